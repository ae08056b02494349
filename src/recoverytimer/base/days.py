"""Which day an instant belongs to."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

WEEK_DAYS = 7
ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(weeks=1)


def local_day(instant: datetime, offset_min: int) -> date:
    """The day of an instant at the place where it was, given that place's UTC offset."""
    return instant.astimezone(timezone(timedelta(minutes=offset_min))).date()


def offset_min_here(instant: datetime) -> int:
    """Minutes that this computer's local time is (or was) ahead of UTC at an instant."""
    offset = instant.astimezone().utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())
