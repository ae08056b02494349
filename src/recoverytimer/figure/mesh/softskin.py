"""The surfaces of what gives way: packs with their signs, straps, and bands around two legs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from recoverytimer.figure.mesh.bands import Hoop, Loop
from recoverytimer.figure.mesh.forms import Course, flat_outline, grid_faces, round_outline, swept
from recoverytimer.figure.mesh.points import Floats, lengths, rows, unit_rows
from recoverytimer.figure.mesh.sheets import Sheet, laid
from recoverytimer.figure.props import Pack, Ribbon
from recoverytimer.figure.vectors import (
    UP,
    Vec,
    across,
    along,
    cross,
    distance,
    dot,
    lerp,
    scaled,
    sub,
    unit,
)

# Half the length and width of a pack, how thick it is above and below its middle, and how much it
# bends over what it lies on (per metre) along its front and its right.
PACK_LONG_M, PACK_WIDE_M = 0.122, 0.080
PACK_TOP_M, PACK_BOTTOM_M = 0.024, 0.012
PACK_BENDS = (0.8, 3.4)
# Where its seams are, as shares of its half sizes; how deep they are and how broad.
SEAMS_FRONT, SEAMS_RIGHT = (-0.47, 0.47), (0.0,)
SEAM_DEPTH, SEAM_SHARE = 0.30, 0.055
_FRONTS = (0.0, 0.2, 0.36, 0.42, 0.47, 0.52, 0.58, 0.72, 0.86, 0.95, 0.99, 1.0)
_RIGHTS = (0.0, 0.05, 0.12, 0.3, 0.5, 0.7, 0.85, 0.95, 0.99, 1.0)
SIGN_M, SIGN_THICK_M = 0.042, 0.0042

# By how much of its length a strap hangs down in the middle, if it is longer than this.
SAG, TAUT_M = 0.03, 0.15
STRAP_THICK_M, BAND_THICK_M = 0.004, 0.003
# A strap turns so far before and after each of its points.
TURN_M = 0.016
# Its stripe: how much of its width, and how much thicker.
STRIPE, STRIPE_M = 0.4, 0.0014


def pack(shape: Pack, name: str, ink: str) -> list[Sheet]:
    """A quilted pack that bends over what it lies on, with a sign on its top."""
    return [laid(sheet, shape.centre, shape.own) for sheet in _pack_shape(shape.scale, name, ink)]


@lru_cache(maxsize=8)
def _pack_shape(scale: float, name: str, ink: str) -> tuple[Sheet, ...]:
    """A pack around the origin."""
    fronts = np.array([*(-n for n in reversed(_FRONTS[1:])), *_FRONTS])
    rights = np.array([*(-n for n in reversed(_RIGHTS[1:])), *_RIGHTS])
    grid = np.stack(np.meshgrid(fronts, rights, indexing="ij"), axis=-1)
    faces = grid_faces(len(fronts), len(rights), closed=False, ring=False)
    found = []
    for side in (1.0, -1.0):
        points = _on_pack(scale, grid.reshape(-1, 2), side)
        spread = points.reshape(grid.shape[0], grid.shape[1], 3)
        normals = np.cross(np.gradient(spread, axis=0), np.gradient(spread, axis=1)) * side
        normals = unit_rows(normals.reshape(-1, 3))
        edge = np.abs(grid).max(axis=-1).ravel() == 1
        normals[edge] = unit_rows(points * (1, 0, 1))[edge]
        found.append(Sheet(ink, points, normals, faces, (name,)))
    return (*found, *(_line(scale, way, name) for way in _SIGNS[name]))


def _on_pack(scale: float, at: Floats, side: float) -> Floats:
    """Points of its top (1) or underside (-1), by shares of half its length and width."""
    u, v = at[:, 0], at[:, 1]
    # Rounded corners: a square drawn in towards a circle.
    front = u * np.sqrt(1 - 0.28 * v * v) * PACK_LONG_M * scale
    right = v * np.sqrt(1 - 0.28 * u * u) * PACK_WIDE_M * scale
    full = np.sqrt(np.maximum(0.0, (1 - u**6) * (1 - v**4)))
    for share, seams in ((u, SEAMS_FRONT), (v, SEAMS_RIGHT if side < 0 else ())):
        for seam in seams:
            full = full * (1 - SEAM_DEPTH * np.exp(-(((share - seam) / SEAM_SHARE) ** 2)))
    up = full * (PACK_TOP_M if side > 0 else -PACK_BOTTOM_M)
    up = up - PACK_BENDS[0] * front**2 - PACK_BENDS[1] * right**2
    return np.stack([right, up, front], axis=1)


def _line(scale: float, way: Sequence[tuple[float, float]], name: str) -> Sheet:
    """A raised line on a pack; `way` is in metres to the front and right."""
    path = _on_pack(scale, np.array(way) / (PACK_LONG_M, PACK_WIDE_M), 1.0)
    onwards = np.gradient(path, axis=0)
    sides = unit_rows(np.cross(onwards, (0.0, 1.0, 0.0)))
    course = Course(path, unit_rows(np.cross(sides, onwards)), sides)
    return swept("white", name, course, round_outline(SIGN_THICK_M, 6), SIGN_THICK_M)


def _star() -> list[list[tuple[float, float]]]:
    """Three lines through the middle, with an arrow near each end."""
    found = []
    for n in range(6):
        turn = math.pi * n / 3
        tip = _away((0.0, 0.0), SIGN_M, turn)
        if n < 3:
            found.append([(s * tip[0], s * tip[1]) for s in (1.0, 0.5, 0.0, -0.5, -1.0)])
        fork = _away((0.0, 0.0), 0.55 * SIGN_M, turn)
        found.append(
            [_away(fork, 0.34 * SIGN_M, turn + 0.9), fork, _away(fork, 0.34 * SIGN_M, turn - 0.9)]
        )
    return found


def _away(start: tuple[float, float], by: float, turn: float) -> tuple[float, float]:
    return (start[0] + by * math.cos(turn), start[1] + by * math.sin(turn))


def _waves() -> list[list[tuple[float, float]]]:
    shares = [k / 12 - 0.5 for k in range(13)]
    return [[(0.034 * n + 0.008 * math.sin(u * 6.3), u * 0.08) for u in shares] for n in (-1, 0, 1)]


_SIGNS = {"ice": _star(), "heat": _waves()}


def strap(shape: Ribbon, name: str, ink: str) -> list[Sheet]:
    """A flat strap with a lighter stripe along its middle, seen from any side."""
    path = rows(_strap_way(shape.points))
    onwards = unit_rows(np.gradient(path, axis=0))
    wide = _widths(path, onwards)
    course = Course(path, wide, unit_rows(np.cross(onwards, wide)))
    stripe = flat_outline(STRIPE * shape.width, STRAP_THICK_M + STRIPE_M)
    return [
        swept(ink, name, course, flat_outline(shape.width, STRAP_THICK_M), STRAP_THICK_M / 2),
        swept(ink + "-light", name, course, stripe, STRAP_THICK_M / 2),
    ]


def _strap_way(points: Sequence[Vec]) -> list[Vec]:
    """A line through points that hangs a little and turns on small arcs."""
    found = [points[0]]
    for n, (a, b) in enumerate(pairwise(points)):
        long = distance(a, b)
        turn = min(TURN_M, long / 3) / long
        sag = SAG * long if long > TAUT_M else 0.0
        first, last = (0.0 if n == 0 else turn), (1.0 if n == len(points) - 2 else 1 - turn)
        ends = [first + (last - first) * k / 8 for k in range(9)] if sag else [first, last]
        straight = [along(lerp(a, b, t), UP, -4 * sag * t * (1 - t)) for t in ends]
        if n:
            before = found[-1]
            arc = (lerp(lerp(before, a, t), lerp(a, straight[0], t), t) for t in (0.25, 0.5, 0.75))
            found += arc
        found += straight[1:] if n == 0 else straight
    return found


def _widths(path: Floats, onwards: Floats) -> Floats:
    """Which way a strap is wide: across the plane in which it turns."""
    bends = np.cross(onwards[:-1], onwards[1:])
    # Whichever way round, it is the same plane.
    main = bends[np.argmax(lengths(bends))]
    if np.sqrt(main @ main) < 1e-3:
        main = np.cross(path[-1] - path[0], UP)
    wide = np.tile(main, (len(path), 1))
    wide = wide - onwards * np.einsum("ij,ij->i", wide, onwards)[:, None]
    return unit_rows(wide)


def band(shape: Loop, name: str, ink: str) -> Sheet:
    """A band around two legs, across each of them."""
    first, second = shape.hoops
    course = _around(first, second)
    return swept(ink, name, course, flat_outline(shape.width, BAND_THICK_M))


def _around(a: Hoop, b: Hoop) -> Course:
    """Half around the outside of each leg and straight between them."""
    path: list[Vec] = []
    ups: list[Vec] = []
    sides: list[Vec] = []
    between = unit(sub(b.centre, a.centre))
    axis_b = b.axis if dot(a.axis, b.axis) > 0 else scaled(b.axis, -1)
    for hoop, axis, way in ((a, a.axis, scaled(between, -1)), (b, axis_b, between)):
        out = unit(across(way, axis))
        beside = cross(axis, out)
        for n in range(13):
            turn = math.pi * (n / 12 - 0.5)
            side = along(scaled(out, math.cos(turn)), beside, math.sin(turn))
            path.append(along(hoop.centre, side, hoop.radius))
            ups.append(axis)
            sides.append(side)
    return Course(rows(path), rows(ups), rows(sides), closed=True)
