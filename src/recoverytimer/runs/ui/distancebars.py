"""Weeks side by side as bars."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from recoverytimer.theme.theme import theme_of
from recoverytimer.widgets.keyboardchart import KeyboardChart
from recoverytimer.widgets.painting import (
    EDGE_WIDTH,
    QUIET,
    caption_font,
    edge_pen,
    paint_focus,
    tinted,
)

BARS = 88.0
GAP = 8.0
EDGE = 4.0
RADIUS = 4.0
WIDEST_BAR = 56.0
LEAST = 3.0


class DistanceBar(Struct, frozen=True):
    """A week: what stands below and above its bar, how high it is, and all of it in words."""

    below: str
    above: str
    amount: float
    words: str


class DistanceBars(KeyboardChart):
    """Shows weeks, the oldest first; one is chosen by a click or the arrow keys.

    Signals:
        chosen: the words of the week that is chosen now.
    """

    chosen = Signal(str)
    narrowest = 160

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[DistanceBar, ...] = ()
        self._selected = 0

    @property
    def selected(self) -> int:
        """The index of the week that is chosen."""
        return self._here

    def show_bars(self, bars: Sequence[DistanceBar], text: str) -> None:
        """Show weeks; the newest one is chosen. `text` tells the same to those who cannot see."""
        self._bars = tuple(bars)
        self.setAccessibleName(text)
        self._select(len(self._bars) - 1)

    def _needed_height(self) -> float:
        return BARS + 2 * self._line + 2 * EDGE

    def _paint(self, painter: QPainter) -> None:
        for index in range(len(self._bars)):
            self._paint_bar(painter, index)
        if self.hasFocus() and self._bars:
            box = self._mirrored(self._box(self._here))
            paint_focus(painter, box, RADIUS, theme_of(self).colours)

    def _paint_bar(self, painter: QPainter, index: int) -> None:
        bar, box, colours = (
            self._bars[index],
            self._mirrored(self._box(index)),
            theme_of(self).colours,
        )
        is_chosen = index == self._selected
        painter.setPen(QPen(QColor(colours.ink), EDGE_WIDTH) if is_chosen else edge_pen(colours))
        painter.setBrush(tinted(colours.accent, colours.card, 1.0 if is_chosen else QUIET))
        if not bar.amount:
            painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(box, min(RADIUS, box.height() / 2), min(RADIUS, box.height() / 2))
        column = self._column(index)
        room = self._mirrored(column)
        centre = Qt.AlignmentFlag.AlignHCenter
        painter.setPen(QColor(colours.ink if is_chosen else colours.muted))
        above = QRectF(room.left(), box.top() - self._line, room.width(), self._line)
        painter.drawText(above, centre | Qt.AlignmentFlag.AlignVCenter, bar.above)
        below = QRectF(column.left(), EDGE + self._line + BARS, column.width(), self._line)
        if self._has_label(index):
            wide = painter.fontMetrics().horizontalAdvance(bar.below) + GAP
            below.adjust((column.width() - wide) / 2, 0, (wide - column.width()) / 2, 0)
            # The words of the last week end where the bars do.
            below.moveRight(min(below.right(), float(self.width())))
            painter.drawText(
                self._mirrored(below), centre | Qt.AlignmentFlag.AlignBottom, bar.below
            )

    def _has_label(self, index: int) -> bool:
        """Whether there is room for the day below; else only every second or third has one."""
        metrics = QFontMetricsF(caption_font(self))
        widest = max(metrics.horizontalAdvance(bar.below) for bar in self._bars) + GAP
        step = max(1, -(-int(widest) // max(1, int(self._column(0).width()))))
        return (len(self._bars) - 1 - index) % step == 0

    @property
    def _line(self) -> float:
        return theme_of(self).scale.caption + 8.0

    def _column(self, index: int) -> QRectF:
        """All the room of a week."""
        wide = (self.width() - 2 * EDGE) / max(1, len(self._bars))
        return QRectF(EDGE + index * wide, 0, wide, self.height())

    def _box(self, index: int) -> QRectF:
        column = self._column(index)
        most = max((bar.amount for bar in self._bars), default=0.0) or 1.0
        height = max(LEAST, BARS * self._bars[index].amount / most)
        width = min(WIDEST_BAR, column.width() - GAP)
        left = column.center().x() - width / 2
        return QRectF(left, EDGE + self._line + BARS - height, width, height)

    def _count(self) -> int:
        return len(self._bars)

    def _words(self, index: int) -> str:
        return self._bars[index].words

    def _at(self, place: QPointF) -> int | None:
        found = (n for n in range(len(self._bars)) if self._column(n).contains(place))
        return next(found, None)

    def _select(self, index: int) -> None:
        self._selected = max(0, index)
        if self._bars:
            self.setAccessibleDescription(self._bars[self._here].words)
            self.chosen.emit(self._bars[self._here].words)
        self.update()
