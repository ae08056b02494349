"""A field with its label: how screen readers find out what it is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from recoverytimer.base.field import Field
from recoverytimer.forms.words import label_with_unit
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.text import TextRole, TextTone, as_button_text, plain, set_look


class RowShape(Enum):
    """Where a field stands, and how much room there is."""

    BELOW = "below its label"
    NARROW = "below a small label"
    BESIDE = "to the right of what is said of it"


LABEL_LOOKS: Mapping[RowShape, tuple[TextRole, TextTone]] = {
    RowShape.BELOW: ("strong", "ink"),
    RowShape.NARROW: ("caption", "muted"),
    RowShape.BESIDE: ("strong", "ink"),
}
GAPS = {RowShape.BELOW: SPACE // 2, RowShape.NARROW: 2, RowShape.BESIDE: 0}
"""Between a label, what is said of it, and a field below these."""


def labelled(
    text: str,
    field: QWidget,
    role: TextRole = "body",
    tone: TextTone = "ink",
    *,
    wrap: bool = False,
) -> QLabel:
    """The label of a field, to be laid out beside it in the same widget.

    On Linux, Qt takes the name of a combo box from nothing else. A field may have a fuller name.
    """
    label = plain(text, role, tone, wrap=wrap)
    label.setBuddy(field)
    field.setAccessibleName(field.accessibleName() or text)
    return label


class FormRow(QWidget):
    """A field with its label, what is said of it, and what is wrong with what it holds."""

    def __init__(self, declared: Field, field: QWidget, shape: RowShape) -> None:
        super().__init__()
        self.declared = declared
        self.field = field
        self._help = declared.words.help()
        is_narrow, is_beside = shape is RowShape.NARROW, shape is RowShape.BESIDE
        text, unit = declared.words.label(), declared.words.unit()
        if unit and not is_beside:
            text = label_with_unit(text, unit)
        field.setAccessibleName(text)
        field.setAccessibleDescription(self._help)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, SPACE if shape is RowShape.BELOW else 0)
        grid.setHorizontalSpacing(2 * SPACE if is_beside else 0)
        grid.setVerticalSpacing(GAPS[shape])
        grid.setColumnStretch(0, 1)
        if is_narrow and isinstance(field, QCheckBox):
            field.setText(as_button_text(text))
        elif text:
            role, tone = LABEL_LOOKS[shape]
            grid.addWidget(labelled(text, field, role, tone, wrap=True), 0, 0)
        if self._help:
            grid.addWidget(plain(self._help, "caption", "muted"), 1, 0)
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
            self.field.setAccessibleDescription(" ".join(t for t in (text, self._help) if t))


class FieldGrid(QGridLayout):
    """Rows of a label, a field and what its number is in, for a dialog.

    Args:
        narrowest: of the fields.
    """

    def __init__(self, parent: QWidget | None = None, *, narrowest: int = 17 * SPACE) -> None:
        super().__init__(parent)
        self._narrowest = narrowest
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(2 * SPACE)
        self.setVerticalSpacing(SPACE)
        self.setColumnStretch(3, 1)

    def add(
        self, text: str, field: QWidget, unit: str = "", *, wide: bool = False
    ) -> tuple[QLabel, QWidget]:
        """Add a row with a field at its own width, or as wide as there is room."""
        label = labelled(text, field)
        field.setMinimumWidth(self._narrowest)
        row = self.rowCount()
        of_lines = isinstance(field, QAbstractScrollArea)
        label.setContentsMargins(0, SPACE if of_lines else 0, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        self.addWidget(label, row, 0, top if of_lines else Qt.AlignmentFlag(0))
        if wide:
            self.addWidget(field, row, 1, 1, 3)
        else:
            self.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)
            self.addWidget(plain(unit, tone="muted", wrap=False), row, 2)
        return label, field

    def add_line(self, text: str, layout: QHBoxLayout) -> None:
        """Add a row of several fields, each of which has a name of its own."""
        row = self.rowCount()
        self.addWidget(plain(text, wrap=False), row, 0)
        self.addLayout(layout, row, 1, 1, 3)
