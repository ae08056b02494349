"""Reminders as an iCalendar file, for a person's own calendar."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from msgspec import Struct

from recoverytimer.reminders.reminder import WEEK, AtTime, Reminder

if TYPE_CHECKING:
    from icalendar import Event


class CalendarReminder(Struct, frozen=True):
    """A reminder with its routine's name and how long that takes."""

    reminder: Reminder
    name: str
    seconds: float


class CalendarFile(Struct, frozen=True):
    """The text of the file, empty where nothing fits, and the names of those that do not."""

    text: str
    left_out: tuple[str, ...] = ()


def calendar_file(
    planned: Sequence[CalendarReminder], now: datetime, zone: tzinfo | None = None
) -> CalendarFile:
    """The reminders at a time as events that come every week.

    A calendar does not know when a session ends, so those after one are left out.
    """
    timed = [(p, p.reminder) for p in planned if isinstance(p.reminder, AtTime)]
    left_out = tuple(p.name for p in planned if not isinstance(p.reminder, AtTime))
    if not timed:
        return CalendarFile("", left_out)
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Recovery Timer//Reminders//EN")
    calendar.add("version", "2.0")
    for what, reminder in timed:
        calendar.add_component(_event(what, reminder, now, zone))
    return CalendarFile(calendar.to_ical().decode(), left_out)


def _event(what: CalendarReminder, reminder: AtTime, now: datetime, zone: tzinfo | None) -> Event:
    from icalendar import Alarm, Event

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", what.name)
    alarm.add("trigger", timedelta(0))
    event = Event()
    event.add("uid", f"reminder-{reminder.routine_id}@recoverytimer")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    # Without a zone, so that it is at this time wherever the person is.
    event.add("dtstart", _first(reminder, now, zone))
    event.add("duration", timedelta(minutes=max(1, math.ceil(what.seconds / 60))))
    days = [d[:2].upper() for d in WEEK if d in reminder.weekdays]
    event.add("rrule", {"freq": "weekly", "byday": days})
    event.add("summary", what.name)
    event.add_component(alarm)
    return event


def _first(reminder: AtTime, now: datetime, zone: tzinfo | None) -> datetime:
    wall = now.astimezone(zone).replace(tzinfo=None)
    clock = time.fromisoformat(reminder.at)
    days = (wall.date() + timedelta(days=n) for n in range(8))
    starts = (datetime.combine(d, clock) for d in days if WEEK[d.weekday()] in reminder.weekdays)
    return next(start for start in starts if start > wall)
