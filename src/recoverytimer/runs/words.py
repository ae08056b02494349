"""Runs, and what is known of them, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from recoverytimer.base import amounts
from recoverytimer.base.amounts import KILOMETRE_M
from recoverytimer.base.dates import in_month, with_short_weekday
from recoverytimer.runs import leaps
from recoverytimer.runs.leaps import FEWEST_RUNS, LEAPS, MORE_PERCENT, Leap, RunWeek
from recoverytimer.runs.run import Run

_RATES = sorted(leap.rate for leap in LEAPS)
ABOUT_LEAPS = (
    "Among 5,205 runners with 588,071 runs, a run more than 10 % longer than the longest one of "
    f"the 30 days before went with {_RATES[0]:g} to {_RATES[-1]:g} times the rate of injuries. "
    "That study followed runners, it was no trial: it does not show that the distance was the "
    "cause."
)
TEN_PERCENT = (
    "At most 10 % a week is a habit, not a proven limit: in a trial with 532 beginners as many "
    "were injured with it (20.8 %) as with a faster build-up (20.3 %), and among 5,205 runners "
    "the change from week to week told nothing."
)
# Of the guide: its topic on both, and where what is known comes from.
TOPIC = "build-up"
ABOUT_LEAPS_FROM, TEN_PERCENT_FROM = ("frandsen-2025",), ("buist-2008", "frandsen-2025")


class RunFinding(Struct, frozen=True):
    """What the runs say, and what is known of just that; empty where there is nothing to add."""

    found: str
    known: str = ""


def new_run(run: Run, runs: Iterable[Run]) -> RunFinding:
    """How a run compares with the longest of the 30 days before; fewer than three say nothing."""
    if run.distance_m is None:
        return RunFinding("Without a distance this run cannot be compared with others.")
    beside = leaps.compared_with_before(run, runs)
    if beside.longest_m is None or beside.more_percent is None:
        count = amounts.counted(beside.earlier, "run")
        return RunFinding(f"{count} with a distance in the 30 days before: too few to say.")
    distance, longest = (
        amounts.distance_in_words(run.distance_m),
        amounts.distance_in_words(beside.longest_m),
    )
    before = f"your longest run of the 30 days before ({longest})"
    if beside.leap is None:
        than = "not longer than" if beside.more_percent <= 0 else "not more than 10 % longer than"
        return RunFinding(f"{distance}: {than} {before}.")
    return RunFinding(
        f"{distance} is {amounts.percent_in_words(beside.more_percent)} longer than {before}.",
        f"Among 5,205 runners, runs {longer(beside.leap)} went with {beside.leap.rate:g} times "
        "the rate of injuries. That study followed runners, it was no trial: it does not show "
        "that the distance was the cause.",
    )


def longer(leap: Leap) -> str:
    """How much longer runs of a kind of leap are: "10 to 30 % longer"."""
    if leap.up_to_percent is None:
        return "more than twice as long"
    return f"{leap.above_percent:g} to {leap.up_to_percent:g} % longer"


def next_run(runs: Iterable[Run], measured: int, now: datetime) -> str:
    """From where on the next run would be a leap; `measured` runs have a distance lately."""
    limit = leaps.leap_limit_m(runs, now)
    if limit is None:
        said = amounts.counted(measured, "run") if measured else "No run"
        few = f"fewer than {FEWEST_RUNS} are too few to compare a new one with"
        return f"{said} with a distance in the last 30 days; {few}."
    return f"A run of more than {_rounded_down(limit)} would be more than 10 % longer."


def weekly_change(runs: Iterable[Run], today: date) -> RunFinding:
    """The last full week against the one before, with what is known of the 10 % rule."""
    before, last, _ = leaps.last_weeks(runs, today, 3)
    if not before.distance_m or not last.distance_m:
        return RunFinding("Two full weeks with distances are needed to compare them.", TEN_PERCENT)
    percent = leaps.percent_more(last.distance_m, before.distance_m)
    much = f"{amounts.distance_in_words(last.distance_m)} last week"
    least = amounts.distance_in_words(before.distance_m)
    if percent > MORE_PERCENT:
        text = f"{much}, {amounts.percent_in_words(percent)} more than the week before ({least})."
    else:
        text = f"{much}, after {least} the week before."
    if left_out := before.unmeasured + last.unmeasured:
        text += f" {left_out} without a distance left out."
    return RunFinding(text, TEN_PERCENT)


def day_in_words(value: date, today: date) -> str:
    """A day with its weekday: "Wed 4 March", with the year where it is another one."""
    year = "" if value.year == today.year else f" {value.year}"
    return f"{with_short_weekday(value)}{year}"


def pace(distance_m: float | None, duration_s: float | None) -> str:
    """Minutes for a kilometre: "5:41 min/km"; empty where distance or duration is not known."""
    if not distance_m or not duration_s:
        return ""
    return f"{amounts.clock_digits(duration_s / distance_m * KILOMETRE_M)} min/km"


def in_short(run: Run) -> str:
    """What is known of a run but its day: "10.2 km, 58:10, 5:42 min/km, easy"."""
    parts = (
        amounts.distance_in_words(run.distance_m) if run.distance_m else "",
        amounts.clock_digits(run.duration_s) if run.duration_s else "",
        pace(run.distance_m, run.duration_s),
        run.effort.value if run.effort else "",
    )
    return ", ".join(part for part in parts if part) or "no distance, no time"


def week_in_words(value: RunWeek, today: date) -> str:
    """A week in a sentence: "Week of 2 March: 32.4 km in 4 runs"."""
    begins = in_month(value.monday)
    if value.monday.year != today.year:
        begins += f" {value.monday.year}"
    runs = value.measured + value.unmeasured
    so_far = " so far" if (today - value.monday).days in range(7) else ""
    if not runs:
        return f"Week of {begins}: no run{so_far}"
    said = (
        f"{amounts.distance_in_words(value.distance_m)} in {amounts.counted(value.measured, 'run')}"
    )
    if not value.measured:
        said = amounts.counted(runs, "run")
    left_out = f", {value.unmeasured} without a distance" if value.unmeasured else ""
    return f"Week of {begins}: {said}{left_out}{so_far}"


def _rounded_down(metres: float) -> str:
    """A limit in tenths of a kilometre that is never above the limit itself."""
    return amounts.distance_in_words(int(metres / 100 + 1e-6) * 100)
