"""Skin and cloth as small faces between rings, grown together with the flesh at joints."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from recoverytimer.figure.mesh.flesh import Junction, settled
from recoverytimer.figure.mesh.girths import Section
from recoverytimer.figure.mesh.points import Floats, Whole, lengths, rows, unit_rows
from recoverytimer.figure.surface import Blob
from recoverytimer.figure.vectors import Axes, Vec, across, along, cross, sub, unit

# A smaller ring at an end is its tip.
TIP_M = 0.004
# A ring of fewer points is no longer round.
FEWEST = 6


class Sheet(NamedTuple):
    """A stretch of skin, cloth or another thing's surface.

    Its points and their normals (n, 3), the corners (m, 3) of its faces, and the body parts that
    it is of, which for a thing is its name.
    """

    ink: str
    points: Floats
    normals: Floats
    faces: Whole
    parts: tuple[str, ...]


# The axes of what is shaped around the origin: right, up and front are x, y and z.
LOCAL = Axes((0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0))


class Ring(NamedTuple):
    """A cross-section: its middle, its front and right, and how far it goes to four sides."""

    middle: Vec
    front: Vec
    right: Vec
    ahead: float
    behind: float
    to_right: float
    to_left: float


def columns_at(detail: float, most: int) -> int:
    """How many points a ring has that has at most so many."""
    return max(FEWEST, round(most * detail))


def sheet(
    ink: str,
    rings: Sequence[Ring],
    columns: int,
    parts: tuple[str, ...],
    growing: Sequence[Junction] = (),
) -> Sheet:
    """Rings joined to a skin, which grows together with the flesh at some joints."""
    points = _on_rings(rings, columns)
    normals = _normals(points, rings)
    points, normals = points.reshape(-1, 3), normals.reshape(-1, 3)
    if growing:
        points, normals = settled(points, normals, growing)
    return Sheet(ink, points, normals, faces_between(len(rings), columns), parts)


@lru_cache(maxsize=64)
def faces_between(rings: int, columns: int) -> Whole:
    """The faces between so many rings of so many points."""
    low = np.arange((rings - 1) * columns, dtype=np.int32)
    after = low - low % columns + (low + 1) % columns
    high = low + np.int32(columns)
    first = np.stack([low, after, after + np.int32(columns)], axis=1)
    second = np.stack([low, after + np.int32(columns), high], axis=1)
    return np.concatenate([first, second])


def _on_rings(rings: Sequence[Ring], columns: int) -> Floats:
    """The points of rings, as (rings, columns, 3)."""
    turns = 2 * math.pi * np.arange(columns) / columns
    c, s = np.cos(turns), np.sin(turns)
    sizes = np.array([ring[3:] for ring in rings])
    z = c * np.where(c > 0, sizes[:, 0:1], sizes[:, 1:2])
    x = s * np.where(s > 0, sizes[:, 2:3], sizes[:, 3:4])
    middle, front, right = (np.array([ring[k] for ring in rings])[:, None] for k in range(3))
    points: Floats = middle + front * z[..., None] + right * x[..., None]
    return points


def _normals(points: Floats, rings: Sequence[Ring]) -> Floats:
    """The normals of points on rings, as (rings, columns, 3)."""
    found = normals_around(points, rows([ring.middle for ring in rings]))
    for end, beside in ((0, 1), (-1, -2)):
        if max(rings[end].ahead, rings[end].to_right) < TIP_M:
            found[end] = unit(sub(rings[end].middle, rings[beside].middle))
    return found


def normals_around(points: Floats, middles: Floats) -> Floats:
    """The normals of points (rings, columns, 3) around the middles of their rings."""
    out = points - middles[:, None]
    around = np.roll(points, -1, axis=1) - np.roll(points, 1, axis=1)
    ends = np.concatenate([points[:1], points, points[-1:]])
    onwards = ends[2:] - ends[:-2]
    normals = np.cross(around, onwards)
    shape = points.shape
    flat, out = normals.reshape(-1, 3), unit_rows(out.reshape(-1, 3))
    size = lengths(flat)
    side = np.einsum("ij,ij->i", flat, out)
    found: Floats = flat * (np.sign(side) / size)[:, None]
    # Where rings cross in the fold of a joint the neighbours say nothing.
    lost = np.abs(side) < 0.2 * size
    found[lost] = out[lost]
    return found.reshape(shape)


class Limb(NamedTuple):
    """Two bones in a row: their ends, their fronts and that of the far end, how they bend.

    Within `bend_m` of the joint between them the limb follows an arc; `fat` is a factor on all of
    its flesh.
    """

    ends: tuple[Vec, Vec, Vec]
    fronts: tuple[Vec, Vec, Vec]
    bend_m: float
    side: str
    fat: float

    def rings(
        self, upper: Sequence[Section], lower: Sequence[Section], thick_m: float = 0.0
    ) -> list[Ring]:
        """The cross-sections of both bones, in something so thick."""
        return self._rings(0, upper, thick_m) + self._rings(1, lower, thick_m)

    def _rings(self, bone: int, sections: Sequence[Section], thick_m: float) -> list[Ring]:
        if not sections:
            return []
        first, middle, last = (np.array(end) for end in self.ends)
        ways = unit_rows(np.array([middle - first, last - middle]))
        shares, *sizes = np.array(sections).T
        long = math.dist(*self.ends[bone : bone + 2])
        beyond = (shares - 1 + bone) * long
        bent = np.clip(0.5 + beyond / (2 * self.bend_m), 0.0, 1.0)[:, None]
        at = np.where(
            (bent > 0) & (bent < 1),
            self._on_arc(middle, ways, bent),
            middle + ways[bone] * beyond[:, None],
        )
        way = unit_rows(ways[0] + (ways[1] - ways[0]) * bent)
        ahead, behind, end = (np.array(front) for front in self.fronts)
        ahead = ahead + (behind - ahead) * bent
        if bone == 1:
            ahead = ahead + (end - ahead) * np.minimum(1.0, shares)[:, None]
        front = unit_rows(ahead - way * np.einsum("ij,ij->i", ahead, way)[:, None])
        front_size, back, out, inner = (size * self.fat + thick_m for size in sizes)
        wide = (out, inner) if self.side == "R" else (inner, out)
        columns = (at, front, np.cross(way, front), front_size, back, *wide)
        return [Ring(*values) for values in zip(*(c.tolist() for c in columns), strict=True)]

    def _on_arc(self, middle: Floats, ways: Floats, bent: Floats) -> Floats:
        # The arc cuts the corner: half of that is given back, the rest is flesh that gives way.
        corner = middle - 0.3 * self.bend_m * (ways[1] - ways[0])
        start, end = middle - self.bend_m * ways[0], middle + self.bend_m * ways[1]
        first, second = start + (corner - start) * bent, corner + (end - corner) * bent
        arc: Floats = first + (second - first) * bent
        return arc


def closing(ring: Ring) -> Ring:
    """The inside of a hem."""
    return Ring(*ring[:3], *(0.90 * size for size in ring[3:]))


def ball(
    ink: str, part: str, blob: Blob, columns: int = 16, growing: Sequence[Junction] = ()
) -> Sheet:
    """An ellipsoid with so many points around it."""
    assert blob.axes
    axes = np.array(blob.axes)
    around = _sphere(columns)
    points = around @ axes + blob.centre
    normals = unit_rows(around @ (axes / np.einsum("ij,ij->i", axes, axes)[:, None]))
    if growing:
        points, normals = settled(points, normals, growing)
    return Sheet(ink, points, normals, faces_between(columns // 2 + 1, columns), (part,))


@lru_cache(maxsize=16)
def _sphere(columns: int) -> Floats:
    """The points of rings on a ball of radius 1 from its lowest point to its highest."""
    tilts = math.pi * (np.arange(columns // 2 + 1) / (columns // 2) - 0.5)[:, None]
    turns = 2 * math.pi * np.arange(columns)[None] / columns
    level = np.cos(tilts)
    points = np.broadcast_arrays(np.sin(turns) * level, np.sin(tilts), np.cos(turns) * level)
    return np.stack(points, axis=-1).reshape(-1, 3)


def tube(
    ink: str, part: str, line: Sequence[Vec], radii: Sequence[float], columns: int = 8
) -> Sheet:
    """Something round along a line, with a radius at each of its points."""
    last = len(line) - 1
    front: Vec = (0.3, 0.5, 0.8)
    found = []
    for n, (p, r) in enumerate(zip(line, radii, strict=True)):
        way = unit(sub(line[min(n + 1, last)], line[max(0, n - 1)]))
        front = unit(across(front, way), across((0.8, 0.3, 0.5), way))
        found.append(Ring(p, front, cross(way, front), r, r, r, r))
    return sheet(ink, found, columns, (part,))


def stroke(ink: str, part: str, line: Sequence[Vec], radius: float) -> Sheet:
    """A thin line with rounded ends."""
    (a, b), (y, z) = line[:2], line[-2:]
    start, end = unit(sub(a, b)), unit(sub(z, y))
    shares = ((1.0, 0.05), (0.87, 0.5), (0.5, 0.87))
    before = [along(a, start, radius * far) for far, _ in shares]
    after = [along(z, end, radius * far) for far, _ in reversed(shares)]
    thin = [radius * r for _, r in shares]
    radii = [*thin, *[radius] * len(line), *reversed(thin)]
    return tube(ink, part, [*before, *line, *after], radii, 6)


def flat_sheet(ink: str, part: str, polygons: Sequence[Sequence[Vec]]) -> Sheet:
    """Flat convex faces with sharp edges between them, their corners against the clock."""
    points: list[Vec] = []
    normals: list[Vec] = []
    faces: list[tuple[int, int, int]] = []
    for corners in polygons:
        first = len(points)
        way = unit(cross(sub(corners[1], corners[0]), sub(corners[2], corners[0])))
        points += corners
        normals += [way] * len(corners)
        faces += [(first, first + n, first + n + 1) for n in range(1, len(corners) - 1)]
    return Sheet(ink, rows(points), rows(normals), np.array(faces, np.int32), (part,))


def as_one(sheets: Sequence[Sheet]) -> Sheet:
    """Sheets of one ink and of the same parts."""
    firsts = np.cumsum([0, *(len(sheet.points) for sheet in sheets[:-1])]).astype(np.int32)
    faces = [sheet.faces + first for sheet, first in zip(sheets, firsts, strict=True)]
    return sheets[0]._replace(
        points=np.concatenate([sheet.points for sheet in sheets]),
        normals=np.concatenate([sheet.normals for sheet in sheets]),
        faces=np.concatenate(faces),
    )


def laid(sheet: Sheet, at: Vec, own: Axes) -> Sheet:
    """What was shaped around the origin, laid where it belongs."""
    turned = np.array([own.right, own.up, own.front])
    return sheet._replace(points=sheet.points @ turned + at, normals=sheet.normals @ turned)
