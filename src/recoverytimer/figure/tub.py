"""A tub: a rounded wall in stretches, and the water in it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

from msgspec import Struct

from recoverytimer.figure.surface import Blob
from recoverytimer.figure.vectors import (
    UP,
    Axes,
    Vec,
    add,
    along,
    distance,
    lerp,
    scaled,
    sub,
)

ROUNDING_M = 0.24
WALL_M = 0.05
# Strips in a corner.
CORNER_STEPS = 6


class TubWall(Struct, frozen=True):
    """A part of a vessel's wall: two lines on the floor and how high it is."""

    outer: tuple[Vec, ...]
    inner: tuple[Vec, ...]
    height: float

    def samples(self) -> list[Blob]:
        """Balls over the wall, for its depth."""
        return [
            Blob(along(lerp(a, b, 0.5), UP, self.height * share), WALL_M)
            for a, b in zip(self.outer, self.inner, strict=True)
            for share in (0.1, 0.4, 0.7, 1.0)
        ]

    def footing(self) -> list[Blob]:
        """Balls close together along its foot, for its shadow."""
        return [
            Blob(along(lerp(a, b, share), UP, 2.2 * WALL_M), WALL_M)
            for a, b in itertools.pairwise(self.outer)
            for share in (n / 12 for n in range(13))
        ]

    def gap(self, p: Vec) -> float:
        """How far a point is from the wall; negative inside."""
        middle = [lerp(a, b, 0.5) for a, b in zip(self.outer, self.inner, strict=True)]
        low = (p[0], 0.0, p[2])
        away = min(_to_line(low, a, b) for a, b in itertools.pairwise(middle))
        beside, above = away - WALL_M / 2, p[1] - self.height
        return math.hypot(max(0.0, beside), max(0.0, above)) + min(0.0, max(beside, above))


class WaterSurface(Struct, frozen=True):
    """What stands in a vessel, seen from above."""

    rim: tuple[Vec, ...]

    def samples(self) -> list[Blob]:
        """Balls all over it, for its depth."""
        middle = scaled(add(self.rim[0], self.rim[len(self.rim) // 2]), 0.5)
        return [Blob(lerp(middle, p, share), 0.02) for p in self.rim[::4] for share in (0.3, 0.8)]

    def gap(self, _p: Vec) -> float:
        """Water gives way."""
        return math.inf


def water_surface(at: Vec, own: Axes, long: float, wide: float) -> WaterSurface:
    """The surface at the height of `at` in a vessel of such a length and width."""
    ways = [way for ways in _stretches() for way in ways[:-1]]
    return WaterSurface(tuple(_on_wall(at, own, long, wide, way, WALL_M) for way in ways))


def tub_walls(
    at: Vec, own: Axes, length_m: float, height_m: float, width_m: float
) -> list[TubWall]:
    """The wall of a vessel: its sides, its ends and its corners in narrow strips."""
    return [
        TubWall(
            tuple(_on_wall(at, own, length_m, width_m, way, 0.0) for way in ways),
            tuple(_on_wall(at, own, length_m, width_m, way, WALL_M) for way in ways),
            height_m,
        )
        for ways in _stretches()
    ]


class _Way(Struct, frozen=True):
    """A point of a rounded oblong: which corner's centre, and which way from there (degrees)."""

    front: int
    right: int
    turn: float


def _stretches() -> Iterator[list[_Way]]:
    corners = [(1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)]
    for n, (front, right, start) in enumerate(corners):
        turns = [start + 90 * k / CORNER_STEPS for k in range(CORNER_STEPS + 1)]
        for a, b in itertools.pairwise(turns):
            yield [_Way(front, right, a), _Way(front, right, b)]
        ahead = corners[(n + 1) % 4]
        turn = start + 90
        yield [_Way(front, right, turn), _Way(ahead[0], ahead[1], turn)]


def _on_wall(at: Vec, own: Axes, long: float, wide: float, way: _Way, within: float) -> Vec:
    turn, radius = math.radians(way.turn), ROUNDING_M - within
    return own.at(
        at,
        front=way.front * (long / 2 - ROUNDING_M) + radius * math.cos(turn),
        right=way.right * (wide / 2 - ROUNDING_M) + radius * math.sin(turn),
    )


def _to_line(p: Vec, a: Vec, b: Vec) -> float:
    way = sub(b, a)
    size = sum(w * w for w in way)
    share = sum(w * q for w, q in zip(way, sub(p, a), strict=True)) / size if size else 0.0
    return distance(p, add(a, scaled(way, max(0.0, min(1.0, share)))))
