"""A day's square on its own, as legends show it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from recoverytimer.history.ui.daysquare import Square, paint_square
from recoverytimer.theme.theme import Themes

SIDE = 18


class Swatch(QWidget):
    """Shows one square; what it means stands beside it as text."""

    def __init__(self, themes: Themes, square: Square, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._square = square
        self.setFixedSize(SIDE, SIDE)
        self.setAccessibleName(square.text)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the square."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            paint_square(painter, self._square, box, self._themes.current.colours)
