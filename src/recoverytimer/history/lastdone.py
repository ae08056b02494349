"""When a routine was last done, and which exercises were done before."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.reminders.reminder import LastDone


def last_begun(records: RecordKeeper, routine_ids: Collection[str]) -> datetime | None:
    """When the newest session under some ids began (UTC); None where there is none."""
    last = records.ask(lambda: records.history.sessions.last_of(routine_ids))
    return last.started_at if last else None


def done_since(
    records: RecordKeeper, routine_ids: Collection[str], since: datetime
) -> LastDone | None:
    """What a reminder has to know of sessions under some ids that began since then (UTC)."""
    log = records.history.sessions
    last = records.ask(lambda: log.last_of(routine_ids, since))
    if last is None:
        return None
    count = records.ask(lambda: log.count_on(last.day, routine_ids))
    return LastDone(last.ended_at, last.day, count or 0)


def exercises_met(records: RecordKeeper, exercises: Collection[str]) -> Collection[str]:
    """Which of some exercises the history knows; where it cannot be read, it knows none."""
    return records.ask(lambda: records.history.sessions.exercises_done(exercises)) or frozenset()
