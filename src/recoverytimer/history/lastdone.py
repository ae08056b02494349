"""When a routine was last done, and which exercises were done before."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.reminders.reminder import LastDone

LATELY = 24
"""Sessions among which one looks for what was done last."""


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


def done_lately(records: RecordKeeper, present_id: Callable[[str], str]) -> tuple[str, ...]:
    """The ids, as they are now, of routines that were done last, the newest first."""
    found = records.ask(lambda: records.history.sessions.page(count=LATELY)) or ()
    return tuple(dict.fromkeys(present_id(one.routine_id) for one in found))


def exercises_met(records: RecordKeeper, exercises: Collection[str]) -> Collection[str]:
    """Which of some exercises the history knows; where it cannot be read, it knows none."""
    return records.ask(lambda: records.history.sessions.exercises_done(exercises)) or frozenset()
