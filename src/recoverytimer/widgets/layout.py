"""The few arrangements that all pages share."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from recoverytimer.theme.theme import SPACE, at_text_size
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


class Folding(QWidget):
    """Parts side by side or, where there is less room than that, one below the other.

    Signals:
        turned: it is folded now, or no longer.

    Args:
        parts: widgets with their shares of the room.
        least: how wide it must be for all of them side by side, with texts of the usual size; if
            not said, as wide as they need.
    """

    turned = Signal(bool)

    def __init__(
        self, *parts: tuple[QWidget, int], least: int | None = None, gap: int = 2 * SPACE
    ) -> None:
        super().__init__()
        self._least = least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self._parts = [part for part, _ in parts]
        add_all(self._row, *parts)

    @property
    def is_folded(self) -> bool:
        """Whether one is below the other."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as it is when folded."""
        width = max(_least_width(part) for part in self._parts)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold where there is too little room."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger words need more."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fold()

    def _fold(self) -> None:
        folds = self.width() < self._needed
        if folds != self.is_folded:
            ways = QBoxLayout.Direction
            self._row.setDirection(ways.TopToBottom if folds else ways.LeftToRight)
            self.turned.emit(folds)

    @property
    def _needed(self) -> int:
        if self._least is not None:
            return at_text_size(self, self._least)
        gaps = self._row.spacing() * (len(self._parts) - 1)
        return sum(map(_least_width, self._parts)) + gaps


def _least_width(widget: QWidget) -> int:
    return min(max(widget.minimumWidth(), widget.minimumSizeHint().width()), widget.maximumWidth())


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
    """A column that scrolls; add to `body`.

    Args:
        widest: how wide it may be with texts of the usual size (pixels), if not as wide as its
            page.
    """

    def __init__(self, parent: QWidget | None = None, *, widest: int | None = None) -> None:
        super().__init__(parent)
        self._widest = widest
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
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Have lines of as many words in any size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        if self._widest is not None:
            self.content.setMaximumWidth(at_text_size(self, self._widest))


class ScrollingPage(ScrollingColumn):
    """A page with such a column."""

    def __init__(self, parent: QWidget | None = None, *, widest: int | None = None) -> None:
        super().__init__(parent, widest=widest)
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
