"""An arrow along the way that a movement goes, before all that it crosses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.painting.brushes import Palette, faded
from recoverytimer.figure.painting.clearance import Room, clear_shift, room_around
from recoverytimer.figure.tableau import Tableau
from recoverytimer.figure.way import Way

WIDTH_M, HEAD_M = 0.020, 0.080
# Never thinner than so many pixels, so that it is seen in a small picture.
THINNEST = 2.0
# A rim of the ground's colour, so much wider on each side, sets it off from limbs.
RIM = 0.6
# The arrow ends a little before where the limb is.
LEFT_OUT = 0.10
# Before this share of it it is too faint to cover anything.
UNSEEN = 0.35


def paint_way(
    painter: QPainter, way: Way, tableau: Tableau, camera: Camera, colours: Palette
) -> None:
    """Paint it, fading in from where the movement begins, beside what would be covered."""
    points = [QPointF(*camera.seen(p)[:2]) for p in way.points]
    points = points[: max(3, round(len(points) * (1 - LEFT_OUT)))]
    device = painter.device()
    room = room_around(tableau, camera, device.width(), device.height())
    middle = QPointF(*camera.seen(tableau.skeleton.joints[way.away_from])[:2])
    points = _beside(points, middle, way.beside_m, room)
    width = max(THINNEST, WIDTH_M * camera.scale)
    head = _head(points, max(4 * THINNEST, HEAD_M * camera.scale))
    line = _smooth([*points[:-1], (head.at(1) + head.at(2)) / 2])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, wide, full in (
        (colours["ground"], width * (1 + 2 * RIM), 0.75),
        (colours["highlight"], width, 0.95),
    ):
        fade = QLinearGradient(points[0], points[-1])
        fade.setColorAt(0, faded(colour, 0.0))
        fade.setColorAt(0.55, faded(colour, full))
        pen = QPen(QBrush(fade), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(line)
    rim = QPen(faded(colours["ground"], 0.75), width * RIM * 2)
    rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(rim)
    painter.drawPolygon(head)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours["highlight"]))
    painter.drawPolygon(head)


def _beside(
    points: Sequence[QPointF], middle: QPointF, least_m: float, room: Room
) -> list[QPointF]:
    """A path moved aside as far as it must, rather away from a point, so that it covers no limb."""
    way = points[-1] - points[0]
    onwards = way / (_far(points[-1], points[0]) or 1.0)
    away = QPointF(-onwards.y(), onwards.x())
    if QPointF.dotProduct(away, (points[0] + points[-1]) / 2 - middle) < 0:
        away = -away
    seen = [*points[round(len(points) * UNSEEN) : -1 : 2], points[-1]]
    shift = clear_shift(seen, away, onwards, least_m, room)
    return [p + shift for p in points]


def _smooth(points: Sequence[QPointF]) -> QPainterPath:
    """A curve through the middles between points."""
    path = QPainterPath(points[0])
    for here, after in pairwise(points[1:]):
        path.quadTo(here, (here + after) / 2)
    path.lineTo(points[-1])
    return path


def _head(points: Sequence[QPointF], size: float) -> QPolygonF:
    """A pointed head at the end, in the way that the last stretch of it goes."""
    end = points[-1]
    before = next((p for p in reversed(points) if _far(p, end) > size), points[0])
    turn = math.atan2(end.y() - before.y(), end.x() - before.x())
    corners = ((0.0, 0.55), (2.55, 0.66), (-2.55, 0.66))
    return QPolygonF(
        [
            end + QPointF(math.cos(turn + to), math.sin(turn + to)) * far * size
            for to, far in corners
        ]
    )


def _far(a: QPointF, b: QPointF) -> float:
    return math.hypot(a.x() - b.x(), a.y() - b.y())
