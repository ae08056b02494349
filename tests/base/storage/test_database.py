from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest

from recoverytimer.base.storage.database import DamagedHistoryError, HistoryError, NewerHistoryError
from recoverytimer.base.storage.migrations import MIGRATIONS
from recoverytimer.base.words.system import history_fault
from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.history import History
from tests import DATA
from tests.recordmaking import NOON, entry, run, session
from tests.upgrades.opening import make_version_4

needs_rights = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history.sqlite3")


# A schema of two versions later: a column more, and the sessions in a new table.
LATER = (
    *MIGRATIONS,
    "ALTER TABLE sessions ADD COLUMN mood TEXT",
    """
    CREATE TABLE moved (
        number INTEGER PRIMARY KEY, id TEXT, routine_id TEXT, routine_name TEXT, kind TEXT,
        by_hand INTEGER, started_at TEXT, ended_at TEXT, offset_min INTEGER, day TEXT, week TEXT,
        work_s REAL, total_s REAL, complete INTEGER, note TEXT, words TEXT, changed_at TEXT,
        mood TEXT
    );
    INSERT INTO moved SELECT * FROM sessions;
    DROP TABLE sessions;
    ALTER TABLE moved RENAME TO sessions;
    """,
)
COPY = f"history.sqlite3.before-{len(LATER)}"
FAILING = (*MIGRATIONS, "DELETE FROM segments", "INSERT INTO nowhere VALUES (1)")
REFUSING = (*MIGRATIONS, "UPDATE sessions SET note = NULL")


@pytest.fixture
def older(history: History) -> Path:
    """A history of this version's schema with two sessions, to be opened by a later version."""
    history.add(session(1), session(2, NOON + timedelta(days=1)))
    history.close()
    return history.path


@contextmanager
def raises_saying(kind: type[HistoryError], said: str) -> Iterator[None]:
    with pytest.raises(kind) as found:
        yield
    assert said in history_fault(found.value)


def names(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir())


def ids(history: History) -> list[str]:
    found = [s.id for s in history.sessions.page()]
    history.close()
    return found


def test_an_older_history_keeps_its_sessions(older: Path) -> None:
    later = History(older, LATER)
    assert [s.id for s in later.sessions.page()] == ["id-2", "id-1"]
    assert later.sessions.get("id-1") == session(1)
    later.add(session(3))
    later.close()
    assert len(ids(History(older, LATER))) == 3


def test_an_older_history_is_copied_beside_before_it_changes(older: Path) -> None:
    ids(History(older, LATER))
    assert names(older) == ["history.sqlite3", COPY]
    copy = History(older.with_name(COPY))
    assert [copy.sessions.get(f"id-{n}") for n in (1, 2)] == [
        session(1),
        session(2, NOON + timedelta(days=1)),
    ]


def test_a_history_is_copied_only_when_it_changes(older: Path) -> None:
    ids(History(older))
    new = History(older.with_name("new.sqlite3"), LATER)
    with new.database.writing():
        pass
    new.close()
    assert names(older) == ["history.sqlite3", "new.sqlite3"]


@pytest.mark.parametrize("migrations", [FAILING, REFUSING])
def test_a_failing_migration_leaves_the_history_as_it_was(
    older: Path, migrations: tuple[str, ...]
) -> None:
    before = older.read_bytes()
    with pytest.raises(HistoryError) as told:
        History(older, migrations).sessions.page()
    assert not isinstance(told.value, DamagedHistoryError)
    assert str(older) in str(told.value)
    assert older.read_bytes() == before
    assert History(older).sessions.get("id-1") == session(1)


def test_without_a_copy_nothing_is_migrated(older: Path) -> None:
    before = older.read_bytes()
    older.with_name(COPY).mkdir()
    with pytest.raises(HistoryError):
        History(older, LATER).sessions.page()
    assert older.read_bytes() == before


def test_a_copy_that_was_cut_short_is_made_anew(older: Path) -> None:
    for rest in (COPY, f"{COPY}.part"):
        older.with_name(rest).write_bytes(b"half a copy " * 100)
    assert len(ids(History(older, LATER))) == 2
    assert names(older) == ["history.sqlite3", COPY]
    assert len(ids(History(older.with_name(COPY)))) == 2


