from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.base.days import first_of_week
from recoverytimer.base.language import speaking
from recoverytimer.base.region import MONDAY, SATURDAY, SUNDAY, Region
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.history import History
from recoverytimer.history.totals import (
    DayTotal,
    ExerciseTotal,
    WeekTotal,
    average_week_s,
    by_area,
    every_week,
)
from recoverytimer.player.session import Session
from recoverytimer.routine.timeline import SegmentKind
from tests.history.examples import SESSIONS, SOME_DAY, day, fresh
from tests.recordmaking import NOON, session, work

DAY = timedelta(days=1)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


@given(SESSIONS, SOME_DAY, SOME_DAY, st.sampled_from([MONDAY, SUNDAY, SATURDAY]))
def test_sums_of_days_weeks_and_exercises_are_those_of_their_sessions(
    kept: list[Session], first: date, last: date, week_begins: int
) -> None:
    with speaking(region=Region(first_weekday=week_begins)):
        _sums_are_those_of(kept, first, last)


def _sums_are_those_of(kept: list[Session], first: date, last: date) -> None:
    chosen = [s for s in kept if first <= day(s) <= last]
    weeks = [
        s for s in kept if first_of_week(first) <= first_of_week(day(s)) <= first_of_week(last)
    ]
    with fresh(*kept) as history:
        totals = history.totals
        assert list(totals.days()) == sorted({day(s) for s in kept}, reverse=True)
        by_day = {t.day: (t.count, t.total_s) for t in totals.by_day(first, last)}
        by_week = {t.week: (t.count, t.total_s) for t in totals.by_week(first, last)}
        by_exercise = totals.by_exercise(first, last)
        ever = totals.by_exercise()
    for found, days in (
        (by_day, map(day, chosen)),
        (by_week, (first_of_week(day(s)) for s in weeks)),
    ):
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


def test_a_week_begins_where_the_region_has_it_begin(history: History) -> None:
    history.add(session(1, NOON.replace(day=1)), session(2, NOON.replace(day=2)))
    for begins, first, count in ((MONDAY, 2, 1), (SUNDAY, 1, 2)):
        with speaking(region=Region(first_weekday=begins)):
            found = history.totals.week(date(2026, 3, 4))
            assert (found.week, found.count) == (date(2026, 3, first), count)
            (listed, _) = history.sessions.page()
            assert listed.week == found.week


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


WEEK = timedelta(weeks=1)
LAST = date(2026, 3, 30)
TODAY = st.integers(0, 60).map(lambda ago: LAST - ago * DAY)
WEEKS = st.dictionaries(
    st.integers(0, 20).map(lambda n: first_of_week(LAST) - n * WEEK), st.floats(0, 1e5), max_size=8
)


@given(WEEKS, TODAY, TODAY)
def test_every_week_is_there_with_what_was_done_in_it(
    seconds: dict[date, float], first: date, last: date
) -> None:
    weeks = every_week([WeekTotal(w, 1, s) for w, s in seconds.items()], first, last)
    assert len(weeks) == max(0, (first_of_week(last) - first_of_week(first)).days // 7 + 1)
    assert all(week.total_s == seconds.get(week.week, 0.0) for week in weeks)
    assert list(weeks) == sorted(weeks, key=lambda week: week.week)
    assert all(first_of_week(first) <= week.week <= last for week in weeks)


def test_an_average_counts_empty_weeks_but_not_the_one_that_goes_on() -> None:
    weeks = [WeekTotal(date(2026, 3, d), 1, s) for d, s in ((2, 600.0), (16, 300.0), (23, 60.0))]
    assert average_week_s(weeks, date(2026, 3, 2), date(2026, 3, 24)) == 300
    assert average_week_s(weeks, date(2026, 3, 4), date(2026, 3, 29)) == 240
    assert average_week_s(weeks, date(2026, 3, 23), date(2026, 3, 24)) == 60
    assert average_week_s([], date(2026, 3, 23), date(2026, 3, 24)) == 0


def test_seconds_of_an_exercise_count_for_each_of_its_places() -> None:
    muscles = {"pigeon-pose": ("piriformis", "hip flexors"), "bridge": ("glutes",)}
    totals = [
        ExerciseTotal("pigeon-pose", 2, 80.0),
        ExerciseTotal("bridge", 1, 30.0),
        ExerciseTotal("gone", 1, 1000.0),
    ]
    found = by_area(totals, lambda name: muscles.get(name, ()))
    assert list(found.items()) == [(Area.GLUTES, 110.0), (Area.HIP_FLEXORS, 80.0)]
