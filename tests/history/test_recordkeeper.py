from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from recoverytimer.base.storage import database as databases
from recoverytimer.base.storage.database import FullDiskError
from recoverytimer.base.storage.faults import HistoryFault, StorageCause
from recoverytimer.history.history import History
from recoverytimer.player import player as p
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import SorenessEntry
from tests.history.life import NO_ROOM, Life, keepers_of, refuse
from tests.keeping import is_all_kept, is_kept
from tests.making import GLUTE_RELIEF
from tests.player.playing import WHO, at
from tests.recordmaking import entry, run, session
from tests.recordmaking import session as any_session

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_a_history_that_takes_nothing_is_asked_once_for_all_that_waits(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def add(*_: object) -> None:
        asked.append(1)
        refuse()

    monkeypatch.setattr(History, "add", add)
    for number in range(1, 4):
        life.records.keep(run(number))
    assert len(asked) == 3
    life.starts()
    assert not is_all_kept(life.records)
    assert len(asked) == 4


def test_a_record_that_is_refused_keeps_no_other_from_being_saved(life: Life) -> None:
    endless = msgspec.structs.replace(entry(2), level=99)
    assert not is_kept(life.records, run(1), endless, any_session())
    assert life.kept == [any_session().id]
    assert life.records.history.runs.get(run(1).id) == run(1)
    assert life.records.unsaved == (SorenessEntry,)


def test_what_another_window_saved_and_changed_is_not_put_back(
    life: Life, born: Callable[..., Life], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(History, "add", refuse)
        life.records.keep(run(1), run(2))
    other = born()
    assert is_all_kept(other.records)
    corrected = msgspec.structs.replace(run(1), note="corrected")
    assert is_kept(other.records, corrected)
    assert is_all_kept(life.records)
    assert life.records.history.runs.get(run(1).id) == corrected


def test_what_is_nowhere_but_in_memory_is_saved_though_its_file_went(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(History, "add", refuse)
        life.records.keep(run(1))
    (life.waiting).unlink()
    assert is_all_kept(life.records)
    assert life.records.history.runs.get(run(1).id) == run(1)


def test_two_processes_that_cannot_save_lose_nothing_of_each_other(
    life: Life, born: Callable[..., Life], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = born()
    with monkeypatch.context() as patch:
        patch.setattr(History, "add", refuse)
        life.records.keep(run(1), any_session(1))
        other.records.keep(entry(1))
    third = born()
    assert is_all_kept(third.records)
    history = third.records.history
    assert history.runs.get("run-1") == run(1)
    assert history.soreness.get("entry-1") == entry(1)
    assert third.kept == ["id-1"]


def test_what_waits_on_the_disk_already_is_safe_though_nothing_can_be_written(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise FullDiskError(life.records.history.path, HistoryFault.NOT_WRITTEN, StorageCause.FULL)

    def no_room(*_: object) -> None:
        raise NO_ROOM

    monkeypatch.setattr("recoverytimer.history.history.History.add", full)
    assert not is_kept(life.records, run(1))
    assert life.records.is_safe
    monkeypatch.setattr("recoverytimer.history.waitingfile.write_atomic", no_room)
    assert not is_all_kept(life.records)
    assert life.records.is_safe
    assert not is_kept(life.records, run(2))
    assert not life.records.is_safe


@pytest.mark.parametrize(
    ("code", "free", "told"),
    [
        (sqlite3.SQLITE_FULL, 10**9, "The disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, 0, "The disk is full"),
        (sqlite3.SQLITE_CANTOPEN, 0, "The disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, 10**9, "disk I/O error"),
    ],
)
def test_sqlite_says_less_than_the_disk(
    life: Life, monkeypatch: pytest.MonkeyPatch, code: int, free: int, told: str
) -> None:
    def fails(*_: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr("recoverytimer.history.changes.insert_run", fails)
    monkeypatch.setattr(
        "recoverytimer.base.storage.database.shutil.disk_usage",
        lambda _path: type("Usage", (), {"free": free}),
    )
    assert not is_kept(life.records, run(1))
    assert f"history.sqlite3 ({told})" in life.told[0]


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
    path = folder / "history.sqlite3"
    assert told == [f"The history file {path} cannot be read (Not a directory)."] * 2


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


def test_soreness_entries_and_runs_wait_as_sessions_do(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.touch()
    told: list[str] = []
    keepers = keepers_of(folder, told)
    assert not is_kept(keepers.records, entry())
    assert not is_kept(keepers.records, run(1), run(2))
    path = folder / "history.sqlite3"
    fault = f"The history cannot be saved to {path} (File exists)."
    why = "The app will try again the next time it saves something and when you close it."
    assert told == [
        f"The soreness entry could not be saved. {fault} {why}",
        f"3 records could not be saved. {fault} {why}",
    ]
    assert keepers.records.unsaved == (SorenessEntry, Run, Run)
    folder.unlink()
    assert is_kept(keepers.records, session())
    assert keepers.records.unsaved == ()
    history = History(path)
    assert history.soreness.get("entry-1") == entry()
    assert [history.runs.get(f"run-{n}") for n in (1, 2)] == [run(1), run(2)]
    assert history.sessions.get("id-1") == session()


def test_what_can_never_be_saved_keeps_nothing_else_from_it(tmp_path: Path) -> None:
    told: list[str] = []
    keepers = keepers_of(tmp_path, told)
    state = at(GLUTE_RELIEF, 40)
    keepers.sessions.checkpoint(WHO, state)
    assert not is_kept(keepers.records, run(1, distance_m=-5.0), run(2))
    keepers.sessions.finish(p.end(state, 40), WHO)
    assert keepers.history.runs.get("run-2") == run(2)
    assert keepers.history.sessions.get("one") is not None
    assert keepers.sessions.interrupted() is None
    assert keepers.records.unsaved == (Run,)


def test_a_damaged_history_is_set_aside_and_entry_and_run_kept(tmp_path: Path) -> None:
    told: list[str] = []
    keepers = keepers_of(tmp_path, told)
    keepers.history.path.write_bytes(b"garbage" * 300)
    assert is_kept(keepers.records, entry(), run())
    assert keepers.history.soreness.get("entry-1") == entry()
    assert keepers.history.runs.get("run-1") == run()
    assert len(told) == 1
