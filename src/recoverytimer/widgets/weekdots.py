"""The days of a week, and on which of them something was done."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from recoverytimer.base.dates import weekday_initial
from recoverytimer.base.days import ONE_DAY, WEEK_DAYS, first_of_week
from recoverytimer.theme.icons import icon_pixmap
from recoverytimer.theme.theme import SPACE, at_text_size, theme_of
from recoverytimer.widgets import words

DONE = "strength"
"""The colour of what is done, as a key of `Colours.of`."""
DOT = 4 * SPACE


class WeekDots(QWidget):
    """A dot for each day with its initial, ticked where something was done; a ring is today's."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self._done: Collection[date] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_week(self, today: date, done: Collection[date]) -> None:
        """Show the week of a day."""
        self._today, self._done = today, done
        days = [day for day in self._days if day in done]
        self.setAccessibleName(words.days_done(days))
        self.update()

    @property
    def _days(self) -> list[date]:
        first = first_of_week(self._today)
        days = min(WEEK_DAYS, (date.max - first).days)
        return [first + n * ONE_DAY for n in range(days)]

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as seven dots with their gaps."""
        dot = at_text_size(self, DOT)
        return QSize(WEEK_DAYS * dot + (WEEK_DAYS - 1) * SPACE, dot + self._line + SPACE // 2)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger words have larger dots."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint each day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot = at_text_size(self, DOT)
        for number, day in enumerate(self._days):
            place = WEEK_DAYS - 1 - number if self.isRightToLeft() else number
            self._paint_day(painter, day, QRect(place * (dot + SPACE), 0, dot, dot))

    @property
    def _line(self) -> int:
        return round(theme_of(self).scale.caption * 1.25)

    def _paint_day(self, painter: QPainter, day: date, dot: QRect) -> None:
        theme = theme_of(self)
        colours, font = theme.colours, self.font()
        is_today = day == self._today
        font.setPixelSize(theme.scale.caption)
        font.setBold(is_today)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink if is_today else colours.muted))
        below = QRect(dot.x(), dot.bottom() + SPACE // 2, dot.width(), self._line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, weekday_initial(day))
        round_ = QRectF(dot).adjusted(1.5, 1.5, -1.5, -1.5)
        if day in self._done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.of(DONE)))
            painter.drawEllipse(round_)
            paint_tick(painter, dot, colours.card, self.devicePixelRatioF())
        else:
            painter.setPen(QPen(QColor(colours.ink if is_today else colours.line), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(round_)


class Tick(QWidget):
    """A large tick: something is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(7 * SPACE, 7 * SPACE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it on its dot."""
        colours = theme_of(self).colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.of(DONE)))
        painter.drawEllipse(QRectF(self.rect()))
        paint_tick(painter, self.rect(), colours.card, self.devicePixelRatioF())


def paint_tick(painter: QPainter, dot: QRect, colour: str, ratio: float) -> None:
    """Paint a tick in the middle of a dot."""
    side = round(dot.width() * 0.6)
    place = QRect(0, 0, side, side)
    place.moveCenter(dot.center())
    painter.drawPixmap(place, icon_pixmap("check", colour, side, ratio))
