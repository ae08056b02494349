"""A long column of rows that is built in pieces, so that nobody waits for what is not yet seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

# As many as fill a screen.
ROWS = 24
T = TypeVar("T")


def add_in_pieces(
    column: QVBoxLayout, rows: Sequence[T], add: Callable[[QVBoxLayout, T], None]
) -> None:
    """Have `add` put rows into a widget's column, a screen full at once, the others as time allows.

    Each is added to the layout of its piece.
    """
    pieces = _pieces(column, rows, add)
    if next(pieces, None) is None:
        return
    timer = QTimer(column.parentWidget(), interval=0)

    def go_on() -> None:
        if next(pieces, None) is None:
            timer.stop()

    timer.timeout.connect(go_on)
    timer.start()


def _pieces(
    column: QVBoxLayout, rows: Sequence[T], add: Callable[[QVBoxLayout, T], None]
) -> Iterator[QWidget]:
    last: QWidget | None = None
    left = iter(rows)
    while some := tuple(islice(left, ROWS)):
        # Laid out on its own, so that the pieces before it are not measured again.
        piece = QWidget()
        inner = QVBoxLayout(piece)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(column.spacing())
        for row in some:
            add(inner, row)
        column.insertWidget(column.indexOf(last) + 1 if last else column.count(), piece)
        _follow(last, piece)
        last = piece
        yield piece


def _follow(before: QWidget | None, piece: QWidget) -> None:
    """Have Tab lead from one piece into the next, though others were made between them."""
    at = _reached(before)[-1:] if before else []
    for widget in _reached(piece) if at else []:
        QWidget.setTabOrder(at[0], widget)
        at = [widget]


def _reached(piece: QWidget) -> list[QWidget]:
    return [w for w in piece.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
