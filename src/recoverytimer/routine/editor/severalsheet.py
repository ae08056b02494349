"""What can be done with several steps that are chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.routine.words import editing as words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.actions import Action, button_for
from recoverytimer.widgets.text import heading, plain


class SeveralSheet(QWidget):
    """Says how many steps are chosen, and has buttons for what is done with all of them."""

    spoken_role = QAccessible.Role.Grouping

    def __init__(self, actions: Iterable[Action]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        self._title = heading("")
        column.addWidget(self._title)
        column.addWidget(plain(words.with_all(), "caption", "muted"))
        for action in actions:
            column.addWidget(button_for(action), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_number(self, number: int) -> None:
        """Say how many there are."""
        self._title.setText(words.steps_chosen(number))
        self.setAccessibleName(self._title.text())
