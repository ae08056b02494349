"""A dose as a person enters it: what is counted, and how much of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.dosetext import TIMED, amount_text, read_amount
from recoverytimer.exercise.fields import AMOUNT, MEASURE, measure_of
from recoverytimer.exercise.words import fields as fieldwords
from recoverytimer.forms.fields import LineField
from recoverytimer.forms.form import choice_field
from recoverytimer.forms.row import FormRow, RowShape
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.text import plain

SHORTEST_MEASURE = 8
FIRST_AMOUNT = {True: 30, False: 10}


class DoseField(QWidget):
    """Tells the measure and its plain value, or None for what is usual."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._value: tuple[Measure, Any] = (Measure.HOLD, None)
        self.measure, self.amount = choice_field(MEASURE), LineField()
        self.measure.setMinimumContentsLength(SHORTEST_MEASURE)
        self.amount.setObjectName(AMOUNT.key)
        self.amount.setPlaceholderText(AMOUNT.words.hint())
        self.setFocusProxy(self.measure)
        self.usual = button(fieldwords.usual_again(), "quiet")
        self.said = plain("", "body", "muted")
        self._row = FormRow(AMOUNT, self.amount, RowShape.NARROW)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(FormRow(MEASURE, self.measure, RowShape.NARROW), 1)
        row.addWidget(self._row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        self.usual.clicked.connect(lambda _checked: self.edited.emit(None))
        self.measure.edited.connect(lambda key: self._choose(Measure(key)))
        self.amount.textEdited.connect(
            lambda text: self.edited.emit(read_amount(text, self._value[0]))
        )
        self.say("")

    def show_value(self, value: Any) -> None:
        """Show the table of a dose, and whether there is a usual one to go back to.

        What is being typed is left alone as long as it means the same.
        """
        table, self_made = value
        measure = measure_of(table)
        self._value = shown = (measure, table.get(measure))
        self.usual.setVisible(self_made)
        self.measure.show_value(measure.value)
        self._row.setVisible(measure is not Measure.UNTIL_DONE)
        if read_amount(self.amount.text(), measure) != shown:
            is_none = measure is Measure.UNTIL_DONE or shown[1] is None
            text = "" if is_none else amount_text(shown[1], timed=measure in TIMED)
            self.amount.setText(text)

    def say(self, text: str) -> None:
        """Say what the dose comes to; nothing where that is not clear."""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _choose(self, measure: Measure) -> None:
        before, value = self._value
        if measure is before:
            return
        fits = not isinstance(value, str | dict | list) or measure is not Measure.UP_TO
        if measure is Measure.UNTIL_DONE:
            value = True
        elif not value or value is True or not fits:
            value = FIRST_AMOUNT[measure in TIMED]
        self.edited.emit((measure, value))
