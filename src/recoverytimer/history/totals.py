"""Sums over all sessions of the history, each by its own local day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from msgspec import Struct

from recoverytimer.base.days import ONE_WEEK, first_of_week, last_of_week
from recoverytimer.base.storage.database import Database
from recoverytimer.exercise.bodyareas import Area, areas
from recoverytimer.exercise.exercise import Kind

# Over everything, an index alone answers; over some days, one goes from these to their segments.
_EVER = """
SELECT exercise, count(*), sum(actual_s) AS seconds FROM segments
WHERE kind = 'work' AND exercise IS NOT NULL AND actual_s > 0
GROUP BY exercise ORDER BY seconds DESC, exercise
"""
_IN_DAYS = """
SELECT exercise, count(*), sum(actual_s) AS seconds
FROM sessions CROSS JOIN segments ON session = sessions.number
WHERE day BETWEEN ? AND ?
    AND segments.kind = 'work' AND exercise IS NOT NULL AND actual_s > 0
GROUP BY exercise ORDER BY seconds DESC, exercise
"""
# From the last week back to the first: each asks the index of days, which is faster than grouping.
_BY_WEEK = """
WITH RECURSIVE weeks (first, last) AS (
    SELECT ?1, date(?1, '+6 days') WHERE ?1 >= ?2 UNION ALL
    SELECT date(first, '-7 days'), date(last, '-7 days') FROM weeks WHERE first > ?2
)
SELECT first,
    (SELECT count(*) FROM sessions WHERE day BETWEEN first AND last) AS count,
    (SELECT sum(total_s) FROM sessions WHERE day BETWEEN first AND last)
FROM weeks WHERE count > 0
"""


class DayTotal(Struct, frozen=True):
    """A day with sessions: how many, their seconds, the kinds by how much of these they took."""

    day: date
    count: int
    total_s: float
    kinds: tuple[Kind, ...]

    @property
    def kind(self) -> Kind | None:
        """The kind that took most, where one is known."""
        return self.kinds[0] if self.kinds else None


class WeekTotal(Struct, frozen=True):
    """A week (by its first day): how many sessions, and their seconds."""

    week: date
    count: int
    total_s: float


class ExerciseTotal(Struct, frozen=True):
    """An exercise: in how many segments it was done, and for how many seconds."""

    exercise: str
    count: int
    total_s: float


class Totals:
    """Sums, the newest first. A call raises HistoryError where the file cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def days(self) -> Iterator[date]:
        """The days with a session."""
        query = "SELECT DISTINCT day FROM sessions ORDER BY day DESC"
        with self._database.reading() as connection:
            for (day,) in connection.execute(query):
                yield date.fromisoformat(day)

    def by_day(self, first: date, last: date) -> tuple[DayTotal, ...]:
        """The days with a session out of some, both included."""
        query = """
            SELECT day, kind, count(*), sum(total_s) FROM sessions
            WHERE day BETWEEN ? AND ? GROUP BY day, kind ORDER BY day DESC
        """
        with self._database.reading() as connection:
            rows = connection.execute(query, (first.isoformat(), last.isoformat()))
            by_day = groupby(rows, itemgetter(0))
            return tuple(_day_total(day, list(found)) for day, found in by_day)

    def first_day(self) -> date | None:
        """The day of the oldest session, or None where there is none."""
        [day] = self._database.each(day_in, "SELECT min(day) FROM sessions")
        return day

    def by_week(self, first: date, last: date) -> tuple[WeekTotal, ...]:
        """The weeks with a session, from the week of a day to that of another."""
        weeks = (first_of_week(last).isoformat(), first_of_week(first).isoformat())
        return self._database.each(_week_total, _BY_WEEK, weeks)

    def week(self, day: date) -> WeekTotal:
        """The week of a day."""
        return next(iter(self.by_week(day, day)), WeekTotal(first_of_week(day), 0, 0.0))

    def by_exercise(
        self, first: date | None = None, last: date | None = None
    ) -> tuple[ExerciseTotal, ...]:
        """What was done in some days, both included, or ever; the most first."""
        if first is None and last is None:
            rows = self._database.rows(_EVER)
        else:
            days = ((first or date.min).isoformat(), (last or date.max).isoformat())
            rows = self._database.rows(_IN_DAYS, days)
        return tuple(ExerciseTotal(*row) for row in rows)


def day_in(row: tuple[str | None]) -> date | None:
    """The day that is all there is in a row, if there is one."""
    [day] = row
    return date.fromisoformat(day) if day else None


def _week_total(row: tuple[Any, ...]) -> WeekTotal:
    week, *rest = row
    return WeekTotal(date.fromisoformat(week), *rest)


def every_week(weeks: Iterable[WeekTotal], first: date, last: date) -> tuple[WeekTotal, ...]:
    """All weeks from that of one day to that of another, the oldest first, empty ones as well."""
    known = {total.week: total for total in weeks}
    count = (first_of_week(last) - first_of_week(first)) // ONE_WEEK + 1
    begins = (first_of_week(first) + n * ONE_WEEK for n in range(count))
    return tuple(known.get(week, WeekTotal(week, 0, 0.0)) for week in begins)


def average_week_s(weeks: Iterable[WeekTotal], first: date, last: date) -> float:
    """Seconds in a week on average, from the week of one day to that of another, with empty ones.

    A week that goes on (where `last` is not its last day) counts only if it is the only one.
    """
    all_weeks = every_week(weeks, first, last)
    whole = all_weeks[:-1] if last < last_of_week(last) and len(all_weeks) > 1 else all_weeks
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


def _day_total(day: str, rows: Sequence[tuple[str, str | None, int, float]]) -> DayTotal:
    """The sum of a day's rows, one for each kind."""
    most_first = sorted(rows, key=lambda row: -row[3])
    kinds = tuple(Kind(kind) for _, kind, _, _ in most_first if kind)
    count, total_s = sum(row[2] for row in rows), sum(row[3] for row in rows)
    return DayTotal(date.fromisoformat(day), count, total_s, kinds)
