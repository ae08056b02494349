"""A dose as a person enters it: the usual one of an exercise, or how much of it a step has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.dosetext import (
    TIMED,
    amount_text,
    read_amount,
    read_tempo,
    seconds_of,
    tempo_text,
)
from recoverytimer.exercise.files import read_dose_table
from recoverytimer.exercise.words.doses import dose_in_words
from recoverytimer.forms.amountfields import SecondsField, SetsField
from recoverytimer.forms.fields import ChoiceField, TextField
from recoverytimer.routine.fields import AMOUNT_HINT, MEASURES
from recoverytimer.routine.stepvalues import has_dose
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.text import plain

USUAL_MEASURES = (
    ("Hold for a time", Measure.HOLD),
    ("Repetitions", Measure.REPS),
    ("Passes of rolling", Measure.PASSES),
    ("Breaths", Measure.BREATHS),
    ("Metres", Measure.METRES),
    ("Up to a time, or until it feels better", Measure.UP_TO),
    ("Until you say so", Measure.UNTIL_DONE),
)
COUNTED = frozenset({Measure.REPS, Measure.PASSES, Measure.BREATHS})
WITHOUT = {
    Measure.HOLD: "None",
    Measure.PASSES: "3 seconds a pass",
    Measure.BREATHS: "In 4, out 6 seconds",
}
SHORTEST_MEASURE = 8
AT_EASE = "At your own pace"
PACINGS = ("tempo", "pace", "within")
FIRST_AMOUNT = {True: 30, False: 10}
FIRST_PACE: dict[str, Any] = {"pace": 3, "within": 60}
UP_DOWN = [["up", 2], ["hold", 1], ["down", 2]]
IN_OUT = [["in", 4], ["out", 6]]


class UsualDoseField(QWidget):
    """Shows the table of an exercise's usual dose and changes it."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: dict[str, Any] = {}
        self.measure = ChoiceField(USUAL_MEASURES)
        self.amount = TextField()
        self.pacing = ChoiceField(())
        self.pace = TextField()
        self.sets, self.rest, self.about = SetsField(), SecondsField(), SecondsField()
        self.words = plain("", "body", "muted")
        self._build()
        self._listen()

    def show_value(self, value: Any) -> None:
        """Show a dose."""
        self._table = dict(value) if isinstance(value, dict) else {}
        measure = self._measure()
        self.measure.show_value(measure)
        self.amount.setVisible(measure is not Measure.UNTIL_DONE)
        _show_amount(self.amount, measure, self._table.get(measure))
        self._show_pacing(measure)
        for key, field in (("sets", self.sets), ("rest", self.rest), ("about", self.about)):
            field.show_value(self._table.get(key))
        read = read_dose_table(self._table).value
        self.words.setText(f"That is: {dose_in_words(read)}." if read else "")
        self.words.setVisible(read is not None)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        self._pacing_box = _captioned("Tempo", self.pacing)
        self._pace_box = _captioned("How fast", self.pace)
        rows = (
            (_captioned("What is counted", self.measure), _captioned("How much", self.amount)),
            (self._pacing_box, self._pace_box),
            (
                _captioned("Sets", self.sets),
                _captioned("Rest between sets", self.rest),
                _captioned("Counts in totals as", self.about),
            ),
        )
        for boxes in rows:
            row = QHBoxLayout()
            row.setSpacing(2 * SPACE)
            for box in boxes:
                row.addWidget(box, 1)
            column.addLayout(row)
        column.addWidget(self.words)
        self.amount.setPlaceholderText("45, 1:30, 20-30, 12x, 5 breaths")
        self.sets.setPlaceholderText("one")
        self.rest.setPlaceholderText("none")
        self.about.setPlaceholderText("estimated")

    def _listen(self) -> None:
        self.measure.edited.connect(self._choose_measure)
        self.amount.textEdited.connect(self._enter_amount)
        self.pacing.edited.connect(self._choose_pacing)
        self.pace.textEdited.connect(self._enter_pace)
        for key, field in (("sets", self.sets), ("rest", self.rest), ("about", self.about)):
            field.edited.connect(self._setter(key))
        texts = (self.amount, self.pace, self.sets, self.rest, self.about)
        for one in (self.measure, self.pacing, *texts):
            one.left.connect(self.left)

    def _measure(self) -> Measure:
        return next((m for m in Measure if m.value in self._table), Measure.HOLD)

    def _pacing(self) -> str:
        return next((key for key in PACINGS if key in self._table), "")

    def _show_pacing(self, measure: Measure) -> None:
        pacing = self._pacing()
        self.pacing.offer(_pacings(measure, pacing))
        self.pacing.show_value(pacing)
        self._pacing_box.setVisible(self.pacing.count() > 1)
        self._pace_box.setVisible(bool(pacing))
        value = self._table.get(pacing)
        if pacing and self._pace_value(pacing, self.pace.text()) != value:
            tempo = pacing == "tempo"
            self.pace.setText(tempo_text(value) if tempo else amount_text(value, timed=True))
        hint = "up 2, hold 1, down 2" if pacing == "tempo" else "seconds: 3 or 1:10"
        self.pace.setPlaceholderText(hint)

    def _pace_value(self, pacing: str, text: str) -> Any:
        if pacing == "tempo":
            return read_tempo(text, breath=self._measure() is Measure.BREATHS) or ""
        found = seconds_of(text)
        return "" if found is None else found

    def _choose_measure(self, measure: Measure) -> None:
        before = self._measure()
        if measure is before:
            return
        value = self._table.get(before)
        fits = not isinstance(value, str | dict | list) or measure is not Measure.UP_TO
        if measure is Measure.UNTIL_DONE:
            value = True
        elif not value or value is True or not fits:
            value = FIRST_AMOUNT[measure in TIMED]
        self._tell(self._with_measure(measure, value))

    def _enter_amount(self, text: str) -> None:
        self._tell(self._with_measure(*read_amount(text, self._measure())))

    def _with_measure(self, measure: Measure, value: Any) -> dict[str, Any]:
        """The table with one measure, and without what does not go with it."""
        others = {k: v for k, v in self._table.items() if k not in set(Measure)}
        if measure not in COUNTED:
            others.pop("within", None)
        if measure not in {*COUNTED, Measure.HOLD}:
            others.pop("tempo", None)
            others.pop("pace", None)
        return {measure.value: value, **others}

    def _choose_pacing(self, pacing: str) -> None:
        table = {k: v for k, v in self._table.items() if k not in PACINGS}
        if pacing:
            tempo = UP_DOWN if self._measure() is Measure.REPS else IN_OUT
            table[pacing] = FIRST_PACE.get(pacing, tempo)
        self._tell(table)

    def _enter_pace(self, text: str) -> None:
        pacing = self._pacing()
        if pacing:
            self._tell({**self._table, pacing: self._pace_value(pacing, text)})

    def _setter(self, key: str) -> Callable[[Any], None]:
        def enter(value: Any) -> None:
            table = {k: v for k, v in self._table.items() if k != key}
            self._tell(table if value is None else {**table, key: value})

        return enter

    def _tell(self, table: dict[str, Any]) -> None:
        self.edited.emit(table)


