"""Buttons that open what lies below them, and close it again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import Button, dress_button, show_name
from recoverytimer.widgets.layout import Part, add_all, column_of, holding, row_of


class Opener(Button):
    """Says by its icon, and to screen readers, whether it is open; its name is what it opens.

    It is only an icon, or an icon and its name where it is `named`.

    Signals:
        opened: whether it is open now.
    """

    opened = Signal(bool)
    spoken_role = QAccessible.Role.Button

    def __init__(
        self,
        name: str,
        *,
        is_open: bool = False,
        named: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.is_open = is_open
        dress_button(self, "quiet" if named else "icon", self.turn)
        self.setProperty("large", False)
        self.setProperty("tone", "ink")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._show_way()
        show_name(self, named)

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


class Unfolding(QWidget):
    """What is only there for who asks for it, below its name.

    Signals:
        opened: whether it is open now.
    """

    opened = Signal(bool)

    def __init__(self, name: str, *parts: Part, is_open: bool = False) -> None:
        super().__init__()
        self.opener = Opener(name, is_open=is_open, named=True)
        self._inside = holding(column_of(*parts))
        self._inside.setVisible(is_open)
        self.opener.opened.connect(self._inside.setVisible)
        self.opener.opened.connect(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        add_all(column, row_of(self.opener, None), self._inside)
