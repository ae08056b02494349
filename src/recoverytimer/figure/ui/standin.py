"""What stands for an exercise that has no picture: the icon of its kind."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from recoverytimer.figure.ui.figures import Figures
from recoverytimer.theme.colours import Colours
from recoverytimer.theme.icons import icon_pixmap

SHARE = 0.5
LARGEST = 160


def paint_stand_in(
    painter: QPainter, room: QRect, figures: Figures, exercise_id: str, colours: Colours
) -> None:
    """Paint the icon of an exercise's kind in the middle of a room."""
    kind = figures.kind(exercise_id)
    if kind is not None:
        paint_kind(painter, room, kind, colours)


def paint_kind(painter: QPainter, room: QRect, kind: str, colours: Colours) -> None:
    """Paint the icon of a kind in the middle of a room."""
    side = min(LARGEST, round(min(room.width(), room.height()) * SHARE))
    ratio = painter.device().devicePixelRatioF()
    pixmap = icon_pixmap(f"kind-{kind}", colours.of(kind), side, ratio)
    left, top = (room.width() - side) // 2, (room.height() - side) // 2
    painter.drawPixmap(room.left() + left, room.top() + top, pixmap)
