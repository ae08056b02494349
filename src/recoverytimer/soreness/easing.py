"""What got easier over the months, as far as a person's own records say so: soreness after runs.

Nothing is said of why. All numbers here are our own judgement, on the careful side: rather no line
than one that chance has written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import sqrt
from statistics import fmean, variance

from msgspec import Struct

from recoverytimer.base.days import ONE_DAY, ONE_HOUR, ONE_WEEK
from recoverytimer.exercise.bodyareas import BACK
from recoverytimer.runs.leaps import LEAP_WINDOW, ended_at, is_long
from recoverytimer.runs.run import Effort, Run
from recoverytimer.soreness.effort import efforts
from recoverytimer.soreness.entry import Place, SorenessEntry
from recoverytimer.soreness.verdicts import LONGEST_DAYS, PEAK_FROM_H, PEAK_TO_H

# A run of the last week may still be felt.
COURSE = timedelta(days=LONGEST_DAYS)
NOW_BACK, THEN_BACK = COURSE + 8 * ONE_WEEK, COURSE + 21 * ONE_WEEK
ENTRIES_BACK, EASING_RUNS_BACK = THEN_BACK, THEN_BACK + LEAP_WINDOW + ONE_DAY
FEWEST = 4
LEAST_KNOWN = 0.75
SURE = 2.0
# As soon as that it may only not have come yet.
SOONEST_END_DAYS = 2


class AfterRuns(StrEnum):
    """After which runs it was felt."""

    LONG = "long runs"
    HARD = "hard runs"


class FeltAs(StrEnum):
    """What of soreness is compared."""

    DAYS = "days"
    HIGHEST = "highest"


LEAST = {FeltAs.DAYS: 0.5, FeltAs.HIGHEST: 1.0}
"""So much less it is now at least, on average."""


class Easing(Struct, frozen=True, kw_only=True):
    """Soreness after some runs, on average: in the months before, and in the last weeks.

    Attributes:
        then, now: days, or a level from 0 to 10.
        then_runs, now_runs: how many runs these are of.
        then_first, then_last: the days of the first and the last of the runs before.
    """

    after: AfterRuns
    felt_as: FeltAs
    then: float
    now: float
    then_runs: int
    now_runs: int
    then_first: date
    then_last: date

    @property
    def name(self) -> str:
        """What tells it from others."""
        return f"{self.after} {self.felt_as}"


class _Course(Struct, frozen=True):
    """What was noted after a run, until the next effort."""

    run: Run
    entries: tuple[SorenessEntry, ...]


def easings(
    entries: Iterable[SorenessEntry],
    runs: Iterable[Run],
    strength: Iterable[datetime],
    today: date,
) -> tuple[Easing, ...]:
    """Everything that got easier, always in the same order.

    Args:
        entries: those of the last `ENTRIES_BACK`, in any order.
        runs: those of the last `EASING_RUNS_BACK`, in any order.
        strength: when strength sessions ended, UTC.
        today: the local date now.
    """
    known = tuple(runs)
    noted = sorted((e for e in entries if e.area not in BACK), key=lambda e: (e.at, e.id))
    tiring = [effort.ended_at for effort in efforts(known, strength)]
    found = []
    for after in AfterRuns:
        mine = [run for run in known if _belongs(after, run, known)]
        ends = sorted({*tiring, *map(ended_at, mine)})
        courses = [_course(run, noted, ends) for run in mine]
        found += [_easing(after, felt_as, courses, today) for felt_as in FeltAs]
    return tuple(easing for easing in found if easing is not None)


def next_to_tell(found: Sequence[Easing], told: str) -> Easing | None:
    """The one after that which was told last, by its name; another one, where there are others."""
    names = [easing.name for easing in found]
    place = names.index(told) + 1 if told in names else 0
    return found[place % len(found)] if found else None


def _belongs(after: AfterRuns, run: Run, runs: Sequence[Run]) -> bool:
    long = is_long(run, runs)
    return long if after is AfterRuns.LONG else run.effort is Effort.HARD and not long


def _course(run: Run, noted: Sequence[SorenessEntry], ends: Sequence[datetime]) -> _Course:
    begins = ended_at(run)
    over = next((end for end in ends if end > begins), begins + 2 * COURSE)
    return _Course(run, tuple(e for e in noted if begins <= e.at < over))


def _easing(
    after: AfterRuns, felt_as: FeltAs, courses: Sequence[_Course], today: date
) -> Easing | None:
    now = [c for c in courses if COURSE < today - c.run.day <= NOW_BACK]
    then = [c for c in courses if NOW_BACK < today - c.run.day <= THEN_BACK]
    felt_now, felt_then = _known(felt_as, now), _known(felt_as, then)
    if not (felt_now and felt_then and _is_less(felt_as, felt_then, felt_now)):
        return None
    days = [course.run.day for course in then]
    return Easing(
        after=after,
        felt_as=felt_as,
        then=fmean(felt_then),
        now=fmean(felt_now),
        then_runs=len(felt_then),
        now_runs=len(felt_now),
        then_first=min(days),
        then_last=max(days),
    )


def _is_less(felt_as: FeltAs, then: Sequence[int], now: Sequence[int]) -> bool:
    """Whether it is so much less that neither a habit of noting nor chance is a likely reason."""
    less = fmean(then) - fmean(now)
    error = sqrt(variance(then) / len(then) + variance(now) / len(now))
    # What is a little below for the rounding of binary fractions is as much.
    return round(less - LEAST[felt_as], 9) >= 0 and less >= SURE * error


def _known(felt_as: FeltAs, courses: Sequence[_Course]) -> list[int]:
    """What is known of the courses; nothing where that is too few of them, or too few in all."""
    measure = _MEASURES[felt_as]
    found = [n for n in map(measure, courses) if n is not None]
    is_enough = len(found) >= FEWEST and len(found) >= LEAST_KNOWN * len(courses)
    return found if is_enough else []


def _days(course: _Course) -> int | None:
    """Days until the last one with soreness; None where it was not noted daily to its end."""
    last = 0
    if any(entry.signs for entry in course.entries):
        return None
    for number, level in _levels(course):
        if level is None:
            return None
        if level:
            last = number
        elif number >= SOONEST_END_DAYS:
            return last
    return None


def _levels(course: _Course) -> Iterator[tuple[int, int | None]]:
    """The level of each day after the run, with what was not yet said to be gone; or None."""
    by_day: dict[int, list[SorenessEntry]] = {}
    for entry in course.entries:
        by_day.setdefault((entry.day - course.run.day).days, []).append(entry)
    left: dict[Place, int] = {}
    for number in range(LONGEST_DAYS + 1):
        of_day = by_day.get(number, [])
        highest = max((entry.level for entry in of_day), default=0)
        said = {place: e.level for e in of_day if e.area for place in e.place.by_side}
        kept = max((level for place, level in left.items() if place not in said), default=0)
        left |= said
        if number:
            yield number, max(highest, kept) if of_day else None


def _highest(course: _Course) -> int | None:
    """The highest level of the days when it is usually felt most; None where none was noted."""
    ended = ended_at(course.run)
    if any(entry.signs for entry in course.entries):
        return None
    hours = [((entry.at - ended) / ONE_HOUR, entry.level) for entry in course.entries]
    return max((level for at, level in hours if PEAK_FROM_H <= at <= PEAK_TO_H), default=None)


_MEASURES: Mapping[FeltAs, Callable[[_Course], int | None]] = {
    FeltAs.DAYS: _days,
    FeltAs.HIGHEST: _highest,
}
