"""The few arrangements that all pages share."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from recoverytimer.theme.theme import SPACE, at_text_size
from recoverytimer.widgets.flow import TEXT_GAP, FlowLayout, is_text_button
from recoverytimer.widgets.scroll import SCROLL_BAR, VerticalScroll, keep_room
from recoverytimer.widgets.text import Heading, plain

COLUMN = 138 * SPACE
"""How wide the one column of a page may be with texts of the usual size (pixels)."""
READING = 104 * SPACE
"""The same for what is read or filled in from top to bottom."""
NO_LIMIT = (1 << 24) - 1
"""What Qt takes for no largest width or height, and has no name for in Python."""
LEFT, RIGHT = 3 * SPACE, 4 * SPACE - SCROLL_BAR
"""What is left free at its sides, beside the scroll bar."""

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
    """Parts side by side; what are only words have more room around them."""
    made = QHBoxLayout()
    made.setSpacing(gap)
    before: Part = None
    for part in parts:
        if _are_apart(before, part):
            made.addSpacing(TEXT_GAP - gap)
        add_all(made, part)
        before = part
    return made


def _are_apart(*neighbours: Part) -> bool:
    widgets = [part for part in neighbours if isinstance(part, QWidget)]
    return len(widgets) == len(neighbours) and any(map(is_text_button, widgets))


def column_of(*parts: Part, gap: int = SPACE) -> QVBoxLayout:
    """Parts one below the other."""
    made = QVBoxLayout()
    made.setSpacing(gap)
    add_all(made, *parts)
    return made


def bulleted(text: str) -> QHBoxLayout:
    """A point of a list; all its lines begin below the first."""
    dot = plain("\u2022", wrap=False)
    row = row_of(dot, (plain(text), 1))
    row.setAlignment(dot, Qt.AlignmentFlag.AlignTop)
    return row


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
        least: how wide it must be for all of them side by side, with texts of the usual size; it
            is never less than they need.
    """

    turned = Signal(bool)

    def __init__(self, *parts: tuple[QWidget, int], least: int = 0, gap: int = 2 * SPACE) -> None:
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
        gaps = self._row.spacing() * (len(self._parts) - 1)
        needed = sum(map(_least_width, self._parts)) + gaps
        return max(needed, at_text_size(self, self._least))


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


class Column(QWidget):
    """The one column of a page, in the middle where the window is wider; add to `body`.

    Args:
        widest: how wide what is in it may be with texts of the usual size (pixels).
        overhang: how far that reaches out at both sides, as what has room around it itself does.
    """

    def __init__(
        self, widest: int = COLUMN, *, overhang: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._widest = widest
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(LEFT - overhang, 0, RIGHT - overhang, 0)
        self.body.setSpacing(2 * SPACE)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Have lines of as many words in any size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setMaximumWidth(at_text_size(self, self._widest) + LEFT + RIGHT)


def scroll_in_middle(area: VerticalScroll) -> None:
    """Have what scrolls in the middle; nothing moves when there is more to scroll, or less."""
    area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    keep_room(area)


def above_scrolling(column: Column) -> QHBoxLayout:
    """A column that stays in place, exactly above one that scrolls."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, SCROLL_BAR, 0)
    made.addWidget(column)
    return made


def beside_column(area: QWidget) -> tuple[int, int]:
    """What a list with a scroll bar leaves free at its sides, so that it is such a column."""
    over = area.width() - SCROLL_BAR - LEFT - RIGHT - at_text_size(area, COLUMN)
    return LEFT + max(0, over) // 2, RIGHT + max(0, over) // 2


class ScrollingColumn(QWidget):
    """A column that scrolls; add to `body`.

    Args:
        widest: how wide it may be with texts of the usual size (pixels).
    """

    def __init__(self, parent: QWidget | None = None, *, widest: int = COLUMN) -> None:
        super().__init__(parent)
        self._widest = widest
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(2 * SPACE)
        self.content = Column(widest)
        sides = self.content.body.contentsMargins()
        self.content.body.setContentsMargins(sides.left(), SPACE, sides.right(), 5 * SPACE)
        self.body = QVBoxLayout()
        self.body.setSpacing(2 * SPACE)
        add_all(self.content.body, self.body, None)
        self.scroller = VerticalScroll(self.content)
        scroll_in_middle(self.scroller)
        self.outer.addWidget(self.scroller, 1)


class ScrollingPage(ScrollingColumn):
    """A page with such a column."""

    def __init__(self, parent: QWidget | None = None, *, widest: int = COLUMN) -> None:
        super().__init__(parent, widest=widest)
        self.outer.setContentsMargins(0, 3 * SPACE, 0, 0)

    @cached_property
    def head(self) -> QVBoxLayout:
        """Where to add what is to stay in place above the column."""
        top = Column(self._widest)
        self.outer.insertLayout(0, above_scrolling(top))
        # It is also read before the column.
        top.lower()
        return top.body


def clear_layout(layout: QLayout) -> None:
    """Remove everything from a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
