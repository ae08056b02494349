"""How sore one place was, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from recoverytimer.base.amounts import DAY_S, HOUR_S, MINUTE_S
from recoverytimer.base.dates import abbreviated
from recoverytimer.base.days import ONE_DAY
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.entry import HIGHEST_LEVEL
from recoverytimer.soreness.trend import TrendLine, UsualPeak
from recoverytimer.soreness.words import labels as words
from recoverytimer.soreness.words.trend import day_in_words, usual_peak_in_words
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.keyboardchart import Chart
from recoverytimer.widgets.painting import (
    caption_font,
    mirrored,
    mirrored_point,
    paint_focus,
    tinted,
)

PLOT = 22 * SPACE
EDGE = SPACE
"""Between the ring of the focus and what is in it."""
GRID_LEVELS = (0, 5, 10)
FEWEST_LABEL_GAP = 3 * SPACE
WIDE_DAY = date(2026, 9, 30)
DOT = 4.0
ALONG = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})
MOVES = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -7,
    Qt.Key.Key_PageDown: 7,
    Qt.Key.Key_Home: -10_000,
    Qt.Key.Key_End: 10_000,
}


class TrendChart(Chart):
    """Levels over days; arrows and the pointer go from day to day.

    Signals:
        moved: what was noted on the day that one has come to, in words; empty when one leaves.
    """

    moved = Signal(str)
    narrowest = 280

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[TrendLine, ...] = ()
        self._first = self._last = date.min
        self._peak: UsualPeak | None = None
        self._day: date | None = None
        self.setMouseTracking(True)

    def show_trend(
        self,
        lines: Sequence[TrendLine],
        first: date,
        last: date,
        peak: UsualPeak | None,
        text: str,
    ) -> None:
        """Show some lines from a day to a day; `text` tells the same to those who cannot see it."""
        self._lines, self._first, self._last = tuple(lines), first, last
        self._peak = peak if peak and self._x(peak.begins) < self.plot.right() else None
        self._day = None
        self.setAccessibleName(text)
        self.setAccessibleDescription(words.chart_keys())
        self.update()

    @property
    def day(self) -> date | None:
        """The day that one has come to."""
        return self._day

    @property
    def plot(self) -> QRectF:
        """Where the levels are, as they are laid out; where one reads so, they are mirrored."""
        line = self._metrics().height()
        left = self._metrics().horizontalAdvance("10") + EDGE + 1.5 * SPACE
        return QRectF(left, EDGE + line + SPACE, self.width() - left - 2 * EDGE, PLOT)

    def point(self, day: date, level: int) -> QPointF:
        """Where a level of a day is seen."""
        plot = self.plot
        place = QPointF(self._middle(day), plot.bottom() - plot.height() * level / HIGHEST_LEVEL)
        return mirrored_point(place, self)

    def _needed_height(self) -> float:
        return PLOT + 2 * self._metrics().height() + 2 * EDGE + 2 * SPACE

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go along the days."""
        key = Qt.Key(event.key())
        if key not in MOVES:
            super().keyPressEvent(event)
            return
        start = self._day or self._last
        step = 0 if self._day is None and abs(MOVES[key]) == 1 else MOVES[key]
        step = -step if key in ALONG and self.isRightToLeft() else step
        at = (start - self._first).days + step
        self._move(self._first + ONE_DAY * max(0, min(self._days - 1, at)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell of the day below the pointer."""
        plot, place = self.plot, mirrored_point(event.position(), self)
        at = int((place.x() - plot.left()) / plot.width() * self._days)
        self._move(self._first + ONE_DAY * max(0, min(self._days - 1, at)))

    def leaveEvent(self, _event: object) -> None:  # noqa: N802
        """Tell of no day any more."""
        if not self.hasFocus():
            self._move(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell of no day any more."""
        self._move(None)
        super().focusOutEvent(event)

    def _paint(self, painter: QPainter) -> None:
        if self._peak is not None:
            self._paint_peak(painter, self._peak)
        self._paint_grid(painter)
        self._paint_days(painter)
        if self._day is not None:
            self._paint_cursor(painter, self._day)
        for line in reversed(self._lines):
            self._paint_line(painter, line)
        if self.hasFocus():
            box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            paint_focus(painter, box, SPACE, theme_of(self).colours)

    @property
    def _days(self) -> int:
        return max(1, (self._last - self._first).days + 1)

    def _middle(self, day: date) -> float:
        plot = self.plot
        return plot.left() + plot.width() * ((day - self._first).days + 0.5) / self._days

    def _x(self, at: datetime) -> float:
        """Where an instant is; days are at the middle of their column, hours within it."""
        plot = self.plot
        seconds = at.hour * HOUR_S + at.minute * MINUTE_S
        days = (at.date() - self._first).days + seconds / DAY_S
        return plot.left() + plot.width() * days / self._days

    def _paint_peak(self, painter: QPainter, peak: UsualPeak) -> None:
        c, plot = theme_of(self).colours, self.plot
        left = max(plot.left(), self._x(peak.begins))
        right = min(plot.right(), self._x(peak.ends))
        if right <= left:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tinted(c.accent_soft, c.card, 0.75))
        box = QRectF(left, plot.top(), right - left, plot.height())
        painter.drawRoundedRect(mirrored(box, self), 4, 4)
        painter.setPen(QColor(c.muted))
        text = usual_peak_in_words(peak.after)
        width = self._metrics().horizontalAdvance(text) + 2
        text_left = max(plot.left(), min((left + right - width) / 2, plot.right() - width))
        box = QRectF(text_left, EDGE, width, plot.top() - EDGE - SPACE / 2)
        painter.drawText(mirrored(box, self), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_grid(self, painter: QPainter) -> None:
        c, plot = theme_of(self).colours, self.plot
        for level in GRID_LEVELS:
            y = plot.bottom() - plot.height() * level / HIGHEST_LEVEL
            painter.setPen(QPen(QColor(c.line), 1))
            seen = mirrored(plot, self)
            painter.drawLine(QPointF(seen.left(), y), QPointF(seen.right(), y))
            painter.setPen(QColor(c.muted))
            height = self._metrics().height()
            box = QRectF(EDGE, y - height / 2, plot.left() - EDGE - SPACE, height)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(mirrored(box, self), flags, str(level))

    def _paint_days(self, painter: QPainter) -> None:
        """As many dates as fit, from the last one back."""
        plot, metrics = self.plot, self._metrics()
        painter.setPen(QColor(theme_of(self).colours.muted))
        widest = metrics.horizontalAdvance(abbreviated(WIDE_DAY)) + FEWEST_LABEL_GAP
        column = plot.width() / self._days
        step = next(s for s in (1, 2, 3, 7, 14, 28, 56) if s * column >= widest or s == 56)
        for back in range(0, self._days, step):
            day = self._last - ONE_DAY * back
            text = abbreviated(day)
            width = metrics.horizontalAdvance(text) + 2
            x = min(self._middle(day) - width / 2, self.width() - EDGE - width)
            if x >= EDGE:
                box = QRectF(x, plot.bottom() + SPACE, width, metrics.height())
                painter.drawText(mirrored(box, self), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_cursor(self, painter: QPainter, day: date) -> None:
        x, plot = self.point(day, 0).x(), self.plot
        painter.setPen(QPen(QColor(theme_of(self).colours.muted), 1.5))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))

    def _paint_line(self, painter: QPainter, line: TrendLine) -> None:
        c = theme_of(self).colours
        is_second = line.side is Side.RIGHT
        colour = QColor(c.of("roll") if is_second else c.accent)
        pen = QPen(colour, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        dense = self.plot.width() / self._days < 3 * DOT
        for part in line.parts:
            points = [self.point(day, level) for day, level in part]
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(points))
            painter.setPen(Qt.PenStyle.NoPen if dense else QPen(QColor(c.card), 1.5))
            painter.setBrush(colour)
            for (day, _), at in zip(part, points, strict=True):
                self._paint_dot(painter, at, is_second, small=dense and day != self._day)

    def _paint_dot(self, painter: QPainter, at: QPointF, is_square: bool, *, small: bool) -> None:
        """A square is seen around a dot at the same level."""
        radius = (DOT * 0.7 if small else DOT + 1) + is_square * (0.5 if small else 1.5)
        box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        if is_square:
            painter.drawRect(box)
        else:
            painter.drawEllipse(box)

    def _move(self, day: date | None) -> None:
        if day == self._day:
            return
        self._day = day
        text = day_in_words(self._lines, day) if day else ""
        if text:
            self.setAccessibleDescription(text)
        self.moved.emit(text)
        self.update()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(caption_font(self))
