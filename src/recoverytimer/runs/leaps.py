"""What runs add up to: whether one is a leap, and how much a week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct

from recoverytimer.base.amounts import MINUTE_S
from recoverytimer.base.days import ONE_WEEK, first_of_week
from recoverytimer.runs.run import Effort, Run

LEAP_WINDOW = timedelta(days=30)
MORE_PERCENT = 10.0
FEWEST_RUNS = 3
TOLD_FOR = timedelta(days=2)
"""So long the first page speaks of a leap."""
# Our own judgement.
LONG_S, LONG_M = 90 * MINUTE_S, 15_000.0
# Of the guide: its topic on both, and where what is known comes from.
TOPIC = "build-up"
LEAPS_FROM, TEN_PERCENT_FROM = ("frandsen-2025",), ("buist-2008", "frandsen-2025")


class Leap(Struct, frozen=True):
    """A run that is so many percent longer went with `rate` times as many injuries.

    Attributes:
        up_to_percent: None where there is no upper limit.
    """

    above_percent: float
    up_to_percent: float | None
    rate: float


# Schuster Brandt Frandsen et al. 2025, 5,205 runners and 588,071 runs; a cohort, not a trial.
LEAPS = (
    Leap(100.0, None, 2.28),
    Leap(30.0, 100.0, 1.52),
    Leap(MORE_PERCENT, 30.0, 1.64),
)


class RunComparison(Struct, frozen=True):
    """A run next to those with a distance in the 30 days before it.

    Attributes:
        earlier: how many these are.
        longest_m: the longest of them; None where there is none.
        more_percent: so much longer the run is than that; None where it has no distance, or where
            those before it are fewer than `FEWEST_RUNS`, which say nothing.
    """

    earlier: int
    longest_m: float | None
    more_percent: float | None

    @property
    def leap(self) -> Leap | None:
        """What kind of leap it is, if it is one."""
        more = self.more_percent
        return next((leap for leap in LEAPS if more and more > leap.above_percent), None)


class RecentLeap(Struct, frozen=True):
    """The last run, in metres, which was a leap next to those before it."""

    distance_m: float
    beside: RunComparison


class RunWeek(Struct, frozen=True):
    """The runs of a week: in metres, and how many there were with and without a distance."""

    begins: date
    distance_m: float
    measured: int
    unmeasured: int


def compared_with_before(run: Run, runs: Iterable[Run]) -> RunComparison:
    """A run next to those of the 30 days before it."""
    before = _distances_before(run.started_at, runs)
    longest = max(before, default=None)
    if run.distance_m is None or longest is None or len(before) < FEWEST_RUNS:
        return RunComparison(len(before), longest, None)
    return RunComparison(len(before), longest, percent_more(run.distance_m, longest))


def recent_leap(runs: Iterable[Run], now: datetime) -> RecentLeap | None:
    """The last run, where it was a leap and not longer ago than `TOLD_FOR`."""
    ended = [run for run in runs if ended_at(run) <= now]
    last = max(ended, key=ended_at, default=None)
    if last is None or last.distance_m is None or now - ended_at(last) > TOLD_FOR:
        return None
    beside = compared_with_before(last, ended)
    return RecentLeap(last.distance_m, beside) if beside.leap else None


def leap_limit_m(runs: Iterable[Run], now: datetime) -> float | None:
    """The distance from which on the next run would be a leap, None where data is too little."""
    distances = _distances_before(now, runs)
    if len(distances) < FEWEST_RUNS:
        return None
    return max(distances) * (1 + MORE_PERCENT / 100)


def last_weeks(runs: Iterable[Run], today: date, count: int = 8) -> tuple[RunWeek, ...]:
    """The last weeks up to that of today, the oldest first, each by its runs' local days."""
    last, known = first_of_week(today), tuple(runs)
    return tuple(_week(known, last - n * ONE_WEEK) for n in reversed(range(count)))


def is_effort(run: Run, runs: Iterable[Run]) -> bool:
    """Whether a run can be what soreness comes from: hard, of unknown effort, or a leap."""
    return run.effort in {Effort.HARD, None} or compared_with_before(run, runs).leap is not None


def is_long(run: Run, runs: Iterable[Run]) -> bool:
    """Whether a run is long: by its time, where that is not known by its distance, or a leap."""
    by_itself = run.duration_s >= LONG_S if run.duration_s else (run.distance_m or 0.0) >= LONG_M
    return by_itself or compared_with_before(run, runs).leap is not None


def ended_at(run: Run) -> datetime:
    """When a run ended, UTC; when it started where its duration is not known."""
    return run.started_at + timedelta(seconds=run.duration_s or 0)


def percent_more(value: float, than: float) -> float:
    """How many percent more; rounded, so that 11 km are exactly 10% more than 10 km."""
    return round(100 * (value - than) / than, 6)


def _distances_before(instant: datetime, runs: Iterable[Run]) -> list[float]:
    return [
        run.distance_m
        for run in runs
        if run.distance_m is not None and instant - LEAP_WINDOW <= run.started_at < instant
    ]


def _week(runs: Iterable[Run], first: date) -> RunWeek:
    mine = [run.distance_m for run in runs if first <= run.day < first + ONE_WEEK]
    measured = [d for d in mine if d is not None]
    return RunWeek(first, sum(measured), len(measured), len(mine) - len(measured))
