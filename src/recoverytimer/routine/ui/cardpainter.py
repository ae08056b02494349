"""Paints routines as cards, and takes clicks on their stars."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from recoverytimer.base.plaintext import printable
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.ui.figures import Figures, StillPicture
from recoverytimer.routine.adapting import AdaptedRoutine
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.routine.portrait import Portrait
from recoverytimer.routine.ui.listmodel import DataRole
from recoverytimer.routine.words import adapting as adaptingwords
from recoverytimer.routine.words import pages as words
from recoverytimer.routine.words.totals import total_in_words
from recoverytimer.theme.icons import icon_pixmap
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.cardsections import CardList
from recoverytimer.widgets.cardview import CardDelegate
from recoverytimer.widgets.kindsign import paint_sign
from recoverytimer.widgets.modelindex import ModelIndex
from recoverytimer.widgets.painting import in_lines, visual_rect

PICTURE_HEIGHT = 168
PICTURE = QSize(224, 168)
TEXT_HEIGHT = 126
NARROWEST_CARD = 272
MOST_PROBLEMS = 3
SIGN = 10
STAR, STAR_ROOM = 24, 40
LINE, SMALL_LINE = 24, 20


class CardPainter(CardDelegate):
    """Paints a routine as a card."""

    def __init__(self, figures: Figures, parent: QWidget) -> None:
        super().__init__(NARROWEST_CARD, parent)
        self._figures = figures

    def sizeHint(self, _option: QStyleOptionViewItem, _index: ModelIndex) -> QSize:  # noqa: N802
        """One card with the gap to the next."""
        texts = round(TEXT_HEIGHT * theme_of(self.widget).scale.factor)
        return QSize(self.width, PICTURE_HEIGHT + texts + 6 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint one card."""
        painter.save()
        painter.setLayoutDirection(option.direction)
        area = self.paint_card(painter, option, index)
        entry: RoutineEntry = index.data(DataRole.ENTRY)
        portrait: Portrait | None = index.data(DataRole.PORTRAIT)
        if portrait is None:
            self._paint_problem(painter, area, entry)
        else:
            self._paint_routine(painter, area, entry, portrait, index.data(DataRole.ADAPTED))
            self._paint_star(painter, option, is_filled=index.data(DataRole.FAVOURITE))
        painter.restore()

    def _paint_routine(
        self,
        painter: QPainter,
        area: QRect,
        entry: RoutineEntry,
        portrait: Portrait,
        adapted: AdaptedRoutine | None,
    ) -> None:
        theme = theme_of(self.widget)
        colour = theme.colours.of(portrait.kind)
        picture = QRect(
            area.left() + SPACE, area.top() + SPACE, area.width() - 2 * SPACE, PICTURE_HEIGHT
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours.ground))
        painter.drawRoundedRect(picture, 10, 10)
        self._paint_picture(painter, picture, portrait)
        text = area.adjusted(2 * SPACE + 4, PICTURE_HEIGHT + 2 * SPACE, -2 * SPACE - 4, -2 * SPACE)
        refused = adaptingwords.refused(adapted)
        when = refused or (entry.routine.when if entry.routine else "") or ""
        down = self._lines(painter, text, 0, entry.name, theme.scale.lead, LINE, bold=True)
        left = 1 if down > LINE else 2
        small = theme.scale.caption
        down += 2
        down += self._lines(painter, text, down, when, small, SMALL_LINE, left, muted=not refused)
        self._line(painter, text, down, words.needs(portrait), small, muted=True)
        height = round(22 * theme.scale.factor)
        foot = QRect(text.left(), text.bottom() - height, text.width(), height)
        sign = QRect(foot.left(), foot.center().y() - SIGN // 2, SIGN, SIGN)
        paint_sign(painter, portrait.kind, QRectF(_seen(painter, foot, sign)), QColor(colour))
        total = total_in_words(portrait.total)
        taken = self._line(painter, foot, 0, total, theme.scale.body, bold=True, right=True)
        if which := adaptingwords.total_of(adapted):
            room = _seen(painter, foot, foot.adjusted(0, 0, -taken - SPACE, 0))
            small = theme.scale.caption
            taken += SPACE + self._line(painter, room, 0, which, small, muted=True, right=True)
        kind, room = words.kind(portrait, is_own=entry.own), foot.adjusted(18, 0, -taken - SPACE, 0)
        self._line(painter, _seen(painter, foot, room), 0, kind, theme.scale.caption, bold=True)

    def _paint_picture(self, painter: QPainter, room: QRect, portrait: Portrait) -> None:
        """The picture of the main exercise, as soon as it is made."""
        theme, ratio = theme_of(self.widget), painter.device().devicePixelRatioF()
        centre, exercise = room.center(), portrait.exercise
        if exercise and self._figures.has(exercise):
            style = self._figures.style(exercise, PICTURE, worn=theme.colours, ratio=ratio)
            image = self._figures.still(StillPicture(FigureRole(exercise), style))
            if image is not None:
                half = QPoint(PICTURE.width() // 2, PICTURE.height() // 2)
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(QRect(centre - half, PICTURE), image)
            return
        colour = theme.colours.of(portrait.kind)
        pixmap = icon_pixmap(f"kind-{portrait.kind}", colour, 72, ratio)
        painter.drawPixmap(centre - QPoint(36, 36), pixmap)

    def _paint_star(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_filled: bool
    ) -> None:
        theme, ratio = theme_of(self.widget), painter.device().devicePixelRatioF()
        name, colour = ("star-filled", "accent") if is_filled else ("star", "muted")
        pixmap = icon_pixmap(name, getattr(theme.colours, colour), STAR, ratio)
        room = star_room(option.rect, painter.layoutDirection())
        painter.drawPixmap(room.center() - QPoint(STAR // 2 - 1, STAR // 2 - 1), pixmap)

    def _paint_problem(self, painter: QPainter, area: QRect, entry: RoutineEntry) -> None:
        theme = theme_of(self.widget)
        ratio = painter.device().devicePixelRatioF()
        inner = area.adjusted(2 * SPACE, 2 * SPACE, -2 * SPACE, -2 * SPACE)
        pixmap = icon_pixmap("warning", theme.colours.danger, 32, ratio)
        sign = QRect(inner.left(), inner.top(), 32, 32)
        painter.drawPixmap(_seen(painter, inner, sign).topLeft(), pixmap)
        room = _seen(painter, inner, inner.adjusted(40, 4, 0, 0))
        self._line(painter, room, 0, printable(entry.path.name), theme.scale.lead, bold=True)
        font = QFont(painter.font())
        font.setPixelSize(theme.scale.caption)
        painter.setFont(font)
        painter.setPen(QColor(theme.colours.ink))
        lines = words.problems_on_card(entry, MOST_PROBLEMS)
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(inner.adjusted(0, 48, 0, 0), flags, "\n".join(lines))

    def _lines(
        self,
        painter: QPainter,
        area: QRect,
        down: int,
        text: str,
        size: int,
        height: int,
        most: int = 2,
        *,
        bold: bool = False,
        muted: bool = False,
    ) -> int:
        """Write a text in as many lines as it needs; how far down they come."""
        font = _font(painter, size, bold=bold)
        lines = in_lines(font, text, area.width(), most, keeps_end=bold)
        for number, line in enumerate(lines):
            self._line(painter, area, down + number * height, line, size, bold=bold, muted=muted)
        return len(lines) * height

    def _line(
        self,
        painter: QPainter,
        area: QRect,
        down: int,
        text: str,
        size: int,
        *,
        bold: bool = False,
        muted: bool = False,
        right: bool = False,
    ) -> int:
        """Write a line, cut where it is too long; how wide it came out."""
        colours = theme_of(self.widget).colours
        painter.setFont(_font(painter, size, bold=bold))
        painter.setPen(QColor(colours.muted if muted else colours.ink))
        top = area.top() + round(down * theme_of(self.widget).scale.factor)
        line = QRect(area.left(), top, area.width(), round(size * 1.5))
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, fitting)
        return painter.fontMetrics().horizontalAdvance(fitting)


class RoutineCards(CardList):
    """The routines of a section.

    Signals:
        starred: the `RoutineEntry` whose star was clicked.
    """

    starred = Signal(object)

    def __init__(self, delegate: CardDelegate, model: QAbstractItemModel) -> None:
        super().__init__(delegate, model)
        self._pressed: RoutineEntry | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A star is pressed without opening its card."""
        self._pressed = self._star_at(event)
        if self._pressed is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """It does what it is for where it is let go of again."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif self._star_at(event) is pressed:
            self.starred.emit(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Two quick clicks on a star are two clicks."""
        self._pressed = self._star_at(event)
        if self._pressed is None:
            super().mouseDoubleClickEvent(event)

    def _star_at(self, event: QMouseEvent) -> RoutineEntry | None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return None
        entry: RoutineEntry = index.data(DataRole.ENTRY)
        is_there = star_room(self.visualRect(index), self.layoutDirection()).contains(place)
        return entry if is_there and entry.routine is not None else None


def star_room(card: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Where a click means the star of a card."""
    inner = card.adjusted(2 * SPACE, 2 * SPACE, -2 * SPACE, -2 * SPACE)
    corner = QPoint(inner.right() - STAR_ROOM, inner.top())
    return visual_rect(direction, card, QRect(corner, QSize(STAR_ROOM, STAR_ROOM)))


def _seen(painter: QPainter, area: QRect, room: QRect) -> QRect:
    return visual_rect(painter.layoutDirection(), area, room)


def _font(painter: QPainter, size: int, *, bold: bool) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
