"""What runs add up to: whether one is a leap, how much a week, and what is known of either."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct

from recoverytimer.base import amounts
from recoverytimer.base.days import monday
from recoverytimer.runs.run import Effort, Run

WINDOW = timedelta(days=30)
MORE_PERCENT = 10.0
FEWEST_RUNS = 3
WEEK = timedelta(days=7)
TOPIC = "build-up"
COHORT, TRIAL = "frandsen-2025", "buist-2008"
_STUDY = "Among 5,205 runners,"


class Leap(Struct, frozen=True):
    """A run that is longer by more than some percent went with `rate` times as many injuries."""

    above_percent: float
    words: str
    rate: float


# Schuster Brandt Frandsen et al. 2025, 5,205 runners and 588,071 runs; a cohort, not a trial.
LEAPS = (
    Leap(100.0, "more than twice as long", 2.28),
    Leap(30.0, "30 to 100 % longer", 1.52),
    Leap(MORE_PERCENT, "10 to 30 % longer", 1.64),
)


class Finding(Struct, frozen=True):
    """What the runs say, for the person.

    Attributes:
        more: whether it is a leap, or more than the habit allows; None where data is too little.
        sources: ids of the guide's sources.
        topic: the id of the guide's topic.
    """

    sentence: str
    more: bool | None = None
    sources: tuple[str, ...] = ()
    topic: str = TOPIC

    @property
    def line(self) -> str:
        """What is found, without what is known of it in general."""
        found, _, _ = self.sentence.partition(f" {_STUDY}")
        return found.partition(f" {TEN_PERCENT}")[0]


class Week(Struct, frozen=True):
    """The runs of a week: in metres, and how many there were with and without a distance."""

    monday: date
    distance_m: float
    measured: int
    unmeasured: int


def leap_limit_m(runs: Iterable[Run], now: datetime) -> float | None:
    """The distance from which on the next run would be a leap, None where data is too little."""
    distances = _distances_before(now, runs)
    if len(distances) < FEWEST_RUNS:
        return None
    return max(distances) * (1 + MORE_PERCENT / 100)


def new_run(run: Run, runs: Iterable[Run]) -> Finding:
    """How a run compares with the longest of the 30 days before; fewer than three say nothing."""
    if run.distance_m is None:
        return Finding("Without a distance this run cannot be compared with others.")
    before = _distances_before(run.started_at, runs)
    if len(before) < FEWEST_RUNS:
        count = amounts.counted(len(before), "run")
        return Finding(f"{count} with a distance in the 30 days before: too few to say.")
    distance, longest = amounts.kilometres(run.distance_m), max(before)
    known = f"your longest run of the 30 days before ({amounts.kilometres(longest)})"
    percent = _percent_more(run.distance_m, longest)
    leap = next((leap for leap in LEAPS if percent > leap.above_percent), None)
    if leap is None:
        than = "not longer than" if percent <= 0 else "not more than 10 % longer than"
        return Finding(f"{distance}: {than} {known}.", more=False, sources=(COHORT,))
    return Finding(
        f"{distance} is {amounts.percent_more(percent)} longer than {known}. {_STUDY} "
        f"runs {leap.words} went with {leap.rate:g} times the rate of injuries. That study "
        "followed runners, it was no trial: it does not show that the distance was the cause.",
        more=True,
        sources=(COHORT,),
    )


def weeks(runs: Iterable[Run], today: date, count: int = 8) -> tuple[Week, ...]:
    """The last weeks up to that of today, the oldest first, each by its runs' local days."""
    last, known = monday(today), tuple(runs)
    return tuple(_week(known, last - n * WEEK) for n in reversed(range(count)))


def weekly_change(runs: Iterable[Run], today: date) -> Finding:
    """The last full week against the one before, with what is known of the 10 % rule."""
    before, last, _ = weeks(runs, today, 3)
    if not before.distance_m or not last.distance_m:
        return Finding("Two full weeks with distances are needed to compare them.")
    percent = _percent_more(last.distance_m, before.distance_m)
    much = f"{amounts.kilometres(last.distance_m)} last week"
    least = amounts.kilometres(before.distance_m)
    if percent > MORE_PERCENT:
        text = f"{much}, {amounts.percent_more(percent)} more than the week before ({least})."
    else:
        text = f"{much}, after {least} the week before."
    if left_out := before.unmeasured + last.unmeasured:
        text += f" {left_out} without a distance left out."
    return Finding(f"{text} {TEN_PERCENT}", percent > MORE_PERCENT, (TRIAL, COHORT))


TEN_PERCENT = (
    "At most 10 % a week is a habit, not a proven limit: in a trial with 532 beginners as many "
    "were injured with it (20.8 %) as with a faster build-up (20.3 %), and among 5,205 runners "
    "the change from week to week told nothing."
)


def is_effort(run: Run, runs: Iterable[Run]) -> bool:
    """Whether a run can be what soreness comes from: hard, of unknown effort, or a leap."""
    return run.effort in {Effort.HARD, None} or bool(new_run(run, runs).more)


def ended_at(run: Run) -> datetime:
    """When a run ended, UTC; when it started where its duration is not known."""
    return run.started_at + timedelta(seconds=run.duration_s or 0)


def _distances_before(instant: datetime, runs: Iterable[Run]) -> list[float]:
    return [
        run.distance_m
        for run in runs
        if run.distance_m is not None and instant - WINDOW <= run.started_at < instant
    ]


def _percent_more(value: float, than: float) -> float:
    """How many percent more; rounded, so that 11 km are exactly 10 % more than 10 km."""
    return round(100 * (value - than) / than, 6)


def _week(runs: Iterable[Run], first: date) -> Week:
    mine = [run.distance_m for run in runs if first <= run.day < first + WEEK]
    measured = [d for d in mine if d is not None]
    return Week(first, sum(measured), len(measured), len(mine) - len(measured))
