"""Paints the rows of the list of sessions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from recoverytimer.base import amounts, dates
from recoverytimer.base.days import ONE_DAY, WEEK_DAYS
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.ui.figures import Figures, StillPicture
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.history.ui.listmodel import Heading, ListRole
from recoverytimer.history.words import sessions
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.kindsign import paint_sign
from recoverytimer.widgets.modelindex import ModelIndex
from recoverytimer.widgets.painting import edge_pen, visual_rect

PICTURE = QSize(8 * SPACE, 6 * SPACE)
ROW, MONTH, WEEK = 8 * SPACE, 7 * SPACE, 4 * SPACE
DAY_WIDTH, LEVEL_WIDTH, TIME_WIDTH = 9 * SPACE, 14 * SPACE, 11 * SPACE
NARROW = 64 * SPACE
"""Below this, how sore one was stands among the remarks."""
ROUNDING = 16.0
SIGN = 10
WIDE_DAY = date(2026, 3, 22)
"""The first of seven whose numbers are wide."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MainExercise = Callable[[str], str | None]


class SessionRowPainter(QStyledItemDelegate):
    """A heading as text, the sessions of a week as rows of one card.

    Pictures that are not at hand are made only while the list is `at_rest`, so that they hold up
    neither typing nor scrolling.
    """

    def __init__(self, main_exercise: MainExercise, figures: Figures, parent: QWidget) -> None:
        super().__init__(parent)
        self._main_exercise = main_exercise
        self._figures = figures
        self._widget = parent
        self.at_rest = False

    def sizeHint(self, _option: QStyleOptionViewItem, index: ModelIndex) -> QSize:  # noqa: N802
        """The height of a row; it is as wide as the list."""
        row = index.data(ListRole.ROW)
        factor = max(1.0, theme_of(self._widget).scale.factor)
        if isinstance(row, Heading):
            return QSize(0, round((MONTH if row.of_month else WEEK) * factor))
        return QSize(0, round(ROW * factor))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint one row."""
        row = index.data(ListRole.ROW)
        painter.save()
        painter.setLayoutDirection(option.direction)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_ground(painter, option, index)
            self._paint_session(painter, option.rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, row: Heading) -> None:
        scale = theme_of(self._widget).scale
        room = area.adjusted(0, 0, 0, -SPACE // 2)
        size = scale.title if row.of_month else scale.body
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        self._text(painter, room, row.text, size, flags, bold=row.of_month, muted=not row.of_month)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex
    ) -> None:
        colours, box = theme_of(self._widget).colours, QRectF(option.rect)
        first, last = index.data(ListRole.ENDS)
        painter.setPen(edge_pen(colours))
        painter.setBrush(QColor(colours.card))
        painter.drawPath(_part_of_card(box, first=first, last=last))
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.ground))
            painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 12, 12)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 12, 12)

    def _paint_session(self, painter: QPainter, area: QRect, row: SessionSummary) -> None:
        scale = theme_of(self._widget).scale
        factor = max(1.0, scale.factor)
        inner = area.adjusted(2 * SPACE, 0, -2 * SPACE, 0)
        seen = partial(visual_rect, painter.layoutDirection(), area)
        upper, lower = _halves(inner, scale.body, scale.caption)
        start = sessions.local_start(row)
        self._text(painter, seen(upper), dates.short(row.day), scale.body, LEFT)
        self._text(painter, seen(lower), dates.clock_time(start), scale.caption, LEFT, muted=True)
        left = max(round(DAY_WIDTH * factor), self._widest_day() + SPACE)
        picture = QRect(inner.left() + left, area.center().y() - 23, 64, 48)
        self._paint_picture(painter, seen(picture), row)
        right = self._paint_numbers(painter, inner, row, factor)
        left += PICTURE.width() + 2 * SPACE
        upper, lower = (r.adjusted(left, 0, -right, 0) for r in (upper, lower))
        self._text(painter, seen(upper), sessions.name(row), scale.body, LEFT, bold=True)
        if row.kind:
            box = QRect(lower.left() + 1, lower.center().y() - SIGN // 2 + 1, SIGN, SIGN)
            colour = QColor(theme_of(self._widget).colours.of(row.kind))
            paint_sign(painter, row.kind, QRectF(seen(box)), colour)
            lower.adjust(SIGN + SPACE, 0, 0, 0)
        remarks = sessions.remarks(row, sore=inner.width() < NARROW * factor)
        self._text(painter, seen(lower), remarks, scale.caption, LEFT, muted=True)

    def _widest_day(self) -> int:
        """How wide the days of a list may be, all of which have one column."""
        font = QFont()
        font.setPixelSize(theme_of(self._widget).scale.body)
        days = (WIDE_DAY + n * ONE_DAY for n in range(WEEK_DAYS))
        return max(map(QFontMetrics(font).horizontalAdvance, map(dates.short, days)))

    def _paint_numbers(
        self, painter: QPainter, inner: QRect, row: SessionSummary, factor: float
    ) -> int:
        """Paint how sore and how long on the right; the width that they take."""
        scale = theme_of(self._widget).scale
        minutes = amounts.rough_duration(row.total_s)
        self._text(painter, inner, minutes, scale.body, RIGHT, bold=True)
        taken = painter.fontMetrics().horizontalAdvance(minutes) + 2 * SPACE
        width = max(round(TIME_WIDTH * factor), taken)
        if row.soreness is None or inner.width() < NARROW * factor:
            return width
        room = visual_rect(painter.layoutDirection(), inner, inner.adjusted(0, 0, -width, 0))
        self._text(painter, room, sessions.soreness(row), scale.caption, RIGHT, muted=True)
        return width + round(LEVEL_WIDTH * factor)

    def _paint_picture(self, painter: QPainter, room: QRect, row: SessionSummary) -> None:
        theme, ratio = theme_of(self._widget), painter.device().devicePixelRatioF()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours.ground))
        painter.drawRoundedRect(room, 10, 10)
        exercise = self._main_exercise(row.routine_id) if row.routine_id else None
        if exercise and self._figures.has(exercise):
            style = self._figures.style(exercise, PICTURE, worn=theme.colours, ratio=ratio)
            wanted = StillPicture(FigureRole(exercise), style)
            ask = self._figures.still if self.at_rest else self._figures.at_hand
            image = ask(wanted)
            if image is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(room, image)
        elif row.kind:
            box = QRectF(0, 0, 2 * SPACE, 2 * SPACE)
            box.moveCenter(QPointF(room.center()))
            paint_sign(painter, row.kind, box, QColor(theme.colours.of(row.kind)))

    def _text(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        size: int,
        flags: Qt.AlignmentFlag,
        *,
        bold: bool = False,
        muted: bool = False,
    ) -> None:
        colours, font = theme_of(self._widget).colours, QFont(painter.font())
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if muted else colours.ink))
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, fitting)


def _halves(area: QRect, upper: int, lower: int) -> tuple[QRect, QRect]:
    """The rooms of two lines of text, one above the other in the middle."""
    heights = round(upper * 1.5), round(lower * 1.5)
    top = area.center().y() - sum(heights) // 2 + 1
    first = QRect(area.left(), top, area.width(), heights[0])
    return first, QRect(area.left(), top + heights[0], area.width(), heights[1])


def _part_of_card(box: QRectF, *, first: bool, last: bool) -> QPainterPath:
    """A card whose upper or lower corners are round where it begins or ends."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, ROUNDING, ROUNDING)
    half = box.height() / 2
    if not first:
        path.addRect(QRectF(box.left(), box.top(), box.width(), half))
    if not last:
        path.addRect(QRectF(box.left(), box.top() + half, box.width(), half))
    return path.simplified()
