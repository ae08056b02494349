from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.base.days import local_day, monday
from recoverytimer.base.textfolding import folded
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.byhand import moved
from recoverytimer.history.history import History, Record
from recoverytimer.history.sessionfilter import SessionFilter
from recoverytimer.history.totals import DayTotal, ExerciseTotal, WeekTotal
from recoverytimer.player.session import Session
from recoverytimer.routine.timeline import SegmentKind
from recoverytimer.runs.run import Effort, Run
from recoverytimer.soreness.entry import SorenessEntry, after_session
from tests.recordmaking import NOON, entry, records, run, session, work

DAY = timedelta(days=1)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history.sqlite3")


@contextmanager
def fresh(*kept: Record) -> Iterator[History]:
    """A history for one example of many."""
    with TemporaryDirectory() as folder, closing(History(Path(folder, "history"))) as history:
        history.add(*kept)
        yield history


def get(history: History, record: Record) -> Record | None:
    log = {Session: history.sessions, SorenessEntry: history.soreness, Run: history.runs}
    return log[type(record)].get(record.id)


@given(records())
def test_any_record_is_found_as_it_was_kept_goes_and_comes_back(record: Record) -> None:
    with fresh(record) as history:
        assert get(history, record) == record
        log = {Session: history.sessions, SorenessEntry: history.soreness, Run: history.runs}
        gone = log[type(record)].delete(record.id)
        assert gone == (record,)
        assert get(history, record) is None
        assert log[type(record)].delete(record.id) == ()
        history.add(*gone)
        assert get(history, record) == record


@given(records(), st.text(st.characters(exclude_categories=("Cs",))))
def test_a_record_kept_twice_is_there_once_as_it_was_last(record: Record, note: str) -> None:
    with fresh(record, replace(record, note=note)) as history:
        assert get(history, record) == replace(record, note=note)
        assert len(history.sessions.page()) == isinstance(record, Session)


def test_a_session_is_summed_up_with_the_soreness_after_it(history: History) -> None:
    done = session()
    history.add(done, after_session(done, 3), entry(2, level=9, session_id=done.id))
    (summary,) = history.sessions.page()
    assert (summary.total_s, summary.work_s, summary.soreness) == (45, 40, 3)
    assert (summary.complete, summary.kind, summary.by_hand) == (True, Kind.STRETCH, False)
    history.add(after_session(done, 7))
    assert history.sessions.page()[0].soreness == 7
    assert history.soreness.after(done.id) == after_session(done, 7)


def test_with_a_session_goes_the_soreness_after_it_and_both_come_back(history: History) -> None:
    done = session()
    other = entry(2)
    history.add(done, after_session(done, 3), other)
    gone = history.sessions.delete(done.id)
    assert gone == (done, after_session(done, 3))
    assert history.soreness.between(*MARCH) == (other,)
    history.add(*gone)
    assert history.sessions.page()[0].soreness == 3


def test_a_session_moved_to_another_time_takes_the_soreness_after_it_along(
    history: History,
) -> None:
    done = session()
    history.add(done, after_session(done, 3))
    changed = moved(done, NOON - 2 * DAY, 120)
    history.add(changed)
    assert history.soreness.after(done.id) == after_session(changed, 3)
    assert list(history.totals.days()) == [date(2026, 3, 2)]
    history.add(replace(changed, note="noted"))
    assert history.soreness.after(done.id) == after_session(changed, 3)


