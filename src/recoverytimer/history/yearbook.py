"""What was done in a year, in some weeks and ever: what the page of the history shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum, auto

from recoverytimer.base.days import ONE_DAY, ONE_WEEK, last_of_week
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.words.areas import area_name
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.sessionfilter import ALL_SESSIONS, SessionFilter
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.history.streaks import EVERY_DAY, Streak, best_streak, current_streak
from recoverytimer.history.totals import (
    DayTotal,
    ExerciseTotal,
    WeekTotal,
    average_week_s,
    by_area,
    every_week,
)
from recoverytimer.player.session import Session
from recoverytimer.routine.library import Library
from recoverytimer.soreness.entry import SorenessEntry

THREE_MONTHS_DAYS = 91
NO_STREAK = Streak()


class Period(Enum):
    """How far back sums go."""

    FOUR_WEEKS = auto()
    THREE_MONTHS = auto()
    YEAR = auto()
    EVER = auto()


@dataclass(frozen=True, slots=True)
class YearDay:
    """One day: what was done, and the highest level of soreness."""

    day: date
    total: DayTotal | None = None
    soreness: int | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """A year, as it looks from today.

    Attributes:
        number: which one.
        earlier, later: the next years before and after it that can be shown.
        days: the days with a session or a soreness entry.
        weeks: every week from that of the first session on up to today, as far as in this year.
        average_s: seconds in one of these weeks.
        week: the week of today.
        days_a_week: the person's goal; 0 for none.
    """

    number: int
    today: date
    earlier: int | None = None
    later: int | None = None
    days: Mapping[date, YearDay] = field(default_factory=dict)
    weeks: tuple[WeekTotal, ...] = ()
    average_s: float = 0.0
    week: WeekTotal | None = None
    streak: Streak = NO_STREAK
    days_a_week: int = EVERY_DAY


@dataclass(frozen=True, slots=True)
class NamedTotal:
    """For how many seconds something was done, and how often where that can be said."""

    name: str
    total_s: float
    count: int | None = None


@dataclass(frozen=True, slots=True)
class NamedTotals:
    """What was done for how long, the most first: by exercise, and by place on the body."""

    exercises: tuple[NamedTotal, ...] = ()
    areas: tuple[NamedTotal, ...] = ()


class Yearbook:
    """Looks all of this up; where the history cannot be read, that is told, and there is nothing.

    Args:
        now: gives this instant in UTC.
        days_a_week: gives how many days the person wants to do something in a week.
    """

    def __init__(
        self,
        library: Library,
        records: RecordKeeper,
        now: Callable[[], datetime],
        days_a_week: Callable[[], int] = lambda: EVERY_DAY,
    ) -> None:
        self._library = library
        self._records = records
        self._history = records.history
        self._now = now
        self._days_a_week = days_a_week

    @property
    def today(self) -> date:
        """The date here and now."""
        return self._now().astimezone().date()

    def has_records(self) -> bool | None:
        """Whether there is any record; None where that cannot be read."""
        return self._records.ask(lambda: self._history.day_before(date.max) is not None)

    def year(self, number: int) -> Year | None:
        """A year, or None where it cannot be read."""
        return self._records.ask(lambda: self._year(number))

    def best_streak(self) -> Streak:
        """The longest streak that there ever was; goes through all days."""
        days = self._history.totals.days
        return self._records.ask(lambda: best_streak(days(), self._days_a_week())) or NO_STREAK

    def totals(self, period: Period, number: int) -> NamedTotals:
        """Sums over a period; `number` is the year that counts as auto()."""
        first, last = self._bounds(period, number)
        found = self._records.ask(lambda: self._history.totals.by_exercise(first, last)) or ()
        exercises = tuple(NamedTotal(self._named(t.exercise), t.total_s, t.count) for t in found)
        return NamedTotals(exercises, self._areas(found))

    def sessions(
        self, before: SessionSummary | None, count: int, where: SessionFilter = ALL_SESSIONS
    ) -> tuple[SessionSummary, ...]:
        """The newest sessions that pass a filter, or those older than one."""
        log = self._history.sessions
        return self._records.ask(lambda: log.page(before, count, where)) or ()

    def weeks(self, first: date, last: date) -> Mapping[date, WeekTotal]:
        """Sums of weeks by their first days, from the week of one day to that of another."""
        found = self._records.ask(lambda: self._history.totals.by_week(first, last)) or ()
        return {total.week: total for total in found}

    def routines(self) -> Mapping[frozenset[str], str]:
        """The names of all routines that there were sessions of, by ids, in the order of names."""
        found = self._records.ask(self._history.sessions.routines) or {}
        names: dict[frozenset[str], str] = {}
        for routine_id in filter(None, found):
            present = self._library.present_id(routine_id)
            ids = frozenset(self._library.ids_of(present))
            names.setdefault(ids, found.get(present, found[routine_id]))
        return dict(sorted(names.items(), key=lambda item: item[1].casefold()))

    def session(self, session_id: str) -> tuple[Session, SorenessEntry | None] | None:
        """One session, and how sore one was after it."""
        log, soreness = self._history.sessions, self._history.soreness
        found = self._records.ask(lambda: (log.get(session_id), soreness.after(session_id)))
        if found is None or found[0] is None:
            return None
        return found[0], found[1]

    def _year(self, number: int) -> Year:
        totals, today, goal = self._history.totals, self.today, self._days_a_week()
        first, last = date(number, 1, 1), date(number, 12, 31)
        weeks = self._weeks_of(first, last)
        return Year(
            number=number,
            today=today,
            earlier=_year_of(self._history.day_before(first)),
            later=self._later(last),
            days=self._days(first, last),
            weeks=weeks,
            average_s=_average_s(weeks, today),
            week=totals.week(today),
            streak=current_streak(totals.days(), today, goal),
            days_a_week=goal,
        )

    def _later(self, last: date) -> int | None:
        """A later year with a record, or that of today."""
        found = _year_of(self._history.day_after(last))
        here = self.today.year
        return min(found or here, here) if last.year < here else found

    def _days(self, first: date, last: date) -> Mapping[date, YearDay]:
        totals = {total.day: total for total in self._history.totals.by_day(first, last)}
        levels = self._history.soreness.worst(first, last)
        return {
            day: YearDay(day, totals.get(day), levels.get(day))
            for day in sorted(totals.keys() | levels.keys())
        }

    def _weeks_of(self, first: date, last: date) -> tuple[WeekTotal, ...]:
        totals = self._history.totals
        oldest = totals.first_day()
        if oldest is None or oldest > last:
            return ()
        first, last = max(first, oldest), min(last, self.today)
        return every_week(totals.by_week(first, last), first, last) if first <= last else ()

    def _bounds(self, period: Period, number: int) -> tuple[date | None, date | None]:
        if period is Period.EVER:
            return None, None
        if period is Period.YEAR:
            return date(number, 1, 1), date(number, 12, 31)
        length = 4 * ONE_WEEK if period is Period.FOUR_WEEKS else timedelta(days=THREE_MONTHS_DAYS)
        return self.today - length + ONE_DAY, self.today

    def _named(self, exercise_id: str) -> str:
        exercise = self._library.exercises.get(exercise_id)
        return exercise.name if exercise else exercise_id

    def _areas(self, found: tuple[ExerciseTotal, ...]) -> tuple[NamedTotal, ...]:
        def muscles(exercise_id: str) -> tuple[str, ...]:
            exercise = self._library.exercises.get(exercise_id)
            return exercise.muscles if exercise else ()

        seconds: Mapping[Area, float] = by_area(found, muscles)
        return tuple(NamedTotal(area_name(area), s) for area, s in seconds.items())


def _average_s(weeks: tuple[WeekTotal, ...], today: date) -> float:
    """Over weeks that are over, or over one that is not where there is no other."""
    if not weeks:
        return 0.0
    return average_week_s(weeks, weeks[0].week, min(today, last_of_week(weeks[-1].week)))


def _year_of(day: date | None) -> int | None:
    return day.year if day else None
