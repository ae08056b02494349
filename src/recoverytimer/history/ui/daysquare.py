"""One day as a small square: how much by its shade, what by its sign."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from recoverytimer.theme.colours import Colours
from recoverytimer.theme.theme import theme_of
from recoverytimer.widgets.kindsign import paint_sign
from recoverytimer.widgets.painting import tinted

SHADES = (0.0, 0.22, 0.42, 0.68, 1.0)
"""How much of the accent there is in each shade; none in the first."""
DARK_FROM = 4
ROUNDING = 0.22
SYMBOL, STRONG_SYMBOL = 0.5, 0.6


@dataclass(frozen=True, slots=True)
class DaySquare:
    """What a day shows.

    Attributes:
        text: the day in words.
        shade: how much was done: an index into `SHADES`.
        symbol: the kind of it; empty for none.
        ahead: whether the day has not come yet.
    """

    text: str
    shade: int = 0
    symbol: str = ""
    ahead: bool = False


def shade_colour(colours: Colours, shade: int) -> QColor:
    """The ground of a shade on a card."""
    if shade == 0:
        return tinted(colours.line, colours.card, 0.55)
    return tinted(colours.accent, colours.card, SHADES[shade])


def paint_square(
    painter: QPainter, square: DaySquare, box: QRectF, colours: Colours, *, is_today: bool = False
) -> None:
    """Paint a day into a square box."""
    radius = box.width() * ROUNDING
    outline = 1.0 if colours.is_strong and square.shade else 0.0
    painter.setPen(QPen(QColor(colours.edge), outline) if outline else Qt.PenStyle.NoPen)
    if square.ahead:
        painter.setBrush(QColor(colours.line))
        painter.drawEllipse(box.center(), 1.0, 1.0)
    else:
        painter.setBrush(shade_colour(colours, square.shade))
        half = outline / 2
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
    ink = QColor(colours.accent_ink if square.shade >= DARK_FROM else colours.ink)
    away = box.width() * (1 - (STRONG_SYMBOL if colours.is_strong else SYMBOL)) / 2
    paint_sign(painter, square.symbol, box.adjusted(away, away, -away, -away), ink)
    if is_today:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.ink), 1.5))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)


SIDE = 18


class DaySwatch(QWidget):
    """Shows one square; what it means stands beside it as text."""

    def __init__(self, square: DaySquare, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._square = square
        self.setFixedSize(SIDE, SIDE)
        self.setAccessibleName(square.text)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the square."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            paint_square(painter, self._square, box, theme_of(self).colours)
