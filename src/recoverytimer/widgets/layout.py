"""The few arrangements that all pages share."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.scroll import VerticalScroll


class Card(QFrame):
    """Things that belong together, on a card; add them to `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        self.body.setSpacing(SPACE)


class ScrollingColumn(QWidget):
    """A column that scrolls; add to `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(2 * SPACE)
        self.content = QWidget()
        inner = QVBoxLayout(self.content)
        inner.setContentsMargins(3 * SPACE, SPACE, 5 * SPACE, 5 * SPACE)
        self.body = QVBoxLayout()
        self.body.setSpacing(2 * SPACE)
        inner.addLayout(self.body)
        inner.addStretch(1)
        self.scroller = VerticalScroll(self.content)
        self.outer.addWidget(self.scroller, 1)


class ScrollingPage(ScrollingColumn):
    """A page with such a column; add to `head` what is to stay in place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outer.setContentsMargins(0, 3 * SPACE, 0, 0)
        self.head = QVBoxLayout()
        self.head.setContentsMargins(3 * SPACE, 0, 5 * SPACE, 0)
        self.head.setSpacing(2 * SPACE)
        self.outer.insertLayout(0, self.head)


def clear_layout(layout: QLayout) -> None:
    """Remove everything from a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
