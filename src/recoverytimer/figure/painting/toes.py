"""The few thin lines between the toes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.painting.brushes import faded, line_path
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.vectors import Vec, dot

WIDTH_M = 0.0042
OPACITY = 0.30
# Cosines of the angle at which the lines are seen: up to here not at all, from there in full.
EDGE_ON, FULLY_SEEN = 0.12, 0.65
# To the right of the middle.
TOE_GAPS = (-0.015, -0.005, 0.005, 0.015)


def paint_toes(
    painter: QPainter, skeleton: Skeleton, side: str, camera: Camera, shade: str
) -> None:
    """The gaps between the toes, seen from above or from the front."""
    own, tip = skeleton.axes["toes" + side], skeleton.joints["toe" + side]
    # From the front one sees them less well than from above.
    facing = max(dot(own.up, camera.towards), dot(own.front, camera.towards) - 0.3)
    gaps = [
        (
            own.at(tip, up=0.008, front=-0.016, right=gap * 1.2),
            own.at(tip, up=0.002, front=0.020, right=gap),
        )
        for gap in TOE_GAPS
    ]
    _draw(painter, gaps, camera, shade, abs(facing))


def _draw(
    painter: QPainter,
    gaps: Sequence[tuple[Vec, Vec]],
    camera: Camera,
    shade: str,
    facing: float,
) -> None:
    # Seen from the side the gaps lie over each other.
    opacity = OPACITY * min(1.0, (facing - EDGE_ON) / (FULLY_SEEN - EDGE_ON))
    if opacity <= 0:
        return
    pen = QPen(faded(shade, opacity), WIDTH_M * camera.scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shape = QPainterPath()
    for gap in gaps:
        shape.addPath(line_path(camera, gap))
    painter.drawPath(shape)
