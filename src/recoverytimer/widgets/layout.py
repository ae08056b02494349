"""The few arrangements that all pages share."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import Heading

Part = QWidget | QLayout | tuple[QWidget | QLayout, int] | int | None
"""What a row or a column has: a number is so many pixels of nothing, None takes the room that is
left, and so does a widget or a layout in pair with its share of that."""


def add_all(layout: QBoxLayout, *parts: Part) -> None:
    """Put parts into a layout, one after the other."""
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        else:
            what, share = part if isinstance(part, tuple) else (part, 0)
            if isinstance(what, QLayout):
                layout.addLayout(what, share)
            else:
                layout.addWidget(what, share)


def row_of(*parts: Part, gap: int = SPACE) -> QHBoxLayout:
    """Parts side by side."""
    made = QHBoxLayout()
    made.setSpacing(gap)
    add_all(made, *parts)
    return made


def column_of(*parts: Part, gap: int = SPACE) -> QVBoxLayout:
    """Parts one below the other."""
    made = QVBoxLayout()
    made.setSpacing(gap)
    add_all(made, *parts)
    return made


def flow_of(*widgets: QWidget, gap: int = SPACE) -> QWidget:
    """Widgets side by side, as many as fit into each row."""
    made = FlowLayout(gap=gap)
    for widget in widgets:
        made.addWidget(widget)
    return holding(made)


def holding(layout: QLayout, right: int = 0) -> QWidget:
    """A widget that holds a layout and nothing around it, but for what scrolls at its right."""
    made = QWidget()
    layout.setContentsMargins(0, 0, right, 0)
    made.setLayout(layout)
    return made


class Card(QFrame):
    """Things that belong together, on a card; further ones are added to `body`.

    A heading that is the first of them names it for screen readers.
    """

    def __init__(
        self, *parts: Part, margin: int = 3 * SPACE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(SPACE)
        add_all(self.body, *parts)
        if parts and isinstance(parts[0], Heading):
            self.setAccessibleName(parts[0].text())


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
    """A page with such a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outer.setContentsMargins(0, 3 * SPACE, 0, 0)

    @cached_property
    def head(self) -> QVBoxLayout:
        """Where to add what is to stay in place above the column."""
        top = QWidget()
        head = QVBoxLayout(top)
        head.setContentsMargins(3 * SPACE, 0, 5 * SPACE, 0)
        head.setSpacing(2 * SPACE)
        self.outer.insertWidget(0, top)
        # It is also read before the column.
        top.lower()
        return head


def clear_layout(layout: QLayout) -> None:
    """Remove everything from a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
