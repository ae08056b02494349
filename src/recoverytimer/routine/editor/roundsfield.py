"""In which rounds of its group a step is done: one of a few ways, or rounds that are typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.base.field import Field
from recoverytimer.exercise.dosetext import amount_of, amount_text
from recoverytimer.forms.fields import ChoiceField, LineField
from recoverytimer.forms.lines import Way
from recoverytimer.routine.words import fields as words
from recoverytimer.theme.theme import SPACE

CERTAIN = "certain"
"""Stands for rounds that are typed, among the choices."""
FIRST_TYPED = [1]


class RoundsField(QWidget):
    """A choice, and a line for the numbers of rounds while these are chosen."""

    edited = Signal(object)

    def __init__(self, declared: Field) -> None:
        super().__init__()
        choices = [(declared.words.choices[v](), v) for v in declared.choices]
        self.choice = ChoiceField([*choices, (words.certain_rounds(), CERTAIN)])
        self.rounds = LineField(Way(_read, amount_text))
        self.rounds.setPlaceholderText(words.rounds_example())
        self.rounds.setAccessibleName(words.which_rounds())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.choice)
        column.addWidget(self.rounds)
        self.named = self.choice
        self.setFocusProxy(self.choice)
        self.choice.edited.connect(self._choose)
        # Nothing is no choice, so that what is missing is said.
        self.rounds.edited.connect(lambda value: self.edited.emit(value or ""))

    def show_value(self, value: Any) -> None:
        """Show one of the ways, or numbers of rounds."""
        is_typed = isinstance(value, list | tuple)
        self.choice.show_value(CERTAIN if is_typed else value)
        self.rounds.setVisible(is_typed)
        if is_typed:
            self.rounds.show_value(list(value))

    def _choose(self, value: Any) -> None:
        self.edited.emit(FIRST_TYPED if value == CERTAIN else value)
        if value == CERTAIN:
            self.rounds.setFocus()
            self.rounds.selectAll()


def _read(text: str) -> Any:
    """Numbers as a file has them, or the text if it is unclear."""
    found = amount_of(text)
    return found if isinstance(found, str | list) else [found]
