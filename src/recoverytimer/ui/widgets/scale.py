"""How sore, from 0 to 10."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class SorenessScale(QWidget):
    """A row of eleven choices, one click each; none is chosen at first.

    `changed` carries the level that a person chose.
    """

    changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None

    @property
    def value(self) -> int | None:
        """The chosen level, or None."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a level, or none, without telling anyone."""
        self._value = value
