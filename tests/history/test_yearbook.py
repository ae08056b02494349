from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.sessionfilter import SessionFilter
from recoverytimer.history.streaks import EVERY_DAY, Streak
from recoverytimer.history.totals import DayTotal, WeekTotal
from recoverytimer.history.words import streaks, years
from recoverytimer.history.words.sessions import remarks, spoken, when
from recoverytimer.history.yearbook import NamedTotal, Period, Yearbook, YearDay
from recoverytimer.routine.library import Library
from recoverytimer.soreness.entry import after_session
from tests.keeping import Keepers
from tests.recordmaking import NOON, session, work

DAY = timedelta(days=1)
TODAY = NOON.date()


class Person:
    """A person's records, and what is wanted of a week."""

    def __init__(self, folder: Path) -> None:
        self.told: list[str] = []
        self.goal = EVERY_DAY
        keepers = Keepers(folder, lambda: NOON, self.told.append)
        self.history = keepers.history
        library = Library(shipped_resources(), folder)
        self.yearbook = Yearbook(library, keepers.records, lambda: NOON, lambda: self.goal)


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    made = Person(tmp_path)
    yield made
    made.history.close()


def on(*days: date, minutes: int = 10) -> list:
    return [
        session(
            n,
            datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
            segments=(work("pigeon-pose", 60.0 * minutes),),
        )
        for n, day in enumerate(days)
    ]


def test_of_no_records_there_is_a_year_with_nothing_in_it(person: Person) -> None:
    assert person.yearbook.has_records() is False
    year = person.yearbook.year(2026)
    assert year is not None
    assert (year.days, year.weeks, year.average_s, year.streak) == ({}, (), 0.0, Streak())
    assert (year.earlier, year.later) == (None, None)
    assert years.year(year) == "No sessions"
    assert years.weeks(year) == "No sessions in 2026."
    assert person.yearbook.best_streak() == Streak()


def test_a_year_has_its_days_with_minutes_kinds_and_soreness(person: Person) -> None:
    one, other = on(TODAY, TODAY - DAY)
    person.history.add(one, other, after_session(one, 6))
    year = person.yearbook.year(2026)
    assert year is not None
    assert year.days[TODAY] == YearDay(TODAY, DayTotal(TODAY, 1, 600.0, (Kind.STRETCH,)), 6)
    assert year.days[TODAY - DAY].soreness is None
    assert (year.week, year.streak) == (WeekTotal(date(2026, 3, 2), 2, 1200.0), Streak(2))
    assert years.year(year) == "2 days with a session, 20 min in all"


def test_one_turns_to_years_with_records_only_and_back_to_this_one(person: Person) -> None:
    person.history.add(*on(date(2023, 5, 5), date(2020, 1, 1)))
    book = person.yearbook
    ways = {n: (y.earlier, y.later) for n in (2026, 2023, 2020) if (y := book.year(n))}
    assert ways == {2026: (2023, None), 2023: (2020, 2026), 2020: (None, 2023)}


def test_weeks_go_from_the_first_session_to_this_week_with_empty_ones(person: Person) -> None:
    person.history.add(*on(date(2026, 2, 11), date(2026, 2, 13), date(2026, 3, 3)))
    year = person.yearbook.year(2026)
    assert year is not None
    assert [(w.week.day, w.count) for w in year.weeks] == [(9, 2), (16, 0), (23, 0), (2, 1)]
    assert year.average_s == pytest.approx(1200 / 3)
    assert years.weeks(year) == ("7 min a week on average. Most in the week of 9 February: 20 min.")


def test_an_earlier_year_has_all_its_weeks(person: Person) -> None:
    person.history.add(*on(date(2024, 12, 2), date(2026, 3, 1)))
    year = person.yearbook.year(2025)
    assert year is not None
    assert (year.weeks[0].week, year.weeks[-1].week) == (date(2024, 12, 30), date(2025, 12, 29))
    assert year.average_s == 0.0


def test_with_a_goal_days_of_rest_break_no_streak(person: Person) -> None:
    person.history.add(*on(*(TODAY - n * DAY for n in (0, 2, 7, 9, 28, 30, 35, 36, 42, 44))))
    assert person.yearbook.best_streak() == Streak(2)
    person.goal = 2
    year = person.yearbook.year(2026)
    assert year is not None
    assert (year.streak, year.days_a_week) == (Streak(2, in_weeks=True), 2)
    assert person.yearbook.best_streak() == Streak(3, in_weeks=True)


