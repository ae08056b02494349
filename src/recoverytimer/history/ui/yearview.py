"""A year as a calendar of small squares, in which one can walk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QModelIndex, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from recoverytimer.base.dates import short_weekday_name
from recoverytimer.base.days import WEEK_DAYS
from recoverytimer.history.ui.daysquare import DaySquare, paint_square
from recoverytimer.history.ui.yearmodel import DayRole, YearModel
from recoverytimer.history.yearlayout import BAND_ROWS, layout_for
from recoverytimer.theme.theme import Theme, theme_of
from recoverytimer.widgets.modelindex import ModelIndex
from recoverytimer.widgets.painting import caption_font, visual_rect

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
OF_THE_PAGE = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
NAME_GAP = 8
BETWEEN = 3
"""Pixels from one square to the next."""
BAND_GAP = 8
Action = QAbstractItemView.CursorAction
ALONG = frozenset({Action.MoveLeft, Action.MoveRight})
STEPS = {
    Action.MoveUp: -1,
    Action.MoveDown: 1,
    Action.MoveLeft: -7,
    Action.MoveRight: 7,
    Action.MoveNext: 1,
    Action.MovePrevious: -1,
}


class YearView(QTableView):
    """Up and Down go by days, Left and Right by weeks, Home and End to the ends of the year.

    Signals:
        moved: the `date` that one has come to, by a key or a click.
        chosen: the `date` that was chosen by Enter, Space or two clicks.
    """

    moved = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = YearModel()
        self._squares: Mapping[date, DaySquare] = {}
        self._painter = _DayPainter(self)
        self._pitch = 0
        self.setModel(self._days)
        self.setItemDelegate(self._painter)
        self._be_plain()
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(self._choose)

    @property
    def day(self) -> date | None:
        """Where one is."""
        return self._days.day_at(self.currentIndex())

    def show_year(self, year: int, today: date, squares: Mapping[date, DaySquare]) -> None:
        """Show a square for each day of a year; one is at `day`, or at the last day up to today."""
        before = self.day
        self._squares = squares
        self._painter.today = today
        self._lay_out(year)
        last = date(year, 12, 31)
        at = before if before and before.year == year else min(max(today, date(year, 1, 1)), last)
        self.setCurrentIndex(self._days.index_of(at))

    def moveCursor(  # noqa: N802
        self, action: Action, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go by days and weeks, not by places of the table; the ends of the year hold."""
        year, day = self._days.layout.year, self.day
        first, last = date(year, 1, 1), date(year, 12, 31)
        if action in {Action.MoveHome, Action.MoveEnd} or day is None:
            return self._days.index_of(last if action == Action.MoveEnd else first)
        step = STEPS.get(action, 0)
        wanted = day + timedelta(days=-step if action in ALONG and self.isRightToLeft() else step)
        return self._days.index_of(min(max(wanted, first), last))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose the day; leave to the page what scrolls it."""
        key = Qt.Key(event.key())
        if key in OF_THE_PAGE:
            event.ignore()
        elif key in ENTER:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:  # noqa: N802
        """Letters find nothing here."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make the squares fit, in two bands where one would be too fine."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._squares:
            self._lay_out(self._days.layout.year)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Make room for names of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._squares:
            self._lay_out(self._days.layout.year)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as it may be."""
        return QSize(480, self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It shrinks further than it looks good."""
        return QSize(240, self.height())

    def _be_plain(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "calendar")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.hide()

    def _lay_out(self, year: int) -> None:
        """Place the squares, and be where one was."""
        at, names = self.day, names_width(self)
        layout, self._pitch = layout_for(year, self.viewport().width() - names)
        # What was shown to the last may have been of another year.
        with _Quiet(self):
            self._days.show(layout, self._squares)
            if at is not None and at.year == year:
                self.setCurrentIndex(self._days.index_of(at))
        self.horizontalHeader().setDefaultSectionSize(self._pitch)
        self.setColumnWidth(0, names)
        self.verticalHeader().setDefaultSectionSize(self._pitch)
        top = QFontMetrics(caption_font(self)).height() + 4
        for band in range(layout.bands):
            self.setRowHeight(band * BAND_ROWS, top + BAND_GAP * (band > 0))
        height = sum(self.rowHeight(row) for row in range(layout.rows))
        self.setFixedHeight(height + 2)

    def _tell(self, index: QModelIndex) -> None:
        day = self._days.day_at(index)
        if day is not None:
            self.moved.emit(day)

    def _choose(self, index: QModelIndex) -> None:
        day = self._days.day_at(index)
        if day is not None:
            self.chosen.emit(day)


class _Quiet:
    """Changes of where one is are nobody's doing while this is entered."""

    def __init__(self, view: YearView) -> None:
        self._view = view

    def __enter__(self) -> None:
        self._was = self._view.blockSignals(True)

    def __exit__(self, *_: object) -> None:
        self._view.blockSignals(self._was)


class _DayPainter(QStyledItemDelegate):
    """Paints squares and names."""

    def __init__(self, view: YearView) -> None:
        super().__init__(view)
        self._view = view
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self.today = date.min

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint one place of the table."""
        square = index.data(DayRole.SQUARE)
        painter.save()
        painter.setLayoutDirection(option.direction)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(square, DaySquare):
            self._paint_day(painter, option, index, square)
        elif name := index.data():
            painter.setFont(caption_font(self._view))
            painter.setPen(QColor(theme_of(self._view).colours.muted))
            # The name of a month is wider than its week.
            wide = option.rect.adjusted(0, 0, 8 * option.rect.height(), -2)
            room = visual_rect(option.direction, option.rect, wide)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            centred = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, centred if index.column() == 0 else flags, name)
        painter.restore()

    def _paint_day(
        self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex, square: DaySquare
    ) -> None:
        theme = theme_of(self._view)
        side = max(3, option.rect.width() - BETWEEN)
        box = QRectF(option.rect.left() + 1, option.rect.top() + 1, side, side)
        is_today = index.data(DayRole.DAY) == self.today
        ratio = painter.device().devicePixelRatioF()
        picture = self._picture(square, side, ratio, theme, is_today=is_today)
        painter.drawPixmap(option.rect.left(), option.rect.top(), picture)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused or option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            colour = theme.colours.focus if focused else theme.colours.of("prepare")
            painter.setPen(QPen(QColor(colour), 2.0 if focused else 1.5))
            painter.drawRoundedRect(box.adjusted(-0.25, -0.25, 0.25, 0.25), 4, 4)

    def _picture(
        self, square: DaySquare, side: int, ratio: float, theme: Theme, *, is_today: bool
    ) -> QPixmap:
        """A square as a picture: there are few of them, and many days."""
        key = (square.shade, square.symbol, square.ahead, side, ratio, theme.dark, is_today)
        picture = self._pictures.get(key)
        if picture is None:
            whole = QSizeF(side + 2, side + 2) * ratio
            picture = self._pictures[key] = QPixmap(whole.toSize())
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                box = QRectF(1, 1, side, side)
                paint_square(painter, square, box, theme.colours, is_today=is_today)
        return picture


def names_width(chart: QWidget) -> int:
    """The width of the names of weekdays, with the gap to what they name."""
    metrics = QFontMetrics(caption_font(chart))
    return (
        max(metrics.horizontalAdvance(short_weekday_name(n)) for n in range(WEEK_DAYS)) + NAME_GAP
    )
