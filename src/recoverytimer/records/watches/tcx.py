"""TCX files: what Garmin's Training Center and many services write."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, tzinfo

from recoverytimer.base.problem import XmlFault
from recoverytimer.base.safexml import ElementPath, XmlError, walk_xml
from recoverytimer.records.activities import Activity, Gap
from recoverytimer.records.watches.instants import Clock
from recoverytimer.records.watches.recording import Recorded, instant_of_unix, summed_activity
from recoverytimer.records.watches.track import Track

TCX_ROOT = "TrainingCenterDatabase"
# Ours: a lap does not start further from the first point; less is strolled in a lap of rest.
_LONGEST_S = 24 * 3600.0
_STROLLED_M = 50.0


def tcx_activities(data: bytes, zone: tzinfo | None = None) -> Recorded:
    """The activities in a file.

    Instants that name no zone are from `zone`, None for that of this computer.

    Raises:
        XmlError: it is damaged or no TCX file.
    """
    reading = _Reading(zone)
    damage = walk_xml(data, reading.opened, reading.closed)
    if not reading.is_tcx:
        raise XmlError(damage or XmlFault.NO_TCX)
    if damage:
        reading.end(is_cut=True)
        if not reading.activities:
            raise XmlError(damage)
    return Recorded(reading.activities, tuple(reading.told_days))


class _Lap:
    """One lap: what it says of itself, and which of the points are in it."""

    def __init__(self, start_s: float | None, first_point: int) -> None:
        self.start_s = start_s
        self.seconds = 0.0
        self.metres = 0.0
        self.first_point = first_point


class _Reading:
    """Adds up laps while the file goes by."""

    def __init__(self, zone: tzinfo | None) -> None:
        self.activities: list[Activity] = []
        self.told_days: list[date] = []
        self.is_tcx = False
        self._clock = Clock(zone)
        self._is_open = False
        self._sport = ""
        self._laps: list[_Lap] = []
        self._track = Track()
        self._id_s: float | None = None
        self._time_s: float | None = None
        self._lat: float | None = None
        self._lon: float | None = None
        self._metres: float | None = None

    def opened(self, path: ElementPath, attributes: Mapping[str, str]) -> None:
        match path[-1]:
            case "TrainingCenterDatabase":
                self.is_tcx = self.is_tcx or len(path) == 1
            case "Activity":
                self._begin(attributes.get("Sport", ""))
            case "Lap":
                start_s = self._clock.unix_s(attributes.get("StartTime", ""))
                self._laps.append(_Lap(start_s, len(self._track)))
            case "Trackpoint":
                self._begin_point()

    def closed(self, path: ElementPath, text: str) -> None:
        match path[-2:]:
            case ("Lap", "TotalTimeSeconds") if self._laps:
                self._laps[-1].seconds = max(_number(text) or 0.0, 0.0)
            case ("Lap", "DistanceMeters") if self._laps:
                self._laps[-1].metres = max(_number(text) or 0.0, 0.0)
            case ("Trackpoint", "Time"):
                self._time_s = self._clock.unix_s(text)
            case ("Trackpoint", "DistanceMeters"):
                self._metres = _number(text)
            case ("Position", "LatitudeDegrees"):
                self._lat = _number(text)
            case ("Position", "LongitudeDegrees"):
                self._lon = _number(text)
            case (_, "Trackpoint"):
                self._track.add(self._time_s, self._lat, self._lon, self._metres)
            case ("Activity", "Id"):
                self._id_s = self._clock.unix_s(text)
            case (_, "Activity"):
                self.end()

    def end(self, *, is_cut: bool = False) -> None:
        """Take the activity that is being read as ended."""
        if not self._is_open:
            return
        self._is_open = False
        track = self._track.once()
        first_s, last_s = self._ends_s(track, is_cut=is_cut)
        started_at = instant_of_unix(first_s)
        if started_at is None:
            return
        shares = self._shares()
        gaps: tuple[Gap, ...] = (Gap.CUT_OFF,) if is_cut else ()
        gaps += (Gap.LOCAL_TIME,) if self._clock.is_local else ()
        is_told = any(lap.metres for lap in self._laps)
        lacking = sum(metres for _, metres, is_of_points in shares if is_of_points)
        summed = Activity(
            started_at=started_at,
            offset_min=self._clock.offset_min,
            sport=self._sport,
            distance_m=sum(metres for _, metres, _ in shares) if is_told else None,
            moving_s=sum(seconds for seconds, _, _ in shares),
            gaps=(*gaps, Gap.DISTANCE_OF_POINTS) if is_told and lacking > _STROLLED_M else gaps,
        )
        self.activities.append(summed_activity(summed, instant_of_unix(last_s), track))
        told = instant_of_unix(self._id_s)
        self.told_days += [told.date()] if told else []

    def _ends_s(self, track: Track, *, is_cut: bool) -> tuple[float | None, float | None]:
        """When it started and ended, by its points and the laps that they do not fill."""
        starts, ends = list[float](), list[float]()
        if bounds := track.bounds:
            starts, ends = [bounds[0].timestamp()], [bounds[1].timestamp()]
        for lap, end in zip(self._laps, self._lap_ends(), strict=True):
            if lap.start_s is None or any(abs(lap.start_s - s) > _LONGEST_S for s in starts):
                continue
            starts.append(lap.start_s)
            if end - lap.first_point < 2 or (is_cut and lap is self._laps[-1]):
                ends.append(lap.start_s + lap.seconds)
        return min(starts, default=self._id_s), max(ends, default=None)

    def _shares(self) -> list[tuple[float, float, bool]]:
        """Of each lap the seconds, the metres, and whether these are of its points."""
        shares = []
        for lap, end in zip(self._laps, self._lap_ends(), strict=True):
            seconds, metres = lap.seconds, lap.metres
            if not seconds or not metres:
                covered = self._track.between(max(lap.first_point - 1, 0), end).covered()
                seconds, metres = seconds or covered.moving_s, metres or covered.distance_m
            shares.append((seconds, metres, not lap.metres))
        return shares

    def _lap_ends(self) -> list[int]:
        ends = [*(lap.first_point for lap in self._laps[1:]), len(self._track)]
        return ends[: len(self._laps)]

    def _begin(self, sport: str) -> None:
        self._is_open = True
        self._sport = sport
        self._laps, self._track, self._id_s = [], Track(), None
        self._begin_point()

    def _begin_point(self) -> None:
        self._time_s = self._lat = self._lon = self._metres = None


def _number(text: str) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
