"""When a routine was last done."""

from __future__ import annotations

from datetime import datetime

from recoverytimer.history.journal import Journal
from recoverytimer.reminders.reminder import Done


def last_begun(journal: Journal, routine_id: str) -> datetime | None:
    """When the newest session of a routine began (UTC); None where there is none."""
    last = journal.ask(lambda: journal.history.sessions.last_of(routine_id))
    return last.started_at if last else None


def done_since(journal: Journal, routine_id: str, since: datetime) -> Done | None:
    """What a reminder has to know of a routine's sessions that began since an instant (UTC)."""
    log = journal.history.sessions
    last = journal.ask(lambda: log.last_of(routine_id, since))
    if last is None:
        return None
    count = journal.ask(lambda: log.count_on(last.day, routine_id))
    return Done(last.ended_at, last.day, count or 0)
