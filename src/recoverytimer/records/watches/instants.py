"""Instants as watches and programs write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from recoverytimer.base.days import instant_at
from recoverytimer.records.activities import told_offset_min

# A receiver counts the weeks of GPS in 10 bits; when they have run over, it is so far behind.
GPS_ROLLOVER = timedelta(weeks=1024)
_CLOSE = timedelta(days=2)

_LOOSE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[Tt ]\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d*)?)?"
    r"\s*(?:([Zz])|([+-])(\d{1,2}):?(\d\d)?)?"
)
_DAY_IN_NAME = re.compile(r"(?<!\d)(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)")


class Clock:
    """Reads instants, and notes what they tell of the local time.

    Args:
        zone: where an instant without a zone is from; None for that of this computer.
    """

    def __init__(self, zone: tzinfo | None) -> None:
        self._zone = zone
        self.is_local = False
        self.offset_min: int | None = None

    def unix_s(self, text: str) -> float | None:
        """The instant that a text tells, as Unix time; None where it tells none."""
        try:
            instant = _instant(text)
            if instant.tzinfo is None:
                # So it is by ISO 8601 and XML Schema, and so some apps write it.
                self.is_local = True
                instant = instant_at(instant, self._zone)
            elif instant.tzinfo is not UTC and instant.utcoffset():
                self.offset_min = told_offset_min(instant, instant.astimezone(UTC))
            return instant.timestamp()
        except (ValueError, OverflowError, OSError):
            return None


def _instant(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        found = _LOOSE.fullmatch(text.strip())
        if found is None:
            raise
    *numbers, zulu, sign, hours, minutes = found.groups()
    year, month, day, hour, minute, second = (int(n or 0) for n in numbers)
    # A leap second is taken as the one before it.
    wall = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    if zulu:
        return wall
    if not sign:
        return wall.replace(tzinfo=None)
    ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return wall.replace(tzinfo=timezone(-ahead if sign == "-" else ahead))


def days_in_name(name: str) -> list[date]:
    """The days that the name of a file tells."""
    days = []
    for year, month, day in _DAY_IN_NAME.findall(name):
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return days


def is_rolled_over(start: datetime, told: Iterable[date]) -> bool:
    """Whether other dates than that of a start say that its weeks ran over."""
    real = (start + GPS_ROLLOVER).date()
    return any(abs(day - real) <= _CLOSE for day in told)


def may_be_rolled_over(start: datetime, today: date) -> bool:
    """Whether a start is so long ago that its weeks may have run over."""
    return (start + GPS_ROLLOVER).date() <= today
