"""FIT files: what watches write."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, tzinfo
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.problem import Damaged, TooLarge
from recoverytimer.records.activities import Activity, Gap, told_offset_min
from recoverytimer.records.watches.fitframes import FIT_EPOCH_S, FitPart, Message, fit_parts
from recoverytimer.records.watches.recording import (
    Recorded,
    instant_of_unix,
    summed_activity,
    tracked_activity,
)
from recoverytimer.records.watches.track import Track

LARGEST_FIT = 32 * 2**20

# Numbers of Garmin's profile: messages, and their fields.
_FILE_ID, _SPORT, _SESSION, _LAP, _RECORD, _EVENT, _ACTIVITY = 0, 12, 18, 19, 20, 21, 34
_TIMESTAMP = 253
_WANTED = {
    _FILE_ID: frozenset({0, 4}),
    _SPORT: frozenset({0, 1}),
    _SESSION: frozenset({_TIMESTAMP, 2, 5, 6, 7, 8, 9}),
    _LAP: frozenset({_TIMESTAMP, 2, 7, 8, 9, 25, 39}),
    _RECORD: frozenset({_TIMESTAMP, 0, 1, 5}),
    _EVENT: frozenset({_TIMESTAMP, 0, 1}),
    _ACTIVITY: frozenset({_TIMESTAMP, 5}),
}
_ACTIVITY_FILE = 4
_TIMER = 0
_STARTS, _STOPS = {0}, {1, 4, 8, 9}
# Sports that do not say how one moved, and the ones below them in which one ran.
_VAGUE_SPORTS = {None, 0, 4}
_RUNNING, _RUNNING_BELOW = 1, {1, 2, 3, 4, 45, 67}

_DEGREES = 180 / 2**31
# Ours: a record so close to a session is one of it, and less behind one is no further activity.
_AROUND_S = 60.0
_LONGEST_GAP_S = 24 * 3600.0
# Ours: no file has so many files in it, nor so many sports in a row.
_MOST_PARTS = 200


class FitError(ValueError):
    """A file that is not read, and why."""

    def __init__(self, fault: Damaged | TooLarge) -> None:
        super().__init__(fault)
        self.fault = fault


def fit_activities(data: bytes, _zone: tzinfo | None = None) -> Recorded:
    """The activities in a file; one of several sports has several.

    Raises:
        FitError: it is too large, or damaged and nothing is left.
    """
    if len(data) > LARGEST_FIT:
        raise FitError(TooLarge(LARGEST_FIT))
    parts = [_Part(part) for part in islice(fit_parts(data), _MOST_PARTS)]
    activities = [activity for part in parts for activity in part.activities()]
    if not activities and any(part.is_damaged for part in parts):
        raise FitError(Damaged())
    return Recorded(activities, tuple(day for part in parts for day in part.told_days))


class _Sums(Struct, frozen=True):
    """What a session or a lap says of itself; amounts are 0 where it says none."""

    start_s: float | None
    end_s: float | None
    sport: str
    elapsed_s: float
    moving_s: float
    distance_m: float

    @property
    def until_s(self) -> float | None:
        """When it was over; its own instant is that of its start where sums come first."""
        if self.start_s is None:
            return self.end_s
        return max(self.end_s or 0.0, self.start_s + max(self.elapsed_s, self.moving_s))


class _Part:
    """What one of the chained files comes to."""

    def __init__(self, part: FitPart) -> None:
        of: dict[int, list[Message]] = {number: [] for number in _WANTED}
        self._track = Track()

        def take(number: int, message: Message) -> None:
            if number == _RECORD:
                _add_record(self._track, message)
            else:
                of[number].append(message)

        part.read(_WANTED, take)
        self._track = self._track.once()
        self._is_cut = part.is_cut
        self.is_damaged = part.is_cut or not part.is_checked
        self.told_days = _told_days(of)
        kinds = [message.get(0, _ACTIVITY_FILE) for message in of[_FILE_ID]]
        self._is_activity = kinds[:1] in ([], [_ACTIVITY_FILE])
        self._gaps = () if part.is_checked or part.is_cut else (Gap.WRONG_CHECKSUM,)
        offsets = (o for m in of[_ACTIVITY] if (o := _offset_min(m)) is not None)
        self._offset_min = next(offsets, None)
        self._sessions = [_sums(message, 5, 6) for message in of[_SESSION][:_MOST_PARTS]]
        self._laps = [_sums(message, 25, 39) for message in of[_LAP]]
        self._sport = next((s for m in reversed(of[_SPORT]) if (s := _sport(m, 0, 1))), "")
        self._timer = [
            (time_s, message.get(1) in _STARTS)
            for message in of[_EVENT]
            if message.get(0) == _TIMER
            and message.get(1) in _STARTS | _STOPS
            and (time_s := _unix_s(message, _TIMESTAMP)) is not None
        ]
        # For what has no summary.
        self._any_sport = self._sport or _sport_of(self._laps)
        self._all_gaps = (*self._gaps, Gap.CUT_OFF if part.is_cut else Gap.NO_SUMMARY)

    def activities(self) -> list[Activity]:
        """Those that it sums up, and what was recorded without a sum."""
        summed = [a for session in self._sessions if (a := self._summed(session)) is not None]
        if not summed:
            return (self._not_summed(self._track) or self._lapped()) if self._is_activity else []
        if not self._is_cut:
            return summed
        end_s = max((s.until_s for s in self._sessions if s.until_s is not None), default=math.inf)
        left = self._not_summed(self._track.within(end_s + _AROUND_S, math.inf))
        return summed + [a for a in left if (a.elapsed_s or 0.0) > _AROUND_S]

    def _summed(self, session: _Sums) -> Activity | None:
        track, laps = self._track, self._laps
        if len(self._sessions) > 1:
            first_s, last_s = session.start_s or -math.inf, session.until_s or math.inf
            others = [s.start_s for s in self._sessions if s.start_s and s.start_s > first_s]
            last_s = min([last_s, *others])
            track = track.within(first_s, last_s)
            laps = [lap for lap in laps if first_s <= (lap.start_s or lap.end_s or 0.0) < last_s]
        bounds = track.bounds
        start_s = session.start_s
        if start_s is None:
            starts = _starts(laps)
            starts += [bounds[0].timestamp()] if bounds else []
            if session.end_s is not None and not starts:
                starts = [session.end_s - (session.elapsed_s or session.moving_s)]
            start_s = min(starts, default=None)
        started_at = instant_of_unix(start_s)
        if started_at is None:
            return None
        ends = [bounds[1].timestamp()] if bounds else []
        ends += [session.end_s] if session.end_s is not None else []
        summed = Activity(
            started_at=started_at,
            offset_min=self._offset_min,
            sport=session.sport or self._sport or _sport_of(laps),
            distance_m=session.distance_m,
            elapsed_s=session.elapsed_s,
            moving_s=session.moving_s or sum(lap.moving_s for lap in laps),
            gaps=self._gaps,
        )
        ended_at = instant_of_unix(max(ends, default=None))
        return _with_laps(summed_activity(summed, ended_at, track), laps)

    def _not_summed(self, track: Track) -> list[Activity]:
        found = []
        for points in track.split(_LONGEST_GAP_S):
            activity = tracked_activity(points, self._any_sport, self._offset_min, self._all_gaps)
            if activity is not None and (bounds := points.bounds):
                moving_s = self._timed_s(*(instant.timestamp() for instant in bounds))
                activity = replace(activity, moving_s=moving_s or activity.moving_s)
                found.append(_with_laps(activity, self._laps))
        return found

    def _lapped(self) -> list[Activity]:
        """What laps alone come to."""
        started_at = instant_of_unix(min(_starts(self._laps), default=None))
        moving_s = sum(lap.moving_s or lap.elapsed_s for lap in self._laps)
        if started_at is None or not moving_s:
            return []
        lapped = Activity(
            started_at=started_at,
            offset_min=self._offset_min,
            sport=self._any_sport,
            moving_s=moving_s,
            gaps=(*self._all_gaps, Gap.NO_DISTANCE),
        )
        return [_with_laps(lapped, self._laps)]

    def _timed_s(self, first_s: float, last_s: float) -> float:
        """How long its timer ran between two instants; 0 where it does not say."""
        timed, since_s = 0.0, first_s if self._timer else None
        for time_s, starts in self._timer:
            within_s = min(max(time_s, first_s), last_s)
            if starts:
                since_s = within_s if since_s is None else since_s
            elif since_s is not None:
                timed, since_s = timed + max(within_s - since_s, 0.0), None
        return timed + (last_s - since_s if since_s is not None else 0.0)


def _with_laps(activity: Activity, laps: Sequence[_Sums]) -> Activity:
    """With the distance of its laps, where nothing else tells it."""
    distance_m = sum(lap.distance_m for lap in laps)
    if not distance_m or Gap.NO_DISTANCE not in activity.gaps:
        return activity
    gaps = tuple(gap for gap in activity.gaps if gap is not Gap.NO_DISTANCE)
    return replace(activity, distance_m=distance_m, gaps=(*gaps, Gap.DISTANCE_OF_POINTS))


def _sums(message: Message, sport: int, below: int) -> _Sums:
    return _Sums(
        start_s=_unix_s(message, 2),
        end_s=_unix_s(message, _TIMESTAMP),
        sport=_sport(message, sport, below),
        elapsed_s=message.get(7, 0) / 1000,
        moving_s=message.get(8, 0) / 1000,
        distance_m=message.get(9, 0) / 100,
    )


def _add_record(track: Track, record: Message) -> None:
    lat, lon, metres = record.get(0), record.get(1), record.get(5)
    track.add(
        _unix_s(record, _TIMESTAMP),
        None if lat is None else lat * _DEGREES,
        None if lon is None else lon * _DEGREES,
        None if metres is None else metres / 100,
    )


def _sport(message: Message, sport: int, below: int) -> str:
    """What it calls the sport; empty where it does not."""
    number = message.get(sport)
    if number in _VAGUE_SPORTS and message.get(below) in _RUNNING_BELOW:
        number = _RUNNING
    if number is None:
        return ""
    from fit_tool.profile.profile_type import Sport

    names = {known.value: known.name for known in Sport}
    return str(names.get(number, f"#{number}")).lower()


def _starts(laps: Sequence[_Sums]) -> list[float]:
    return [lap.start_s for lap in laps if lap.start_s is not None]


def _sport_of(laps: Sequence[_Sums]) -> str:
    return next((lap.sport for lap in laps if lap.sport), "")


def _unix_s(message: Message, field: int) -> float | None:
    """An instant; what is 0 was never set."""
    seconds = message.get(field)
    return seconds + FIT_EPOCH_S if seconds else None


def _offset_min(message: Message) -> int | None:
    local, utc = (instant_of_unix(_unix_s(message, field)) for field in (5, _TIMESTAMP))
    # Most that tell 0 have no local time at all.
    return (told_offset_min(local, utc) or None) if local and utc else None


def _told_days(of: Mapping[int, Sequence[Message]]) -> list[date]:
    told = [(message, 4) for message in of[_FILE_ID]]
    told += [(message, 5) for message in of[_ACTIVITY]]
    instants = (instant_of_unix(_unix_s(*one)) for one in told)
    return [instant.date() for instant in instants if instant]
