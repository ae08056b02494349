"""How much of an exercise: what is counted, and the amount."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.dosetext import TIMED, amount_text, read_amount
from recoverytimer.forms.guard import guard
from recoverytimer.routine.fields import AMOUNT_HINT, MEASURES
from recoverytimer.routine.stepvalues import has_dose
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.text import plain

KEYS_OF_DOSE = tuple(value for value, _ in MEASURES)


class DoseFields(QWidget):
    """How much: what is counted, and the amount.

    `changed` carries the measure's key (empty for the exercise's usual dose) and its plain value.
    """

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        column.addLayout(row)
        self.measure = QComboBox()
        self.measure.setAccessibleName("What is counted")
        for value, name in MEASURES:
            self.measure.addItem(name, value)
        self.measure.setMinimumContentsLength(8)
        self.measure.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.amount = QLineEdit()
        self.amount.setObjectName("amount")
        self.amount.setAccessibleName("How much")
        self.amount.setPlaceholderText("40")
        self.amount.setToolTip(AMOUNT_HINT)
        self.measure.activated.connect(self._choose)
        self.amount.textEdited.connect(lambda _: self._tell())
        for field in (self.measure, self.amount):
            guard(field)
        row.addWidget(self.measure, 1)
        row.addWidget(self.amount, 1)
        self.usual = button("Back to the usual dose", "quiet")
        self.usual.clicked.connect(lambda _checked: self.changed.emit("", None))
        column.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        self._problem = plain("", "caption", "danger")
        self._problem.hide()
        column.addWidget(self._problem)

    def show_table(self, table: Mapping[str, Any], usual: Mapping[str, Any]) -> None:
        """Show the dose of a step as it stands in its file, the usual one where it has none."""
        self.show_problem("")
        own = has_dose(table)
        self.usual.setVisible(own)
        dose = table if own else usual
        key = next((k for k in KEYS_OF_DOSE if k in dose), KEYS_OF_DOSE[0])
        self.measure.setCurrentIndex(self.measure.findData(key))
        counted = key != "until_done"
        self.amount.setVisible(counted)
        # What is being typed is left alone, as long as it means the same.
        measure, value = Measure(key), dose.get(key)
        if counted and read_amount(self.amount.text(), measure) != (measure, value):
            self.amount.setText("" if value is None else amount_text(value, timed=measure in TIMED))

    @property
    def problem(self) -> str:
        """What is wrong with what was typed; empty where all is well."""
        return self._problem.text()

    def show_problem(self, text: str) -> None:
        """Say what is wrong with what was typed."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def _choose(self) -> None:
        key = self.measure.currentData()
        if key != "until_done" and not self.amount.text():
            self.amount.setText("30" if key == "hold" else "10")
        self._tell()

    def _tell(self) -> None:
        key, text = self.measure.currentData(), self.amount.text().strip()
        if key == Measure.UNTIL_DONE:
            self.changed.emit(key, True)
        elif not text:
            self.changed.emit(key, None)
        else:
            measure, value = read_amount(text, Measure(key))
            self.changed.emit(measure.value, value)
