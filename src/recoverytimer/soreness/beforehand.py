"""How sore one was before a session, beside which it is said how sore one is after it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Protocol

from recoverytimer.base.days import ONE_DAY
from recoverytimer.soreness.entry import SorenessEntry, newest_by_place

BEFOREHAND = timedelta(hours=24)


class TimedSession(Protocol):
    """A session, as far as its times go (UTC)."""

    @property
    def id(self) -> str:
        """What its entries name."""

    @property
    def started_at(self) -> datetime:
        """When it began."""

    @property
    def ended_at(self) -> datetime:
        """When it ended."""


def days_beforehand(session: TimedSession) -> tuple[date, date]:
    """The days, by any clock, among whose entries to look for what was said before."""
    day = session.started_at.date()
    return day - 2 * ONE_DAY, day + 2 * ONE_DAY


def beforehand(entries: Iterable[SorenessEntry], session: TimedSession) -> SorenessEntry | None:
    """What was said last of the place that was most sore; None where nothing was, or of none.

    Where a place was named, that one, and not what was said of none.
    """
    first, last = session.started_at - BEFOREHAND, session.ended_at
    known = [e for e in entries if first <= e.at <= last and e.session_id != session.id]
    newest = [e for e in newest_by_place(known).values() if e.level]
    return max(newest, key=lambda e: (e.area is not None, e.level, e.at), default=None)
