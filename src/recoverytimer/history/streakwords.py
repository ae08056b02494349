"""Streaks in words: how long they are, and what makes them."""

from __future__ import annotations

from recoverytimer.base.amounts import counted
from recoverytimer.base.days import WEEK_DAYS
from recoverytimer.history.streaks import EVERY_DAY, Streak


def in_a_row(streak: Streak) -> str:
    """A streak that is worth a word: "3 days in a row"; empty below two."""
    return f"{length_in_words(streak)} in a row" if streak.count > 1 else ""


def length_in_words(streak: Streak) -> str:
    """How long a streak is: "3 days", "1 week"."""
    return counted(streak.count, "week" if streak.in_weeks else "day")


def goal(days_a_week: int) -> str:
    """What makes a streak: "Days in a row", "Weeks with 3 days or more"."""
    if days_a_week == EVERY_DAY:
        return "Days in a row"
    if days_a_week == WEEK_DAYS:
        return f"Weeks with all {WEEK_DAYS} days"
    return f"Weeks with {counted(days_a_week, 'day')} or more"
