"""The question which activities were runs."""

from __future__ import annotations

from datetime import timedelta, timezone

from recoverytimer.base import dates
from recoverytimer.base.language import _, message, pgettext, plural
from recoverytimer.base.listing import in_row
from recoverytimer.base.plaintext import one_line
from recoverytimer.base.problem import as_written
from recoverytimer.history.words.counts import counted_runs
from recoverytimer.records.activities import OtherActivity
from recoverytimer.runs.words import pace, run_in_words

which_were_runs = message("Which of these were runs?")
activities = message("Activities")
tick_runs = message("Tick those that were runs. Those that were as fast as one are ticked already.")
leave_out = message("Leave them out")
not_saying = plural(
    "{n} activity does not say what it is", "{n} activities do not say what they are"
)
all_untold = plural("{n} without a sport", "All {n} without a sport")
all_other_sports = plural("{n} of another sport", "All {n} of other sports")

all_again = plural("{n} that is probably here already", "All {n} that are probably here already")


def chosen(number: int) -> str:
    """How many are ticked."""
    return counted_runs(number) if number else _("None is ticked.")


def activity(other: OtherActivity) -> str:
    """One of them in two lines: when, how far and how long; how fast, what and where from."""
    run = other.run
    start = run.started_at.astimezone(timezone(timedelta(minutes=run.offset_min)))
    when = in_row((dates.in_year(run.day), dates.clock_time(start), run_in_words(run)))
    sport = as_written(one_line(other.sport)) if other.sport else ""
    about = in_row((pace(run.distance_m, run.duration_s), sport, run.source, one_line(run.note)))
    return pgettext("an activity in two lines", "{when}\n{about}", when=when, about=about)
