"""The soft shade that a part throws on what is close behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QRadialGradient

# How far it goes, how dark it is at the edge of what throws it (twice, as half lies beneath that),
# and how many metres a pixel of its mask stands for: what is soft needs few.
REACH_M = 0.045
STRENGTH = 0.46
COARSE_M = 0.011

Circle = tuple[float, float, float]
"""A place in the picture and a radius, all in pixels."""


def paint_contact(
    painter: QPainter,
    outline: QPainterPath,
    scale: float,
    colour: str,
    seams: Sequence[Circle],
    within: QRectF,
) -> None:
    """Darken what is painted around an outline, but not at seams, where both are one.

    Nothing is painted but `within` a box.
    """
    reach = REACH_M * scale
    box = outline.controlPointRect().adjusted(-reach, -reach, reach, reach)
    coarse = max(1.0, COARSE_M * scale)
    width, height = int(box.width() / coarse) + 1, int(box.height() / coarse) + 1
    mask = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    mask.fill(Qt.GlobalColor.transparent)
    small = QPainter(mask)
    small.setRenderHint(QPainter.RenderHint.Antialiasing)
    small.setPen(Qt.PenStyle.NoPen)
    small.scale(1 / coarse, 1 / coarse)
    small.translate(-box.topLeft())
    small.setBrush(QColor(colour))
    small.drawPath(outline)
    small.end()
    soft = _blurred(mask)
    small = QPainter(soft)
    small.setPen(Qt.PenStyle.NoPen)
    small.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    small.scale(1 / coarse, 1 / coarse)
    small.translate(-box.topLeft())
    for x, y, radius in seams:
        hole = QRadialGradient(x, y, radius)
        hole.setColorAt(0.6, QColor(0, 0, 0, 255))
        hole.setColorAt(1, QColor(0, 0, 0, 0))
        small.setBrush(hole)
        small.drawEllipse(QPointF(x, y), radius, radius)
    small.end()
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    painter.setOpacity(STRENGTH)
    painter.setClipRect(within.intersected(box).toAlignedRect())
    painter.drawImage(QRectF(box.left(), box.top(), width * coarse, height * coarse), soft)
    painter.restore()


def _blurred(mask: QImage) -> QImage:
    """The mask shrunk and enlarged, which smooths it."""
    size = mask.size()
    half = mask.scaled(
        max(1, size.width() // 2),
        max(1, size.height() // 2),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return half.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
