"""GPX files: tracks as watches, phones and map services write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.problem import XmlFault
from recoverytimer.base.safexml import ElementPath, XmlError, walk_xml
from recoverytimer.records.activities import Activity, Gap
from recoverytimer.records.watches.instants import Clock
from recoverytimer.records.watches.recording import Recorded, instant_of_unix, tracked_activity
from recoverytimer.records.watches.track import Track

GPX_ROOT = "gpx"
# Ours: parts that are further apart are several outings; within one part only what no runner is
# on the way for, so that a single wrong instant stands alone.
_BETWEEN_OUTINGS_S = 3 * 3600.0
_LONGEST_GAP_S = 24 * 3600.0
# Parts that follow each other may share some points.
_SHARED_S = 60.0
# Ours: less, beside more, is a watch that was started by mistake or had no time yet.
_SHORTEST_OUTING_S = 60.0
# Ours: so many outings at once are compared.
_MOST_AT_ONCE = 20
_SPORT_ELEMENTS = {"activity", "activitytype", "sport"}


def gpx_activities(data: bytes, zone: tzinfo | None = None) -> Recorded:
    """The recorded tracks of a file; planned ones have no times and are none.

    Instants that name no zone are from `zone`, None for that of this computer.

    Raises:
        XmlError: it is damaged or no GPX file.
    """
    reading = _Reading(zone)
    damage = walk_xml(data, reading.opened, reading.closed)
    if not reading.is_gpx:
        raise XmlError(damage or XmlFault.NO_GPX)
    activities = reading.activities(is_cut=damage is not None)
    if damage and not activities:
        raise XmlError(damage)
    return Recorded(activities, tuple(reading.told_days))


class _Part(Struct, frozen=True):
    """Points without a pause longer than outings have, and when they were recorded."""

    track: Track
    sport: str
    first_s: float
    last_s: float

    def follows(self, other: _Part) -> bool:
        """Whether it goes on soon after another one."""
        return -_SHARED_S <= self.first_s - other.last_s <= _BETWEEN_OUTINGS_S


class _Reading:
    """Gathers the points while the file goes by."""

    def __init__(self, zone: tzinfo | None) -> None:
        self.is_gpx = False
        self.told_days: list[date] = []
        self._clock = Clock(zone)
        self._parts: list[_Part] = []
        self._sport = ""
        self._segments: list[Track] = []
        self._segment = Track()
        self._position: tuple[float | None, float | None] = (None, None)
        self._time_s: float | None = None

    def opened(self, path: ElementPath, attributes: Mapping[str, str]) -> None:
        match path[-1]:
            case "trkpt":
                self._position = _number(attributes.get("lat")), _number(attributes.get("lon"))
                self._time_s = None
            case "trkseg":
                self._end_segment()
            case "trk":
                self._end_track()
            case "gpx":
                self.is_gpx = self.is_gpx or len(path) == 1

    def closed(self, path: ElementPath, text: str) -> None:
        name, within = path[-1], path[-2] if len(path) > 1 else ""
        if name == "trkpt":
            self._segment.add(self._time_s, *self._position)
        elif name == "time" and within == "trkpt":
            self._time_s = self._clock.unix_s(text)
        elif name == "time" and within in {"metadata", GPX_ROOT}:
            told = instant_of_unix(Clock(None).unix_s(text))
            self.told_days += [told.date()] if told else []
        elif name == "type" and within == "trk":
            self._sport = text
        elif within == "extensions" and name.lower() in _SPORT_ELEMENTS and "trk" in path:
            self._sport = self._sport or text

    def activities(self, *, is_cut: bool) -> list[Activity]:
        """What was recorded, in the order of time."""
        self._end_track()
        gaps: tuple[Gap, ...] = (Gap.CUT_OFF,) if is_cut else ()
        gaps += (Gap.LOCAL_TIME,) if self._clock.is_local else ()
        offset = self._clock.offset_min
        found = (tracked_activity(o.track, o.sport, offset, gaps) for o in _outings(self._parts))
        return [activity for activity in found if activity is not None]

    def _end_segment(self) -> None:
        if len(self._segment):
            self._segments.append(self._segment)
            self._segment = Track()

    def _end_track(self) -> None:
        self._end_segment()
        for segment in self._segments:
            for track in segment.located().once().split(_LONGEST_GAP_S):
                if bounds := track.bounds:
                    first, last = (instant.timestamp() for instant in bounds)
                    self._parts.append(_Part(track, self._sport, first, last))
        self._segments, self._sport = [], ""


def _outings(parts: Iterable[_Part]) -> list[_Part]:
    """Parts of one sport that follow each other soon, as one; what was recorded twice, once."""
    outings: list[_Part] = []
    for part in sorted(parts, key=lambda p: (p.first_s, -p.last_s)):
        near = range(max(len(outings) - _MOST_AT_ONCE, 0), len(outings))
        alike = [n for n in near if part.sport in {"", outings[n].sport} or not outings[n].sport]
        if any(part.last_s <= outings[n].last_s for n in alike):
            continue
        at = next((n for n in alike if part.follows(outings[n])), None)
        if at is None:
            outings.append(part)
            continue
        before = outings[at]
        before.track.add_all(part.track)
        outings[at] = replace(before, sport=before.sport or part.sport, last_s=part.last_s)
    longest_s = max((o.last_s - o.first_s for o in outings), default=0.0)
    least_s = min(_SHORTEST_OUTING_S, longest_s)
    return [o for o in outings if o.last_s - o.first_s >= least_s]


def _number(text: str | None) -> float | None:
    try:
        return float((text or "").strip().replace(",", "."))
    except ValueError:
        return None
