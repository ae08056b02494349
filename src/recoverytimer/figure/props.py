"""The things that one exercises with: their shapes in space."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from recoverytimer.figure.faults import PoseFaultKind
from recoverytimer.figure.mesh.bands import Loop, loop_around
from recoverytimer.figure.pose import Anchor, Prop, PropKind
from recoverytimer.figure.skeleton import PoseError
from recoverytimer.figure.surface import Blob, disc
from recoverytimer.figure.tub import TubWall, WaterSurface, tub_walls, water_surface
from recoverytimer.figure.vectors import (
    UP,
    Axes,
    Vec,
    across,
    add,
    along,
    axes_along,
    cross,
    distance,
    dot,
    length,
    lerp,
    scaled,
    sub,
    unit,
)

FORWARD: Vec = (1.0, 0.0, 0.0)
WALL_THICK_M = 0.10


class Cuboid(Struct, frozen=True):
    """A cuboid: its centre, its axes and its half sizes (front, up, right)."""

    centre: Vec
    own: Axes
    half: Vec

    def corner(self, front: float, up: float, right: float) -> Vec:
        """A point of the cuboid; each share goes from -1 to 1."""
        h = self.half
        return self.own.at(self.centre, up * h[1], front * h[0], right * h[2])

    def samples(self) -> list[Blob]:
        """Balls spread over the cuboid, for its depth."""
        radius = min(self.half) + 0.01
        flat = self.half[1] <= min(self.half[0], self.half[2])
        steps = [n / 2 - 1 for n in range(5)]
        return [
            Blob(self.corner(a, 0, b) if flat else self.corner(a, b, 0), radius)
            for a in steps
            for b in steps
        ]

    def footing(self) -> list[Blob]:
        """Balls close together along the underside, for its shadow."""
        radius = max(0.03, min(self.half))
        counts = [max(1, min(24, round(h / radius))) for h in (self.half[0], self.half[2])]
        return [
            Blob(self.corner((2 * a + 1) / counts[0] - 1, -1, (2 * b + 1) / counts[1] - 1), radius)
            for a in range(counts[0])
            for b in range(counts[1])
        ]

    def gap(self, p: Vec) -> float:
        """How far a point is from the surface; negative inside."""
        way = sub(p, self.centre)
        off = [
            abs(dot(way, axis)) - h
            for axis, h in zip(
                (self.own.front, self.own.up, self.own.right), self.half, strict=True
            )
        ]
        outside = math.sqrt(sum(max(0.0, d) ** 2 for d in off))
        return outside + min(0.0, max(off))


class Rod(Struct, frozen=True):
    """A round bar between two points; a ball where both are one."""

    start: Vec
    end: Vec
    radius: float

    def samples(self) -> list[Blob]:
        """Balls along the bar."""
        count = 1 + max(1, min(10, int(distance(self.start, self.end) / self.radius)))
        return [
            Blob(lerp(self.start, self.end, n / (count - 1)), self.radius) for n in range(count)
        ]

    def gap(self, p: Vec) -> float:
        """How far a point is from the surface; negative inside."""
        way = sub(self.end, self.start)
        size = dot(way, way)
        share = dot(sub(p, self.start), way) / size if size else 0.0
        nearest = lerp(self.start, self.end, max(0.0, min(1.0, share)))
        return distance(p, nearest) - self.radius

    @property
    def axis(self) -> Vec:
        """The direction from start to end."""
        return unit(sub(self.end, self.start))


class Pillow(Struct, frozen=True):
    """Something soft and round: a chain of ellipsoids."""

    blobs: tuple[Blob, ...]

    def samples(self) -> list[Blob]:
        """The ellipsoids themselves."""
        return [
            Blob(b.centre, min(map(length, b.axes)) if b.axes else b.radius) for b in self.blobs
        ]

    def gap(self, p: Vec) -> float:
        """Roughly how far a point is from the surface; negative inside."""
        return min(distance(p, b.centre) - b.reach(unit(sub(p, b.centre), UP)) for b in self.blobs)


class Pack(Struct, frozen=True):
    """A soft flat pack that lies on the body, with a sign on its top."""

    centre: Vec
    own: Axes
    scale: float

    def samples(self) -> list[Blob]:
        """Balls along the pack, for its depth."""
        return [
            Blob(self.own.at(self.centre, front=t * 0.08 * self.scale), 0.04) for t in (-1, 0, 1)
        ]

    def gap(self, _p: Vec) -> float:
        """A pack gives way."""
        return math.inf


class Ribbon(Struct, frozen=True):
    """A strap along points, hanging a little between them."""

    points: tuple[Vec, ...]
    width: float

    def samples(self) -> list[Blob]:
        """Balls along the ribbon."""
        return [
            Blob(lerp(a, b, n / 6), self.width / 2)
            for a, b in zip(self.points, self.points[1:], strict=False)
            for n in range(7)
        ]

    def gap(self, _p: Vec) -> float:
        """A ribbon carries nothing."""
        return math.inf


Shape = Cuboid | Rod | Pillow | Pack | Ribbon | Loop | TubWall | WaterSurface


class Thing(Struct, frozen=True):
    """One piece of a prop.

    `carries` says that a body may rest on it.
    """

    name: str
    shape: Shape
    colour: str
    carries: bool = False


Maker = Callable[[Prop, Callable[[Anchor], Vec]], Iterator[Thing]]


def prop_things(props: tuple[Prop, ...], point: Callable[[Anchor], Vec]) -> tuple[Thing, ...]:
    """The pieces of all props but mats and walls; `point` finds the place of a joint."""
    return tuple(thing for prop in props for thing in _MAKERS[prop.kind](prop, point))


def _size(prop: Prop, *usual: float) -> tuple[float, ...]:
    """What the file gives of a prop's sizes, and the usual ones for the rest.

    Raises:
        PoseError: it has not so many.
    """
    given = prop.size or ()
    if len(given) > len(usual):
        raise PoseError(PoseFaultKind.TOO_MANY_SIZES, prop.kind)
    return (*given, *usual[len(given) :])


def _place(prop: Prop, point: Callable[[Anchor], Vec]) -> Vec:
    return point(prop.at) if prop.at else (0.0, 0.0, 0.0)


def _level(prop: Prop) -> Axes:
    """Upright, facing where the prop faces."""
    f = prop.facing or FORWARD
    return axes_along(UP, (f[0], 0.0, f[2]))


def _roller(prop: Prop, point: Callable[[Anchor], Vec]) -> Iterator[Thing]:
    long, radius = _size(prop, 0.46, 0.075)
    axis = scaled(unit(prop.facing or (0, 0, 1)), long / 2)
    at = _place(prop, point)
    rod = Rod(sub(at, axis), add(at, axis), radius)
    yield Thing("roller", rod, "roller", prop.carries is not False)


def _ball(prop: Prop, point: Callable[[Anchor], Vec]) -> Iterator[Thing]:
    (radius,) = _size(prop, 0.045)
    at = _place(prop, point)
    yield Thing("ball", Rod(at, at, radius), "ball", prop.carries is not False)


def _block(name: str, colour: str, *usual: float) -> Maker:
    """What makes cuboids that stand on a place, with their usual length, height and width."""

    def made(prop: Prop, point: Callable[[Anchor], Vec]) -> Iterator[Thing]:
        long, high, wide = _size(prop, *usual)
        at = along(_place(prop, point), UP, high / 2)
        cuboid = Cuboid(at, _level(prop), (long / 2, high / 2, wide / 2))
        yield Thing(name, cuboid, colour, prop.carries is not False)

    return made


def _chair(prop: Prop, point: Callable[[Anchor], Vec]) -> Iterator[Thing]:
    (high,) = _size(prop, 0.43)
    at, own = _place(prop, point), _level(prop)
    half = 0.19

    def spot(front: float, up: float, right: float) -> Vec:
        return own.at(at, up, front, right)

    def rod(name: str, a: Vec, b: Vec, radius: float) -> Thing:
        return Thing(name, Rod(a, b, radius), "wood")

    for right in (-half, half):
        back = (spot(-half - 0.03, 0.02, right), spot(-half, high - 0.03, right))
        yield rod("chair-leg", *back, 0.017)
        ahead = (spot(half + 0.02, 0.02, right), spot(half - 0.01, high - 0.03, right))
        yield rod("chair-leg", *ahead, 0.017)
        yield rod("chair-back", spot(-half, high, right), spot(-0.26, high + 0.42, right), 0.016)
    seat = Cuboid(spot(0, high - 0.02, 0), own, (0.21, 0.02, 0.215))
    yield Thing("seat", seat, "wood", prop.carries is not False)
    for up in (0.22, 0.38):
        lean = -0.205 - 0.16 * (up - 0.05)
        yield rod("chair-slat", spot(lean, high + up, -half), spot(lean, high + up, half), 0.024)


def _pack(prop: Prop, point: Callable[[Anchor], Vec]) -> Iterator[Thing]:
    (scale,) = _size(prop, 1.0)
    top = unit(prop.up or UP)
    along_it = unit(across(prop.facing or FORWARD, top), cross(top, (0, 0, 1)))
    pack = Pack(_place(prop, point), axes_along(top, along_it), scale)
    yield Thing(prop.kind.value, pack, prop.kind.value)


def _strap(prop: Prop, point: Callable[[Anchor], Vec]) -> Iterator[Thing]:
    (width,) = _size(prop, 0.026)
    points = [place for place, _ in groupby(point(p) for p in prop.points)]
    if len(points) > 1:
        yield Thing("strap", Ribbon(tuple(points), width), "strap")


def _band(prop: Prop, point: Callable[[Anchor], Vec]) -> Iterator[Thing]:
    (width,) = _size(prop, 0.026)
    if len(prop.points) > 1:
        yield Thing("band", loop_around(prop.points, point, width), "strap")


def _tub(prop: Prop, point: Callable[[Anchor], Vec]) -> Iterator[Thing]:
    long, high, wide = _size(prop, 1.36, 0.42, 0.74)
    own, at = _level(prop), _place(prop, point)
    for side in tub_walls(at, own, long, high, wide):
        yield Thing("tub", side, "tub")
    yield Thing("water", water_surface(own.at(at, up=high - 0.08), own, long, wide), "water")


def _steam(prop: Prop, point: Callable[[Anchor], Vec]) -> Iterator[Thing]:
    """Three threads that rise side by side."""
    (high,) = _size(prop, 0.24)
    at = _place(prop, point)
    for n, (front, lift) in enumerate(((-0.09, 0.0), (0.0, 0.05), (0.09, 0.01))):
        thread = tuple(
            (
                at[0] + front + 0.022 * math.sin(k * 0.9 + n),
                at[1] + lift + high * k / 10,
                at[2],
            )
            for k in range(11)
        )
        yield Thing("steam", Ribbon(thread, 0.020), "steam")


# To the front, to the right, and how far turned.
ICE_CUBES = (
    (0.0, 0.0, 0.3),
    (0.13, 0.08, 0.9),
    (-0.03, 0.17, -0.5),
    (0.09, 0.20, 1.3),
    (0.21, 0.01, -0.2),
    (0.19, 0.15, 0.6),
    (-0.10, 0.08, 1.1),
)


def _cubes(prop: Prop, point: Callable[[Anchor], Vec]) -> Iterator[Thing]:
    """A few pieces of ice that float."""
    (edge,) = _size(prop, 0.060)
    at = _place(prop, point)
    for front, right, turn in ICE_CUBES:
        spot = (at[0] + front, at[1] + edge * 0.3, at[2] + right)
        own = axes_along((0.12 * turn, 1.0, 0.1), (math.cos(turn), 0.0, math.sin(turn)))
        yield Thing("ice-cube", Cuboid(spot, own, (edge / 2,) * 3), "ice")


def _glass(prop: Prop, point: Callable[[Anchor], Vec]) -> Iterator[Thing]:
    upright = unit(prop.up or UP)
    at = _place(prop, point)
    foot, rim = along(at, upright, -0.05), along(at, upright, 0.07)
    filled = along(at, upright, 0.035)
    yield Thing("glass", Pillow((disc(foot, upright, 0.030), disc(rim, upright, 0.038))), "glass")
    yield Thing("water", Pillow((disc(foot, upright, 0.026), disc(filled, upright, 0.032))), "ice")


def _nothing(_prop: Prop, _point: Callable[[Anchor], Vec]) -> Iterator[Thing]:
    return iter(())


_MAKERS: Mapping[PropKind, Maker] = {
    PropKind.MAT: _nothing,
    PropKind.WALL: _nothing,
    PropKind.ROLLER: _roller,
    PropKind.BALL: _ball,
    PropKind.STEP: _block("step", "wood", 0.32, 0.18, 0.60),
    PropKind.CHAIR: _chair,
    PropKind.CUSHION: _block("cushion", "cushion", 0.36, 0.10, 0.50),
    PropKind.STRAP: _strap,
    PropKind.BAND: _band,
    PropKind.ICE: _pack,
    PropKind.HEAT: _pack,
    PropKind.TUB: _tub,
    PropKind.STEAM: _steam,
    PropKind.CUBES: _cubes,
    PropKind.GLASS: _glass,
}


class Mat(Struct, frozen=True):
    """A mat on the floor: the middle, half sizes (along, across) and the way it lies."""

    at: Vec
    own: Axes
    half: tuple[float, float]


class Wall(Struct, frozen=True):
    """An upright plane: the foot of its middle, the way it faces, width and height."""

    at: Vec
    normal: Vec
    size: tuple[float, float]

    def gap(self, p: Vec) -> float:
        """How far a point is in front of the wall; negative inside."""
        return dot(sub(p, self.at), self.normal)

    def behind(self, p: Vec) -> Vec:
        """A point of its face on its back."""
        return along(p, self.normal, -WALL_THICK_M)

    def ends(self, towards: Vec) -> tuple[Vec, Vec]:
        """The feet of both ends, the one nearer to the eye, which is in that direction, last."""
        sideways = scaled(cross(UP, self.normal), self.size[0] / 2)
        if dot(sideways, towards) < 0:
            sideways = scaled(sideways, -1)
        return along(self.at, sideways, -1), along(self.at, sideways, 1)


def mats(props: tuple[Prop, ...], point: Callable[[Anchor], Vec]) -> tuple[Mat, ...]:
    """The mats among the props."""
    found = []
    for prop in props:
        if prop.kind is PropKind.MAT:
            long, wide = _size(prop, 1.8, 0.66)
            found.append(Mat(_place(prop, point), _level(prop), (long / 2, wide / 2)))
    return tuple(found)


def walls(props: tuple[Prop, ...], point: Callable[[Anchor], Vec]) -> tuple[Wall, ...]:
    """The walls among the props."""
    found = []
    for prop in props:
        if prop.kind is PropKind.WALL:
            wide, high = _size(prop, 1.8, 1.8)
            found.append(Wall(_place(prop, point), _level(prop).front, (wide, high)))
    return tuple(found)
