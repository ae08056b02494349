"""What stands on the first page."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from recoverytimer.base import amounts
from recoverytimer.base.language import (
    _,
    message,
    message_in,
    message_with,
    npgettext,
    pgettext,
)
from recoverytimer.base.listing import in_row
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.history.words import sessions
from recoverytimer.routine.portrait import Portrait
from recoverytimer.routine.words.totals import total_in_words
from recoverytimer.today.today import Interrupted

NIGHT_ENDS, NOON, EVENING = 4, 12, 18

start = message("Start")
see_the_steps = message("See the steps")
not_today = message("Not today")
why_this = message("Why this?")
read_on = message("Read more in the guide")
all_routines = message("All routines")
or_instead = message("Or you could try")
main_exercise = message("The main exercise")
did_not_end = message("A session was not finished")
go_on = message("Resume")
keep_what_was_done = message("Keep what you did")
this_week = message("This week")
nothing_yet = message("Nothing yet. Start whenever you like.")
last_session = message("Last session")
none_yet = message_in("the last session", "None yet")
kept_here = message("What you do is kept here, on your computer.")
look_at_it = message("View")


def greeting(now: datetime) -> str:
    """What one says at an hour of the day."""
    if NIGHT_ENDS <= now.hour < NOON:
        return _("Good morning")
    if NOON <= now.hour < EVENING:
        return _("Good afternoon")
    return _("Good evening")


def interrupted(found: Interrupted) -> str:
    """Which session did not come to its end, where, and when."""
    away = amounts.rough_duration(found.away_s)
    if not found.exercise:
        return _("{routine} stopped {time} ago.", routine=found.routine, time=away)
    return _(
        "{routine} stopped at {exercise}, {time} ago.",
        routine=found.routine,
        exercise=found.exercise,
        time=away,
    )


def last_done(summary: SessionSummary, days_ago: int) -> str:
    """When the last session was, how long it took and how sore one was: "yesterday, 8 min"."""
    time = amounts.rough_duration(summary.total_s)
    return in_row((_ago(days_ago), time, sessions.soreness(summary)))


def _ago(days: int) -> str:
    if days <= 0:
        return pgettext("when the last session was", "today")
    if days == 1:
        return pgettext("when the last session was", "yesterday")
    return npgettext("when the last session was", "{n} day ago", "{n} days ago", days)


def amount(portrait: Portrait) -> str:
    """How long a routine takes and what one needs for it."""
    needs = portrait.equipment or (pgettext("what a routine needs", "no equipment"),)
    return in_row((total_in_words(portrait.total), *needs))


# For who cannot see what stands above the buttons.
start_routine = message_with("Start {routine}")
steps_of = message_with("See the steps of {routine}")
at_ease = message_with("Try {exercise}")
at_ease_instead = message_with("Or try {exercise}")
next_reminder = message_with("Next reminder: {reminder}")
comes_back = message_with("{routine} will be back tomorrow.")


def not_kept(path: Path, fault: str) -> str:
    """That a "not today" is lost."""
    return _("Your choice could not be saved to {path} ({fault}).", path=path, fault=fault)
