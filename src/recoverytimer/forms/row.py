"""A row of a form: a field with its label, and what is wrong with what it holds."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.exercise.declaredfield import DeclaredField
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.text import plain, set_look


class FormRow(QWidget):
    """A field with its label, what is said of it, and what is wrong with what it holds.

    A narrow one has a small label, and no red frame.
    """

    def __init__(
        self, declared: DeclaredField, field: QWidget, *, has_label: bool, is_narrow: bool
    ) -> None:
        super().__init__()
        self.field = field
        self._help = declared.help
        self._is_narrow = is_narrow
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0 if is_narrow else SPACE)
        column.setSpacing(2 if is_narrow else SPACE // 2)
        if has_label:
            text = declared.label
            label = plain(text, "caption", "muted") if is_narrow else plain(text, "strong")
            label.setBuddy(field)
            column.addWidget(label)
        if declared.help:
            column.addWidget(plain(declared.help, "caption", "muted"))
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
        if not self._is_narrow:
            set_look(self.field, "wrong", "true" if text else "false")
        self.field.setAccessibleDescription(" ".join(t for t in (text, self._help) if t))
