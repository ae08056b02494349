from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.ownfile import OwnFileError
from recoverytimer.base.storage import database as databases
from recoverytimer.base.storage.database import HistoryError
from recoverytimer.base.storage.migrations import MIGRATIONS
from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.history import History
from recoverytimer.player import player as p
from recoverytimer.player.checkpoint import Checkpoint, CheckpointFile
from recoverytimer.player.player import Outcome, Player
from recoverytimer.player.session import (
    Identity,
    session_of,
)
from recoverytimer.routine.timeline import build
from tests.keeping import Keepers
from tests.making import GLUTE_RELIEF, plain, recipe_of, routines
from tests.recordmaking import entry, run, session

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
WHO = Identity(id="one", routine_id="test", started_at=NOON, offset_min=60)


def at(text: str, seconds: int) -> Player:
    state = p.start(p.new_player(build(recipe_of(text))), 0.0)
    for second in range(1, seconds + 1):
        state = p.advance(state, float(second))
    return state


def save(path: Path, state: Player, now: float) -> Player:
    file = CheckpointFile(path)
    file.save(Checkpoint(identity=WHO, saved_at=NOON, state=p.settled(state, now)))
    return file.load().state


@given(text=routines(), seconds=st.integers(0, 400))
def test_a_saved_session_goes_on_exactly_there(
    tmp_path_factory: pytest.TempPathFactory, text: str, seconds: int
) -> None:
    path = tmp_path_factory.mktemp("saved") / "session-in-progress.toml"
    state = at(text, seconds)
    if state.status is p.Status.FINISHED:
        return
    again = save(path, state, float(seconds))
    assert again.index == state.index
    assert again.timeline == state.timeline
    assert p.elapsed_s(again, 0) == pytest.approx(p.elapsed_s(state, seconds))
    going = p.start(again, 1000.0)
    assert p.remaining_s(going, 1000.0) == pytest.approx(p.remaining_s(state, seconds))


def test_what_was_changed_while_playing_is_saved(tmp_path: Path) -> None:
    state = p.adjust(p.swap(at(GLUTE_RELIEF, 240), 240), 10, 240)
    state = p.add_round(at(GLUTE_RELIEF, 90), 90)
    again = save(tmp_path / "session-in-progress.toml", state, 90.0)
    assert again.timeline == state.timeline
    assert p.add_round(again, 0).segment.rounds[-1].planned == 4


def test_a_record_tells_what_was_planned_and_what_happened() -> None:
    state = p.end(p.next_segment(at(GLUTE_RELIEF, 40), 40), 45)
    session = session_of(state, WHO, NOON)
    assert session.total_s == pytest.approx(45)
    works = [s for s in session.segments if s.exercise == "knee-rolls" and s.kind == "work"]
    assert [(s.planned_s, s.actual_s, s.outcome) for s in works] == [(60, 30, Outcome.SKIPPED)]
    assert not session.is_complete
    assert f"{session.local_start:%H:%M}" == "13:00"


