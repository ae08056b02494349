"""What was recorded point by point: how far it went, and how long one moved."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from statistics import median
from typing import NamedTuple

# The ellipsoid of WGS 84: metres, and its eccentricity squared.
_EQUATOR_M = 6_378_137.0
_ECCENTRICITY_2 = 0.00669437999014

# Ours: nobody runs faster (the fastest sprint was 12.4 m/s), and what is five times as fast as the
# track usually is, is no ride downhill either. Positions wander by less than the distance.
FASTEST_ON_FOOT_M_S = 12.5
_TIMES_USUAL = 5
_SHORTEST_JUMP_M = 100.0
# A first distance so far is from the start; a longer one is that of what came before.
_SHORT_START_M = 50.0
# So many points on the far side of a jump are where one is; fewer are wrong.
_POINTS_OF_A_PLACE = 5

# Ours: a pause is so long without a point, and slower, in metres a second. By this the recordings
# of watches come closest to their own timers; those repeat positions and count while one stands.
_PAUSE_S = 15.0
_STANDING_M_S = 0.5
# Points that are further apart in time do not follow each other closely.
_CLOSE_S = 60.0
_NEARLY_ALL = 0.8
# A gap between parts that is no pause.
_SHORTEST_PAUSE_S = 10.0

# Ours: so few points are wrong ones, or so few after each step back.
_FEW_WRONG = 0.1
_AFTER_SET_BACK = 10


class Covered(NamedTuple):
    """What the points of a track come to; an amount is 0 where nothing tells it.

    Attributes:
        followed_s: how long the points follow each other closely.
        jumped_m: how far positions jumped, which is no part of the distance.
    """

    distance_m: float
    moving_s: float
    followed_s: float
    jumped_m: float


class Track:
    """Points in the order of a file: the instant (Unix time), position and distance so far.

    What a point does not have is no number.
    """

    def __init__(self) -> None:
        self.times = array("d")
        self.lats = array("d")
        self.lons = array("d")
        self.metres = array("d")
        self._parts: list[int] = []

    def __len__(self) -> int:
        return len(self.times)

    def begin_part(self) -> None:
        """What follows was recorded after a pause."""
        if len(self) and self._parts[-1:] != [len(self)]:
            self._parts.append(len(self))

    def add(
        self,
        time_s: float | None = None,
        lat: float | None = None,
        lon: float | None = None,
        metres: float | None = None,
    ) -> None:
        """Add a point; a position that cannot be, or is where no receiver has one yet, is none."""
        is_somewhere = (
            lat is not None
            and lon is not None
            and abs(lat) <= 90
            and abs(lon) <= 180
            and not (lat == 0 and lon == 0)
        )
        self.times.append(math.nan if time_s is None else time_s)
        self.lats.append(lat if is_somewhere and lat is not None else math.nan)
        self.lons.append(lon if is_somewhere and lon is not None else math.nan)
        is_distance = metres is not None and 0 <= metres < math.inf
        self.metres.append(metres if is_distance and metres is not None else math.nan)

    def add_all(self, other: Track) -> None:
        """Add the points of another one, as a part."""
        self.begin_part()
        self._parts += (len(self) + at for at in other._parts)
        for mine, theirs in zip(self._columns(), other._columns(), strict=True):
            mine.extend(theirs)

    def between(self, first: int, last: int) -> Track:
        """The points from one to before another."""
        made = Track()
        for mine, theirs in zip(self._columns(), made._columns(), strict=True):
            theirs.extend(mine[first:last])
        made._parts = [at - first for at in self._parts if first < at < last]
        return made

    def located(self) -> Track:
        """The points with a position; all of them, where none has one."""
        somewhere = [at for at, lat in enumerate(self.lats) if not math.isnan(lat)]
        return self._of(somewhere) if somewhere else self

    def once(self) -> Track:
        """The points without those that are written again, as some programs do in each lap."""
        if all(before <= time_s for before, time_s in pairwise(self.times)):
            return self
        rows = list(map(str, zip(*self._columns(), strict=True)))
        first = {row: at for at, row in reversed(list(enumerate(rows)))}
        return self._of([at for at, row in enumerate(rows) if first[row] == at])

    def _of(self, points: Sequence[int]) -> Track:
        """Some of the points, in one part."""
        if len(points) == len(self):
            return self
        made = Track()
        for mine, theirs in zip(self._columns(), made._columns(), strict=True):
            theirs.extend(mine[at] for at in points)
        return made

    def within(self, first_s: float, last_s: float) -> Track:
        """The points of a span of time."""
        times = _forward(self.times)
        return self.between(bisect_left(times, first_s), bisect_right(times, last_s))

    def split(self, longest_gap_s: float) -> list[Track]:
        """The tracks that it is, where between two of its instants is more than a gap."""
        times = _forward(self.times)
        cuts = [at for at in range(1, len(times)) if times[at] - times[at - 1] > longest_gap_s]
        return [self.between(*ends) for ends in pairwise([0, *cuts, len(self)])]

    @property
    def bounds(self) -> tuple[datetime, datetime] | None:
        """The first and the last instant; None where they are the same, as in what was planned."""
        times = _forward(self.times)
        if not times or math.isnan(times[0]) or times[-1] - times[0] < 1:
            return None
        try:
            return datetime.fromtimestamp(times[0], UTC), datetime.fromtimestamp(times[-1], UTC)
        except (ValueError, OverflowError, OSError):
            return None

    def covered(self) -> Covered:
        """Add it up: by the distances so far where it has them, else by its positions."""
        return _Adding(self).covered()

    def _columns(self) -> tuple[array[float], ...]:
        return self.times, self.lats, self.lons, self.metres

    def parts(self) -> Iterator[range]:
        """The points from each pause to the next."""
        return (range(*ends) for ends in pairwise([0, *self._parts, len(self)]))


class _Adding:
    """Adds up the legs of a track."""

    def __init__(self, track: Track) -> None:
        self._lats, self._lons, self._metres = track.lats, track.lons, track.metres
        self._times = _forward(track.times)
        self._by_metres = max((m for m in track.metres if not math.isnan(m)), default=0.0) > 0
        if self._by_metres:
            told, placed = (_reach(column) for column in (track.metres, track.lats))
            self._by_metres = told >= _NEARLY_ALL * placed
        self._parts = [self._nodes(part) for part in track.parts()]
        self._join_short_gaps()
        self._limit_m_s = self._usual_limit()
        self._jumped_m = 0.0
        self._furthest_m = 0.0

    def covered(self) -> Covered:
        distance = moving = followed = 0.0
        if self._by_metres and self._parts:
            first_m = self._metres[self._parts[0][0]]
            distance = first_m if first_m <= _SHORT_START_M else 0.0
        for part in self._parts:
            # What was gone at one instant, where these are written without seconds.
            way = 0.0
            for leg_s, leg_m in self._legs(part):
                distance += leg_m
                followed += leg_s if leg_s <= _CLOSE_S else 0.0
                way += leg_m
                if leg_s:
                    is_pause = leg_s >= _PAUSE_S and way < _STANDING_M_S * leg_s
                    moving, way = moving + (0.0 if is_pause else leg_s), 0.0
        return Covered(distance, moving, followed, self._jumped_m)

    def _nodes(self, part: range) -> array[int]:
        of = self._metres if self._by_metres else self._lats
        nodes = (at for at in part if not math.isnan(of[at]) and not math.isnan(self._times[at]))
        return array("l", nodes)

    def _join_short_gaps(self) -> None:
        joined: list[array[int]] = []
        for part in filter(None, self._parts):
            pause = self._times[part[0]] - self._times[joined[-1][-1]] if joined else math.inf
            if joined and (self._by_metres or pause <= _SHORTEST_PAUSE_S):
                joined[-1].extend(part)
            else:
                joined.append(part)
        self._parts = joined

    def _usual_limit(self) -> float:
        speeds = array("d")
        for part in self._parts:
            for one, other in pairwise(part):
                seconds = self._times[other] - self._times[one]
                if seconds > 0:
                    speeds.append(self._way(one, other) / seconds)
        return max(FASTEST_ON_FOOT_M_S, _TIMES_USUAL * median(speeds or [0.0]))

    def _legs(self, part: Sequence[int]) -> Iterator[tuple[float, float]]:
        """Seconds and metres from each point that is right to the next one."""
        here, away = part[0], list[int]()
        self._furthest_m = self._metres[here]
        for at in part[1:]:
            if not self._is_jump(here, at):
                self._jumped_m += self._detour(here, away, at)
                yield self._leg(here, at)
                here, away = at, []
                continue
            if away and self._is_jump(away[-1], at):
                away = []
            away.append(at)
            if len(away) >= _POINTS_OF_A_PLACE or at == part[-1]:
                # A distance that begins anew is no jump.
                begins_anew = self._by_metres and self._metres[at] < self._metres[here]
                self._jumped_m += 0.0 if begins_anew else self._way(here, away[0])
                yield self._times[away[0]] - self._times[here], 0.0
                self._furthest_m = self._metres[away[0]]
                yield from (self._leg(*ends) for ends in pairwise(away))
                here, away = at, []

    def _detour(self, here: int, away: Sequence[int], at: int) -> float:
        """How much further it would be by points that are wrong; a little is a wrong instant."""
        if not away:
            return 0.0
        there_and_back = self._way(here, away[0]) + self._way(away[-1], at)
        detour = there_and_back - self._way(here, at)
        return detour if detour > _SHORTEST_JUMP_M else 0.0

    def _leg(self, one: int, other: int) -> tuple[float, float]:
        if self._by_metres:
            # Some watches take back a metre or two again and again.
            way = max(self._metres[other] - self._furthest_m, 0.0)
            self._furthest_m = max(self._furthest_m, self._metres[other])
        else:
            way = self._way(one, other)
        return self._times[other] - self._times[one], way

    def _is_jump(self, one: int, other: int) -> bool:
        way = self._way(one, other)
        seconds = self._times[other] - self._times[one]
        return way > _SHORTEST_JUMP_M and way > seconds * self._limit_m_s

    def _way(self, one: int, other: int) -> float:
        if self._by_metres:
            return abs(self._metres[other] - self._metres[one])
        return metres_between(
            self._lats[one], self._lons[one], self._lats[other], self._lons[other]
        )


def _reach(column: Sequence[float]) -> int:
    """From the first to the last point that has a value."""
    having = [at for at, value in enumerate(column) if not math.isnan(value)]
    return having[-1] - having[0] if having else 0


def metres_between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """How far apart two positions are; true as far as one runs, and about right beyond."""
    middle = math.radians((lat + other_lat) / 2)
    bent = 1 - _ECCENTRICITY_2 * math.sin(middle) ** 2
    across = _EQUATOR_M / math.sqrt(bent)
    east = math.radians((other_lon - lon + 180) % 360 - 180) * math.cos(middle) * across
    north = math.radians(other_lat - lat) * across * (1 - _ECCENTRICITY_2) / bent
    return math.hypot(east, north)


def _forward(times: Sequence[float]) -> Sequence[float]:
    """Instants that never go back; what has none, or a wrong one, is between its neighbours.

    Those out of order are wrong, unless many of them follow a step back: then the clock was set.
    """
    known = [at for at, time_s in enumerate(times) if not math.isnan(time_s)]
    if len(known) == len(times) and all(a <= b for a, b in pairwise(times)):
        return times
    sound = _longest_rise(times, known)
    made = list(times)
    wrong = len(known) - len(sound)
    steps_back = sum(times[at] < times[before] for before, at in pairwise(known))
    if wrong > len(known) * _FEW_WRONG and wrong > steps_back * _AFTER_SET_BACK:
        behind = 0.0
        for before, at in pairwise(known):
            behind = max(behind, made[before] - times[at])
            made[at] = times[at] + behind
        sound = known
    for before, after in pairwise([-1, *sound, len(made)]):
        first = made[before] if before >= 0 else made[after] if sound else math.nan
        last = made[after] if after < len(made) else first
        for at in range(before + 1, after):
            made[at] = first + (last - first) * (at - before) / (after - before)
    return made


def _longest_rise(times: Sequence[float], known: Sequence[int]) -> list[int]:
    """The most of some points whose instants never go back."""
    ends: list[float] = []
    ends_at: list[int] = []
    before: dict[int, int] = {}
    for at in known:
        place = bisect_right(ends, times[at])
        if place:
            before[at] = ends_at[place - 1]
        ends[place : place + 1] = [times[at]]
        ends_at[place : place + 1] = [at]
    rise = ends_at[-1:]
    while rise and rise[-1] in before:
        rise.append(before[rise[-1]])
    return rise[::-1]
