"""The surfaces of the things that one exercises with, as sheets that lie before or behind a body.

The inks are the colours' names, and `-light` or `-dark` behind one is that colour in light or
shade.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np

from recoverytimer.figure.mesh.bands import Loop
from recoverytimer.figure.mesh.forms import (
    Box,
    Course,
    Rounding,
    arc,
    round_outline,
    rounded_box,
    swept,
    turned,
)
from recoverytimer.figure.mesh.points import unit_rows
from recoverytimer.figure.mesh.sheets import Sheet, columns_at
from recoverytimer.figure.mesh.softskin import band, pack, strap
from recoverytimer.figure.mesh.vesselskin import filling, glass, tub_wall, water
from recoverytimer.figure.props import Cuboid, Pack, Pillow, Ribbon, Rod, Thing
from recoverytimer.figure.tub import TubWall, WaterSurface
from recoverytimer.figure.vectors import UP, Axes, Vec, cross, distance, lerp, scaled, unit

# Grooves around a roller: how many, how deep and broad; its rim and the hole in its ends.
GROOVES, GROOVE_M, GROOVE_WIDE_M = 8, 0.004, 0.012
ROLLER_RIM_M, HOLE_SHARE, HOLE_M = 0.008, 0.52, 0.035
# A step's boards: how thick, about how wide, and how far they go beyond what is under them.
BOARD_M, BOARD_WIDE_M, OVERHANG_M = 0.026, 0.15, 0.005
MOST_BOARDS = 6
BOARD_EDGE = Rounding(0.005)
CORE_EDGE = Rounding(0.008)
SEAT_EDGE = Rounding(0.014, 2)
CUBE_EDGE = Rounding(0.008, 2)
# A cushion is so much thinner at its edges than in its middle, and a cord runs around it.
PUFF_M, CORD_M = 0.012, 0.0034
# A leg of a chair is thinner at its foot; a slat is a board.
TAPER = 0.72
SLAT_THICK_M = 0.009


def thing_sheets(thing: Thing, detail: float = 1.0) -> list[Sheet]:
    """The surface of a thing, in metres; `detail` is 1, or less where it is small."""
    return list(_sheets(thing, detail))


@lru_cache(maxsize=128)
def _sheets(thing: Thing, detail: float) -> tuple[Sheet, ...]:
    made = _OF_NAME.get(thing.name) or _OF_SHAPE[type(thing.shape)]
    return tuple(made(thing, detail))


def _roller(thing: Thing, detail: float) -> list[Sheet]:
    rod = thing.shape
    assert isinstance(rod, Rod)
    columns, long, radius = columns_at(detail, 36), distance(rod.start, rod.end), rod.radius
    rim, hole = ROLLER_RIM_M, HOLE_SHARE * radius
    shell = [*arc((rim, radius - rim), rim, (-90, 0), 3)]
    count = min(GROOVES, int(long / (3 * GROOVE_WIDE_M)))
    for n in range(1, count + 1):
        at, half = long * n / (count + 1), GROOVE_WIDE_M / 2
        for up, deep in ((-half, 0.0), (-half / 2, 1.0), (half / 2, 1.0), (half, 0.0)):
            shell.append((at + up, radius - deep * GROOVE_M))
    shell += arc((long - rim, radius - rim), rim, (0, 90), 3)
    found = [turned(thing.colour, thing.name, rod.start, rod.axis, shell, columns)]
    for end, way in ((rod.start, scaled(rod.axis, -1)), (rod.end, rod.axis)):
        face = [(0.0, radius - rim), (0.0, hole + 0.004), (-0.004, hole)]
        inside = [(-0.004, hole), (-HOLE_M, hole), (-HOLE_M, 0.0)]
        light, dark = thing.colour + "-light", thing.colour + "-dark"
        found.append(turned(light, thing.name, end, way, face, columns))
        found.append(turned(dark, thing.name, end, way, inside, columns))
    return found


def _rod(thing: Thing, detail: float) -> list[Sheet]:
    rod = thing.shape
    assert isinstance(rod, Rod)
    columns, long, radius = columns_at(detail, 18), distance(rod.start, rod.end), rod.radius
    thin = radius * (TAPER if thing.name == "chair-leg" else 1.0)
    profile = [*arc((0.0, 0.0), thin, (-90, 0), 4), *arc((long, 0.0), radius, (0, 90), 4)]
    return [turned(thing.colour, thing.name, rod.start, rod.axis, profile, columns)]


def _ball(thing: Thing, detail: float) -> list[Sheet]:
    """A ball with the seam of a tennis ball."""
    rod = thing.shape
    assert isinstance(rod, Rod)
    columns, radius = columns_at(detail, 28), rod.radius
    profile = arc((0.0, 0.0), radius, (-90, 90), columns // 2)
    turns = 2 * math.pi * np.arange(2 * columns) / (2 * columns)
    wide, narrow = 0.75, 0.25
    ways = np.stack(
        [
            wide * np.cos(turns) + narrow * np.cos(3 * turns),
            wide * np.sin(turns) - narrow * np.sin(3 * turns),
            2 * math.sqrt(wide * narrow) * np.sin(2 * turns),
        ],
        axis=1,
    )
    onwards = np.roll(ways, -1, axis=0) - np.roll(ways, 1, axis=0)
    seam = Course(
        np.array(rod.start) + 0.968 * radius * ways, ways, unit_rows(np.cross(onwards, ways)), True
    )
    return [
        turned(thing.colour, thing.name, rod.start, UP, profile, columns),
        swept(thing.colour + "-light", thing.name, seam, round_outline(0.055 * radius, 8)),
    ]


def _slat(thing: Thing, _detail: float) -> list[Sheet]:
    """A board as wide as a rod is thick."""
    rod = thing.shape
    assert isinstance(rod, Rod)
    front = unit(cross(rod.axis, UP))
    own = Axes(cross(front, scaled(rod.axis, -1)), front, rod.axis)
    half = (SLAT_THICK_M, rod.radius, distance(rod.start, rod.end) / 2)
    box = rounded_box(half, Rounding(0.007, 2))
    return [box.sheet(thing.colour, thing.name, lerp(rod.start, rod.end, 0.5), own)]


def _edged(rounding: Rounding, suffix: str = "") -> Callable[[Thing, float], list[Sheet]]:
    """What makes a cuboid with such edges."""

    def made(thing: Thing, _detail: float) -> list[Sheet]:
        cuboid = thing.shape
        assert isinstance(cuboid, Cuboid)
        return [_placed(rounded_box(cuboid.half, rounding), thing, thing.colour + suffix)]

    return made


def _placed(box: Box, thing: Thing, ink: str, off: Vec = (0.0, 0.0, 0.0)) -> Sheet:
    """A box in the middle of a cuboid, or so far from there to the front, up and right."""
    cuboid = thing.shape
    assert isinstance(cuboid, Cuboid)
    front, up, right = off
    centre = cuboid.own.at(cuboid.centre, up, front, right)
    return box.sheet(ink, thing.name, centre, cuboid.own)


def _step(thing: Thing, _detail: float) -> list[Sheet]:
    """Boards along the longer side of what carries them."""
    cuboid = thing.shape
    assert isinstance(cuboid, Cuboid)
    front, high, right = cuboid.half
    thick = min(BOARD_M, high)
    core = (front - OVERHANG_M, high - thick / 2, right - OVERHANG_M)
    found = [_placed(rounded_box(core, CORE_EDGE), thing, thing.colour, (0.0, -thick / 2, 0.0))]
    deep = min(front, right)
    count = max(2, min(MOST_BOARDS, round(2 * deep / BOARD_WIDE_M)))
    half = deep / count
    for n in range(count):
        off, up = (2 * n + 1 - count) * half, high - thick / 2
        if front < right:
            size, at = (half, thick / 2, right), (off, up, 0.0)
        else:
            size, at = (front, thick / 2, half), (0.0, up, off)
        found.append(_placed(rounded_box(size, BOARD_EDGE), thing, thing.colour, at))
    return found


def _cushion(thing: Thing, detail: float) -> list[Sheet]:
    """Soft all around and thickest in the middle, with a cord around it."""
    cuboid = thing.shape
    assert isinstance(cuboid, Cuboid)
    least = min(cuboid.half)
    puff = min(PUFF_M, 0.24 * least, 0.04 * sorted(cuboid.half)[1])
    size = tuple(h - 0.75 * puff for h in cuboid.half)
    steps = 4 if detail > 0.5 else 2
    box = rounded_box(size, Rounding(0.8 * least, steps, 5, puff))
    found = [_placed(box, thing, thing.colour)]
    if least > 0.03:
        belt = box.belt(cuboid.half.index(least))
        cushion = found[0]
        path, ups = cushion.points[belt], cushion.normals[belt]
        onwards = np.roll(path, -1, axis=0) - np.roll(path, 1, axis=0)
        cord = Course(path, ups, unit_rows(np.cross(onwards, ups)), closed=True)
        ink = thing.colour + "-dark"
        found.append(swept(ink, thing.name, cord, round_outline(CORD_M, 6)))
    return found


def _pack(thing: Thing, _detail: float) -> list[Sheet]:
    assert isinstance(thing.shape, Pack)
    return pack(thing.shape, thing.name, thing.colour)


def _strap(thing: Thing, _detail: float) -> list[Sheet]:
    assert isinstance(thing.shape, Ribbon)
    return strap(thing.shape, thing.name, thing.colour)


def _band(thing: Thing, _detail: float) -> list[Sheet]:
    assert isinstance(thing.shape, Loop)
    return [band(thing.shape, thing.name, thing.colour)]


def _steam(_thing: Thing, _detail: float) -> list[Sheet]:
    """It has no surface."""
    return []


def _tub(thing: Thing, _detail: float) -> list[Sheet]:
    assert isinstance(thing.shape, TubWall)
    return [tub_wall(thing.shape, thing.name, thing.colour)]


def _tub_water(thing: Thing, _detail: float) -> list[Sheet]:
    assert isinstance(thing.shape, WaterSurface)
    return water(thing.shape, thing.name, thing.colour, "tub")


def _glass(thing: Thing, detail: float) -> list[Sheet]:
    assert isinstance(thing.shape, Pillow)
    made = glass if thing.name == "glass" else filling
    return [made(thing.shape, thing.name, thing.colour, detail)]


_OF_NAME: Mapping[str, Callable[[Thing, float], list[Sheet]]] = {
    "roller": _roller,
    "ball": _ball,
    "chair-slat": _slat,
    "seat": _edged(SEAT_EDGE),
    "step": _step,
    "cushion": _cushion,
    "ice-cube": _edged(CUBE_EDGE, "-light"),
    "steam": _steam,
}
_OF_SHAPE: Mapping[type, Callable[[Thing, float], list[Sheet]]] = {
    Cuboid: _edged(CORE_EDGE),
    Rod: _rod,
    Pack: _pack,
    Ribbon: _strap,
    Loop: _band,
    TubWall: _tub,
    WaterSurface: _tub_water,
    Pillow: _glass,
}