def test_sums_are_by_exercise_and_by_muscle_over_a_span(person: Person) -> None:
    recent = session(1, NOON, segments=(work("pigeon-pose", 90.0), work("pigeon-pose", 30.0)))
    old = session(2, NOON - 60 * DAY, segments=(work("of-old", 45.0),))
    last_year = session(3, NOON - 100 * DAY, segments=(work("pigeon-pose", 10.0),))
    person.history.add(recent, old, last_year)
    found = {period: person.yearbook.totals(period, 2026) for period in Period}
    pigeon = found[Period.FOUR_WEEKS].exercises[0].name
    assert found[Period.FOUR_WEEKS].exercises == (NamedTotal(pigeon, 120.0, 2),)
    assert pigeon != "pigeon-pose"
    assert NamedTotal("Glutes", 120.0) in found[Period.FOUR_WEEKS].areas
    assert [a.name for a in found[Period.THREE_MONTHS].exercises] == [pigeon, "of-old"]
    assert found[Period.YEAR].exercises == found[Period.THREE_MONTHS].exercises
    assert found[Period.EVER].exercises[0] == NamedTotal(pigeon, 130.0, 3)


def test_routines_to_choose_from_are_in_the_order_of_names(person: Person) -> None:
    names = {"b": "älter", "a": "Zebra", "": "Yoga", "c": "Bend"}
    person.history.add(
        *(
            session(n, NOON - n * DAY, routine_id=key, routine_name=name)
            for n, (key, name) in enumerate(names.items())
        )
    )
    found = list(person.yearbook.routines().items())
    assert found == [
        (frozenset({"c"}), "Bend"),
        (frozenset({"a"}), "Zebra"),
        (frozenset({"b"}), "älter"),
    ]


def test_a_history_that_cannot_be_read_is_told_once_and_shows_nothing(tmp_path: Path) -> None:
    (tmp_path / "history.sqlite3").mkdir()
    person = Person(tmp_path)
    assert person.yearbook.has_records() is None
    assert person.yearbook.year(2026) is None
    assert person.yearbook.sessions(None, 5) == ()
    assert person.yearbook.session("one") is None
    assert person.yearbook.weeks(TODAY, TODAY) == {}
    assert person.yearbook.best_streak() == Streak()
    assert len(person.told) == 1


@given(st.floats(0, 1e5), st.floats(0, 1e5))
def test_who_did_more_has_no_lighter_shade(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert years.shade(less) <= years.shade(more) < len(years.shade_names())
    assert (years.shade(less) == 0) == (less == 0)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (YearDay(TODAY), "Wednesday, 4 March: no sessions"),
        (YearDay(TODAY + DAY), "Thursday, 5 March: still to come"),
        (YearDay(TODAY, soreness=3), "Wednesday, 4 March: no sessions; soreness 3"),
        (
            YearDay(TODAY, DayTotal(TODAY, 2, 1440.0, (Kind.STRETCH, Kind.ROLL)), 0),
            "Wednesday, 4 March: 24 min, stretch, roll; soreness 0",
        ),
    ],
)
def test_a_day_is_told_in_a_line(day: YearDay, text: str) -> None:
    assert years.day(day, TODAY) == text


def test_what_makes_a_streak_is_told() -> None:
    told = [streaks.goal(days) for days in (0, 1, 3, 7)]
    assert told == [
        "Days in a row",
        "Weeks with sessions on 1 day or more",
        "Weeks with sessions on 3 days or more",
        "Weeks with sessions on all 7 days",
    ]


def test_a_session_is_told_in_a_line(person: Person) -> None:
    done = session(1, NOON, offset_min=330, note="good\n\nday")
    person.history.add(done, after_session(done, 2))
    (found,) = person.yearbook.sessions(None, 5, SessionFilter(text="day"))
    assert spoken(found) == (
        "Wednesday, 4 March 2026, 17:30: Glute relief, 45 s, soreness 2, Stretch, good day"
    )
    assert remarks(found, sore=True) == "Stretch · soreness 2 · good day"
    assert when(done) == "Wednesday, 4 March 2026 at 17:30. 45 s in all, 40 s of it exercise."
