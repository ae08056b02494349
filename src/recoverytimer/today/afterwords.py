"""What the records say at the end of a session."""

from __future__ import annotations

from collections.abc import Callable

from recoverytimer.base.days import first_of_week, last_of_week, local_day
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.sessionfilter import SessionFilter
from recoverytimer.player.afterword import Afterword
from recoverytimer.player.session import Session
from recoverytimer.soreness.beforehand import beforehand, days_beforehand
from recoverytimer.soreness.easing import Easing
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.soreness.words.beforehand import said_before
from recoverytimer.soreness.words.easing import easing_basis, easing_line

MOST_SESSIONS = 1000


class Afterwords:
    """Looks it up; the session itself may not be saved yet.

    Args:
        easing: chooses the line on what got easier.
    """

    def __init__(self, records: RecordKeeper, easing: Callable[[], Easing | None]) -> None:
        self._records = records
        self._easing = easing

    def of(self, session: Session) -> Afterword:
        """What there is to say beside what was done."""
        day = local_day(session.started_at, session.offset_min)
        week = SessionFilter(first=first_of_week(day), last=last_of_week(day))
        log = self._records.history.sessions
        found = self._records.ask(lambda: log.page(count=MOST_SESSIONS, where=week)) or ()
        others = [one for one in found if one.id != session.id]
        before, easing = self._before(session), self._easing()
        return Afterword(
            day=day,
            days=frozenset({day, *(one.day for one in others)}),
            times=1 + sum(one.started_at <= session.started_at for one in others),
            before=before.level if before else None,
            before_said=said_before(before, session) if before else "",
            easing=(easing_line(easing), easing_basis(easing)) if easing else None,
        )

    def _before(self, session: Session) -> SorenessEntry | None:
        log, days = self._records.history.soreness, days_beforehand(session)
        return beforehand(self._records.ask(lambda: log.between(*days)) or (), session)
