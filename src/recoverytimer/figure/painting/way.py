"""An arrow along the way that a movement goes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPen, QPolygonF

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.painting.brushes import Palette, faded, line_path
from recoverytimer.figure.vectors import Vec

WIDTH_M, HEAD_M = 0.020, 0.075
# Never thinner than so many pixels, so that it is seen in a small picture.
THINNEST = 2.0
OPACITY = 0.75
# The arrow ends a little before where the limb is, which would hide its head.
LEFT_OUT = 0.12


def paint_way(painter: QPainter, way: Sequence[Vec], camera: Camera, colours: Palette) -> None:
    """Paint it, fading in from where the movement begins."""
    way = way[: max(3, round(len(way) * (1 - LEFT_OUT)))]
    start, before, end = (QPointF(*camera.seen(p)[:2]) for p in (way[0], way[-3], way[-1]))
    width = max(THINNEST, WIDTH_M * camera.scale)
    fade = QLinearGradient(start, end)
    fade.setColorAt(0, faded(colours["highlight"], 0.0))
    fade.setColorAt(0.6, faded(colours["highlight"], OPACITY))
    pen = QPen(QBrush(fade), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(line_path(camera, way))
    turn = math.atan2(end.y() - before.y(), end.x() - before.x())
    size = max(3 * THINNEST, HEAD_M * camera.scale)
    corners = [
        end + QPointF(math.cos(turn + to) * far, math.sin(turn + to) * far) * size
        for to, far in ((0.0, 0.75), (2.4, 0.62), (-2.4, 0.62))
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(colours["highlight"], OPACITY))
    painter.drawPolygon(QPolygonF(corners))
