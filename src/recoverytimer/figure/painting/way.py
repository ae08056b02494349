"""An arrow along the way that a movement goes, before all that it crosses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.painting.brushes import Palette, faded
from recoverytimer.figure.tableau import Tableau
from recoverytimer.figure.way import Way

WIDTH_M, HEAD_M = 0.020, 0.080
# Never thinner than so many pixels, so that it is seen in a small picture.
THINNEST = 2.0
# A rim of the ground's colour, so much wider on each side, sets it off from limbs.
RIM = 0.6
# The arrow ends a little before where the limb is.
LEFT_OUT = 0.10
# It is moved aside until what is seen of it, after this share, is so far from the body, and from
# the picture's edge; at most so far.
UNSEEN, CLEAR_M, EDGE_M = 0.35, 0.034, 0.03
# Hair is no part: from the skull's foot so far up and back, and so large.
HAIR_AT, HAIR_M = (0.16, -0.10), 0.09
MOST_ASIDE_M, ASIDE_STEP_M, INWARDS = 0.36, 0.015, 1.5


class Room(NamedTuple):
    """The picture, and the circles in it (right, down, radius) that a body covers."""

    frame: QRectF
    circles: NDArray[np.float64]

    def gap(self, points: Sequence[QPointF]) -> float:
        """How far the nearest of some points is from the body, or beyond the picture."""
        spots = np.array([(p.x(), p.y()) for p in points])
        off = np.hypot(*(spots[:, None] - self.circles[None, :, :2]).transpose(2, 0, 1))
        least = float((off - self.circles[:, 2]).min())
        outside = max(
            max(self.frame.left() - p.x(), p.x() - self.frame.right()) for p in points
        )
        outside = max(
            outside, *(max(self.frame.top() - p.y(), p.y() - self.frame.bottom()) for p in points)
        )
        return min(least, -outside) if outside > 0 else least


def room_around(tableau: Tableau, camera: Camera, frame: QRectF) -> Room:
    """What an arrow has to itself in a picture."""
    circles = [
        (*camera.seen(blob.centre)[:2], blob.radius * camera.scale)
        for part in tableau.parts
        for blob in part.chains[0]
    ]
    joints, axes = tableau.skeleton.joints, tableau.skeleton.axes
    hair = axes["head"].at(joints["skull"], *HAIR_AT)
    circles.append((*camera.seen(hair)[:2], HAIR_M * camera.scale))
    edge = EDGE_M * camera.scale
    return Room(frame.adjusted(edge, edge, -edge, -edge), np.array(circles))


def paint_way(
    painter: QPainter, way: Way, tableau: Tableau, camera: Camera, colours: Palette
) -> None:
    """Paint it, fading in from where the movement begins, beside what would be covered."""
    points = [QPointF(*camera.seen(p)[:2]) for p in way.points]
    points = points[: max(3, round(len(points) * (1 - LEFT_OUT)))]
    device = painter.device()
    room = room_around(tableau, camera, QRectF(0, 0, device.width(), device.height()))
    middle = QPointF(*camera.seen(tableau.skeleton.joints[way.away_from])[:2])
    points = _beside(points, middle, way.beside_m, room, camera.scale)
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
    points: Sequence[QPointF], middle: QPointF, least_m: float, room: Room, scale: float
) -> list[QPointF]:
    """A path moved aside as far as it must, rather away from a point, so that it covers no limb."""
    onwards = points[-1] - points[0]
    long = _far(points[-1], points[0]) or 1.0
    away = QPointF(-onwards.y() / long, onwards.x() / long)
    outwards = (points[0] + points[-1]) / 2 - middle
    if QPointF.dotProduct(away, outwards) < 0:
        away = -away
    seen = round(len(points) * UNSEEN)
    best, widest = list(points), -math.inf
    for by in sorted(np.arange(-MOST_ASIDE_M, MOST_ASIDE_M, ASIDE_STEP_M), key=_cost):
        if abs(by) < least_m:
            continue
        moved = [p + away * float(by) * scale for p in points]
        gap = room.gap(moved[seen:])
        if gap > CLEAR_M * scale:
            return moved
        if gap > widest:
            best, widest = moved, gap
    return best


def _cost(aside: float) -> float:
    """On the side where the body is an arrow must be far nearer to be there."""
    return aside if aside >= 0 else -INWARDS * aside


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
