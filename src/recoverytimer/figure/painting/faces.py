"""What one sees of skin and clothes: faces in the picture, their light and their outline."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.muscles import MusclePatch
from recoverytimer.figure.painting.brushes import UNDER_WATER
from recoverytimer.figure.sheets import Sheet
from recoverytimer.figure.surface import Blob
from recoverytimer.figure.vectors import Vec, dot, sub, unit

# To the right, up and towards the eye.
LIGHT = unit((-0.38, 0.78, 0.50))
# So bright is what the light does not touch, by how much it brightens what faces it, and how much
# darker what one sees edge-on is.
DIM, LIT, EDGE_ON = 0.47, 0.37, 0.12
# A point further from the middle of a muscle, or looking further away, does not glow.
GLOW_REACH = 2.4
TURNED_AWAY = -0.60
# The sum of how much a face's corners face the eye, up to which one does not see it.
TURNED = -0.25

# How far behind what is hazy most lies.
HAZY_M = 0.5
# So much of all haze has what is just as near.
NEAR_HAZE = 0.12

Values = tuple[float, float, float, float]


class Haze(NamedTuple):
    """How much darker is what lies far behind: `most`, and nothing from before `nearness` (m)."""

    nearness: float
    most: float


class SeenFace(NamedTuple):
    """A face in the picture: how near it is, its corners and their light, how its halves turn."""

    nearness: float
    ink: str
    xs: Values
    ys: Values
    lights: Values
    corners: tuple[int, int, int, int]
    clockwise: bool
    then_clockwise: bool


def seen_faces(
    sheets: Sequence[Sheet],
    camera: Camera,
    haze: Haze,
    water_m: float = -1.0,
) -> dict[str, list[SeenFace]]:
    """What one sees of each body part, the furthest first."""
    found: dict[str, list[SeenFace]] = {}
    first = 0
    for sheet in sheets:
        points = _seen_points(sheet, camera, haze)
        wet = {n for n, p in enumerate(sheet.points) if p[1] < water_m} if water_m > 0 else set()
        for part, faces in sheet.faces.items():
            here = found.setdefault(part, [])
            for face in faces:
                a, b, c, d = face
                ax, ay, az, al, af = points[a]
                bx, by, bz, bl, bf = points[b]
                cx, cy, cz, cl, cf = points[c]
                dx, dy, dz, dl, df = points[d]
                if af + bf + cf + df <= TURNED:
                    continue
                seen = SeenFace(
                    (az + bz + cz + dz) / 4 + sheet.over_m,
                    sheet.ink + UNDER_WATER if wet.issuperset(face) and wet else sheet.ink,
                    (ax, bx, cx, dx),
                    (ay, by, cy, dy),
                    (al, bl, cl, dl),
                    (a + first, b + first, c + first, d + first),
                    (bx - ax) * (cy - ay) > (by - ay) * (cx - ax),
                    (cx - ax) * (dy - ay) > (cy - ay) * (dx - ax),
                )
                here.append(seen)
        first += len(points)
    for here in found.values():
        here.sort(key=itemgetter(0))
    return found


def _seen_points(
    sheet: Sheet, camera: Camera, haze: Haze
) -> list[tuple[float, float, float, float, float]]:
    """Each point in the picture: right, down, nearness, how bright it is and how much it faces."""
    (tx, ty, tz), (rx, ry, rz), (ux, uy, uz) = camera.towards, camera.right, camera.up
    lx, ly, lz = (
        r * LIGHT[0] + u * LIGHT[1] + t * LIGHT[2]
        for r, u, t in zip(camera.right, camera.up, camera.towards, strict=True)
    )
    scale, left, top = camera.scale, camera.x, camera.y
    least, most = haze
    points = []
    for (x, y, z), (nx, ny, nz) in zip(sheet.points, sheet.normals, strict=True):
        facing = nx * tx + ny * ty + nz * tz
        near = x * tx + y * ty + z * tz
        rim = 1 - facing if facing > 0 else 1.0
        light = DIM + LIT * (nx * lx + ny * ly + nz * lz) - EDGE_ON * rim * rim * rim
        behind = NEAR_HAZE + (least - near) / HAZY_M
        if behind > 0:
            light -= most * (behind if behind < 1 else 1.0)
        points.append(
            (
                left + scale * (x * rx + y * ry + z * rz),
                top - scale * (x * ux + y * uy + z * uz),
                near,
                light,
                facing,
            )
        )
    return points


def glowing_corners(sheets: Sequence[Sheet], patch: MusclePatch) -> set[int]:
    """The numbers of the points that lie on a muscle and look where it looks."""
    found: set[int] = set()
    first = 0
    fx, fy, fz = patch.faces
    for sheet in sheets:
        if not sheet.faces.keys().isdisjoint(patch.parts):
            for blob in patch.blobs:
                assert blob.axes
                reach = GLOW_REACH * max(dot(a, a) for a in blob.axes) ** 0.5
                for n, p in enumerate(sheet.points):
                    if math.dist(p, blob.centre) < reach and _reaches(blob, p):
                        x, y, z = sheet.normals[n]
                        if x * fx + y * fy + z * fz > TURNED_AWAY:
                            found.add(first + n)
        first += len(sheet.points)
    return found


def _reaches(blob: Blob, p: Vec) -> bool:
    assert blob.axes
    off = sub(p, blob.centre)
    return sum((dot(off, a) / dot(a, a)) ** 2 for a in blob.axes) < GLOW_REACH**2


def outline_of(faces: Iterable[SeenFace]) -> QPainterPath:
    """Where faces end: the sides that no two of them share."""
    at: dict[int, tuple[float, float]] = {}
    # Those that turn one way and those that turn the other: a fold has both, and neither may cut a
    # hole into the other.
    sides: tuple[set[tuple[int, int]], set[tuple[int, int]]] = (set(), set())
    for face in faces:
        a, b, c, d = face.corners
        if face.clockwise is face.then_clockwise:
            sides[face.clockwise].update(((a, b), (b, c), (c, d), (d, a)))
        else:
            sides[face.clockwise].update(((a, b), (b, c), (c, a)))
            sides[face.then_clockwise].update(((a, c), (c, d), (d, a)))
        at.update(zip(face.corners, zip(face.xs, face.ys, strict=True), strict=True))
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.WindingFill)
    for clockwise in (False, True):
        for loop in _loops(sides[clockwise]):
            points = [QPointF(*at[corner]) for corner in loop]
            shape.addPolygon(QPolygonF(points if clockwise else points[::-1]))
            shape.closeSubpath()
    return shape


def _loops(sides: set[tuple[int, int]]) -> Iterator[list[int]]:
    onwards: dict[int, list[int]] = {}
    for a, b in sides:
        if (b, a) not in sides:
            onwards.setdefault(a, []).append(b)
    while onwards:
        start = here = next(iter(onwards))
        loop = []
        while here in onwards:
            loop.append(here)
            following = onwards[here]
            here = following.pop()
            if not following:
                del onwards[loop[-1]]
            if here == start:
                break
        yield loop