@pytest.mark.parametrize("keep", [0, 10, 500])
def test_half_a_checkpoint_is_damaged(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "session-in-progress.toml"
    save(path, at(GLUTE_RELIEF, 40), 40.0)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(OwnFileError):
        CheckpointFile(path).load()


def keepers_of(folder: Path, told: list[str]) -> Keepers:
    return Keepers(folder, lambda: NOON, told.append)


def test_a_full_disk_is_told_once_and_the_session_is_kept_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    def fails(*_: object) -> None:
        message = "disk is full"
        raise HistoryError(message)

    told: list[str] = []
    keepers = keepers_of(tmp_path, told)
    state = p.end(at(GLUTE_RELIEF, 40), 40)
    with monkeypatch.context() as patch:
        patch.setattr(CheckpointFile, "save", full)
        patch.setattr(History, "add", fails)
        for _ in range(3):
            keepers.sessions.checkpoint(WHO, state)
        assert len(told) == 1
        assert "The disk is full" in told[0]
        assert str(tmp_path) in told[0]
        keepers.sessions.finish(state, WHO)
        assert "disk is full" in told[1]
    checkpoint = Checkpoint(identity=WHO, saved_at=NOON, state=state)
    CheckpointFile(tmp_path / "session-in-progress.toml").save(checkpoint)
    assert keepers.records.retry()
    assert keepers.history.sessions.get("one") is not None
    assert keepers.sessions.interrupted() is None


def test_a_session_that_was_kept_is_not_interrupted_when_its_checkpoint_stayed(
    tmp_path: Path,
) -> None:
    keepers = keepers_of(tmp_path, [])
    state = at(GLUTE_RELIEF, 40)
    keepers.sessions.checkpoint(WHO, state)
    assert keepers.sessions.interrupted() is not None
    keepers.sessions.finish(p.end(state, 40), WHO)
    checkpoint = Checkpoint(identity=WHO, saved_at=NOON, state=state)
    CheckpointFile(tmp_path / "session-in-progress.toml").save(checkpoint)
    assert keepers.sessions.interrupted() is None


def test_a_damaged_history_is_set_aside_and_the_session_kept(tmp_path: Path) -> None:
    told: list[str] = []
    keepers = keepers_of(tmp_path, told)
    keepers.history.path.write_bytes(b"garbage" * 300)
    keepers.sessions.finish(p.end(at(GLUTE_RELIEF, 40), 40), WHO)
    assert keepers.history.sessions.get("one") is not None
    assert (tmp_path / "history.sqlite3.damaged-2026-03-04").exists()
    assert len(told) == 1


def test_a_session_waits_until_the_folder_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.touch()
    told: list[str] = []
    keepers = keepers_of(folder, told)
    state = at(GLUTE_RELIEF, 40)
    for _ in range(3):
        keepers.sessions.checkpoint(WHO, state)
    keepers.sessions.finish(p.end(state, 40), WHO)
    assert not keepers.records.retry()
    running, *ended = told
    assert (
        f"The running session cannot be saved to {folder / 'session-in-progress.toml'}" in running
    )
    assert len(ended) == 2
    assert all(str(folder / "history.sqlite3") in sentence for sentence in ended)
    folder.unlink()
    assert keepers.records.retry()
    assert len(told) == 3
    assert History(folder / "history.sqlite3").sessions.get("one") is not None


def test_a_fault_is_told_once_and_again_after_all_was_well(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    told: list[str] = []
    keepers = keepers_of(folder, told)
    for _ in range(2):
        folder.touch()
        for _ in range(3):
            assert keepers.records.ask(keepers.history.sessions.page) is None
        folder.unlink()
        assert keepers.records.ask(keepers.history.sessions.page) == ()
        keepers.history.close()
        shutil.rmtree(folder)
    path = folder / "history.sqlite3"
    assert told == [f"The history {path} cannot be read (File exists)."] * 2


def test_a_damaged_history_that_cannot_be_set_aside_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> Path:
        raise PermissionError(13, "Permission denied")

    told: list[str] = []
    keepers = keepers_of(tmp_path, told)
    keepers.history.path.write_bytes(b"garbage" * 300)
    monkeypatch.setattr(databases, "set_aside", denied)
    for _ in range(3):
        assert keepers.records.ask(keepers.history.sessions.page) is None
    assert len(told) == 1
    assert str(keepers.history.path) in told[0]
    assert keepers.history.path.read_bytes() == b"garbage" * 300


def test_beside_a_newer_history_a_session_waits_for_the_update(tmp_path: Path) -> None:
    newer = (*MIGRATIONS, "ALTER TABLE sessions ADD COLUMN mood TEXT")
    History(tmp_path / "history.sqlite3", newer).sessions.page()
    told: list[str] = []
    keepers = keepers_of(tmp_path, told)
    state = at(GLUTE_RELIEF, 40)
    keepers.sessions.checkpoint(WHO, state)
    keepers.sessions.finish(p.end(state, 40), WHO)
    assert "newer Recovery Timer" in told[0]
    updated = Keepers(tmp_path, history=History(tmp_path / "history.sqlite3", newer))
    assert updated.sessions.interrupted() is not None
    assert updated.records.ask(updated.history.sessions.page) == ()


def test_a_record_is_of_the_kind_that_took_most_of_its_time() -> None:
    assert session_of(p.end(at(GLUTE_RELIEF, 40), 40), WHO, NOON).kind is Kind.MOBILITY
    assert session_of(p.end(at(GLUTE_RELIEF, 600), 600), WHO, NOON).kind is Kind.STRETCH
    assert session_of(p.end(at(plain("rest = 30"), 20), 20), WHO, NOON).kind is None


def test_soreness_entries_and_runs_wait_as_sessions_do(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.touch()
    told: list[str] = []
    keepers = keepers_of(folder, told)
    assert not keepers.records.keep(entry())
    assert not keepers.records.keep(run(1), run(2))
    path = folder / "history.sqlite3"
    why = "It is tried again at the next change and when you close the app."
    assert told == [
        f"The soreness entry could not be saved: {path} cannot be written (File exists). {why}",
        f"3 records could not be saved: {path} cannot be written (File exists). {why}",
    ]
    assert keepers.records.unsaved == "3 records"
    folder.unlink()
    assert keepers.records.keep(session())
    assert keepers.records.unsaved == ""
    history = History(path)
    assert history.soreness.get("entry-1") == entry()
    assert [history.runs.get(f"run-{n}") for n in (1, 2)] == [run(1), run(2)]
    assert history.sessions.get("id-1") == session()


def test_what_can_never_be_saved_keeps_nothing_else_from_it(tmp_path: Path) -> None:
    told: list[str] = []
    keepers = keepers_of(tmp_path, told)
    state = at(GLUTE_RELIEF, 40)
    keepers.sessions.checkpoint(WHO, state)
    assert not keepers.records.keep(run(1, distance_m=-5.0), run(2))
    keepers.sessions.finish(p.end(state, 40), WHO)
    assert keepers.history.runs.get("run-2") == run(2)
    assert keepers.history.sessions.get("one") is not None
    assert keepers.sessions.interrupted() is None
    assert keepers.records.unsaved == "the run"


def test_a_damaged_history_is_set_aside_and_entry_and_run_kept(tmp_path: Path) -> None:
    told: list[str] = []
    keepers = keepers_of(tmp_path, told)
    keepers.history.path.write_bytes(b"garbage" * 300)
    assert keepers.records.keep(entry(), run())
    assert keepers.history.soreness.get("entry-1") == entry()
    assert keepers.history.runs.get("run-1") == run()
    assert len(told) == 1
