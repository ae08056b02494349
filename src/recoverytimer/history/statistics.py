"""Pure functions over days, weeks and totals.

Days are local ones: each is the date that the clock on the wall showed where it happened, so that
neither daylight saving nor a flight moves what was done to another day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from recoverytimer.base.days import ONE_DAY, ONE_WEEK, monday
from recoverytimer.exercise.bodyareas import Area, areas
from recoverytimer.history.totals import ExerciseTotal, WeekTotal

EVERY_DAY = 0


@dataclass(frozen=True, slots=True)
class Streak:
    """How many days in a row, or weeks that reached their goal."""

    count: int = 0
    in_weeks: bool = False


def streak(days: Iterable[date], today: date, days_a_week: int = EVERY_DAY) -> Streak:
    """What goes on today: a day or a week that has only begun breaks no streak.

    Args:
        days: days with a session, each by its own local date, the newest first; no more of them
            are taken than are needed.
        today: the local date now; later days (of a clock that was wrong) do not count.
        days_a_week: so many days make a week count, whichever they are; 0 counts days.
    """
    past = (day for day in days if day <= today)
    in_weeks = days_a_week != EVERY_DAY
    count, expected = 0, _week(today.toordinal()) if in_weeks else today.toordinal()
    for number in _counting(past, days_a_week):
        if count == 0 and number == expected - 1:
            expected = number
        if number != expected:
            break
        count += 1
        expected -= 1
    return Streak(count, in_weeks)


def best_streak(days: Iterable[date], days_a_week: int = EVERY_DAY) -> Streak:
    """The longest that there ever was; arguments as for `streak`."""
    best = count = 0
    before: int | None = None
    for number in _counting(days, days_a_week):
        count = count + 1 if number + 1 == before else 1
        best = max(best, count)
        before = number
    return Streak(best, in_weeks=days_a_week != EVERY_DAY)


def every_week(weeks: Iterable[WeekTotal], first: date, last: date) -> tuple[WeekTotal, ...]:
    """All weeks from that of one day to that of another, the oldest first, empty ones as well."""
    known = {total.week: total for total in weeks}
    count = (monday(last) - monday(first)) // ONE_WEEK + 1
    mondays = (monday(first) + n * ONE_WEEK for n in range(count))
    return tuple(known.get(week, WeekTotal(week, 0, 0.0)) for week in mondays)


def average_week_s(weeks: Iterable[WeekTotal], first: date, last: date) -> float:
    """Seconds in a week on average, from the week of one day to that of another, with empty ones.

    A week that goes on (where `last` is not a Sunday) counts only if it is the only one.
    """
    all_weeks = every_week(weeks, first, last)
    goes_on = last < monday(last) + 6 * ONE_DAY
    whole = all_weeks[:-1] if goes_on and len(all_weeks) > 1 else all_weeks
    return sum(total.total_s for total in whole) / len(whole) if whole else 0.0


def by_area(
    totals: Iterable[ExerciseTotal], muscles: Callable[[str], Iterable[str]]
) -> Mapping[Area, float]:
    """Seconds for each place on the body, the most first.

    An exercise counts for all of its places; `muscles` gives its words for them, by its id.
    """
    seconds: dict[Area, float] = {}
    for total in totals:
        for area in areas(muscles(total.exercise)):
            seconds[area] = seconds.get(area, 0.0) + total.total_s
    return dict(sorted(seconds.items(), key=lambda item: -item[1]))


def _counting(days: Iterable[date], days_a_week: int) -> Iterator[int]:
    """The days or the weeks that count, numbered through."""
    numbers = (day.toordinal() for day in days)
    if days_a_week == EVERY_DAY:
        yield from numbers
        return
    for week, found in groupby(numbers, _week):
        if len(set(found)) >= days_a_week:
            yield week


def _week(ordinal: int) -> int:
    # The first of all days, which has the number 1, was a Monday.
    return (ordinal - 1) // 7
