"""Which day an instant belongs to, and what the clock on the wall shows then."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from recoverytimer.base.amounts import MINUTE_S
from recoverytimer.base.language import region

WEEK_DAYS = 7
ONE_HOUR = timedelta(hours=1)
ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(weeks=1)
NOON = time(12)


def local_day(instant: datetime, offset_min: int) -> date:
    """The day of an instant at the place where it was, given that place's UTC offset."""
    return instant.astimezone(timezone(timedelta(minutes=offset_min))).date()


def local_time(instant: datetime, offset_min: int) -> time:
    """The time of day of an instant at the place where it was, given that place's UTC offset."""
    return instant.astimezone(timezone(timedelta(minutes=offset_min))).time()


def offset_at(instant: datetime, zone: tzinfo | None = None) -> int:
    """Minutes that local time was ahead of UTC at an instant; where None, on this computer."""
    offset = instant.astimezone(zone).utcoffset()
    return int(offset.total_seconds() // MINUTE_S) if offset else 0


def instant_at(wall: datetime, zone: tzinfo | None = None) -> datetime:
    """The instant in UTC at which the clock on the wall shows something.

    Of an hour that comes twice it is the first one.
    """
    local = wall.astimezone() if zone is None else wall.replace(tzinfo=zone)
    return local.astimezone(UTC)


def day_of_week(day: date) -> int:
    """Which day of its week it is, as the region counts them; 0 for the first."""
    return (day.weekday() - region().first_weekday) % WEEK_DAYS


def first_of_week(day: date) -> date:
    """The first day of a day's week, as the region counts them."""
    return day - min(day - date.min, timedelta(days=day_of_week(day)))


def last_of_week(day: date) -> date:
    """The last day of a day's week."""
    return day + min(date.max - day, timedelta(days=WEEK_DAYS - 1 - day_of_week(day)))
