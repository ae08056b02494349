"""GPX files: tracks as watches, phones and map services write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from recoverytimer.base.problem import Damaged, XmlFault
from recoverytimer.base.safexml import ElementPath, XmlError, walk_xml
from recoverytimer.records.activities import Activity, told_offset_min

if TYPE_CHECKING:
    from gpxpy.gpx import GPXTrack

GPX_ROOT = "gpx"
# Slower than this one stands, in kilometres an hour; positions wander even then.
STANDING_KM_H = 1.0


def gpx_activities(data: bytes) -> list[Activity]:
    """The recorded tracks of a file; planned ones have no times and are none.

    Raises:
        XmlError: it is damaged or no GPX file.
    """
    _trust(data)
    import gpxpy
    from gpxpy.gpx import GPXException

    try:
        gpx = gpxpy.parse(data)
        found = [_activity(track) for track in gpx.tracks]
    except (GPXException, ValueError, TypeError, AttributeError, ArithmeticError) as error:
        raise XmlError(Damaged()) from error
    return [activity for activity in found if activity is not None]


def _trust(data: bytes) -> None:
    """Make sure that a file is harmless, before a reader that takes everything sees it."""
    roots: list[str] = []

    def opened(path: ElementPath, _: Mapping[str, str]) -> None:
        if len(path) == 1:
            roots.append(path[0])

    walk_xml(data, opened, lambda *_: None)
    if roots != [GPX_ROOT]:
        raise XmlError(XmlFault.NO_GPX)


def _activity(track: GPXTrack) -> Activity | None:
    bounds = track.get_time_bounds()
    if bounds.start_time is None or bounds.end_time is None:
        return None
    first, last = _aware(bounds.start_time), _aware(bounds.end_time)
    moving = track.get_moving_data(STANDING_KM_H)
    return Activity(
        started_at=first.astimezone(UTC),
        offset_min=told_offset_min(first, first.astimezone(UTC)) or None,
        sport=track.type or "",
        distance_m=track.length_2d() or None,
        elapsed_s=(last - first).total_seconds() or None,
        moving_s=(moving.moving_time if moving else 0.0) or None,
    )


def _aware(instant: datetime) -> datetime:
    """By the format all times are in UTC, said or not."""
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
