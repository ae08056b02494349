"""Runs, and what is known of them, in words."""

from __future__ import annotations

from datetime import date

from recoverytimer.base import amounts
from recoverytimer.base.daynames import in_month, with_short_weekday
from recoverytimer.runs.leaps import LEAPS, Week
from recoverytimer.runs.run import Run

_KM_M = 1000
_RATES = sorted(leap.rate for leap in LEAPS)
ABOUT_LEAPS = (
    "Among 5,205 runners with 588,071 runs, a run more than 10 % longer than the longest one of "
    f"the 30 days before went with {_RATES[0]:g} to {_RATES[-1]:g} times the rate of injuries. "
    "That study followed runners, it was no trial: it does not show that the distance was the "
    "cause."
)


def day(value: date, today: date) -> str:
    """A day with its weekday: "Wed 4 March", with the year where it is another one."""
    year = "" if value.year == today.year else f" {value.year}"
    return f"{with_short_weekday(value)}{year}"


def pace(distance_m: float | None, duration_s: float | None) -> str:
    """Minutes for a kilometre: "5:41 min/km"; empty where distance or duration is not known."""
    if not distance_m or not duration_s:
        return ""
    return f"{amounts.clock(duration_s / distance_m * _KM_M)} min/km"


def in_short(run: Run) -> str:
    """What is known of a run but its day: "10.2 km, 58:10, 5:42 min/km, easy"."""
    parts = (
        amounts.kilometres(run.distance_m) if run.distance_m else "",
        amounts.clock(run.duration_s) if run.duration_s else "",
        pace(run.distance_m, run.duration_s),
        run.effort.value if run.effort else "",
    )
    return ", ".join(part for part in parts if part) or "no distance, no time"


def week(value: Week, today: date) -> str:
    """A week in a sentence: "Week of 2 March: 32.4 km in 4 runs"."""
    begins = in_month(value.monday)
    if value.monday.year != today.year:
        begins += f" {value.monday.year}"
    runs = value.measured + value.unmeasured
    so_far = " so far" if (today - value.monday).days in range(7) else ""
    if not runs:
        return f"Week of {begins}: no run{so_far}"
    said = f"{amounts.kilometres(value.distance_m)} in {amounts.counted(value.measured, 'run')}"
    if not value.measured:
        said = amounts.counted(runs, "run")
    left_out = f", {value.unmeasured} without a distance" if value.unmeasured else ""
    return f"Week of {begins}: {said}{left_out}{so_far}"
