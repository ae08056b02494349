from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.core.days import local_day, monday
from recoverytimer.core.history import (
    MIGRATIONS,
    DamagedHistoryError,
    History,
    HistoryError,
    NewerHistoryError,
)
from recoverytimer.core.player import Outcome
from recoverytimer.core.session import PlayedSegment, Session
from recoverytimer.core.statistics import streak
from recoverytimer.core.timeline import SegmentKind

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def session(number: int = 1, at: datetime = NOON, offset_min: int = 0) -> Session:
    return Session(
        id=f"id-{number}",
        routine_id="glute-relief",
        routine_name="Glute relief",
        started_at=at,
        ended_at=at + timedelta(minutes=8),
        offset_min=offset_min,
        segments=(
            PlayedSegment(
                kind=SegmentKind.WORK,
                exercise="pigeon-pose",
                planned_s=40.0,
                actual_s=40.0,
                outcome=Outcome.DONE,
            ),
            PlayedSegment(kind=SegmentKind.REST, planned_s=10.0, actual_s=5.0),
        ),
        soreness=3,
        note="fine",
    )


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history.sqlite3")


def test_what_is_kept_is_found_again(history: History) -> None:
    history.add(session())
    assert history.get("id-1") == session()
    (summary,) = history.page()
    assert (summary.total_s, summary.work_s, summary.soreness) == (45, 40, 3)
    assert summary.complete


def test_a_session_kept_twice_is_there_once(history: History) -> None:
    history.add(session())
    history.add(replace(session(), soreness=7))
    assert [s.soreness for s in history.page()] == [7]


def test_deleting_can_be_undone(history: History) -> None:
    history.add(session())
    gone = history.delete("id-1")
    assert history.get("id-1") is None
    history.add(gone)
    assert history.get("id-1") == session()


