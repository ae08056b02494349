"""TCX files: what Garmin's Training Center and many services write."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime

from recoverytimer.base.problem import XmlFault
from recoverytimer.base.safexml import ElementPath, XmlError, walk_xml
from recoverytimer.records.activities import Activity, told_offset_min

TCX_ROOT = "TrainingCenterDatabase"


def tcx_activities(data: bytes) -> list[Activity]:
    """The activities in a file.

    Raises:
        XmlError: it is damaged or no TCX file.
    """
    reading = _Reading()
    walk_xml(data, reading.opened, reading.closed)
    if not reading.is_tcx:
        raise XmlError(XmlFault.NO_TCX)
    return reading.activities


class _Reading:
    """Adds up laps while the file goes by."""

    def __init__(self) -> None:
        self.activities: list[Activity] = []
        self.is_tcx = False
        self._begin("")

    def opened(self, path: ElementPath, attributes: Mapping[str, str]) -> None:
        self.is_tcx = self.is_tcx or path == (TCX_ROOT,)
        if path[-1] == "Activity":
            self._begin(attributes.get("Sport", ""))
        elif path[-1] == "Lap":
            self._see(attributes.get("StartTime", ""))

    def closed(self, path: ElementPath, text: str) -> None:
        end = path[-2:]
        if end == ("Lap", "TotalTimeSeconds"):
            self._moving_s += _number(text)
        elif end == ("Lap", "DistanceMeters"):
            self._distance_m += _number(text)
        elif end in {("Activity", "Id"), ("Trackpoint", "Time")}:
            self._see(text)
        elif path[-1] == "Activity":
            self._end()

    def _begin(self, sport: str) -> None:
        self._sport = sport
        self._moving_s = self._distance_m = 0.0
        self._first: datetime | None = None
        self._last: datetime | None = None

    def _see(self, text: str) -> None:
        """Note an instant that belongs to the activity."""
        try:
            instant = datetime.fromisoformat(text)
        except ValueError:
            return
        # By the format all times are in UTC, said or not.
        instant = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
        self._first = instant if self._first is None else min(self._first, instant)
        self._last = instant if self._last is None else max(self._last, instant)

    def _end(self) -> None:
        if self._first is None or self._last is None:
            return
        started_at = self._first.astimezone(UTC)
        elapsed_s = (self._last - self._first).total_seconds()
        self.activities.append(
            Activity(
                started_at=started_at,
                offset_min=_said_offset(self._first),
                sport=self._sport,
                distance_m=self._distance_m or None,
                elapsed_s=max(elapsed_s, self._moving_s) or None,
                moving_s=self._moving_s or None,
            )
        )


def _said_offset(instant: datetime) -> int | None:
    """What an instant tells of the local time; UTC tells nothing."""
    return told_offset_min(instant, instant.astimezone(UTC)) or None


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if math.isfinite(value) and value > 0 else 0.0
