"""What the hand-painted widgets share."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from recoverytimer.theme.colours import Colours
from recoverytimer.theme.theme import theme_of

FOCUS_WIDTH, STRONG_FOCUS_WIDTH = 2.0, 3.0
LEAST_FOCUSED = 16.0
EDGE_WIDTH = 2.0
QUIET = 0.76
"""How much of its colour a bar has that is not the chosen one."""


def mirrored(box: QRectF, widget: QWidget) -> QRectF:
    """Where a box is seen that was laid out from left to right; leads back from there as well."""
    if not widget.isRightToLeft():
        return box
    return QRectF(widget.width() - box.right(), box.top(), box.width(), box.height())


def mirrored_point(place: QPointF, widget: QWidget) -> QPointF:
    """The same for a point."""
    return QPointF(widget.width() - place.x(), place.y()) if widget.isRightToLeft() else place


def visual_rect(direction: Qt.LayoutDirection, area: QRect, room: QRect) -> QRect:
    """Where a part of an area is seen that was laid out from left to right."""
    # As QStyle.visualRect; but PySide makes some 600 names of styles when that is first used.
    if direction is Qt.LayoutDirection.LeftToRight:
        return room
    return room.translated(area.left() + area.right() - room.left() - room.right(), 0)


def ink_box(font: QFont, text: str) -> QRectF:
    """What a line of text really covers, seen from the left end of its base line.

    As wide as its letters advance, so that changing digits do not make it sway.
    """
    metrics = QFontMetricsF(font)
    return QRectF(0, -metrics.capHeight(), metrics.horizontalAdvance(text), metrics.capHeight())


def line_height(font: QFont) -> int:
    """How high a line is in a text of several (pixels); both of its ends are rounded up there."""
    metrics = QFontMetricsF(font)
    return math.ceil(metrics.ascent()) + math.ceil(metrics.descent())


def caption_font(widget: QWidget) -> QFont:
    """The font of small names in what is painted."""
    made = QFont(widget.font())
    made.setPixelSize(theme_of(widget).scale.caption)
    return made


def fitting_font(font: QFont, text: str, room: QSizeF) -> QFont:
    """The bold font in which a text just fits into a room."""
    made = QFont(font)
    made.setWeight(QFont.Weight.Bold)
    made.setPixelSize(100)
    box = ink_box(made, text)
    by_width = room.width() / box.width() if box.width() else 1.0
    by_height = room.height() / box.height() if box.height() else 1.0
    made.setPixelSize(max(8, int(100 * min(by_width, by_height))))
    return made


def edge_pen(colours: Colours) -> QPen:
    """The outline of what is painted, which there is in strong contrast only."""
    if not colours.is_strong:
        return QPen(Qt.PenStyle.NoPen)
    return QPen(QColor(colours.edge), EDGE_WIDTH)


def paint_focus(
    painter: QPainter, box: QRectF, radius: float, colours: Colours, *, is_here: bool = True
) -> None:
    """A ring just outside a box that has the keyboard, or else is where that would be.

    It is large enough to be seen where the box is small.
    """
    painter.save()
    grown = QSizeF(LEAST_FOCUSED, LEAST_FOCUSED).expandedTo(box.size())
    centre = box.center()
    box = QRectF(QPointF(), grown)
    box.moveCenter(centre)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = STRONG_FOCUS_WIDTH if colours.is_strong else FOCUS_WIDTH
    pen = QPen(QColor(colours.focus), width) if is_here else QPen(QColor(colours.edge), 1.0)
    painter.setPen(pen)
    reach = width * 1.5
    ring = box.adjusted(-reach, -reach, reach, reach)
    painter.drawRoundedRect(ring, radius + reach, radius + reach)
    painter.restore()


def tinted(colour: str, ground: str, share: float) -> QColor:
    """A colour laid thinly on a ground: 0 is the ground, 1 the colour."""
    over, under = QColor(colour), QColor(ground)
    return QColor(
        round(over.red() * share + under.red() * (1 - share)),
        round(over.green() * share + under.green() * (1 - share)),
        round(over.blue() * share + under.blue() * (1 - share)),
    )


def in_lines(
    font: QFont, text: str, width: int, most: int = 2, *, keeps_end: bool = False
) -> tuple[str, ...]:
    """A text in at most so many lines, the last with dots where it is longer.

    What `keeps_end` has them in the middle, so that two with one beginning can be told apart.
    """
    layout = QTextLayout(" ".join(text.split()), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    whole, ends = layout.text(), [*starts[1:], None]
    lines = [whole[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    dots = Qt.TextElideMode.ElideMiddle if keeps_end else Qt.TextElideMode.ElideRight
    return tuple(QFontMetrics(font).elidedText(line, dots, width) for line in lines)