def test_pages_follow_each_other_without_gap_or_overlap(history: History) -> None:
    for number in range(25):
        history.add(session(number, NOON + timedelta(hours=number // 2)))
    seen: list[str] = []
    last = None
    while page := history.page(last, 10):
        seen += [s.id for s in page]
        last = page[-1]
    assert len(seen) == len(set(seen)) == 25


def test_the_newest_of_a_routine_and_how_many_there_were_that_day(history: History) -> None:
    ends = [NOON + timedelta(hours=h) for h in (-24, 0, 2)]
    other = replace(session(9, NOON + timedelta(hours=3)), routine_id="other")
    history.add_all([*(session(n, at) for n, at in enumerate(ends)), other])
    routine = session().routine_id
    newest = history.last_of(routine)
    assert newest is not None
    assert newest.ended_at == session(2, ends[2]).ended_at
    assert history.count_on(newest.day, routine) == 2
    assert history.last_of(routine, ends[2]) == newest
    assert history.last_of(routine, ends[2] + timedelta(seconds=1)) is None


def test_totals_of_a_week_and_days_by_local_time(history: History) -> None:
    late = datetime(2026, 3, 8, 23, 30, tzinfo=UTC)
    history.add(session(1, late))
    history.add(session(2, late, offset_min=60))
    assert history.week_total_s(date(2026, 3, 2)) == (1, 45.0)
    assert history.week_total_s(date(2026, 3, 9)) == (1, 45.0)
    assert list(history.days()) == [date(2026, 3, 9), date(2026, 3, 8)]


# A schema of two versions later: a column more, and the sessions in a new table.
LATER = (
    *MIGRATIONS,
    "ALTER TABLE sessions ADD COLUMN mood TEXT",
    """
    CREATE TABLE moved AS SELECT * FROM sessions;
    DROP TABLE sessions;
    ALTER TABLE moved RENAME TO sessions;
    CREATE UNIQUE INDEX sessions_by_id ON sessions (id);
    """,
)
FAILING = (*MIGRATIONS, "DELETE FROM segments", "INSERT INTO nowhere VALUES (1)")
REFUSING = (*MIGRATIONS, "UPDATE sessions SET note = NULL")


@pytest.fixture
def older(history: History) -> Path:
    """A history of this version's schema with two sessions, to be opened by a later version."""
    history.add_all((session(1), session(2, NOON + timedelta(days=1))))
    history.close()
    return history.path


def names(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir())


def test_an_older_history_keeps_its_sessions(older: Path) -> None:
    later = History(older, LATER)
    assert [s.id for s in later.page()] == ["id-2", "id-1"]
    assert later.get("id-1") == session(1)
    later.add(session(3))
    later.close()
    assert len(History(older, LATER).page()) == 3


def test_an_older_history_is_copied_beside_before_it_changes(older: Path) -> None:
    History(older, LATER).page()
    assert names(older) == ["history.sqlite3", "history.sqlite3.before-3"]
    copy = History(older.with_name("history.sqlite3.before-3"))
    assert [copy.get(f"id-{n}") for n in (1, 2)] == [
        session(1),
        session(2, NOON + timedelta(days=1)),
    ]


def test_a_history_is_copied_only_when_it_changes(older: Path) -> None:
    History(older).page()
    History(older.with_name("new.sqlite3"), LATER).page()
    assert names(older) == ["history.sqlite3", "new.sqlite3"]


@pytest.mark.parametrize("migrations", [FAILING, REFUSING])
def test_a_failing_migration_leaves_the_history_as_it_was(
    older: Path, migrations: tuple[str, ...]
) -> None:
    before = older.read_bytes()
    with pytest.raises(HistoryError) as told:
        History(older, migrations).page()
    assert not isinstance(told.value, DamagedHistoryError)
    assert str(older) in str(told.value)
    assert older.read_bytes() == before
    assert History(older).get("id-1") == session(1)


def test_without_a_copy_nothing_is_migrated(older: Path) -> None:
    before = older.read_bytes()
    older.with_name("history.sqlite3.before-3").mkdir()
    with pytest.raises(HistoryError):
        History(older, LATER).page()
    assert older.read_bytes() == before


def test_a_copy_that_was_cut_short_is_made_anew(older: Path) -> None:
    for rest in ("history.sqlite3.before-3", "history.sqlite3.before-3.part"):
        older.with_name(rest).write_bytes(b"half a copy " * 100)
    assert len(History(older, LATER).page()) == 2
    assert names(older) == ["history.sqlite3", "history.sqlite3.before-3"]
    assert len(History(older.with_name("history.sqlite3.before-3")).page()) == 2


def test_newer_data_is_refused_and_left_alone(older: Path) -> None:
    History(older, LATER).page()
    older.with_name("history.sqlite3.before-3").unlink()
    before = older.read_bytes()
    history = History(older)
    for use in (history.page, lambda: history.add(session(3)), lambda: history.delete("id-1")):
        with pytest.raises(NewerHistoryError, match="newer Recovery Timer"):
            use()
    assert older.read_bytes() == before
    assert names(older) == ["history.sqlite3"]


def test_a_folder_that_is_none_is_told_and_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.touch()
    history = History(folder / "history.sqlite3")
    with pytest.raises(HistoryError, match=r"history\.sqlite3 cannot be written \(File exists\)"):
        history.add(session())
    folder.unlink()
    history.add(session())
    assert history.get("id-1") == session()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")
def test_a_history_deleted_while_the_app_runs_begins_anew(history: History) -> None:
    history.add(session(1))
    history.path.unlink()
    with pytest.raises(HistoryError, match="cannot be written"):
        history.add(session(2))
    history.add(session(2))
    assert [s.id for s in History(history.path).page()] == ["id-2"]


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    path.write_bytes(b"not a database " * 100)
    with pytest.raises(DamagedHistoryError, match="damaged"):
        History(path).page()


@given(st.sets(st.integers(0, 30)), st.integers(0, 30))
def test_a_streak_counts_days_in_a_row_up_to_today_or_yesterday(ago: set[int], now: int) -> None:
    today = date(2026, 3, 30) - timedelta(days=now)
    days = sorted((date(2026, 3, 30) - timedelta(days=n) for n in ago), reverse=True)
    first = 0 if today in days else 1
    expected = 0
    while today - timedelta(days=first + expected) in days:
        expected += 1
    assert streak(iter(days), today) == expected


@pytest.mark.parametrize(
    ("instant", "offset_min", "day"),
    [
        (datetime(2026, 3, 4, 23, 59, tzinfo=UTC), 0, date(2026, 3, 4)),
        (datetime(2026, 3, 4, 23, 59, tzinfo=UTC), 60, date(2026, 3, 5)),
        (datetime(2026, 3, 5, 4, 0, tzinfo=UTC), -300, date(2026, 3, 4)),
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), 60, date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 30, tzinfo=UTC), 120, date(2026, 3, 30)),
    ],
)
def test_a_session_belongs_to_the_day_on_the_wall(
    instant: datetime, offset_min: int, day: date
) -> None:
    assert local_day(instant, offset_min) == day


def test_a_week_begins_on_monday() -> None:
    assert monday(date(2026, 3, 8)) == date(2026, 3, 2)
    assert monday(date(2026, 3, 9)) == date(2026, 3, 9)
