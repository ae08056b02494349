"""A layout that wraps like words in a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

TEXT_GAP = 24
"""How far from others a button is that consists of nothing but its words (pixels)."""


def is_text_button(widget: QWidget | None) -> bool:
    """Whether a widget is a button without any edge, whose words begin where it begins."""
    return widget is not None and widget.property("role") == "quiet"


class FlowLayout(QLayout):
    """Puts widgets side by side and goes on in the next row where they no longer fit.

    Buttons that are only words have more room around them.

    What is left of a row goes to those that like to grow, up to their largest size, the last first.

    Args:
        columns: where all are to be as wide as the widest, how far apart these columns are.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, columns: int | None = None
    ) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._columns = columns
        self.setContentsMargins(QMargins())
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """The item at an index, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Remove and return the item at an index, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The narrower it is, the more rows it needs."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height that all rows take at a width."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._arrange(QRect(0, 0, inner, 0), move=False) + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place all items within a rectangle."""
        super().setGeometry(rect)
        self._arrange(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """All in one row."""
        shown = self._shown()
        sizes = [item.sizeHint() for item in shown]
        width = sum(size.width() for size in sizes) + self._gaps(shown)
        return self._with_margins(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        """Room for the largest item."""
        sizes = [item.minimumSize() for item in self._shown()]
        return self._with_margins(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    @property
    def _direction(self) -> Qt.LayoutDirection:
        host = self.parentWidget()
        return host.layoutDirection() if host else Qt.LayoutDirection.LeftToRight

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _gaps(self, row: list[QLayoutItem]) -> int:
        return sum(self._gap(*two) for two in pairwise(row))

    def _gap(self, before: QLayoutItem, item: QLayoutItem) -> int:
        are_apart = any(is_text_button(one.widget()) for one in (before, item))
        return max(self.spacing(), TEXT_GAP) if are_apart else self.spacing()

    def _with_margins(self, width: int, height: int) -> QSize:
        return QSize(width, height).grownBy(self.contentsMargins())

    def _arrange(self, area: QRect, *, move: bool) -> int:
        top = area.top()
        for found in self._rows(area.width()):
            row = self._grown(found, area.width())
            height = max(size.height() for _, size in row)
            left, before = area.left(), None
            for item, size in row:
                left += self._gap(before, item) if before else 0
                if move:
                    middle = top + (height - size.height()) // 2
                    box = QRect(QPoint(left, middle), size)
                    item.setGeometry(self._turned(box, area))
                left, before = left + size.width(), item
            top += height + self.spacing()
        return max(0, top - self.spacing() - area.top())

    def _turned(self, box: QRect, area: QRect) -> QRect:
        """Where a box lies in the direction of reading."""
        # To have it from a style, PySide would first have to learn all that a style does.
        if self._direction is Qt.LayoutDirection.RightToLeft:
            box.moveRight(area.left() + area.right() - box.left())
        return box

    def _grown(
        self, row: list[tuple[QLayoutItem, QSize]], width: int
    ) -> list[tuple[QLayoutItem, QSize]]:
        used = sum(size.width() for _, size in row) + self._gaps([item for item, _ in row])
        spare, grown = max(0, width - used), []
        for item, size in reversed(row):
            likes = item.expandingDirections() & Qt.Orientation.Horizontal
            more = min(spare, item.maximumSize().width() - size.width()) if likes else 0
            spare -= more
            grown.append((item, size.grownBy(QMargins(0, 0, more, 0))))
        return grown[::-1]

    def _rows(self, width: int) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        row: list[tuple[QLayoutItem, QSize]] = []
        left, shown, widest = 0, self._shown(), 0
        if self._columns is not None:
            hints = (item.sizeHint().width() for item in shown)
            widest = max(hints, default=0) + self._columns
        for item in shown:
            wanted = item.sizeHint().expandedTo(QSize(widest, 0))
            size = wanted.boundedTo(QSize(width, 1 << 20)).expandedTo(item.minimumSize())
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            left += self._gap(row[-1][0], item) if row else 0
            if row and left + size.width() > width:
                yield row
                row, left = [], 0
            row.append((item, size))
            left += size.width()
        if row:
            yield row