def test_newer_data_is_refused_and_left_alone(older: Path) -> None:
    ids(History(older, LATER))
    older.with_name(COPY).unlink()
    before = older.read_bytes()
    history = History(older)
    for use in (
        history.sessions.page,
        lambda: history.soreness.get("one"),
        lambda: list(history.totals.days()),
        lambda: history.add(session(3)),
        lambda: history.runs.delete("run-1"),
    ):
        with raises_saying(NewerHistoryError, "newer version of Recovery Timer"):
            use()
    assert older.read_bytes() == before
    assert names(older) == ["history.sqlite3"]


def version_1(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((DATA / "history-1.sql").read_text(encoding="utf-8"))


def test_a_first_history_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    version_1(path)
    kinds = {"pigeon-pose": Kind.STRETCH}
    history = History(path, kind_of=kinds.get)
    assert [(s.kind, s.soreness) for s in history.sessions.page()] == [
        (Kind.STRETCH, 0),
        (None, None),
    ]
    (after,) = history.soreness.between(date(2026, 3, 1), date(2026, 3, 31))
    assert (after.level, after.area, after.day) == (0, None, date(2026, 3, 9))
    assert after.session_id == history.sessions.page()[0].id
    assert history.runs.between(date.min, date.max) == ()
    with closing(sqlite3.connect(tmp_path / f"history.sqlite3.before-{len(MIGRATIONS)}")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.execute("SELECT count(*) FROM sessions").fetchone() == (2,)


@pytest.mark.parametrize("seconds", ["1e12", "'long'", "9.0"])
@pytest.mark.parametrize("instant", ["'soon'", "X'00ff'", "'2025-13-01'", "'9999-12-31T23:59:59Z'"])
def test_one_bad_row_keeps_no_history_from_being_opened(
    older: Path, instant: str, seconds: str
) -> None:
    with closing(sqlite3.connect(older)) as database, database:
        make_version_4(database)
        database.execute(
            f"UPDATE sessions SET started_at = {instant}, total_s = {seconds}, ended_at = '0' "
            "WHERE id = 'id-1'"
        )
        database.execute(
            "INSERT INTO soreness SELECT id, ended_at, 'x', day, NULL, NULL, 3, '', '', id "
            "FROM sessions"
        )
        database.execute("DROP TABLE adaptations")
        database.execute("PRAGMA user_version = 2")
    history = History(older)
    assert history.sessions.get("id-2") == session(2, NOON + timedelta(days=1))
    history.close()
    with closing(sqlite3.connect(older)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert database.execute("SELECT count(*) FROM soreness").fetchone() == (2,)


def test_one_bad_row_keeps_no_first_history_from_being_opened(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    version_1(path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE sessions SET ended_at = 'late' WHERE soreness IS NOT NULL")
        (told,) = database.execute("SELECT count(*) FROM sessions WHERE soreness >= 0").fetchone()
    history = History(path)
    with history.database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM soreness").fetchone() == (told,)
        assert connection.execute("SELECT count(*) FROM sessions").fetchone() == (2,)
    history.close()


def test_two_processes_may_write_in_turn(history: History) -> None:
    other = History(history.path)
    history.add(session(1))
    other.add(run(1))
    history.add(entry(1))
    assert other.soreness.get("entry-1") == entry(1)
    assert history.runs.get("run-1") == run(1)


def test_what_is_written_is_on_the_disk_and_the_file_alone_holds_it(history: History) -> None:
    history.add(session(1), session(2))
    with history.database.reading() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    copy = history.path.with_name("copy.sqlite3")
    copy.write_bytes(history.path.read_bytes())
    assert len(ids(History(copy))) == 2
    history.close()
    assert names(history.path) == ["copy.sqlite3", "history.sqlite3"]


def test_of_records_that_cannot_all_be_kept_none_is(history: History) -> None:
    with raises_saying(HistoryError, "cannot be saved"):
        history.add(session(), run(distance_m=-1.0))
    assert history.sessions.page() == ()


def test_halves_of_characters_from_elsewhere_keep_nothing_from_being_saved(
    history: History,
) -> None:
    half = "\ud83d"
    history.add(session(note=f"good {half}"), entry(note=half), run(note=half, source=half))
    found = history.sessions.get("id-1")
    assert found is not None
    assert found.note == "good ?"
    assert len(history.runs.between(NOON.date(), NOON.date())) == 1


def test_a_folder_that_is_none_is_told_and_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.touch()
    history = History(folder / "history.sqlite3")
    with raises_saying(HistoryError, "history.sqlite3 (File exists)"):
        history.add(session())
    folder.unlink()
    history.add(session())
    assert history.sessions.get("id-1") == session()


@needs_rights
def test_a_history_in_a_folder_that_can_only_be_read_is_read_and_later_written(
    history: History,
) -> None:
    history.add(session(1))
    history.close()
    folder = history.path.parent
    folder.chmod(0o555)
    try:
        assert history.sessions.get("id-1") == session(1)
        with raises_saying(HistoryError, "the file or its folder is read-only"):
            history.add(session(2))
        assert history.sessions.get("id-1") == session(1)
    finally:
        folder.chmod(0o755)
    history.add(session(2))
    assert len(history.sessions.page()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")
def test_a_history_deleted_while_the_app_runs_begins_anew(history: History) -> None:
    history.add(session(1))
    history.path.unlink()
    history.add(session(2))
    assert ids(History(history.path)) == ["id-2"]


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
def test_a_history_put_in_place_of_another_while_the_app_runs_gets_what_that_one_had(
    history: History, tmp_path: Path
) -> None:
    other = History(tmp_path / "other.sqlite3")
    other.add(session(5))
    other.close()
    history.add(session(1))
    other.path.replace(history.path)
    assert [s.id for s in history.sessions.page()] == ["id-5", "id-1"]
    history.add(session(2, NOON + timedelta(days=1)))
    assert ids(History(history.path)) == ["id-2", "id-5", "id-1"]
    history.close()
    assert names(history.path) == ["history.sqlite3"]


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    path.write_bytes(b"not a database " * 100)
    with raises_saying(DamagedHistoryError, "is damaged"):
        History(path).sessions.page()


def test_a_damaged_file_is_set_aside_with_the_log_that_belongs_to_it(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    path.write_bytes(b"not a database " * 100)
    path.with_name("history.sqlite3-wal").write_bytes(b"its log")
    history = History(path)
    kept = history.database.set_aside(datetime(2026, 3, 4, tzinfo=UTC))
    history.add(session())
    history.close()
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"its log"
    assert ids(History(path)) == ["id-1"]
    assert names(path) == ["history.sqlite3", kept.name, f"{kept.name}-wal"]


def test_a_history_is_made_by_its_first_record(tmp_path: Path) -> None:
    history = History(tmp_path / "data" / "history.sqlite3")
    assert ids(history) == []
    assert list(tmp_path.iterdir()) == []
    history.add(session(1))
    assert ids(history) == ["id-1"]


def test_a_history_that_is_deleted_meanwhile_is_empty_and_made_anew(tmp_path: Path) -> None:
    history = History(tmp_path / "history.sqlite3")
    history.add(session(1))
    history.path.unlink()
    assert ids(history) == []
    history.add(session(2))
    assert ids(history) == ["id-2"]


ODD = "substr(day, 1, 9) || 'x'"


@pytest.mark.parametrize(
    ("damage", "read"),
    [
        ("UPDATE runs SET effort = 'xard'", lambda h: h.runs.between(date.min, date.max)),
        ("UPDATE soreness SET area = 'moon'", lambda h: h.soreness.between(date.min, date.max)),
        (f"UPDATE soreness SET day = {ODD}", lambda h: h.soreness.worst(date.min, date.max)),
        ("UPDATE sessions SET kind = 'x'", lambda h: h.sessions.page()),
        ("UPDATE sessions SET day = 'x'", lambda h: h.totals.first_day()),
        (f"UPDATE runs SET day = {ODD}", lambda h: h.day_before(date.max)),
    ],
)
def test_a_row_that_holds_what_it_cannot_is_told_as_damage(
    history: History, damage: str, read: Callable[[History], object]
) -> None:
    history.add(session(1), entry(1), run(1))
    history.close()
    with closing(sqlite3.connect(history.path)) as database:
        database.execute(damage)
        database.commit()
    with raises_saying(DamagedHistoryError, "is damaged"):
        read(history)


def test_threads_that_make_the_file_at_once_all_get_their_turn(tmp_path: Path) -> None:
    threads = 8
    together = Barrier(threads)

    def add(history: History, number: int) -> None:
        together.wait()
        history.add(session(number))

    with ThreadPoolExecutor(threads) as pool:
        # One such start in twenty went wrong.
        for n in range(40):
            history = History(tmp_path / f"{n}.sqlite3")
            for added in [pool.submit(add, history, number) for number in range(threads)]:
                added.result()
            assert len(history.sessions.page(count=threads)) == threads
            history.close()
