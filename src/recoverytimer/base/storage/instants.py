"""Instants as the rows of the history hold them."""

from __future__ import annotations

from datetime import UTC, datetime

from recoverytimer.base.storage.recordlimits import EARLIEST_YEAR, LAST_YEAR

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""When something was changed of which that is not known: before all else."""


def utc_text(instant: datetime) -> str:
    """An instant in UTC, so that texts sort as instants do."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def instant_in(text: object) -> datetime:
    """The instant of a change that a row holds; long ago where it holds something else."""
    try:
        return sound_instant(datetime.fromisoformat(str(text)))
    except ValueError:
        return LONG_AGO


def sound_instant(instant: datetime | None) -> datetime:
    """When something was changed, by whoever says so; long ago where that cannot be."""
    is_sound = (
        instant is not None
        and instant.utcoffset() is not None
        and EARLIEST_YEAR < instant.year <= LAST_YEAR
    )
    return instant.astimezone(UTC) if instant is not None and is_sound else LONG_AGO
