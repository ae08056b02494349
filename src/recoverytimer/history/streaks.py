"""Days in a row with a session, or weeks in a row that reached their goal.

Days are local ones: each is the date that the clock on the wall showed where it happened, so that
neither daylight saving nor a flight moves what was done to another day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from msgspec import Struct

from recoverytimer.base.days import WEEK_DAYS
from recoverytimer.base.language import region

EVERY_DAY = 0


class Streak(Struct, frozen=True):
    """How many days in a row, or weeks that reached their goal."""

    count: int = 0
    in_weeks: bool = False


def current_streak(days: Iterable[date], today: date, days_a_week: int = EVERY_DAY) -> Streak:
    """The one that goes on today: a day or a week that has only begun breaks no streak.

    Args:
        days: days with a session, each by its own local date, the newest first; no more of them
            are taken than are needed.
        today: the local date now; later days (of a clock that was wrong) do not count.
        days_a_week: so many days make a week count, whichever they are; 0 counts days.
    """
    past = (day for day in days if day <= today)
    in_weeks = days_a_week != EVERY_DAY
    (expected,) = _counting((today,), 1 if in_weeks else EVERY_DAY)
    count = 0
    for number in _counting(past, days_a_week):
        if count == 0 and number == expected - 1:
            expected = number
        if number != expected:
            break
        count += 1
        expected -= 1
    return Streak(count, in_weeks)


def best_streak(days: Iterable[date], days_a_week: int = EVERY_DAY) -> Streak:
    """The longest that there ever was; arguments as for `current_streak`."""
    best = count = 0
    before: int | None = None
    for number in _counting(days, days_a_week):
        count = count + 1 if number + 1 == before else 1
        best = max(best, count)
        before = number
    return Streak(best, in_weeks=days_a_week != EVERY_DAY)


def _counting(days: Iterable[date], days_a_week: int) -> Iterator[int]:
    """The days or the weeks that count, numbered through."""
    numbers = (day.toordinal() for day in days)
    if days_a_week == EVERY_DAY:
        yield from numbers
        return
    # The first of all days, which has the number 1, was a Monday.
    shift = 1 + region().first_weekday
    for week, found in groupby(numbers, lambda number: (number - shift) // WEEK_DAYS):
        if len(set(found)) >= days_a_week:
            yield week
