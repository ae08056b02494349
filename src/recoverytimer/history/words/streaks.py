"""Streaks in words: how long they are, and what makes them."""

from __future__ import annotations

from recoverytimer.base.days import WEEK_DAYS
from recoverytimer.base.language import _, ngettext, npgettext, pgettext
from recoverytimer.history.streaks import EVERY_DAY, Streak


def in_a_row(streak: Streak) -> str:
    """A streak that is worth a word: "3 days in a row"; empty below two."""
    if streak.count < 2:
        return ""
    if streak.in_weeks:
        return ngettext("{n} week in a row", "{n} weeks in a row", streak.count)
    return ngettext("{n} day in a row", "{n} days in a row", streak.count)


def length(streak: Streak) -> str:
    """How long a streak is: "3 days", "1 week"; no nought where there is none."""
    if not streak.count:
        return pgettext("how long a streak is", "Fresh start")
    if streak.in_weeks:
        return npgettext("how long a streak is", "{n} week", "{n} weeks", streak.count)
    return npgettext("how long a streak is", "{n} day", "{n} days", streak.count)


def below_length(streak: Streak) -> str:
    """What stands below how long it is; empty for one."""
    if not streak.count:
        return pgettext("below how long a streak is", "whenever you like")
    return pgettext("below how long a streak is", "in a row") if streak.count > 1 else ""


def best_length(streak: Streak) -> str:
    """How long the longest one is; no nought where there was none."""
    return length(streak) if streak.count else pgettext("the longest streak", "Still to come")


def goal(days_a_week: int) -> str:
    """What makes a streak: "Days in a row", "Weeks with sessions on 3 days or more"."""
    if days_a_week == EVERY_DAY:
        return _("Days in a row")
    if days_a_week == WEEK_DAYS:
        return _("Weeks with sessions on all {days} days", days=WEEK_DAYS)
    return ngettext(
        "Weeks with sessions on {n} day or more",
        "Weeks with sessions on {n} days or more",
        days_a_week,
    )


def what_counts(days_a_week: int) -> str:
    """The same, for who cannot see what stands beside it."""
    return _("What makes a streak: {goal}", goal=goal(days_a_week))
