"""Where one types what one looks for."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from recoverytimer.theme.theme import SPACE

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


def search_field(hint: str, name: str, words: str = "") -> QLineEdit:
    """A field with a hint in it; `name` is for screen readers. It is as wide as there is room."""
    field = ClearableField(words)
    field.setProperty("role", "search")
    field.setPlaceholderText(hint)
    field.setAccessibleName(name)
    field.setMinimumWidth(22 * SPACE)
    field.setMaximumWidth(38 * SPACE)
    return field
