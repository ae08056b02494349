"""Days, weeks and a year of the history in words: what charts show, to read and to hear."""

from __future__ import annotations

from datetime import date

from recoverytimer.base import amounts, dates
from recoverytimer.exercise.words import KIND_NAMES
from recoverytimer.history.totals import WeekTotal
from recoverytimer.history.yearbook import NamedTotal, Year, YearDay

SHADES_MIN = (10, 20, 40)
"""Up to so many minutes each shade of a day reaches; the last one has no end."""


def shade(total_s: float) -> int:
    """How much was done in a day, in steps: 0 for nothing, then 1 to 4."""
    if total_s <= 0:
        return 0
    return 1 + sum(total_s > amounts.MINUTE_S * most for most in SHADES_MIN)


def shade_names() -> tuple[str, ...]:
    """What each shade means, from none on."""
    steps = [f"up to {most} min" for most in SHADES_MIN]
    return ("none", *steps, f"over {SHADES_MIN[-1]} min")


def day(found: YearDay, today: date) -> str:
    """A day: "Tuesday, 3 March: 24 min, stretch, roll; soreness 4"."""
    total, level = found.total, found.soreness
    if total is not None:
        kinds = (KIND_NAMES[kind].lower() for kind in total.kinds)
        done = ", ".join((amounts.rough_duration(total.total_s), *kinds))
    else:
        done = "still to come" if found.day > today else "no session"
    felt = "" if level is None else f"; soreness {level}"
    return f"{dates.full(found.day)}: {done}{felt}"


def week(total: WeekTotal) -> str:
    """A week: "Week of 2 March: 3 sessions, 35 min"."""
    name = dates.week(total.week)
    if not total.count:
        return f"{name}: no session"
    sessions = amounts.counted(total.count, "session")
    return f"{name}: {sessions}, {amounts.rough_duration(total.total_s)}"


def year(found: Year) -> str:
    """All days of a year: "64 days with a session, 21 h 5 min in all"."""
    totals = [day.total for day in found.days.values() if day.total]
    if not totals:
        return "No session"
    days = amounts.counted(len(totals), "day")
    seconds = sum(total.total_s for total in totals)
    return f"{days} with a session, {amounts.rough_duration(seconds)} in all"


def weeks(found: Year) -> str:
    """All weeks of a year: their average, and the one with the most."""
    if not any(total.count for total in found.weeks):
        return f"No session in {found.number} yet."
    most = max(found.weeks, key=lambda total: total.total_s)
    return (
        f"{amounts.rough_duration(found.average_s)} a week on average. "
        f"Most in the week of {dates.in_month(most.week)}: "
        f"{amounts.rough_duration(most.total_s)}."
    )


def total(found: NamedTotal) -> str:
    """For how long, and how often: "12 min, 8 times"."""
    seconds = amounts.rough_duration(found.total_s)
    if found.count is None:
        return seconds
    return f"{seconds}, {amounts.counted(found.count, 'time')}"
