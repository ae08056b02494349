"""Which day an instant belongs to."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone


def local_day(instant: datetime, offset_min: int) -> date:
    """The day of an instant at the place where it was, given that place's UTC offset."""
    return instant.astimezone(timezone(timedelta(minutes=offset_min))).date()


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())
