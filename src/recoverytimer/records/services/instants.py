"""Instants and distances as the exports of services write them."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta, timezone

from msgspec import Struct

from recoverytimer.base.amounts import MINUTE_S
from recoverytimer.base.typedamounts import DistanceUnit, DurationUnit

# As Apple's Health writes it: "2026-03-04 07:30:00 +0100", and "7:30:00 AM" on some telephones.
_SPACED = re.compile(
    r"(\d{4}-\d\d-\d\d)[\sT]+(\d{1,2}):(\d\d):(\d\d)(?:\.\d+)?\s*([AaPp][Mm])?\s*"
    r"(?:([+-]\d\d):?(\d\d)|[Zz])$"
)
_NOON = 12
_DISTANCE_UNITS = {
    "km": DistanceUnit.KILOMETRES.metres,
    "kilometer": DistanceUnit.KILOMETRES.metres,
    "mi": DistanceUnit.MILES.metres,
    "mile": DistanceUnit.MILES.metres,
    "m": 1.0,
    "meter": 1.0,
    "yd": 0.9144,
    "ft": 0.3048,
    "cm": 0.01,
}
_DURATION_UNITS = {
    "s": 1,
    "sec": 1,
    "min": DurationUnit.MINUTES.seconds,
    "hr": DurationUnit.HOURS.seconds,
    "h": DurationUnit.HOURS.seconds,
    "ms": 0.001,
}


class ToldInstant(Struct, frozen=True):
    """An instant in UTC, and how many minutes local time was ahead of it where that is told."""

    at: datetime
    offset_min: int | None = None


def spaced_instant(text: str) -> ToldInstant | None:
    """A date, a time of day and an offset; None for anything else."""
    found = _SPACED.match(text.strip())
    if found is None:
        return None
    day, hour, minute, second, half, hours, minutes = found.groups()
    clock = int(hour) % _NOON + (_NOON if half.lower() == "pm" else 0) if half else int(hour)
    offset = int(f"{hours[0]}1") * (abs(int(hours)) * 60 + int(minutes)) if hours else None
    try:
        local = datetime.fromisoformat(f"{day}T{clock:02}:{minute}:{second}")
        at = local.replace(tzinfo=timezone(timedelta(minutes=offset or 0))).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return ToldInstant(at, offset)


def local_instant(text: str, offset_min: int) -> ToldInstant | None:
    """A date and a time of day by the wall, so many minutes ahead of UTC."""
    try:
        local = datetime.fromisoformat(text)
        zone = timezone(timedelta(minutes=offset_min))
        return ToldInstant(local.replace(tzinfo=zone).astimezone(UTC), offset_min)
    except (ValueError, OverflowError):
        return None


def instant_of_ms(milliseconds: object, local: object = None) -> ToldInstant | None:
    """Milliseconds since 1970, and those that the clock on the wall would have counted."""
    at, wall = number_of(milliseconds), number_of(local)
    if at is None:
        return None
    offset = None if wall is None else round((wall - at) / 1000 / MINUTE_S)
    try:
        return ToldInstant(datetime.fromtimestamp(at / 1000, UTC), offset)
    except (ValueError, OverflowError, OSError):
        return None


def number_of(value: object) -> float | None:
    """A number, also one in a text, that is finite and not below 0."""
    try:
        number = float(value) if isinstance(value, int | float | str) else math.nan
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and number >= 0 else None


def metres_of(value: object, unit: object) -> float | None:
    """A distance in metres to the next tenth; None where there is none or its unit is not known."""
    return _measured(value, _DISTANCE_UNITS.get(str(unit).strip().lower()))


def seconds_of(value: object, unit: object) -> float | None:
    """A duration in seconds to the next tenth; None where there is none, or no unit."""
    return _measured(value, _DURATION_UNITS.get(str(unit).strip().lower()))


def _measured(value: object, factor: float | None) -> float | None:
    number = number_of(value)
    return round(number * factor, 1) or None if number and factor else None