def test_pages_follow_each_other_without_gap_or_overlap(history: History) -> None:
    history.add(*(session(n, NOON + timedelta(hours=n // 2)) for n in range(25)))
    seen: list[str] = []
    last = None
    while page := history.sessions.page(last, 10):
        seen += [s.id for s in page]
        last = page[-1]
    assert len(seen) == len(set(seen)) == 25


def test_the_newest_of_a_routine_and_how_many_there_were_that_day(history: History) -> None:
    ends = [NOON + timedelta(hours=h) for h in (-24, 0, 2)]
    other = session(9, NOON + timedelta(hours=3), routine_id="other")
    history.add(*(session(n, at) for n, at in enumerate(ends)), other)
    log, routine = history.sessions, session().routine_id
    newest = log.last_of(routine)
    assert newest is not None
    assert newest.ended_at == session(2, ends[2]).ended_at
    assert log.count_on(newest.day, routine) == 2
    assert log.last_of(routine, ends[2]) == newest
    assert log.last_of(routine, ends[2] + timedelta(seconds=1)) is None


def test_routines_have_the_name_that_they_had_last(history: History) -> None:
    assert history.sessions.routines() == {}
    history.add(
        session(1, routine_id="b", routine_name="Old"),
        session(2, NOON + DAY, routine_id="b", routine_name="New"),
        session(3, routine_id="a", routine_name="Other"),
    )
    assert history.sessions.routines() == {"a": "Other", "b": "New"}


KINDS = (Kind.STRETCH, Kind.ROLL, None)
NOTES = ("", "Knee fine, après 50% of it", "MÜDE; straße", "ä% _'\"*", "左の膝が痛い")
SPREAD = st.builds(
    lambda number, hours, quarters, kind, routine, note: session(
        number,
        NOON + timedelta(hours=hours),
        15 * quarters,
        kind=kind,
        routine_id=routine,
        routine_name=f"The {routine}",
        note=note,
    ),
    st.integers(0, 20),
    st.integers(-400, 400),
    st.integers(-48, 56),
    st.sampled_from(KINDS),
    st.sampled_from(["roll-legs", "bedtime"]),
    st.sampled_from(NOTES),
)
SESSIONS = st.lists(SPREAD, unique_by=lambda s: s.id, max_size=12)
SOME_DAY = st.dates(date(2026, 2, 10), date(2026, 3, 25))


def day(record: Session) -> date:
    return local_day(record.started_at, record.offset_min)


@given(
    SESSIONS,
    st.builds(
        SessionFilter,
        text=st.sampled_from(
            ["", "knee", "FIN 50", "mude strasse", "bed fine", "膝", "痛い 左", "x"]
        ),
        kinds=st.frozensets(st.sampled_from(KINDS[:2])),
        routine_id=st.none() | st.just("bedtime"),
        first=st.none() | SOME_DAY | st.just(date.min),
        last=st.none() | SOME_DAY | st.just(date.max),
    ),
)
def test_a_filter_lets_through_what_fits_all_of_it_the_newest_first(
    kept: list[Session], where: SessionFilter
) -> None:
    def fits(one: Session) -> bool:
        words = folded(f"{one.routine_name} {one.note}")
        return (
            all(f" {word}" in words for word in folded(where.text).split())
            and (not where.kinds or one.kind in where.kinds)
            and where.routine_id in {None, one.routine_id}
            and (where.first or date.min) <= day(one) <= (where.last or date.max)
        )

    expected = sorted(filter(fits, kept), key=lambda s: (s.started_at, s.id), reverse=True)
    with fresh(*kept) as history:
        found: list[str] = []
        last = None
        while page := history.sessions.page(last, 5, where):
            found += [s.id for s in page]
            last = page[-1]
    assert found == [s.id for s in expected]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("relief glute", True),
        ("GLU REL", True),
        ("lief", False),
        ("strasse", True),
        ("cafe", True),
        ("CAFÉ", True),
        ("100%", True),
        ("%", True),
        ("_'\";--", True),
        ('glute "OR" 1', False),
        ("膝", True),
        ("の膝", True),
        ("glute* NEAR(x)", False),
        ("x" * 5000, False),
        ("glute " * 2000, True),
        (" ".join(f"w{n}" for n in range(2000)), False),
    ],
)
def test_words_are_found_whatever_else_stands_there(
    history: History, text: str, found: bool
) -> None:
    history.add(session(note="Café an der Straße: 100 of 120. 左の膝"))
    assert bool(history.sessions.page(where=SessionFilter(text=text))) is found


@given(st.text(), st.text())
def test_a_text_is_found_by_any_of_its_words(text: str, other: str) -> None:
    words = folded(text)
    assert folded(words) == words
    assert all(f" {word}" in folded(f"{other} {text}") for word in words.split())


@given(SESSIONS, SOME_DAY, SOME_DAY)
def test_sums_of_days_weeks_and_exercises_are_those_of_their_sessions(
    kept: list[Session], first: date, last: date
) -> None:
    chosen = [s for s in kept if first <= day(s) <= last]
    weeks = [s for s in kept if monday(first) <= monday(day(s)) <= monday(last)]
    with fresh(*kept) as history:
        totals = history.totals
        assert list(totals.days()) == sorted({day(s) for s in kept}, reverse=True)
        by_day = {t.day: (t.count, t.total_s) for t in totals.by_day(first, last)}
        by_week = {t.week: (t.count, t.total_s) for t in totals.by_week(first, last)}
        by_exercise = totals.by_exercise(first, last)
        ever = totals.by_exercise()
    for found, days in ((by_day, map(day, chosen)), (by_week, (monday(day(s)) for s in weeks))):
        counts = list(days)
        assert found == {d: (counts.count(d), 45.0 * counts.count(d)) for d in counts}
    pigeon = lambda n: (ExerciseTotal("pigeon-pose", n, 40.0 * n),) if n else ()  # noqa: E731
    assert by_exercise == pigeon(len(chosen))
    assert ever == pigeon(len(kept))


def test_a_day_is_of_the_kind_that_took_most_of_it(history: History) -> None:
    history.add(
        session(1, kind=Kind.ROLL),
        session(2, kind=Kind.ROLL),
        session(3, kind=Kind.STRENGTH, segments=(work("bridge", 600),)),
        session(4, NOON + DAY, kind=None),
    )
    assert history.totals.by_day(*MARCH) == (
        DayTotal(date(2026, 3, 5), 1, 45.0, ()),
        DayTotal(date(2026, 3, 4), 3, 690.0, (Kind.STRENGTH, Kind.ROLL)),
    )
    assert [total.kind for total in history.totals.by_day(*MARCH)] == [None, Kind.STRENGTH]


def test_a_week_without_sessions_is_empty(history: History) -> None:
    assert history.totals.week(date(2026, 3, 4)) == WeekTotal(date(2026, 3, 2), 0, 0.0)


def test_what_was_not_reached_counts_for_no_exercise(history: History) -> None:
    rest = replace(work("lying", 60), kind=SegmentKind.REST)
    history.add(session(segments=(work("bridge", 0.0), work("pigeon-pose", 30.0), rest)))
    assert history.totals.by_exercise() == (ExerciseTotal("pigeon-pose", 1, 30.0),)


def test_a_session_belongs_to_the_day_on_the_wall_where_it_was(history: History) -> None:
    late = datetime.fromisoformat("2026-03-08T23:30:00+00:00")
    history.add(session(1, late), session(2, late, offset_min=60))
    assert history.totals.week(date(2026, 3, 2)).count == 1
    assert history.totals.week(date(2026, 3, 9)).count == 1
    assert list(history.totals.days()) == [date(2026, 3, 9), date(2026, 3, 8)]


def test_soreness_entries_of_some_days_perhaps_at_one_place(history: History) -> None:
    before = entry(1, at=NOON - DAY)
    late = entry(2, at=NOON.replace(hour=23, minute=30), offset_min=60, area=Area.CALVES)
    glutes = entry(3, at=NOON)
    history.add(late, glutes, before)
    log = history.soreness
    assert log.between(date(2026, 3, 3), date(2026, 3, 4)) == (before, glutes)
    assert log.between(date(2026, 3, 4), date(2026, 3, 5)) == (glutes, late)
    assert log.between(*MARCH, area=Area.CALVES) == (late,)


def test_runs_of_some_days_and_hard_ones(history: History) -> None:
    easy = run(1, NOON - 31 * DAY, 30_000, effort=Effort.EASY)
    hard = run(2, NOON - DAY, 12_000, effort=Effort.HARD)
    unknown = run(3, NOON, None, duration_s=9000)
    history.add(unknown, easy, hard)
    today = NOON.date()
    log = history.runs
    assert log.between(*MARCH) == (hard, unknown)
    assert log.between(date(2026, 1, 1), today, Effort.HARD) == (hard,)


def test_each_sort_of_record_has_its_own_ids(history: History) -> None:
    kept = (replace(session(), id="one"), replace(entry(), id="one"), replace(run(), id="one"))
    history.add(*kept)
    assert all(get(history, record) == record for record in kept)
    history.runs.delete("one")
    assert [get(history, record) is None for record in kept] == [False, False, True]
    assert not any(a == b for a, b in combinations(kept, 2))
