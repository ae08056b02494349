"""The side as a band of colour that is seen from across a room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from recoverytimer.exercise.exercise import Sides
from recoverytimer.player.words.scene import side_badge
from recoverytimer.theme.theme import theme_of
from recoverytimer.widgets.painting import fitting_font, ink_box

LETTERS = QSizeF(0.6, 0.5)
"""How much of the band its word takes, across and along."""


class SideBand(QWidget):
    """Stands at the edge that is meant, in a colour of its own, with the word along it."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = Sides.NONE
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def side(self) -> Sides:
        """The side that it shows."""
        return self._side

    def show_side(self, side: Sides) -> None:
        """Show a side; nothing where it is neither of both."""
        if side is not self._side:
            self._side = side
            self.setAccessibleName(side_badge(side))
            self.update()

    @property
    def is_one(self) -> bool:
        """Whether there is a side to show."""
        return self._side in {Sides.LEFT, Sides.RIGHT}

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the band and its word, which is read upwards."""
        colours, room = theme_of(self).colours, self.rect()
        is_left = self._side is Sides.LEFT
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(room, QColor(colours.accent if is_left else colours.ink))
            along = QSizeF(room.height() * LETTERS.height(), room.width() * LETTERS.width())
            font = fitting_font(self.font(), side_badge(self._side), along)
            box: QRectF = ink_box(font, side_badge(self._side))
            painter.setFont(font)
            painter.setPen(QColor(colours.accent_ink if is_left else colours.ground))
            painter.translate(QRectF(room).center())
            painter.rotate(-90)
            painter.drawText(QPointF() - box.center(), side_badge(self._side))
