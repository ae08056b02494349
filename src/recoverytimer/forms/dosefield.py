"""A dose as a person enters it: what is counted, and how much of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from recoverytimer.base.field import Field
from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.dosetext import TIMED, amount_text, read_amount
from recoverytimer.exercise.fields import dose_form, measure_of
from recoverytimer.exercise.words import fields as fieldwords
from recoverytimer.forms.fields import LineField
from recoverytimer.forms.form import Form
from recoverytimer.forms.lines import Way
from recoverytimer.forms.row import RowShape
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.text import plain

MEASURE_WIDTH = 20 * SPACE
FIRST_AMOUNT = {True: 30, False: 10}


class DoseField(Form):
    """Shows the table of a dose; tells a measure and its plain value, or None for what is usual."""

    def __init__(self) -> None:
        self._shown: tuple[Measure, Any] = (Measure.HOLD, None)
        way = Way(lambda text: read_amount(text, self._shown[0]), _written)
        super().__init__(dose_form(), {"amount": lambda _: LineField(way)}, RowShape.NARROW)
        self.rows["measure"].field.setMinimumWidth(MEASURE_WIDTH)
        self.usual = button(fieldwords.usual_again(), "quiet")
        self.usual.clicked.connect(lambda _checked: self.edited.emit(None))
        self.said = plain("", "body", "muted")
        self.column.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.said)
        self.say("")

    def show_value(self, value: Any) -> None:
        """Show the table of a dose, and whether there is a usual one to go back to."""
        table, self_made = value
        measure = measure_of(table)
        self._shown = (measure, table.get(measure))
        self.show_key("measure", measure.value)
        self.show_key("amount", self._shown)
        self.rows["amount"].setVisible(measure is not Measure.UNTIL_DONE)
        self.usual.setVisible(self_made)

    def say(self, text: str) -> None:
        """Say what the dose comes to; nothing where that is not clear."""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _tell(self, declared: Field, value: Any) -> None:
        before, amount = self._shown
        if declared.key == "amount":
            self.edited.emit(value or read_amount("", before))
        elif value != before:
            self.edited.emit((Measure(value), _carried_over(amount, Measure(value))))


def _written(dose: tuple[Measure, Any]) -> str:
    measure, amount = dose
    is_none = amount is None or measure is Measure.UNTIL_DONE
    return "" if is_none else amount_text(amount, timed=measure in TIMED)


def _carried_over(amount: Any, measure: Measure) -> Any:
    """The amount, where it can also be one of another measure, or one to begin with."""
    if measure is Measure.UNTIL_DONE:
        return True
    is_too_much = measure is Measure.UP_TO and isinstance(amount, str | dict | list)
    fits = amount and amount is not True and not is_too_much
    return amount if fits else FIRST_AMOUNT[measure in TIMED]
