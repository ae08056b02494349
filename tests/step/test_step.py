"""Two computers with one data folder: nothing is lost, doubled, or back that was deleted."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from threading import Event

import pytest

from recoverytimer.base.conflictcopies import CONFLICTS
from recoverytimer.base.storage.besides import looking_at
from recoverytimer.base.storage.database import Database
from recoverytimer.base.writer import Writer, one_thread
from recoverytimer.history.history import History
from recoverytimer.runs.run import Run
from tests.recordmaking import NOON, run, session
from tests.step.computers import NAME, Computer, Doings, Service, SteppingClock, expected, put
from tests.upgrades.opening import make_version_4

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="an open file cannot be replaced there"
)
COPIES = (
    "history.sync-conflict-20260304-101112-ABCDEFG.sqlite3",
    "history (conflicted copy 2026-03-04 101112).sqlite3",
    "history (Anna's conflicted copy 2026-03-04).sqlite3",
    "history (Konfliktkopie von Anna 2026-03-04).sqlite3",
    "history (SFConflict anna@example.org 2026-03-04-10-11-12).sqlite3",
    "history (1).sqlite3",
    "history 2.sqlite3",
    "history-LAPTOP.sqlite3",
    "history.Conflict.sqlite3",
    "history [conflicted].sqlite3",
)


class Pair:
    """Two computers on one clock."""

    def __init__(self, folder: Path) -> None:
        self.now = SteppingClock()
        self.one, self.two = (Computer(folder / name, self.now) for name in ("one", "two"))


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    made = Pair(tmp_path)
    yield made
    made.one.close()
    made.two.close()


@pytest.mark.parametrize("seed", range(6))
def test_both_come_to_hold_what_was_done_last_to_each_record(pair: Pair, seed: int) -> None:
    rng = Random(seed)
    doings = [Doings(pair.one, rng, 1000), Doings(pair.two, rng, 2000)]
    service = Service(pair.one.folder, pair.two.folder, rng)
    for _ in range(60):
        rng.choice(doings).do()
        if rng.random() < 0.3:
            service.step()
        if rng.random() < 0.3:
            rng.choice([pair.one, pair.two]).in_step.look()
    for _ in range(4):
        for computer in (pair.one, pair.two):
            computer.in_step.look()
        service.step()
    assert service.conflicts > 2
    for computer in (pair.one, pair.two):
        assert computer.records == expected(*doings)
        assert computer.copies == []


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_merged_told_once_and_put_aside(pair: Pair, name: str) -> None:
    one, two = pair.one, pair.two
    two.keeper.keep(session(1), run(1), run(2))
    two.close()
    one.keeper.keep(run(1, note="later"))
    shutil.copyfile(two.path, one.folder / name)
    one.in_step.look()
    one.in_step.look()
    assert set(one.records.values()) == {session(1), run(1, note="later"), run(2)}
    (told,) = one.told
    assert told == (
        "Your history was changed on two computers; both versions have been merged. "
        "Added: 1 session and 1 run."
    )
    assert [p.name for p in (one.folder / CONFLICTS).iterdir()] == [name]


def test_a_copy_that_says_what_was_deleted_and_changed_there(pair: Pair) -> None:
    one, two = pair.one, pair.two
    one.keeper.keep(run(1), run(2))
    put(one.path, two.path)
    two.history.runs.delete("run-1")
    two.keeper.keep(run(2, note="there"))
    put(two.path, one.folder / COPIES[0])
    one.in_step.look()
    assert set(one.records.values()) == {run(2, note="there")}
    assert "Updated: 1 run. Deleted on the other computer: 1 run." in one.told[0]


def test_a_copy_of_an_older_version_is_brought_up_to_date(pair: Pair) -> None:
    pair.two.keeper.keep(session(1))
    pair.two.close()
    with closing(sqlite3.connect(pair.two.path)) as database:
        make_version_4(database)
        database.commit()
    put(pair.two.path, pair.one.folder / COPIES[0])
    pair.one.in_step.look()
    assert list(pair.one.records.values()) == [session(1)]


def damaged(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"no history" * 500)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.mark.parametrize(
    ("spoil", "said"), [(damaged, "is damaged"), (cut, "is damaged"), (newer, "newer version")]
)
def test_a_copy_that_cannot_be_used_is_told_once_and_left(
    pair: Pair, spoil: Callable[[Path], None], said: str
) -> None:
    one, two = pair.one, pair.two
    one.keeper.keep(run(1))
    two.keeper.keep(*(run(n) for n in range(2, 60)))
    copy = one.folder / COPIES[0]
    put(two.path, copy)
    spoil(copy)
    os.utime(copy, (0, 0))
    before = copy.read_bytes()
    one.in_step.look()
    one.in_step.look()
    (told,) = one.told
    assert said in told
    assert copy.name in told
    assert copy.read_bytes() == before
    assert set(one.records.values()) == {run(1)}
    put(two.path, copy)
    one.in_step.look()
    assert len(one.records) == 59


def test_a_copy_that_is_still_written_is_merged_when_it_is_whole(pair: Pair) -> None:
    one, two = pair.one, pair.two
    one.keeper.keep(run(1))
    two.keeper.keep(*(run(n) for n in range(2, 60)))
    copy = one.folder / COPIES[0]
    put(two.path, copy)
    cut(copy)
    instant = pair.now.at.timestamp()
    os.utime(copy, (instant, instant))
    one.in_step.look()
    assert one.told == []
    assert copy.exists()
    put(two.path, copy)
    one.in_step.look()
    assert len(one.records) == 59


@pytest.mark.parametrize("name", ["history (1).sqlite3", "history 2.sqlite3", "history-PC.sqlite3"])
@pytest.mark.parametrize("content", [b"", b"my notes", None])
def test_what_only_looks_like_a_copy_is_left_alone(
    pair: Pair, name: str, content: bytes | None
) -> None:
    pair.one.keeper.keep(run(1))
    path = pair.one.folder / name
    if content is None:
        with closing(sqlite3.connect(path)) as database:
            database.execute("CREATE TABLE visited (url TEXT)")
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    os.utime(path, (0, 0))
    pair.one.in_step.look()
    assert path.read_bytes() == before
    assert pair.one.told == []


def test_a_write_while_the_file_is_replaced_is_kept(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = pair.one, pair.two
    one.keeper.keep(run(1))
    put(one.path, two.path)
    two.keeper.keep(run(2))
    keep_up = Database._keep_up
    waiting = [two.path]

    def replaced_first(self: Database) -> bool:
        # The write is on the disk by now, in the file that was there before.
        if self is one.history.database and self.is_open and waiting and one.writes:
            put(waiting.pop(), one.path)
        return keep_up(self)

    one.writes = False
    monkeypatch.setattr(Database, "_keep_up", replaced_first)
    saved: list[bool] = []

    def add(history: History) -> None:
        with history.database.writing() as connection:
            one.writes = True
            connection.execute("UPDATE runs SET note = 'raced', changed_at = '2027-01-01T00:00Z'")

    one.keeper.change(add, lambda _: saved.append(True))
    assert saved == [True]
    assert waiting == []
    assert {r.id: r.note for r in one.records.values()} == {"run-1": "raced", "run-2": ""}
    assert one.copies == []


@pytest.mark.parametrize("closes", [True, False])
def test_a_service_sees_what_was_written_before_it_dates_what_it_brought(
    pair: Pair, closes: bool
) -> None:
    one, two = pair.one, pair.two
    one.keeper.keep(run(1))
    two.keeper.keep(run(2))
    date = two.path.stat().st_mtime_ns
    put(two.path, one.path)
    one.in_step.look()
    os.utime(one.path, ns=(date, date))
    if closes:
        one.close()
    else:
        one.in_step.look()
    assert one.path.stat().st_mtime_ns > date


def test_the_date_of_what_a_service_brought_stays_where_nothing_is_written(pair: Pair) -> None:
    one, two = pair.one, pair.two
    one.keeper.keep(run(1))
    put(one.path, two.path)
    two.keeper.keep(run(2))
    date = two.path.stat().st_mtime_ns
    put(two.path, one.path)
    one.in_step.look()
    os.utime(one.path, ns=(date, date))
    one.in_step.look()
    assert {key for _, key in one.records} == {"run-1", "run-2"}
    one.close()
    assert one.path.stat().st_mtime_ns == date


def test_what_a_reader_kept_in_the_log_comes_into_the_file(pair: Pair) -> None:
    one = pair.one
    one.keeper.keep(run(1))
    other = History(one.path)
    with other.database.reading() as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM runs").fetchone()
        one.keeper.keep(run(2))
        assert ids_in(one.path) == {"run-1"}
        reading.execute("COMMIT")
    one.in_step.look()
    assert ids_in(one.path) == {"run-1", "run-2"}


def ids_in(path: Path) -> set[str]:
    """The runs in a file alone, as services carry it."""
    with closing(looking_at(path)) as looking:
        return {found for (found,) in looking.execute("SELECT id FROM runs")}


def test_what_was_written_to_a_file_that_was_replaced_is_there_after_the_app_ends(
    pair: Pair,
) -> None:
    one, two = pair.one, pair.two
    one.keeper.keep(run(1))
    two.keeper.keep(run(2))
    put(two.path, one.path)
    one.close()
    assert set(Computer(one.folder, pair.now).records) == {(Run, "run-1"), (Run, "run-2")}


def test_a_damaged_file_in_place_of_the_history_takes_nothing_away(pair: Pair) -> None:
    one = pair.one
    one.keeper.keep(*(run(n) for n in range(50)))
    other = one.folder / "other"
    put(one.path, other)
    cut(other)
    other.replace(one.path)
    one.keeper.keep(run(50))
    assert len(one.records) == 51
    assert len(list(one.folder.glob("history.sqlite3.damaged-*"))) == 1


def test_a_newer_file_in_place_of_the_history_takes_nothing_away(pair: Pair) -> None:
    one, two = pair.one, pair.two
    one.keeper.keep(run(1))
    two.keeper.keep(run(2))
    two.close()
    newer(two.path)
    put(two.path, one.path)
    before = one.path.read_bytes()
    one.keeper.keep(run(3))
    assert "newer version" in one.told[-1]
    one.close()
    assert one.path.read_bytes() == before
    # When the app is brought up to date, all of it is merged.
    with closing(sqlite3.connect(one.path)) as database:
        database.execute("PRAGMA user_version = 5")
    later = Computer(one.folder, pair.now)
    later.in_step.look()
    later.keeper.retry()
    assert {key for _, key in later.records} == {"run-1", "run-2", "run-3"}


def test_what_is_shown_goes_on_from_the_old_file_until_the_writer_has_brought_it_in(
    tmp_path: Path,
) -> None:
    now = SteppingClock()
    writer = Writer(lambda: None, one_thread)
    one, two = Computer(tmp_path / "one", now, writer), Computer(tmp_path / "two", now)
    changed: list[int] = []
    one.in_step.when_changed(lambda: changed.append(1))
    one.keeper.keep(run(1))
    one.writer.flush()
    assert len(one.records) == 1
    two.keeper.keep(run(2))
    put(two.path, one.path)
    goes_on = Event()
    writer.do(goes_on.wait)
    assert len(one.records) == 1
    goes_on.set()
    one.writer.flush()
    assert len(one.records) == 2
    assert changed == [1]
    writer.do(one.close)
    writer.close()
    two.close()


def _log_of(computer: Computer, ending: str) -> bytes:
    """A log or journal as a service may catch it in the middle of a write."""
    scratch = computer.folder / "scratch.sqlite3"
    shutil.copyfile(computer.path, scratch)
    with closing(sqlite3.connect(scratch, isolation_level=None)) as database:
        database.execute(f"PRAGMA journal_mode = {'WAL' if ending == '-wal' else 'DELETE'}")
        database.execute("PRAGMA cache_size = 1")
        database.execute("BEGIN")
        database.execute("UPDATE runs SET note = printf('%.200c', 'x')")
        if ending == "-wal":
            database.execute("COMMIT")
        return scratch.with_name(f"{scratch.name}{ending}").read_bytes()


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_the_log_of_another_computer_does_no_damage(pair: Pair, ending: str) -> None:
    one, two = pair.one, pair.two
    one.keeper.keep(*(run(n, note="mine") for n in range(300)))
    two.keeper.keep(*(run(n, NOON - timedelta(days=n)) for n in range(1000, 1300)))
    one.close()
    two.close()
    foreign = _log_of(two, ending)
    assert len(foreign) > 1000
    one.path.with_name(f"{NAME}{ending}").write_bytes(foreign)
    again = Computer(one.folder, pair.now)
    assert again.records == {(Run, f"run-{n}"): run(n, note="mine") for n in range(300)}
    again.keeper.keep(session(1))
    again.close()
    with closing(sqlite3.connect(one.path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    (aside,) = one.folder.glob(f"{NAME}{ending}.foreign-*")
    assert aside.read_bytes() == foreign


def test_a_log_that_is_the_historys_own_is_not_lost(pair: Pair) -> None:
    one = pair.one
    one.keeper.keep(*(run(n) for n in range(50)))
    with one.history.database.reading() as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM runs").fetchone()
        other = History(one.path)
        other.runs.delete("run-1")
        other.add(run(2, note="in the log alone"))
        elsewhere = one.folder / "elsewhere"
        elsewhere.mkdir()
        for ending in ("", "-wal"):
            shutil.copyfile(f"{one.path}{ending}", elsewhere / f"{NAME}{ending}")
        reading.execute("COMMIT")
        other.close()
    assert (elsewhere / f"{NAME}-wal").stat().st_size > 0
    found = Computer(elsewhere, pair.now).records
    assert found == one.records
    assert found[Run, "run-2"] == run(2, note="in the log alone")


@pytest.mark.parametrize("ending", ["-wal", "-shm"])
@pytest.mark.parametrize("comes", [True, False])
def test_a_service_may_replace_or_remove_what_sqlite_puts_beside_it(
    pair: Pair, ending: str, comes: bool
) -> None:
    one, two = pair.one, pair.two
    for computer, first in ((one, 0), (two, 100)):
        computer.keeper.keep(*(run(n) for n in range(first, first + 100)))
    path = one.path.with_name(f"{NAME}{ending}")
    if comes:
        data = _log_of(two, ending) if ending == "-wal" else os.urandom(32768)
        (one.folder / "part").write_bytes(data)
        (one.folder / "part").replace(path)
    else:
        path.unlink()
    one.keeper.keep(session(1))
    assert {key for _, key in one.records} == {"id-1", *(f"run-{n}" for n in range(100))}
    one.close()
    with closing(sqlite3.connect(one.path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_syncthing_is_told_once_what_not_to_carry(pair: Pair) -> None:
    one = pair.one
    one.keeper.keep(run(1))
    rules = one.folder / ".stignore"
    one.in_step.look()
    assert not rules.exists()
    (one.folder / ".stfolder").mkdir()
    one.in_step.look()
    assert rules.read_text() == f"/{NAME}-wal\n/{NAME}-shm\n/{NAME}-journal\n/history.conflict-*\n"
    rules.write_text("mine\n")
    one.in_step.look()
    assert rules.read_text() == "mine\n"


def test_the_clock_of_one_computer_may_be_wrong(tmp_path: Path) -> None:
    clock = SteppingClock()

    def late() -> datetime:
        return clock() - timedelta(days=400)

    one, two = Computer(tmp_path / "one", clock), Computer(tmp_path / "two", late)
    one.keeper.keep(run(1))
    put(one.path, two.path)
    two.keeper.keep(run(1, note="corrected on a slow clock"))
    put(two.path, one.folder / COPIES[0])
    one.in_step.look()
    assert list(one.records.values()) == [run(1, note="corrected on a slow clock")]
    one.close()
    two.close()
