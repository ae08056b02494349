"""Records one by one, in a few words."""

from __future__ import annotations

from recoverytimer.base import dates
from recoverytimer.base.amounts import rough_duration
from recoverytimer.base.listing import in_row
from recoverytimer.base.plaintext import one_line
from recoverytimer.history.changes import Record
from recoverytimer.history.words.sessions import name
from recoverytimer.player.session import Session
from recoverytimer.runs.run import Run
from recoverytimer.runs.words import effort_inside, run_in_words
from recoverytimer.soreness.words.places import entry_level_inside


def run_with_day(run: Run) -> str:
    """A run in a few words: "4 March 2026, 10 km in 58:12"."""
    return in_row((dates.in_year(run.day), run_in_words(run)))


def record_line(record: Record) -> str:
    """A record in a few words: "4 March 2026, 18:30, Yoga, 30 min"."""
    note = one_line(record.note)
    if isinstance(record, Run):
        effort = effort_inside(record.effort) if record.effort else ""
        return in_row((run_with_day(record), effort, note))
    if isinstance(record, Session):
        start = record.local_start
        length = rough_duration((record.ended_at - record.started_at).total_seconds())
        when = (dates.in_year(start), dates.clock_time(start))
        return in_row((*when, one_line(name(record)), length, note))
    return in_row((dates.in_year(record.day), entry_level_inside(record), note))
