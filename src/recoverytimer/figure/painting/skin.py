"""Skin and clothes as small faces, each shaded evenly between its corners."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from recoverytimer.figure.painting.brushes import (
    SHADED,
    SUNLIT,
    Palette,
    colour_between,
)
from recoverytimer.figure.painting.contact import Circle
from recoverytimer.figure.painting.faces import SeenFace, Values, outline_of
from recoverytimer.figure.painting.glow import EllipseShade

# By so many pixels a face goes beyond its corners.
LAP = 0.9
# A face whose light differs by less than this is painted in one of so many shades; a small one,
# by its width and height in pixels together, also where it differs more.
EVEN, NEARLY_EVEN, SMALL = 0.025, 0.10, 22
SHADES = 180
# A colour from its shade to its light.
TONES = ((0.0, SHADED, 0.66), (0.32, SHADED, 0.30), (0.64, SUNLIT, 0.0), (1.0, SUNLIT, 0.42))


class Glow(NamedTuple):
    """The light of a muscle and the faces that it falls on."""

    shape: QPainterPath
    light: tuple[EllipseShade, ...]


class Edge(NamedTuple):
    """A line of so many pixels around a part, left out within other outlines around a place."""

    colour: str
    width: float
    grown: Sequence[tuple[QPainterPath, Circle]]


class SkinPainter:
    """Paints the faces of one part after another, each on a sheet of its own and then at once.

    Their common outline is smooth; within it faces end at whole pixels, so that no ground shines
    through between them.
    """

    def __init__(self, painter: QPainter, size: tuple[int, int], colours: Palette) -> None:
        self._painter = painter
        self._colours = colours
        self._sheet = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        self._gradients: dict[str, QLinearGradient] = {}
        self._even: dict[tuple[str, int], QBrush] = {}

    def paint(
        self,
        faces: Sequence[SeenFace],
        outline: QPainterPath,
        glows: Sequence[Glow] = (),
        edge: Edge | None = None,
    ) -> None:
        """Paint faces that are in order, with the muscles that glow, perhaps a line around them."""
        wide = 1 + (edge.width if edge else 0.0)
        box = outline.controlPointRect().adjusted(-wide, -wide, wide, wide).toAlignedRect()
        box = box.intersected(self._sheet.rect())
        if box.isEmpty():
            return
        painter = QPainter(self._sheet)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(box, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if edge:
            _draw_edge(painter, outline, edge)
        painter.setPen(Qt.PenStyle.NoPen)
        inks = dict.fromkeys(face.ink for face in faces)
        for ink in inks:
            painter.setBrush(QColor(colour_between(self._colours[ink], SHADED, 0.2)))
            own = outline if len(inks) == 1 else outline_of(f for f in faces if f.ink == ink)
            painter.drawPath(own)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
        self._fill(painter, faces)
        for shape, light in glows:
            for shade in light:
                painter.save()
                painter.setClipPath(shape)
                painter.setTransform(shade.place, combine=True)
                painter.setBrush(shade.brush)
                painter.drawEllipse(QPointF(0, 0), 1, 1)
                painter.restore()
        painter.end()
        self._painter.drawImage(box.topLeft(), self._sheet, box)

    def _fill(self, painter: QPainter, faces: Sequence[SeenFace]) -> None:
        for _, ink, xs, ys, lights, *_ in faces:
            ax, bx, cx, dx = xs
            ay, by, cy, dy = ys
            step = max(lights) - min(lights)
            if step < EVEN or (
                step < NEARLY_EVEN and max(xs) - min(xs) + max(ys) - min(ys) < SMALL
            ):
                painter.setBrush(self._shade(ink, round(sum(lights) / 4 * SHADES)))
            else:
                painter.setBrush(_across(self._gradient(ink), xs, ys, lights))
            mx, my = (ax + bx + cx + dx) / 4, (ay + by + cy + dy) / 4
            # A little larger, so that it covers the pixels that the outline cuts.
            corners = (
                QPointF(ax + LAP if ax > mx else ax - LAP, ay + LAP if ay > my else ay - LAP),
                QPointF(bx + LAP if bx > mx else bx - LAP, by + LAP if by > my else by - LAP),
                QPointF(cx + LAP if cx > mx else cx - LAP, cy + LAP if cy > my else cy - LAP),
                QPointF(dx + LAP if dx > mx else dx - LAP, dy + LAP if dy > my else dy - LAP),
            )
            painter.drawPolygon(QPolygonF(corners))

    def _shade(self, ink: str, light: int) -> QBrush:
        brush = self._even.get((ink, light))
        if brush is None:
            colour = _tone(self._colours[ink], light / SHADES)
            brush = self._even[ink, light] = QBrush(QColor(colour))
        return brush

    def _gradient(self, ink: str) -> QLinearGradient:
        gradient = self._gradients.get(ink)
        if gradient is None:
            gradient = self._gradients[ink] = QLinearGradient()
            base = self._colours[ink]
            tones = ((at, QColor(colour_between(base, to, by))) for at, to, by in TONES)
            gradient.setStops(list(tones))
        return gradient


def _tone(base: str, light: float) -> str:
    """A colour at some light, as it is within the gradient."""
    light = max(0.0, min(1.0, light))
    ramp = [(at, colour_between(base, to, by)) for at, to, by in TONES]
    for (a, dark), (b, bright) in pairwise(ramp):
        if light <= b:
            return colour_between(dark, bright, round((light - a) / (b - a), 3))
    return ramp[-1][1]


def _across(gradient: QLinearGradient, xs: Values, ys: Values, values: Values) -> QBrush:
    """A gradient that has a value of its ramp at each of four corners."""
    ax, bx, cx, dx = xs
    ay, by, cy, dy = ys
    a, b, c, d = values
    mean = (a + b + c + d) / 4
    most = max(values) - min(values)
    # The slope that fits both diagonals.
    ex, ey, fx, fy = cx - ax, cy - ay, dx - bx, dy - by
    e, f = c - a, d - b
    area = ex * fy - ey * fx
    gx, gy = ((e * fy - f * ey) / area, (f * ex - e * fx) / area) if abs(area) > 1e-2 else (0, 0)
    steep = gx * gx + gy * gy
    limit = most * most
    # Seen edge-on a face would have any slope: over one pixel never more than over all of it.
    if steep > limit and steep:
        by_so_much = math.sqrt(limit / steep)
        gx, gy, steep = gx * by_so_much, gy * by_so_much, limit
    if steep < 1e-9:
        gx, gy, steep = 0.0, 1e-4, 1e-8
    x = sum(xs) / 4 - gx * mean / steep
    y = sum(ys) / 4 - gy * mean / steep
    gradient.setStart(x, y)
    gradient.setFinalStop(x + gx / steep, y + gy / steep)
    return QBrush(gradient)


def _draw_edge(painter: QPainter, outline: QPainterPath, edge: Edge) -> None:
    pen = QPen(QColor(edge.colour), 2 * edge.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(edge.colour))
    for shape, (x, y, radius) in edge.grown:
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        around = QPainterPath()
        around.addEllipse(QPointF(x, y), radius, radius)
        painter.setClipPath(around)
        painter.drawPath(shape)
        painter.restore()
