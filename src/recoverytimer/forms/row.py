"""A row of a form: a field with its label, and what is wrong with what it holds."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.exercise.declaredfield import DeclaredField
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.text import plain, set_look


class RowShape(Enum):
    """Where a field stands, and how much room there is."""

    BELOW = "below its label"
    NARROW = "below a small label, without a red frame"
    BESIDE = "to the right of what is said of it"


class FormRow(QWidget):
    """A field with its label, what is said of it, and what is wrong with what it holds."""

    def __init__(
        self, declared: DeclaredField, field: QWidget, shape: RowShape, *, has_label: bool = True
    ) -> None:
        super().__init__()
        self.field = field
        self._help = declared.help
        self._shape = shape
        is_narrow = shape is RowShape.NARROW
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE if shape is RowShape.BELOW else 0)
        column.setSpacing(2 if is_narrow else SPACE // 2)
        words = column
        if shape is RowShape.BESIDE:
            line, words = QHBoxLayout(), QVBoxLayout()
            line.setSpacing(2 * SPACE)
            words.setSpacing(0)
            line.addLayout(words, 1)
            line.addWidget(field)
            column.addLayout(line)
        if has_label:
            text = declared.label
            label = plain(text, "caption", "muted") if is_narrow else plain(text, "strong")
            label.setBuddy(field)
            words.addWidget(label)
        if declared.help:
            words.addWidget(plain(declared.help, "caption", "muted"))
        if shape is not RowShape.BESIDE:
            column.addWidget(field)
        self.problem = plain("", "caption", "danger")
        self.problem.hide()
        column.addWidget(self.problem)
        field.setAccessibleName(declared.label)
        field.setAccessibleDescription(declared.help)

    def show_problem(self, text: str) -> None:
        """Say what is wrong; nothing where all is well."""
        if text == self.problem.text():
            return
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        if self._shape is not RowShape.NARROW:
            set_look(self.field, "wrong", "true" if text else "false")
        self.field.setAccessibleDescription(" ".join(t for t in (text, self._help) if t))
