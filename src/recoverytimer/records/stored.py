"""Records out of the history and into it."""

from __future__ import annotations

from datetime import date

from recoverytimer.base.days import local_day
from recoverytimer.history.history import History
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.player.session import Session
from recoverytimer.records.records import Records, mended

_AT_ONCE = 500


def records_of(history: History, first: date | None = None, last: date | None = None) -> Records:
    """The records of some days, both included and each by its own local time; None is no limit.

    Raises:
        HistoryError: they could not be read.
    """
    days = (first or date.min, last or date.max)
    return Records(
        sessions=_sessions(history, *days),
        soreness=history.soreness.between(*days),
        runs=history.runs.between(*days),
    )


def _sessions(history: History, first: date, last: date) -> tuple[Session, ...]:
    """The oldest first."""
    found: list[Session] = []
    before: SessionSummary | None = None
    while page := history.sessions.page(before, _AT_ONCE):
        before = page[-1]
        wanted = (s for s in page if first <= local_day(s.started_at, s.offset_min) <= last)
        read = (history.sessions.get(summary.id) for summary in wanted)
        found += (mended(session) for session in read if session is not None)
    return tuple(reversed(found))
