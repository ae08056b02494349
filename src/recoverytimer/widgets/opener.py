"""A button that opens what lies below it, and closes it again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recoverytimer.theme.icons import painted_icon
from recoverytimer.widgets.button import Button, dress_button


class Opener(Button):
    """Says by its icon, and to screen readers, whether it is open; its name is what it opens.

    Signals:
        opened: whether it is open now.
    """

    opened = Signal(bool)
    spoken_role = QAccessible.Role.Button

    def __init__(self, name: str, *, is_open: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_open = is_open
        dress_button(self, "icon", self.turn)
        self.setProperty("tone", "ink")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._show_way()

    def turn(self) -> None:
        """Open it where it is closed, and the other way round."""
        self.is_open = not self.is_open
        self._show_way()
        changed = QAccessible.State()
        changed.expanded, changed.collapsed = True, True
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, changed))
        self.opened.emit(self.is_open)

    def _show_way(self) -> None:
        self.setIcon(painted_icon("chevron-down" if self.is_open else "chevron-right"))
