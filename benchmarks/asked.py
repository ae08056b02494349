"""What a page of History asks of the records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta

from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.history import History
from recoverytimer.history.sessionfilter import SessionFilter
from recoverytimer.history.streaks import best_streak, current_streak
from recoverytimer.history.totals import average_week_s
from recoverytimer.runs.run import Effort
from recoverytimer.soreness.trend import trends

AT_ONCE = 30


def listed(history: History, text: str = "", *kinds: Kind) -> None:
    """The first sessions that pass a filter."""
    history.sessions.page(count=AT_ONCE, where=SessionFilter(text=text, kinds=frozenset(kinds)))


def sums(history: History) -> None:
    """What follows when the page is painted, and what its other sections ask, once."""
    best_streak(history.totals.days(), 3)
    for question in in_sections(history).values():
        question()


def questions(history: History) -> Mapping[str, Callable[[], object]]:
    """Each of them on its own, by what it is."""
    return {**on_opening(history), **in_sections(history)}


def on_opening(history: History) -> Mapping[str, Callable[[], object]]:
    """What the overview asks before it is painted."""
    today = datetime.now(UTC).date()
    month, year = (today - timedelta(days=n) for n in (27, 364))
    totals, entries = history.totals, history.soreness
    return {
        "days of a year with minutes and main kind": lambda: totals.by_day(year, today),
        "highest soreness of each day of a year": lambda: entries.worst(year, today),
        "whether there are other years": lambda: (
            history.day_before(year),
            history.day_after(today),
        ),
        "weeks of a year": lambda: totals.by_week(year, today),
        "average of a year's weeks": lambda: average_week_s(
            totals.by_week(year, today), year, today
        ),
        "exercises of four weeks": lambda: totals.by_exercise(month, today),
        "streak": lambda: current_streak(totals.days(), today),
        "streak of weeks": lambda: current_streak(totals.days(), today, 3),
    }


def in_sections(history: History) -> Mapping[str, Callable[[], object]]:
    """What the other sections ask when they are shown."""
    today = datetime.now(UTC).date()
    quarter = today - timedelta(days=90)
    entries, runs = history.soreness, history.runs
    return {
        "routines to choose from": history.sessions.routines,
        "soreness of 90 days as trends": lambda: trends(entries.between(quarter, today)),
        "runs of 90 days": lambda: runs.between(quarter, today),
        "hard runs of 90 days": lambda: runs.between(quarter, today, Effort.HARD),
    }


def seldom(history: History) -> Mapping[str, Callable[[], object]]:
    """What is asked for now and then, most of it going through everything there is."""
    today, totals = datetime.now(UTC).date(), history.totals
    return {
        "list: words that are often there": lambda: listed(history, "hilly loop"),
        "list: a word that is nowhere": lambda: listed(history, "zebra"),
        "list: a kind": lambda: listed(history, "", Kind.HEAT),
        "list: a kind that never was": lambda: listed(history, "", Kind.BALL),
        "best streak": lambda: best_streak(totals.days()),
        "best streak of weeks": lambda: best_streak(history.totals.days(), 3),
        "all weeks ever": lambda: totals.by_week(date.min, today),
        "exercises of a year": lambda: totals.by_exercise(today - timedelta(days=364), today),
        "exercises ever": totals.by_exercise,
    }
