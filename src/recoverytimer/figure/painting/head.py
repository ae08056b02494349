"""Hair and face: a cap cut from the skull, a bun or a tail, ears, nose and closed eyes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.painting.brushes import (
    SHADED,
    colour_between,
    faded,
    line_path,
    outline_path,
    polygon,
    round_shade,
)
from recoverytimer.figure.people import Hair
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.surface import Blob, Chain, ellipsoid, outlines
from recoverytimer.figure.vectors import (
    Axes,
    Vec,
    across,
    add,
    along,
    cross,
    distance,
    dot,
    scaled,
    sub,
    unit,
)

RIM_POINTS = 72
LIPS = "#8E3B36"
# By hair: the way that the middle of the cap faces (right, up, front), and the cosine of its half
# angle: 0 covers half of the head, less covers more.
CAPS: dict[Hair, tuple[Vec, float]] = {
    "bun": ((0.0, 0.74, -0.66), 0.02),
    "tail": ((0.0, 0.74, -0.66), 0.02),
    "short": ((0.0, 0.80, -0.60), 0.06),
    "bob": ((0.0, 0.60, -0.80), -0.06),
}


def knot(skeleton: Skeleton, hair: Hair) -> Chain:
    """What is tied at the back of the head, if anything."""
    own, head = skeleton.axes["head"], skeleton.joints["head"]
    if hair == "bun":
        return (
            ellipsoid(own.at(head, up=0.040, front=-0.086), own, 0.034, 0.034, 0.020),
            ellipsoid(own.at(head, up=0.052, front=-0.118), own, 0.038, 0.038, 0.032),
        )
    if hair == "tail":
        return (
            Blob(own.at(head, up=0.035, front=-0.095), 0.022),
            Blob(own.at(head, up=0.015, front=-0.135), 0.030),
            Blob(own.at(head, up=-0.045, front=-0.150), 0.024),
            Blob(own.at(head, up=-0.095, front=-0.140), 0.008),
        )
    return ()


def paint_knot(painter: QPainter, chain: Chain, camera: Camera, colour: str) -> None:
    """Paint the bun or the tail."""
    if chain:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(round_shade(chain, camera, colour, 0.8))
        painter.drawPath(outline_path(outlines(camera, chain)))


def knot_is_behind(skeleton: Skeleton, camera: Camera) -> bool:
    """Whether the head hides what is tied behind it."""
    return dot(skeleton.axes["head"].front, camera.towards) >= 0


def paint_face_and_hair(
    painter: QPainter,
    skeleton: Skeleton,
    camera: Camera,
    hair: Hair,
    skin: str,
    hair_colour: str,
) -> None:
    """Everything on the head's surface, in front of the painted skull."""
    own, head = skeleton.axes["head"], skeleton.joints["head"]
    painter.setPen(Qt.PenStyle.NoPen)
    axis, share = CAPS[hair]
    painter.setBrush(
        round_shade((ellipsoid(head, own, 0.08, 0.1, 0.09),), camera, hair_colour, 0.9)
    )
    painter.drawPath(_cap(camera, head, own, (0.087, 0.110, 0.104), axis, share))
    for sign in (1, -1):
        _ear(painter, own, head, sign, camera, colour_between(skin, SHADED, 0.12))
        _eye(painter, own, head, sign, camera, colour_between(hair_colour, skin, 0.15))
    _mouth(painter, own, head, camera, colour_between(skin, LIPS, 0.55))


