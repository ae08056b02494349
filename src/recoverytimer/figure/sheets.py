"""Skin and cloth as small faces between rings, grown together with the flesh at joints."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from recoverytimer.figure.flesh import Junction, settled
from recoverytimer.figure.girths import Section
from recoverytimer.figure.surface import Blob
from recoverytimer.figure.vectors import Axes, Vec, across, along, cross, dot, lerp, sub, unit

Face = tuple[int, int, int, int]

# A smaller ring at an end is its tip.
TIP_M = 0.004
# The cosine from which a point looks so far away that it is not worked out.
AWAY = -0.60
# A ring of fewer points is no longer round.
FEWEST = 4


class Sheet(NamedTuple):
    """A stretch of skin or cloth: its points with their normals, and its faces by body part.

    `over_m` says how far over the skin it counts where two lie on each other.
    """

    ink: str
    points: list[Vec]
    normals: list[Vec]
    faces: dict[str, list[Face]]
    over_m: float = 0.0


# The axes of what is shaped around the origin: right, up and front are x, y and z.
LOCAL = Axes((0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0))
NOWHERE: Vec = (0.0, 0.0, 0.0)


class View(NamedTuple):
    """From where a body is seen, and how finely it is worked out: 1, or less where it is small."""

    towards: Vec
    detail: float = 1.0

    def columns(self, most: int) -> int:
        """How many points a ring has that has at most so many."""
        return max(FEWEST, round(most * self.detail))


class Ring(NamedTuple):
    """A cross-section: its middle, its front and right, and how far it goes to four sides."""

    middle: Vec
    front: Vec
    right: Vec
    ahead: float
    behind: float
    to_right: float
    to_left: float

    def is_near(self, junction: Junction) -> bool:
        """Whether some of it may be within reach of a junction."""
        return math.dist(self.middle, junction.joint) < junction.reach_m + max(self[3:])


@lru_cache(maxsize=16)
def _round(columns: int) -> tuple[tuple[float, float], ...]:
    turns = (2 * math.pi * n / columns for n in range(columns))
    return tuple((math.cos(w), math.sin(w)) for w in turns)


class Growing(NamedTuple):
    """The flesh that a sheet grows together with; its last `free` rings do not."""

    junctions: tuple[Junction, ...]
    free: int = 0


ALONE = Growing(())


def sheet(
    ink: str,
    rings: Sequence[Ring],
    columns: int,
    bands: Sequence[str],
    view: View,
    growing: Growing = ALONE,
    over_m: float = 0.0,
) -> Sheet:
    """Rings joined to a skin; `bands` names the part of what lies between each two of them."""
    columns = view.columns(columns)
    points = [_on(ring, c, s) for ring in rings for c, s in _round(columns)]
    normals = _normals(points, rings, columns, view.towards)
    faces = faces_between(tuple(bands), columns)
    if growing.junctions:
        for n, ring in enumerate(rings[: len(rings) - growing.free]):
            near = [j for j in growing.junctions if ring.is_near(j)]
            if near:
                _grow(points, normals, range(n * columns, (n + 1) * columns), near, view.towards)
    return Sheet(ink, points, normals, faces, over_m)


def _grow(
    points: list[Vec],
    normals: list[Vec],
    which: range,
    junctions: Sequence[Junction],
    towards: Vec,
) -> None:
    """Move some points to where flesh grows together."""
    for n in which:
        # Nobody sees what grows together on the far side.
        if dot(normals[n], towards) > AWAY:
            points[n], normals[n] = settled(points[n], normals[n], junctions)


@lru_cache(maxsize=64)
def faces_between(bands: tuple[str, ...], columns: int) -> dict[str, list[Face]]:
    """The faces between rings of so many points, by the part of each band."""
    faces: dict[str, list[Face]] = {}
    for i, part in enumerate(bands):
        low, high = i * columns, (i + 1) * columns
        band = [
            (low + j, low + (j + 1) % columns, high + (j + 1) % columns, high + j)
            for j in range(columns)
        ]
        # Where one part ends the next has laid itself over it, so that no seam is seen.
        for name in {part, bands[min(i + 1, len(bands) - 1)]}:
            faces.setdefault(name, []).extend(band)
    return faces


def _on(ring: Ring, c: float, s: float) -> Vec:
    z = c * (ring.ahead if c > 0 else ring.behind)
    x = s * (ring.to_right if s > 0 else ring.to_left)
    m, f, r = ring.middle, ring.front, ring.right
    return (
        m[0] + f[0] * z + r[0] * x,
        m[1] + f[1] * z + r[1] * x,
        m[2] + f[2] * z + r[2] * x,
    )


def _normals(points: Sequence[Vec], rings: Sequence[Ring], columns: int, towards: Vec) -> list[Vec]:
    """The normals of what may be seen, and the way out of the rings of the rest."""
    found: list[Vec] = []
    last = len(rings) - 1
    tx, ty, tz = towards
    for i, ring in enumerate(rings):
        row = i * columns
        below, above = max(0, i - 1) * columns, min(last, i + 1) * columns
        mx, my, mz = ring.middle
        if i in (0, last) and max(ring.ahead, ring.to_right) < TIP_M:
            beside = rings[1 if i == 0 else last - 1]
            found += [unit(sub(ring.middle, beside.middle))] * columns
            continue
        for j in range(columns):
            x, y, z = points[row + j]
            ox, oy, oz = x - mx, y - my, z - mz
            far = math.sqrt(ox * ox + oy * oy + oz * oz) or 1e-9
            if ox * tx + oy * ty + oz * tz < AWAY * far:
                found.append((ox / far, oy / far, oz / far))
                continue
            ax, ay, az = sub(points[row + (j + 1) % columns], points[row + (j - 1) % columns])
            bx, by, bz = sub(points[above + j], points[below + j])
            nx, ny, nz = ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx
            size = math.sqrt(nx * nx + ny * ny + nz * nz)
            side = nx * ox + ny * oy + nz * oz
            # Where rings cross in the fold of a joint the neighbours say nothing.
            if size < 1e-9 or abs(side) < 0.2 * size * far:
                found.append((ox / far, oy / far, oz / far))
            else:
                by_so_much = (1 if side > 0 else -1) / size
                found.append((nx * by_so_much, ny * by_so_much, nz * by_so_much))
    return found


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
        return [self._ring(0, s, thick_m) for s in upper] + [
            self._ring(1, s, thick_m) for s in lower
        ]

    def _ring(self, bone: int, s: Section, thick_m: float) -> Ring:
        first, middle, last = self.ends
        ways = (unit(sub(middle, first)), unit(sub(last, middle)))
        if bone == 0:
            beyond = (s.share - 1) * math.dist(first, middle)
        else:
            beyond = s.share * math.dist(middle, last)
        bent = max(0.0, min(1.0, 0.5 + beyond / (2 * self.bend_m)))
        at = self._on_arc(ways, bent) if 0 < bent < 1 else along(middle, ways[bone], beyond)
        way = unit(lerp(ways[0], ways[1], bent), ways[0])
        ahead = lerp(self.fronts[0], self.fronts[1], bent)
        if bone == 1:
            ahead = lerp(ahead, self.fronts[2], min(1.0, s.share))
        front = unit(across(ahead, way), self.fronts[bone])
        wide = (s.out, s.inner) if self.side == "R" else (s.inner, s.out)
        sizes = (size * self.fat + thick_m for size in (s.front, s.back, *wide))
        return Ring(at, front, cross(way, front), *sizes)

    def _on_arc(self, ways: tuple[Vec, Vec], bent: float) -> Vec:
        middle = self.ends[1]
        # The arc cuts the corner: half of that is given back, the rest is flesh that gives way.
        corner = along(middle, sub(ways[1], ways[0]), -0.3 * self.bend_m)
        start, end = along(middle, ways[0], -self.bend_m), along(middle, ways[1], self.bend_m)
        return lerp(lerp(start, corner, bent), lerp(corner, end, bent), bent)


def closing(ring: Ring) -> Ring:
    """The inside of a hem."""
    return Ring(*ring[:3], *(0.92 * size for size in ring[3:]))


def ball(
    ink: str, part: str, blob: Blob, view: View, growing: Growing = ALONE, rows: int = 5
) -> Sheet:
    """An ellipsoid."""
    assert blob.axes
    right, up, front = blob.axes
    wide, deep = math.sqrt(dot(right, right)), math.sqrt(dot(front, front))
    rings = []
    for n in range(rows + 1):
        turn = (n / rows - 0.5) * math.pi
        share = max(0.02, math.cos(turn))
        middle = along(blob.centre, up, math.sin(turn))
        sizes = (deep * share, deep * share, wide * share, wide * share)
        rings.append(Ring(middle, unit(front), unit(right), *sizes))
    return sheet(ink, rings, 2 * rows, [part] * rows, view, growing)


def laid(sheet: Sheet, at: Vec, own: Axes) -> Sheet:
    """What was shaped around the origin, laid where it belongs."""
    (ux, uy, uz), (fx, fy, fz), (rx, ry, rz) = own
    ox, oy, oz = at
    points = [
        (
            ox + x * rx + y * ux + z * fx,
            oy + x * ry + y * uy + z * fy,
            oz + x * rz + y * uz + z * fz,
        )
        for x, y, z in sheet.points
    ]
    normals = [
        (x * rx + y * ux + z * fx, x * ry + y * uy + z * fy, x * rz + y * uz + z * fz)
        for x, y, z in sheet.normals
    ]
    return sheet._replace(points=points, normals=normals)
