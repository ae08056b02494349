"""A small sign for each kind of exercise: some share a colour, and not all see colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

Line = tuple[tuple[float, float], ...]

# Within a square from 0 to 1, from the upper left.
_LINES: dict[str, tuple[Line, ...]] = {
    "stretch": (((0.1, 0.9), (0.9, 0.1)),),
    "dynamic": (((0.05, 0.1), (0.45, 0.5), (0.05, 0.9)), ((0.5, 0.1), (0.9, 0.5), (0.5, 0.9))),
    "mobility": (((0.0, 0.85), (0.1, 0.4), (0.5, 0.15), (0.9, 0.4), (1.0, 0.85)),),
    "strength": (((0.5, 0.0), (0.5, 1.0)), ((0.0, 0.5), (1.0, 0.5))),
    "breathing": (((0.0, 0.65), (0.25, 0.3), (0.5, 0.5), (0.75, 0.7), (1.0, 0.35)),),
    "active": (((0.25, 0.05), (0.8, 0.5), (0.25, 0.95)),),
    "rest": (((0.0, 0.5), (1.0, 0.5)),),
    "cold": (((0.1, 0.1), (0.9, 0.9)), ((0.9, 0.1), (0.1, 0.9))),
    "heat": (((0.5, 0.05), (1.0, 0.95), (0.0, 0.95), (0.5, 0.05)),),
}
_CIRCLES = {"roll": False, "ball": True}
STROKE = 0.2
"""The width of a line, of the size of the sign."""
SIDE, AROUND = 9.0, 4.0
"""The size of a sign within a bar, and what must be free on both sides of it."""


def paint_sign(painter: QPainter, kind: str, box: QRectF, colour: QColor) -> None:
    """Paint a kind's sign into a square box; nothing for what is no kind."""
    painter.save()
    pen = QPen(colour, max(1.25, box.width() * STROKE))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(colour if _CIRCLES.get(kind) else Qt.BrushStyle.NoBrush)
    if kind in _CIRCLES:
        painter.drawEllipse(box)
    for line in _LINES.get(kind, ()):
        painter.drawPath(_path(line, box))
    painter.restore()


def paint_sign_within(painter: QPainter, kind: str, box: QRectF, colour: QColor) -> None:
    """Paint a kind's sign in the middle of a bar, where that is large enough for it."""
    if box.width() >= SIDE + 2 * AROUND and box.height() > SIDE:
        place = QRectF(0, 0, SIDE, SIDE)
        place.moveCenter(box.center())
        paint_sign(painter, kind, place, colour)


def _path(line: Line, box: QRectF) -> QPainterPath:
    points = [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in line]
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    return path
