"""Where one types what one looks for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from recoverytimer.theme.theme import SPACE

EDGES = 6 * SPACE
"""The padding, the border and the button that clears it."""
CROSS = QSize(24, 24)


class ClearableField(QLineEdit):
    """A field with a cross that empties it, which Qt makes too small to be met."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setClearButtonEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the cross be where it was put, and larger."""
        super().resizeEvent(event)
        for cross in self.findChildren(QToolButton):
            box = cross.geometry()
            centre = box.center()
            box.setSize(CROSS)
            box.moveCenter(centre)
            cross.setGeometry(box)


class SearchField(ClearableField):
    """A field with a hint in it; `name` is for screen readers. It is as wide as there is room."""

    def __init__(self, hint: str, name: str, words: str = "") -> None:
        super().__init__(words)
        self.setProperty("role", "search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Have room for a hint of another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        needed = self.fontMetrics().horizontalAdvance(self.placeholderText()) + EDGES
        self.setMinimumWidth(max(22 * SPACE, needed))
        self.setMaximumWidth(max(38 * SPACE, needed))