def _ear(painter: QPainter, own: Axes, head: Vec, sign: int, camera: Camera, colour: str) -> None:
    if dot(scaled(own.right, sign), camera.towards) > 0.12:
        ear = ellipsoid(
            own.at(head, up=-0.018, front=-0.004, right=sign * 0.082), own, 0.008, 0.024, 0.015
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawPath(outline_path(outlines(camera, (ear,))))


def _eye(painter: QPainter, own: Axes, head: Vec, sign: int, camera: Camera, colour: str) -> None:
    outwards = unit(along(own.front, own.right, sign * 0.45))
    if dot(outwards, camera.towards) <= 0.18:
        return
    corner = own.at(head, up=-0.008, front=0.087, right=sign * 0.034)
    sideways = unit(across(own.right, outwards))
    arc = [
        along(along(corner, sideways, u * 0.014), own.up, -0.006 * (1 - u * u))
        for u in (n / 3 - 1 for n in range(7))
    ]
    pen = QPen(faded(colour, 0.9), 0.0075 * camera.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(line_path(camera, arc))
    painter.setPen(Qt.PenStyle.NoPen)


def _mouth(painter: QPainter, own: Axes, head: Vec, camera: Camera, colour: str) -> None:
    seen = dot(own.front, camera.towards)
    if seen <= 0.05:
        return
    # It follows the round of the jaw, its corners a little up.
    line = [
        own.at(head, up=-0.068 + 0.003 * u * u, front=0.087 - 0.008 * u * u, right=0.019 * u)
        for u in (n / 4 - 1 for n in range(9))
    ]
    # From the side its far half lies behind the lips.
    line = [p for p in line if dot(sub(p, head), camera.towards) > -0.004 or seen > 0.5]
    pen = QPen(faded(colour, 0.9), 0.0075 * camera.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(line_path(camera, line))
    painter.setPen(Qt.PenStyle.NoPen)


def _cap(
    camera: Camera, centre: Vec, own: Axes, half: Vec, axis: Vec, share: float
) -> QPainterPath:
    """The visible part of a cap cut from an ellipsoid by a plane.

    `half` and `axis` are (right, up, front); `share` is the cosine of the cap's half angle.
    """
    w, h, d = half
    t = camera.towards

    def on_surface(v: Vec) -> Vec:
        return own.at(centre, up=v[1] * h, front=v[2] * d, right=v[0] * w)

    # In the unit sphere's own space a point is seen where it looks along this direction.
    eye = unit((dot(t, own.right) / w, dot(t, own.up) / h, dot(t, own.front) / d))
    axis = unit(axis)
    rim = _circle(eye, 0.0)
    edge = _circle(axis, share)
    rim_in = [dot(p, axis) > share for p in rim]
    edge_seen = [dot(p, eye) > 0 for p in edge]
    shape = QPainterPath()
    for loop in _loops(rim, rim_in, edge, edge_seen):
        shape.addPolygon(polygon(camera, (on_surface(p) for p in loop)))
        shape.closeSubpath()
    return shape


def _loops(
    rim: list[Vec], rim_in: list[bool], edge: list[Vec], edge_seen: list[bool]
) -> list[list[Vec]]:
    if all(rim_in):
        return [rim, edge] if any(edge_seen) else [rim]
    if not any(rim_in):
        return [edge] if all(edge_seen) else []
    outer = _run(rim, rim_in)
    inner = _run(edge, edge_seen) if any(edge_seen) else []
    if inner and distance(outer[-1], inner[0]) > distance(outer[-1], inner[-1]):
        inner.reverse()
    return [outer + inner]


def _circle(axis: Vec, share: float) -> list[Vec]:
    """A circle of the unit sphere around an axis."""
    a = unit(across((0.3, 0.9, 0.1), axis), (0.9, 0.1, 0.3))
    b = cross(axis, a)
    radius = math.sqrt(1 - share * share)
    angles = (2 * math.pi * n / RIM_POINTS for n in range(RIM_POINTS))
    return [
        add(
            scaled(axis, share),
            add(scaled(a, radius * math.cos(w)), scaled(b, radius * math.sin(w))),
        )
        for w in angles
    ]


def _run(points: Sequence[Vec], wanted: Sequence[bool]) -> list[Vec]:
    """The unbroken run of wanted points of a ring."""
    if all(wanted):
        return list(points)
    count = len(points)
    start = next(n for n in range(count) if wanted[n] and not wanted[n - 1])
    run = []
    for n in range(count):
        if not wanted[(start + n) % count]:
            break
        run.append(points[(start + n) % count])
    return run
