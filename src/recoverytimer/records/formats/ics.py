"""The sessions that were done as an iCalendar file, for a person's own calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from recoverytimer.history.words.sessions import name
from recoverytimer.player.session import Session
from recoverytimer.records.records import Records
from recoverytimer.records.words.calendar import lines_of
from recoverytimer.soreness.entry import SorenessEntry

if TYPE_CHECKING:
    from icalendar import Event

_SHORTEST = timedelta(minutes=1)


def done_calendar(records: Records) -> bytes:
    """An event for each session; taken in twice, a calendar shows it once.

    The same sessions give the same bytes.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Recovery Timer//Sessions//EN")
    calendar.add("version", "2.0")
    felt: dict[str | None, list[SorenessEntry]] = {}
    for entry in records.soreness:
        felt.setdefault(entry.session_id, []).append(entry)
    for session in sorted(records.sessions, key=lambda s: s.started_at):
        calendar.add_component(_event(session, felt.get(session.id, ())))
    data: bytes = calendar.to_ical()
    return data


def _event(session: Session, felt: Sequence[SorenessEntry]) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"session-{session.id}@recoverytimer")
    event.add("dtstamp", _whole(session.ended_at))
    # In UTC, so that it is at the right moment in whatever zone the calendar shows it.
    start = _whole(session.started_at)
    event.add("dtstart", start)
    event.add("dtend", max(_whole(session.ended_at), start + _SHORTEST))
    event.add("summary", name(session))
    event.add("description", "\n".join(lines_of(session, felt)))
    # It was done; it does not block the time.
    event.add("transp", "TRANSPARENT")
    return event


def _whole(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(microsecond=0)
