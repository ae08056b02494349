"""The chosen step in full, or the routine where none is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from recoverytimer.core.advice import Advice, Weight
from recoverytimer.core.drafting import step_at
from recoverytimer.core.exercise import Exercise
from recoverytimer.core.files import (
    FileRead,
    read_routine_table,
    read_step,
    routine_table,
    step_table,
)
from recoverytimer.core.formfields import (
    AMOUNT_HINT,
    FIELDS,
    MEASURES,
    FieldKind,
    fields_of,
    shown,
    typed,
)
from recoverytimer.core.routine import Ask, Group, Pause, Routine, Step, StepPath, Work
from recoverytimer.core.stage import Role
from recoverytimer.core.stepvalues import has_dose, with_dose, with_value, without_dose
from recoverytimer.ui.editor.document import Document, Edit
from recoverytimer.ui.editor.forms import Form, Names
from recoverytimer.ui.figures import Figures
from recoverytimer.ui.layout import clear
from recoverytimer.ui.theme import SPACE, Themes
from recoverytimer.ui.widgets.button import button
from recoverytimer.ui.widgets.figure import FigurePicture
from recoverytimer.ui.widgets.scroll import VerticalScroll
from recoverytimer.ui.widgets.text import plain

PICTURE = QSize(160, 120)
TITLES: Mapping[type, str] = {Pause: "Rest", Ask: "Question", Group: "Group", Routine: "Routine"}
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
        self.amount = QLineEdit()
        self.amount.setObjectName("amount")
        self.amount.setAccessibleName("How much")
        self.amount.setPlaceholderText("40")
        self.amount.setToolTip(AMOUNT_HINT)
        self.measure.activated.connect(self._choose)
        self.amount.textEdited.connect(lambda _: self._tell())
        row.addWidget(self.measure, 1)
        row.addWidget(self.amount, 1)
        self.usual = button("Back to the usual dose", "quiet")
        self.usual.clicked.connect(lambda _checked: self.changed.emit("", None))
        column.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)

    def show_table(self, table: Mapping[str, Any], usual: Mapping[str, Any]) -> None:
        """Show the dose of a step as it stands in its file, the usual one where it has none."""
        own = has_dose(table)
        self.usual.setVisible(own)
        dose = table if own else usual
        key = next((k for k in KEYS_OF_DOSE if k in dose), KEYS_OF_DOSE[0])
        self.measure.setCurrentIndex(self.measure.findData(key))
        counted = key != "until_done"
        self.amount.setVisible(counted)
        # What is being typed is left alone, as long as it means the same.
        if counted and typed(FieldKind.AMOUNT, self.amount.text()) != dose.get(key):
            self.amount.setText(shown(FieldKind.AMOUNT, dose.get(key)))

    def _choose(self) -> None:
        key = self.measure.currentData()
        if key != "until_done" and not self.amount.text():
            self.amount.setText("30" if key == "hold" else "10")
        self._tell()

    def _tell(self) -> None:
        key = self.measure.currentData()
        if key == "until_done":
            self.changed.emit(key, True)
        else:
            self.changed.emit(key, typed(FieldKind.AMOUNT, self.amount.text()))


class StepPanel(QWidget):
    """Shows what is chosen and changes it as one types.

    Signals:
        exercise_wanted: another exercise is to be chosen for a key ("exercise" or "swap").
        play_wanted: the chosen place is to be played from.
        instead_wanted: the place, and the id of an easier exercise to have there.
    """

    exercise_wanted = Signal(str)
    play_wanted = Signal(object)
    instead_wanted = Signal(object, str)

    def __init__(
        self,
        document: Document,
        exercises: Mapping[str, Exercise],
        cautions: Names,
        figures: Figures,
        themes: Themes,
    ) -> None:
        super().__init__()
        self._document = document
        self._exercises = exercises
        self._cautions = cautions
        self._figures = figures
        self._themes = themes
        self._path: StepPath | None = None
        self._shape: object = None
        self.form: Form | None = None
        self.dose: DoseFields | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        self._column.setSpacing(SPACE)
        outer.addWidget(VerticalScroll(content))
        self._said = QVBoxLayout()
        self._said.setSpacing(SPACE)
        document.edited.connect(self._follow)

    def show_place(self, path: StepPath | None) -> None:
        """Show the step at a place, or the routine."""
        self._path = path
        thing = self._thing()
        in_group = path is not None and len(path) > 1
        exercise = thing.exercise if isinstance(thing, Work) else None
        shape = (type(thing), in_group, exercise, path)
        if shape != self._shape:
            self._shape = shape
            self._build(thing, in_group=in_group)
        self._refresh()

    def show_advice(self, found: Sequence[Advice]) -> None:
        """Say what is to be said of the step, with a way to mend it."""
        clear(self._said)
        for one in found:
            refused = one.weight is Weight.REFUSAL
            self._said.addWidget(plain(one.text, "body", "danger" if refused else "accent"))
            exercise = self._exercises.get(one.instead or "")
            if one.instead and exercise is not None:
                made = button(f"Use {exercise.name} instead")
                made.clicked.connect(
                    lambda _=False, a=one: self.instead_wanted.emit(a.path, a.instead)
                )
                self._said.addWidget(made)

    def take_exercise(self, key: str, exercise_id: str) -> None:
        """Have another exercise for the step, or to swap it for."""
        self._change(key, exercise_id)

    def _thing(self) -> Step | Routine:
        if self._path is None:
            return self._document.routine
        return step_at(self._document.steps, self._path)

    def _build(self, thing: Step | Routine, *, in_group: bool) -> None:
        clear(self._column)
        self._said = QVBoxLayout()
        self._said.setSpacing(SPACE)
        self.dose = None
        if isinstance(thing, Work):
            self._add_exercise(thing)
        else:
            self._column.addWidget(plain(TITLES[type(thing)], "lead"))
        fields = FIELDS[Routine] if isinstance(thing, Routine) else ()
        if not isinstance(thing, Routine):
            fields = fields_of(thing, in_group=in_group)
        self._column.addLayout(self._said)
        names = {name: exercise.name for name, exercise in self._exercises.items()}
        self.form = Form(fields, names, self._cautions)
        self.form.changed.connect(self._change)
        self.form.exercise_wanted.connect(self.exercise_wanted)
        self._column.addWidget(self.form)
        if not isinstance(thing, Routine):
            self._add_play()
        self._column.addStretch(1)

    def _add_exercise(self, step: Work) -> None:
        exercise = self._exercises.get(step.exercise)
        name = exercise.name if exercise else step.exercise
        self._column.addWidget(plain(name, "lead"))
        if exercise is not None:
            picture = FigurePicture(self._figures, self._themes, PICTURE, framed=True)
            picture.show_role(Role(step.exercise), exercise.setup)
            self._column.addWidget(picture)
        row = QHBoxLayout()
        self.other = button("Another exercise")
        self.other.clicked.connect(lambda _checked: self.exercise_wanted.emit("exercise"))
        row.addWidget(self.other)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(plain("How much", "caption", "muted"))
        self.dose = DoseFields()
        self.dose.changed.connect(self._change_dose)
        self._column.addWidget(self.dose)
        self._dose_problem = plain("", "caption", "danger")
        self._dose_problem.hide()
        self._column.addWidget(self._dose_problem)

    def _add_play(self) -> None:
        row = QHBoxLayout()
        play = button("Play from here")
        play.clicked.connect(lambda _checked: self.play_wanted.emit(self._path))
        row.addWidget(play)
        row.addStretch(1)
        self._column.addLayout(row)

    def _table(self) -> dict[str, Any]:
        thing = self._thing()
        return routine_table(thing) if isinstance(thing, Routine) else step_table(thing)

    def _usual(self) -> dict[str, Any]:
        """The exercise's own dose as it stands in a file."""
        thing = self._thing()
        if not isinstance(thing, Work) or thing.exercise not in self._exercises:
            return {}
        exercise = self._exercises[thing.exercise]
        return step_table(Work(exercise=thing.exercise, dose=exercise.dose.one_set))

    def _refresh(self) -> None:
        table = self._table()
        if self.form is not None:
            self.form.show_table(table)
        if self.dose is not None:
            self.dose.show_table(table, self._usual())
            self._dose_problem.hide()

    def _change(self, key: str, value: Any) -> None:
        problems = self._take(with_value(self._table(), self._usual(), key, value), key)
        if self.form is not None:
            self.form.show_problems({key: problems} if problems else {})

    def _change_dose(self, key: str, value: Any) -> None:
        table = self._table()
        if key:
            table = with_dose(table, self._usual(), key, "" if value is None else value)
        else:
            table = without_dose(table)
        problems = self._take(table, "dose")
        self._dose_problem.setText(problems)
        self._dose_problem.setVisible(bool(problems))

    def _take(self, table: dict[str, Any], field: str) -> str:
        """Have the document changed, or say what is wrong."""
        if self._path is None:
            read: FileRead[Any] = read_routine_table(table, may_be_empty=True)
            if read.value is not None:
                self._document.edit(f"Change {field}", read.value, (), field)
        else:
            read = read_step(table, self._path)
            if read.value is not None:
                self._document.change_step(f"Change {field}", self._path, read.value, field)
        return "\n".join(f"{p.what}. {p.cure}" for p in read.problems)

    def _follow(self, edit: Edit) -> None:
        path = edit.chosen[0] if len(edit.chosen) == 1 else None
        self.show_place(path)
