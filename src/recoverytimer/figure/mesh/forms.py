"""Surfaces of simple forms: what is swept along a line, turned around an axis, or a rounded box."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np

from recoverytimer.figure.mesh.points import Floats, Whole, unit_rows
from recoverytimer.figure.mesh.sheets import Sheet
from recoverytimer.figure.vectors import OBLIQUE_FRONT, Axes, Vec, axes_along


class Outline(NamedTuple):
    """What a swept surface looks like where it is cut: points and normals, as (up, side)."""

    at: Floats
    normals: Floats
    closed: bool


class Course(NamedTuple):
    """Where a surface is swept along: points, and the up and the side of what is swept there."""

    path: Floats
    ups: Floats
    sides: Floats
    closed: bool = False

    def blunt(self, by_m: float) -> Course:
        """The same with its ends drawn out so far, to be closed."""
        ends = unit_rows(self.path[[0, -1]] - self.path[[1, -2]]) * by_m
        path = np.concatenate([self.path[:1] + ends[:1], self.path, self.path[-1:] + ends[1:]])
        ups, sides = (np.concatenate([v[:1], v, v[-1:]]) for v in (self.ups, self.sides))
        return Course(path, ups, sides)


def outline(points: Sequence[tuple[float, float]], *, closed: bool = False) -> Outline:
    """An outline whose outer side lies to the right of who goes upwards along it."""
    at = np.array(points, float)
    if closed:
        way = np.roll(at, -1, axis=0) - np.roll(at, 1, axis=0)
    else:
        ends = np.concatenate([at[:1], at, at[-1:]])
        way = ends[2:] - ends[:-2]
    normals = np.stack([-way[:, 1], way[:, 0]], axis=1)
    # An end on the axis is a pole.
    for n in (0, -1):
        if not closed and at[n, 1] == 0:
            normals[n, 1] = 0
    return Outline(at, normals / np.maximum(np.linalg.norm(normals, axis=1), 1e-9)[:, None], closed)


@lru_cache(maxsize=32)
def round_outline(radius: float, columns: int) -> Outline:
    """A circle."""
    turns = 2 * math.pi * np.arange(columns) / columns
    ways = np.stack([-np.cos(turns), np.sin(turns)], axis=1)
    return Outline(radius * ways, ways, closed=True)


@lru_cache(maxsize=32)
def flat_outline(width: float, thickness: float) -> Outline:
    """A strip with rounded edges, as wide along its up."""
    half, radius = width / 2 - thickness / 2, thickness / 2
    turns = [math.pi * n / 4 for n in range(5)]
    upper = [(half + radius * math.sin(t), radius * math.cos(t)) for t in turns]
    lower = [(-up, -side) for up, side in upper]
    return outline([*upper, *lower], closed=True)


def swept(ink: str, part: str, course: Course, cut: Outline, tip_m: float = 0.0) -> Sheet:
    """An outline drawn along a course; its ends are closed by tips so long, if they have any."""
    ends = np.ones(len(course.path))
    if tip_m:
        course = course.blunt(tip_m)
        ends = np.array([0.0, *ends, 0.0])
    count, columns = len(course.path), len(cut.at)

    def spread(by: Floats) -> Floats:
        return course.ups[:, None] * by[:, :1] + course.sides[:, None] * by[:, 1:]

    points = course.path[:, None] + spread(cut.at) * ends[:, None, None]
    normals = spread(cut.normals)
    if tip_m:
        for end, beside in ((0, 1), (-1, -2)):
            normals[end] = (course.path[end] - course.path[beside]) / tip_m
    faces = grid_faces(count, columns, closed=course.closed, ring=cut.closed)
    return Sheet(ink, points.reshape(-1, 3), unit_rows(normals.reshape(-1, 3)), faces, (part,))


def turned(
    ink: str,
    part: str,
    at: Vec,
    axis: Vec,
    profile: Sequence[tuple[float, float]],
    columns: int,
) -> Sheet:
    """A surface of revolution; its profile (how far along the axis, how far from it) goes onwards.

    What lies to the right of an upward profile is outside.
    """
    own = axes_along(axis, OBLIQUE_FRONT)
    turns = 2 * math.pi * np.arange(columns) / columns
    sides = np.cos(turns)[:, None] * np.array(own.front) + np.sin(turns)[:, None] * np.array(
        own.right
    )
    course = Course(
        np.tile(np.array(at), (columns, 1)),
        np.tile(np.array(own.up), (columns, 1)),
        sides,
        closed=True,
    )
    return swept(ink, part, course, outline(profile))


def arc(
    middle: tuple[float, float], radius: float, turns: tuple[float, float], steps: int
) -> list[tuple[float, float]]:
    """Points of a profile on a circle; at 0 degrees they lie outwards, at 90 upwards."""
    shares = (turns[0] + (turns[1] - turns[0]) * n / steps for n in range(steps + 1))
    return [
        (
            middle[0] + radius * math.sin(math.radians(turn)),
            max(0.0, middle[1] + radius * math.cos(math.radians(turn))),
        )
        for turn in shares
    ]


class Rounding(NamedTuple):
    """How a box is rounded: by how much, in how many steps, and how far it bulges.

    `within` is the number of lines across each face; only the two broad faces bulge.
    """

    radius: float
    steps: int = 1
    within: int = 0
    bulge: float = 0.0


class Box(NamedTuple):
    """A box with rounded edges around the origin, and where its points are on its lattice."""

    lattice: Whole
    points: Floats
    normals: Floats
    faces: Whole

    def sheet(self, ink: str, part: str, centre: Vec, own: Axes) -> Sheet:
        """The box where it belongs."""
        return Sheet(ink, self.placed(centre, own), self.normals @ _turn(own), self.faces, (part,))

    def placed(self, centre: Vec, own: Axes) -> Floats:
        """Its points where they belong."""
        found: Floats = self.points @ _turn(own) + np.array(centre)
        return found

    def belt(self, axis: int) -> Whole:
        """The points around its middle across an axis (front, up, right), in order."""
        middle = self.lattice[:, axis].max() // 2
        found = np.flatnonzero(self.lattice[:, axis] == middle)
        a, b = (self.points[found, n] for n in range(3) if n != axis)
        return found[np.argsort(np.arctan2(b, a))].astype(np.int32)


def _turn(own: Axes) -> Floats:
    return np.array([own.front, own.up, own.right])


@lru_cache(maxsize=64)
def rounded_box(half: Vec, rounding: Rounding) -> Box:
    """A box by its half sizes (front, up, right)."""
    sizes = np.array(half)
    radius = min(rounding.radius, 0.98 * min(half))
    core = sizes - radius
    beyond = [
        radius * math.tan(math.pi / 4 * n / rounding.steps) for n in range(rounding.steps + 1)
    ]
    inner = np.linspace(-1, 1, rounding.within + 2)
    lines = np.array(
        [
            [*(-c - b for b in reversed(beyond)), *(inner[1:-1] * c), *(c + b for b in beyond)]
            for c in core
        ]
    )
    lattice, faces = _shell(lines.shape[1])
    raw = np.stack([lines[n, lattice[:, n]] for n in range(3)], axis=1)
    near = np.clip(raw, -core, core)
    normals = unit_rows(raw - near)
    points = near + normals * radius
    if rounding.bulge:
        broad = int(np.argmin(sizes))
        on_broad = np.abs(normals[:, broad : broad + 1]) > 0.999
        share = near / core
        share[:, broad] = 0
        away = 1 - share**2
        full = (away**2).prod(axis=1)[:, None] * on_broad
        slope = 4 * share * away / core * full / np.maximum(away**2, 1e-9)
        points = points + normals * rounding.bulge * full
        normals = unit_rows(normals + rounding.bulge * slope)
    return Box(lattice, points, normals, faces)


@lru_cache(maxsize=8)
def _shell(count: int) -> tuple[Whole, Whole]:
    """The outer points of a cubic lattice with so many lines each way, and their faces."""
    last = count - 1
    lattice = [p for p in product(range(count), repeat=3) if 0 in p or last in p]
    number = {p: n for n, p in enumerate(lattice)}
    faces = []
    for axis, end, i, j in product(range(3), (0, last), range(last), range(last)):
        corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
        if end == 0:
            corners.reverse()
        a, b, c, d = (number[_turned((end, *ij), axis)] for ij in corners)
        faces += [(a, b, c), (a, c, d)]
    return np.array(lattice, np.int32), np.array(faces, np.int32)


def _turned(p: tuple[int, int, int], axis: int) -> tuple[int, int, int]:
    """What is counted from an axis onwards, counted from the first one."""
    return (p[-axis % 3], p[(1 - axis) % 3], p[(2 - axis) % 3])


@lru_cache(maxsize=64)
def grid_faces(count: int, columns: int, *, closed: bool, ring: bool) -> Whole:
    """The faces between so many rows of points, which may close to a ring either way."""
    rows, lines = np.meshgrid(
        np.arange(count if closed else count - 1),
        np.arange(columns if ring else columns - 1),
        indexing="ij",
    )
    i, j = rows.ravel(), lines.ravel()
    after, beside = (i + 1) % count, (j + 1) % columns
    a, b, c, d = (p * columns + q for p, q in ((i, j), (i, beside), (after, beside), (after, j)))
    faces = np.concatenate([np.stack([a, b, c], axis=1), np.stack([a, c, d], axis=1)])
    return faces.astype(np.int32)
