"""A session in a terminal while the disk fills up; see tests/test_smalldisk.py for a real one."""

from __future__ import annotations

import pytest

from recoverytimer.base.storage.database import FullDiskError
from recoverytimer.base.storage.faults import HistoryFault, StorageCause
from recoverytimer.history.changes import Record
from recoverytimer.history.history import History
from recoverytimer.terminal.keys import TERMINAL_GONE
from tests.player.test_sessionlock import held_elsewhere
from tests.smalldisk import fill, needs_small_disk
from tests.terminal.conftest import Person

AGAIN = (
    "Free up some space, or make the folder writable, then press Enter to try again, or q to quit."
)
KEPT = "What could not be saved before is now in your history."


class Full:
    """A disk that has no room for the history until somebody makes it."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.is_full = True
        add = History.add

        def adding(history: History, *records: Record) -> None:
            if self.is_full:
                raise FullDiskError(history.path, HistoryFault.NOT_WRITTEN, StorageCause.FULL)
            add(history, *records)

        patch.setattr(History, "add", adding)


def test_saving_is_tried_again_as_often_as_the_person_wants(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    full, read = Full(monkeypatch), person.read

    def makes_room(prompt: str) -> str:
        if AGAIN in prompt and len([p for p in person.asked if AGAIN in p]) == 1:
            full.is_full = False
        return read(prompt)

    monkeypatch.setattr(person, "read", makes_room)
    assert person.plays("desk-break", "3", "", "", keys=[(85, "q")]) == 0
    assert "history.sqlite3 (The disk is full)" in " ".join(person.heard.split())
    assert "Saved on this computer." in person.heard
    assert [s.soreness for s in person.sessions] == [3]


def test_what_was_done_and_felt_is_kept_at_the_next_start_when_one_leaves(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        Full(patch)
        assert person.plays("desk-break", "3", "q", keys=[(85, "q")]) == 1
        assert person.sessions == ()
    person.plays("glute-relief", keys=[(person.clock[0] + 1, TERMINAL_GONE)])
    assert KEPT in person.heard
    assert [(s.routine_id, s.soreness) for s in person.sessions] == [("desk-break", 3)]


def test_a_window_that_begins_while_one_answers_is_not_disturbed(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, read = person.folder / "session-in-progress.lock", person.read

    def begun(prompt: str) -> str:
        with held_elsewhere(lock):
            monkeypatch.setattr(type(person.app.sessions), "is_played_elsewhere", True)
        return read(prompt)

    monkeypatch.setattr(person, "read", begun)
    assert person.plays("ice-only", "left") == 1
    assert "A session is already running in another window or terminal." in person.heard
    assert not person.seen


@needs_small_disk
def test_on_a_small_disk_that_fills_up_all_is_saved(person: Person) -> None:
    wait, filled = person.wait, []

    def waits(seconds: float | None) -> object:
        if person.clock[0] > 40 and not filled:
            filled.append(fill(person.folder))
        return wait(seconds)

    person.wait = waits  # type: ignore[method-assign, assignment]
    assert person.plays("desk-break", "3", keys=[(85, "q")]) == 0
    assert [s.soreness for s in person.sessions] == [3]
    assert person.sessions[0].total_s == pytest.approx(85)


@needs_small_disk
def test_on_a_small_disk_that_is_full_already_it_is_said_and_saved_later(person: Person) -> None:
    person.plays("desk-break", "", keys=[(10, "q")])
    filling, read = fill(person.folder), person.read

    def makes_room(prompt: str) -> str:
        if AGAIN in prompt:
            filling.unlink(missing_ok=True)
        return read(prompt)

    person.read = makes_room  # type: ignore[method-assign]
    assert person.plays("desk-break", "3", "", keys=[(85, "q")]) == 0
    assert "The disk is full" in person.heard
    assert "I/O" not in person.heard
    assert [s.soreness for s in person.sessions] == [3, None]
