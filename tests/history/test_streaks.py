from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count, takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.days import first_of_week, local_day
from recoverytimer.base.language import speaking
from recoverytimer.base.region import MONDAY, SATURDAY, SUNDAY, Region
from recoverytimer.history.streaks import Streak, best_streak, current_streak
from recoverytimer.history.words.streaks import below_length, best_length, in_a_row, length

LAST = date(2026, 3, 30)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
DAYS = st.sets(st.integers(0, 60).map(lambda ago: LAST - ago * DAY))
TODAY = st.integers(0, 60).map(lambda ago: LAST - ago * DAY)
GOAL = st.integers(1, 7)


def newest_first(days: set[date]) -> list[date]:
    return sorted(days, reverse=True)


def back(spans: set[date], start: date, length: timedelta) -> int:
    """How many spans follow each other back from one."""
    return sum(1 for _ in takewhile(lambda n: start - n * length in spans, count()))


def reached(days: set[date], goal: int) -> set[date]:
    begins = [first_of_week(day) for day in days]
    return {week for week in begins if begins.count(week) >= goal}


@given(DAYS, TODAY)
def test_a_streak_counts_days_in_a_row_up_to_today_or_yesterday(
    days: set[date], today: date
) -> None:
    expected = back(days, today if today in days else today - DAY, DAY)
    assert current_streak(iter(newest_first(days)), today) == Streak(expected)


@given(DAYS, TODAY, GOAL, st.sampled_from([MONDAY, SUNDAY, SATURDAY]))
def test_with_a_goal_a_streak_counts_weeks_that_reached_it_up_to_this_one_or_the_last(
    days: set[date], today: date, goal: int, week_begins: int
) -> None:
    with speaking(region=Region(first_weekday=week_begins)):
        weeks = reached({day for day in days if day <= today}, goal)
        this = first_of_week(today)
        found = current_streak(iter(newest_first(days)), today, goal)
    expected = back(weeks, this if this in weeks else this - WEEK, WEEK)
    assert found == Streak(expected, in_weeks=True)


@given(DAYS, GOAL)
def test_the_best_streak_is_the_longest_of_all(days: set[date], goal: int) -> None:
    weeks = reached(days, goal)
    in_days = max((back(days, day, DAY) for day in days), default=0)
    in_weeks = max((back(weeks, week, WEEK) for week in weeks), default=0)
    assert best_streak(newest_first(days)) == Streak(in_days)
    assert best_streak(newest_first(days), goal) == Streak(in_weeks, in_weeks=True)


@given(DAYS, TODAY, st.integers(0, 7))
def test_no_streak_is_longer_than_the_best(days: set[date], today: date, goal: int) -> None:
    ordered = newest_first(days)
    assert current_streak(ordered, today, goal).count <= best_streak(ordered, goal).count


def test_days_of_rest_break_no_streak_of_weeks() -> None:
    days = [date(2026, 3, d) for d in (26, 24, 18, 16, 15, 9)]
    assert current_streak(days, date(2026, 3, 30), 2) == Streak(3, in_weeks=True)
    assert current_streak(days, date(2026, 3, 30)) == Streak(0)
    assert current_streak(days, date(2026, 4, 6), 2) == Streak(0, in_weeks=True)


def test_no_more_days_are_read_than_a_streak_needs() -> None:
    days = iter([LAST, LAST - DAY, LAST - 3 * DAY, LAST - 4 * DAY])
    assert current_streak(days, LAST) == Streak(2)
    assert list(days) == [LAST - 4 * DAY]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@given(hour=st.integers(0, 23), minute=st.integers(0, 59))
def test_a_session_each_day_at_the_same_time_is_a_streak_over_a_whole_year(
    zone: str, hour: int, minute: int
) -> None:
    first = datetime(2026, 1, 1, hour, minute, tzinfo=ZoneInfo(zone))
    instants = [(first + n * DAY).astimezone(UTC) for n in range(365)]
    offsets = [at.astimezone(first.tzinfo).utcoffset() for at in instants]
    days = [
        local_day(at, int(offset.total_seconds() // 60))
        for at, offset in zip(instants, offsets, strict=True)
        if offset is not None
    ]
    assert len(set(offsets)) == 2
    assert current_streak(days[::-1], date(2026, 12, 31)) == Streak(365)


def test_a_flight_west_or_east_breaks_no_streak() -> None:
    # Evenings in Berlin, from the 4th on in New York, from the 7th on in Berlin again.
    days = [
        local_day(datetime(2026, 3, d, hour, 30, tzinfo=UTC), offset)
        for d, hour, offset in (
            (2, 20, 60),
            (3, 20, 60),
            (5, 2, -300),
            (6, 2, -300),
            (7, 2, -300),
            (7, 20, 60),
        )
    ]
    assert days == [date(2026, 3, d) for d in (2, 3, 4, 5, 6, 7)]
    assert current_streak(days[::-1], date(2026, 3, 8)) == Streak(6)
    # Just after landing in the west, today is a day that had a session already.
    assert current_streak([date(2026, 3, 4), date(2026, 3, 3)], date(2026, 3, 3)) == Streak(1)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Streak(1), ""),
        (Streak(3), "3 days in a row"),
        (Streak(2, in_weeks=True), "2 weeks in a row"),
        (Streak(0, in_weeks=True), ""),
    ],
)
def test_a_streak_from_two_on_is_said(found: Streak, words: str) -> None:
    assert in_a_row(found) == words


def test_a_nought_is_never_shown() -> None:
    none, one = Streak(0, in_weeks=True), Streak(1, in_weeks=True)
    assert (length(none), below_length(none)) == ("Fresh start", "whenever you like")
    assert best_length(none) == "Still to come"
    assert (length(one), best_length(one), below_length(one)) == ("1 week", "1 week", "")
