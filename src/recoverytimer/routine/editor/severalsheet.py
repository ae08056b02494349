"""What can be done with several steps that are chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.text import plain

DEEDS = (
    ("Group", "group", "Ctrl+G"),
    ("Duplicate", "duplicate", "Ctrl+D"),
    ("Change sides", "sides", "S"),
    ("Optional", "optional", "O"),
    ("Move up", "up", "Alt+Up"),
    ("Move down", "down", "Alt+Down"),
    ("Delete", "delete", "Del"),
)


class SeveralSheet(QWidget):
    """Says how many steps are chosen; `wanted` names what is to be done with all of them."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        self._title = plain("", "lead")
        column.addWidget(self._title)
        column.addWidget(plain("What you do is done with all of them.", "caption", "muted"))
        for name, wanted, keys in DEEDS:
            made = button(name)
            made.setToolTip(keys)
            made.clicked.connect(lambda _=False, n=wanted: self.wanted.emit(n))
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_number(self, number: int) -> None:
        """Say how many there are."""
        self._title.setText(f"{number} steps chosen")
