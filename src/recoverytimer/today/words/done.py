"""What is said once something was done today."""

from __future__ import annotations

from datetime import date

from recoverytimer.base import amounts
from recoverytimer.base.dates import weekday
from recoverytimer.base.days import ONE_DAY
from recoverytimer.base.language import _, message, ngettext, pgettext
from recoverytimer.base.listing import in_row, sentences
from recoverytimer.history.streaks import Streak
from recoverytimer.history.totals import WeekTotal
from recoverytimer.history.words import sessions, streaks, years
from recoverytimer.today.done import Done
from recoverytimer.today.words.page import nothing_yet

done_for_today = message("Done for today")
something_else = message("Something else")


def what_was_done(done: Done) -> str:
    """The newest session, how sore one was before and after, and how many there were."""
    return sentences((_session(done), _felt(done), _all(done)))


def _session(done: Done) -> str:
    time = amounts.rough_duration(done.last.total_s)
    return _("{routine}, {duration}.", routine=sessions.name(done.last), duration=time)


def _felt(done: Done) -> str:
    after = done.last.soreness
    if after is None:
        return ""
    if done.before is None:
        return _("Soreness afterwards: {level}.", level=after)
    if done.before == after:
        return _("Soreness stayed at {level}.", level=after)
    return _("Soreness went from {before} to {after}.", before=done.before, after=after)


def _all(done: Done) -> str:
    count = len(done.sessions)
    if count < 2:
        return ""
    time = amounts.rough_duration(done.total_s)
    return ngettext(
        "{n} session today, {time} in all.", "{n} sessions today, {time} in all.", count, time=time
    )


def on_day(day: date, today: date) -> str:
    """When something could come next."""
    if day - today <= ONE_DAY:
        return _("Tomorrow")
    return pgettext("when something could come next", "On {weekday}", weekday=weekday(day))


def days_done(count: int, goal: int) -> str:
    """On how many days something was done in a week: "1 of 2 days", "3 days"; no nought."""
    if not count:
        return pgettext("days with a session this week", "Fresh start")
    if count < goal:
        return ngettext("{count} of {n} day", "{count} of {n} days", goal, count=count)
    return ngettext("{n} day", "{n} days", count)


def week_in_short(week: WeekTotal, streak: Streak) -> str:
    """How many sessions there were this week, how long they took, what they make."""
    if not week.count:
        return nothing_yet()
    count = ngettext("{n} session", "{n} sessions", week.count)
    return in_row((count, years.time_done(week.total_s), streaks.in_a_row(streak)))