class StepDoseField(QWidget):
    """How much of an exercise a step has: what is counted, and the amount.

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
        self.measure = ChoiceField([(name, value) for value, name in MEASURES])
        self.measure.setAccessibleName("What is counted")
        self.measure.setMinimumContentsLength(SHORTEST_MEASURE)
        self.amount = TextField()
        self.amount.setObjectName("amount")
        self.amount.setAccessibleName("How much")
        self.amount.setPlaceholderText("40")
        self.amount.setToolTip(AMOUNT_HINT)
        self.measure.edited.connect(self._choose)
        self.amount.edited.connect(lambda _: self._tell())
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
        key = next((key for key, _ in MEASURES if key in dose), MEASURES[0][0])
        self.measure.show_value(key)
        counted = key != Measure.UNTIL_DONE
        self.amount.setVisible(counted)
        if counted:
            _show_amount(self.amount, Measure(key), dose.get(key))

    @property
    def problem(self) -> str:
        """What is wrong with what was typed; empty where all is well."""
        return self._problem.text()

    def show_problem(self, text: str) -> None:
        """Say what is wrong with what was typed."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def _choose(self, key: str) -> None:
        if key != Measure.UNTIL_DONE and not self.amount.text():
            self.amount.setText("30" if key == Measure.HOLD else "10")
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


def _show_amount(line: TextField, measure: Measure, value: Any) -> None:
    """Show an amount; what is being typed is left alone, as long as it means the same."""
    if read_amount(line.text(), measure) != (measure, value):
        is_none = measure is Measure.UNTIL_DONE or value is None
        line.setText("" if is_none else amount_text(value, timed=measure in TIMED))


def _pacings(measure: Measure, now: str) -> list[tuple[str, str]]:
    """The tempos that go with a measure, and the one that it has now."""
    choices = [(WITHOUT.get(measure, AT_EASE), "")]
    if measure in COUNTED or measure is Measure.HOLD or now == "tempo":
        choices.append(("Named phases", "tempo"))
    if measure in COUNTED or now == "pace":
        choices.append(("One every so many seconds", "pace"))
    elif measure is Measure.HOLD:
        choices.append(("A beat every so many seconds", "pace"))
    if measure in COUNTED or now == "within":
        choices.append(("All of them within a time", "within"))
    return choices


def _captioned(title: str, field: QWidget) -> QWidget:
    """A field under its small title."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE // 2)
    label = plain(title, "caption", "muted")
    label.setBuddy(field)
    field.setAccessibleName(title)
    column.addWidget(label)
    column.addWidget(field)
    column.addStretch(1)
    return box
