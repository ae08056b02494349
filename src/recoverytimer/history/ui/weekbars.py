"""The weeks of a year as bars, with a line for their average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from recoverytimer.base.amounts import MINUTE_S
from recoverytimer.base.dates import short_month_name
from recoverytimer.base.days import first_of_week
from recoverytimer.history.ui.yearview import names_width
from recoverytimer.history.words import labels
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

PLOT = 120
ABOVE = 8
WEEKS = 53
WIDEST = 20.0
MONTH_GAP = 6
STEPS_MIN = (5, 10, 15, 30, 60, 120, 180, 300, 600, 1200, 3000)
"""Minutes from one line to the next; the first with which four lines or fewer are enough."""
LINES = 4
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclass(frozen=True, slots=True)
class WeekBar:
    """A week by its first day: how many seconds, and the same in words."""

    week: date
    total_s: float
    text: str


class WeekBars(KeyboardChart):
    """Left and Right go by weeks, Home and End to the first and the last.

    Signals:
        moved: the `WeekBar` that one has come to, by a key or a click.
        chosen: the `WeekBar` that was chosen by Enter, Space or two clicks.
    """

    moved = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[WeekBar, ...] = ()
        self._year = date.min.year
        self._average_s = 0.0
        self._selected = 0
        self._left = names_width(self)
        self.setAccessibleName(labels.minutes_per_week())

    @property
    def bar(self) -> WeekBar | None:
        """Where one is."""
        return self._bars[self._here] if self._bars else None

    def show_weeks(self, year: int, bars: Sequence[WeekBar], average_s: float) -> None:
        """Show some weeks of a year, the oldest first; one is at the last."""
        self._year, self._bars, self._average_s = year, tuple(bars), average_s
        self._selected = max(0, len(self._bars) - 1)
        self.setEnabled(bool(self._bars))
        self._describe()

    def box(self, index: int) -> QRectF:
        """Where the bar of a week is seen."""
        plot, bar = self._plot(), self._bars[index]
        left, width = self._column(bar.week)
        height = plot.height() * bar.total_s / self._top_s()
        height = max(2.0, height) if bar.total_s else 0.0
        return self._mirrored(QRectF(left, plot.bottom() - height, width, height))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Make room for names of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._left = names_width(self)

    def _needed_height(self) -> float:
        return ABOVE + PLOT + self._line_height()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose what was clicked twice."""
        if self._found(event.position()) is not None:
            self.chosen.emit(self.bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go along, or choose."""
        if self._bars and Qt.Key(event.key()) in ENTER:
            self.chosen.emit(self.bar)
        else:
            super().keyPressEvent(event)

    def _paint(self, painter: QPainter) -> None:
        self._paint_lines(painter)
        self._paint_months(painter)
        for index in range(len(self._bars)):
            self._paint_bar(painter, index)
        if self._average_s:
            self._paint_average(painter)

    def _paint_lines(self, painter: QPainter) -> None:
        colours, plot = theme_of(self).colours, self._plot()
        seen = self._mirrored(plot)
        step_s = self._step_s()
        for number in range(int(self._top_s() // step_s) + 1):
            y = plot.bottom() - plot.height() * number * step_s / self._top_s()
            painter.setPen(QPen(QColor(colours.line), 1.0))
            painter.drawLine(QPointF(seen.left(), y), QPointF(seen.right(), y))
            if number:
                painter.setPen(QColor(colours.muted))
                room = self._mirrored(QRectF(0, y - 12, plot.left() - 8, 24))
                flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(room, flags, f"{number * step_s // MINUTE_S}")

    def _paint_months(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme_of(self).colours.muted))
        plot, metrics = self._plot(), painter.fontMetrics()
        widest = max(metrics.horizontalAdvance(short_month_name(n)) for n in range(1, 13))
        every = 1 if plot.width() / 12 >= widest + MONTH_GAP else 2
        for month in range(1, 13, every):
            left = self._x(date(self._year, month, 1))
            room = QRectF(left, plot.bottom(), plot.width() / 12, self._line_height())
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(self._mirrored(room), flags, short_month_name(month))

    def _paint_bar(self, painter: QPainter, index: int) -> None:
        colours, box = theme_of(self).colours, self.box(index)
        here = index == self._selected
        painter.setPen(QPen(QColor(colours.ink), EDGE_WIDTH) if here else edge_pen(colours))
        painter.setBrush(tinted(colours.accent, colours.card, 1.0 if here else QUIET))
        radius = min(3.0, box.width() / 2, box.height() / 2)
        painter.drawRoundedRect(box, radius, radius)
        if here and self.hasFocus():
            seen = box.united(QRectF(box.left(), box.bottom() - 6, box.width(), 6))
            paint_focus(painter, seen, radius, colours)

    def _paint_average(self, painter: QPainter) -> None:
        plot = self._plot()
        y = plot.bottom() - plot.height() * self._average_s / self._top_s()
        pen = QPen(QColor(theme_of(self).colours.ink), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        seen = self._mirrored(plot)
        painter.drawLine(QPointF(seen.left(), y), QPointF(seen.right(), y))
        text, metrics = labels.average_line(), painter.fontMetrics()
        room = QRectF(0, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + 2)
        room.moveTopRight(QPointF(plot.right(), y - room.height() - 2))
        room = self._mirrored(room)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme_of(self).colours.card))
        painter.drawRoundedRect(room, 4, 4)
        painter.setPen(QColor(theme_of(self).colours.ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _plot(self) -> QRectF:
        return QRectF(self._left, ABOVE, self.width() - self._left - 4, PLOT)

    def _x(self, day: date) -> float:
        first = first_of_week(date(self._year, 1, 1))
        return self._plot().left() + self._plot().width() * ((day - first).days / 7) / WEEKS

    def _column(self, week: date) -> tuple[float, float]:
        """The left edge and the width of a week's bar."""
        pitch = self._plot().width() / WEEKS
        return self._x(week) + 1, max(2.0, min(WIDEST, pitch - 3))

    def _count(self) -> int:
        return len(self._bars)

    def _words(self, index: int) -> str:
        return self._bars[index].text

    def _at(self, place: QPointF) -> int | None:
        pitch = self._plot().width() / WEEKS
        for index, bar in enumerate(self._bars):
            if 0 <= place.x() - self._x(bar.week) < pitch:
                return index
        return None

    def _top_s(self) -> float:
        """How much the height of the plot stands for."""
        most = max((bar.total_s for bar in self._bars), default=0.0)
        return max(most * 1.05, float(self._step_s()))

    def _step_s(self) -> int:
        most = max((bar.total_s for bar in self._bars), default=0.0) / MINUTE_S
        fitting = (step for step in STEPS_MIN if most / step <= LINES)
        return MINUTE_S * next(fitting, STEPS_MIN[-1])

    def _line_height(self) -> float:
        return QFontMetrics(caption_font(self)).height() + 4.0

    def _select(self, index: int) -> None:
        self._selected = index
        self._describe()
        self.moved.emit(self.bar)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.bar.text if self.bar else "")
        self.update()
