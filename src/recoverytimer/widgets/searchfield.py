"""Where one types what one looks for."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit

from recoverytimer.theme.theme import SPACE

EDGES = 6 * SPACE
"""The padding, the border and the button that clears it."""


class SearchField(QLineEdit):
    """A field with a hint in it; `name` is for screen readers. It is as wide as there is room."""

    def __init__(self, hint: str, name: str, words: str = "") -> None:
        super().__init__(words)
        self.setProperty("role", "search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
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
