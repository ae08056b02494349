"""Between the clock on the wall and UTC."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from recoverytimer.base.amounts import MINUTE_S


def offset_min(instant: datetime, zone: tzinfo | None = None) -> int:
    """Minutes that local time was ahead of UTC at an instant; where None, on this computer."""
    offset = instant.astimezone(zone).utcoffset()
    return int(offset.total_seconds() // MINUTE_S) if offset else 0


def instant_at(wall: datetime, zone: tzinfo | None = None) -> datetime:
    """The instant in UTC at which the clock on the wall shows something.

    Of an hour that comes twice it is the first one.
    """
    local = wall.astimezone() if zone is None else wall.replace(tzinfo=zone)
    return local.astimezone(UTC)
