"""Steam: what rises from warm water."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPen

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.painting.brushes import Palette, faded, line_path
from recoverytimer.figure.props import Ribbon, Thing


def paint_steam(painter: QPainter, thing: Thing, camera: Camera, colours: Palette) -> None:
    """Threads of steam that fade at both ends."""
    assert isinstance(thing.shape, Ribbon)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = thing.shape.points
    foot, head = (QPointF(*camera.seen(points[n])[:2]) for n in (0, -1))
    fade = QLinearGradient(foot, head)
    for at, opacity in ((0.0, 0.0), (0.45, 0.45), (1.0, 0.0)):
        fade.setColorAt(at, faded(colours["steam"], opacity))
    pen = QPen(QBrush(fade), 1.7 * thing.shape.width * camera.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPath(line_path(camera, points))
