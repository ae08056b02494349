"""A field with its label: how screen readers find out what it is."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import Any

from PySide6.QtWidgets import QFormLayout, QGridLayout, QLabel, QWidget

from recoverytimer.base.field import Field
from recoverytimer.base.listing import in_row, sentences
from recoverytimer.forms.fields import CheckField, ChoiceField
from recoverytimer.forms.numbers import NumberField
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.layout import row_of
from recoverytimer.widgets.text import TextRole, plain, set_look, set_tone

NARROWEST = 23 * SPACE
WIDTHS = MappingProxyType({ChoiceField: 24 * SPACE, NumberField: 14 * SPACE})
"""How wide some fields beside their labels are at least, so that they begin below each other."""


class RowShape(Enum):
    """Where a field stands, and how much room there is."""

    BELOW = "below its label"
    NARROW = "below a small label"
    BESIDE = "to the right of what is said of it"


GAPS = {RowShape.BELOW: SPACE // 2, RowShape.NARROW: 2, RowShape.BESIDE: 0}
"""Between a label, what is said of it, and a field below these."""


def labelled(text: str, field: QWidget, role: TextRole = "body", *, wrap: bool = False) -> QLabel:
    """The label of a field, to be laid out beside it in the same widget.

    On Linux, Qt takes the name of a combo box from nothing else. A field may have a fuller name.
    """
    label = plain(text, role, wrap=wrap)
    label.setBuddy(field)
    field.setAccessibleName(field.accessibleName() or text)
    return label


class FormRow(QWidget):
    """A field with its label, what is said of it, and what is wrong with what it holds.

    Where a field has several parts, the label is that of its `named` one.
    """

    def __init__(self, declared: Field, field: Any, shape: RowShape) -> None:
        super().__init__()
        self.declared = declared
        self.field = field
        self._help = declared.words.help()
        is_narrow, is_beside = shape is RowShape.NARROW, shape is RowShape.BESIDE
        unit = "" if is_beside else declared.words.unit()
        text = in_row((declared.words.label(), unit))
        field.setAccessibleName(text)
        field.setAccessibleDescription(self._help)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, SPACE if shape is RowShape.BELOW else 0)
        grid.setHorizontalSpacing(2 * SPACE if is_beside else 0)
        grid.setVerticalSpacing(GAPS[shape])
        grid.setColumnStretch(0, 1)
        if is_narrow and isinstance(field, CheckField):
            field.say(text)
        elif text:
            role: TextRole = "caption" if is_narrow else "strong"
            label = labelled(text, getattr(field, "named", field), role, wrap=True)
            set_tone(label, "muted" if is_narrow else "ink")
            grid.addWidget(label, 0, 0)
        if self._help:
            grid.addWidget(plain(self._help, "caption", "muted"), 1, 0)
        if is_beside:
            field.setMinimumWidth(max(field.minimumWidth(), WIDTHS.get(type(field), 0)))
        grid.addWidget(field, *((0, 1, 2, 1) if is_beside else (2, 0)))
        self.problem = plain("", "caption", "danger")
        self.problem.hide()
        grid.addWidget(self.problem, 3, 0, 1, 2)

    def show_problem(self, text: str) -> None:
        """Say what is wrong; nothing where all is well."""
        if text != self.problem.text():
            self.problem.setText(text)
            self.problem.setVisible(bool(text))
            set_look(self.field, "wrong", "true" if text else "false")
            self.field.setAccessibleDescription(sentences((text, self._help)))


class FieldRows(QFormLayout):
    """Rows of a label and a field, for a dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(2 * SPACE)
        self.setVerticalSpacing(SPACE)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)

    def add(self, text: str, field: QWidget, *beside: QWidget) -> int:
        """Add a row of a field and what stands beside it; gives its number."""
        if not beside:
            field.setMinimumWidth(NARROWEST)
        label = labelled(text, field)
        # Qt centres a label in as much of its row as 7/4 of its own height.
        label.setContentsMargins(0, 2, 0, 2)
        self.addRow(label, row_of(field, *beside))
        return self.rowCount() - 1
