"""An exercise to swap for, which is found in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from recoverytimer.routine.words import editing as words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.text import plain


class SwapField(QWidget):
    """Names an exercise; `wanted` asks for another one.

    Args:
        name_of: says what an exercise of an id is called.
    """

    edited = Signal(object)
    wanted = Signal()

    def __init__(self, name_of: Callable[[str], str]) -> None:
        super().__init__()
        self._name_of = name_of
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self._name = plain("")
        choose, self._none = button(words.choose()), button(words.no_swap(), "quiet")
        choose.setAccessibleName(words.choose_swap())
        self._none.setAccessibleName(words.none_to_swap())
        choose.clicked.connect(lambda _checked: self.wanted.emit())
        self._none.clicked.connect(lambda _checked: self.edited.emit(None))
        row.addWidget(self._name, 1)
        row.addWidget(choose)
        row.addWidget(self._none)

    def show_value(self, value: Any) -> None:
        """Show an exercise, or that there is none."""
        self._name.setText(self._name_of(value) if value else words.nothing_to_swap())
        self._none.setVisible(bool(value))
