"""The chosen step in full, or the routine where none is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

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
KEYS_OF_DOSE = tuple(value for value, _ in MEASURES if value)


class DoseFields(QWidget):
    """How much: what is counted, and the amount.

    `changed` carries the measure's key (empty for the exercise's own dose) and its plain value.
    """

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
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

    def show_table(self, table: Mapping[str, Any]) -> None:
        """Show the dose of a step as it stands in its file."""
        key = next((k for k in KEYS_OF_DOSE if k in table), "")
        self.measure.setCurrentIndex(self.measure.findData(key))
        counted = key not in {"", "until_done"}
        self.amount.setVisible(counted)
        text = shown(FieldKind.AMOUNT, table.get(key)) if counted else ""
        if not (self.amount.hasFocus() and self.amount.isModified()):
            self.amount.setText(text)

    def _choose(self) -> None:
        key = self.measure.currentData()
        if key not in {"", "until_done"}:
            self.amount.setText(self.amount.text() or ("10" if key != "hold" else "30"))
        self.amount.setVisible(key not in {"", "until_done"})
        self._tell()

    def _tell(self) -> None:
        key = self.measure.currentData()
        if key == "until_done":
            self.changed.emit(key, True)
        else:
            self.changed.emit(key, typed(FieldKind.AMOUNT, self.amount.text()) if key else None)


class StepPanel(QWidget):
    """Shows what is chosen and changes it as one types.

    Signals:
        exercise_wanted: another exercise is to be chosen for a key ("exercise" or "swap").
        play_wanted: the chosen place is to be played from.
    """

    exercise_wanted = Signal(str)
    play_wanted = Signal(object)

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

    def _thing(self) -> Step | Routine:
        if self._path is None:
            return self._document.routine
        return step_at(self._document.steps, self._path)

    def _build(self, thing: Step | Routine, *, in_group: bool) -> None:
        clear(self._column)
        self.dose = None
        if isinstance(thing, Work):
            self._add_exercise(thing)
        else:
            self._column.addWidget(plain(TITLES[type(thing)], "lead"))
        fields = FIELDS[Routine] if isinstance(thing, Routine) else ()
        if not isinstance(thing, Routine):
            fields = fields_of(thing, in_group=in_group)
            self._add_play()
        names = {name: exercise.name for name, exercise in self._exercises.items()}
        self.form = Form(fields, names, self._cautions)
        self.form.changed.connect(self._change)
        self.form.exercise_wanted.connect(self.exercise_wanted)
        self._column.addWidget(self.form)
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

    def _refresh(self) -> None:
        table = self._table()
        if self.form is not None:
            self.form.show_table(table)
        if self.dose is not None:
            self.dose.show_table(table)
            self._dose_problem.hide()

    def _change(self, key: str, value: Any) -> None:
        table = self._table()
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value
        if key == "ask" and value is None:
            for other in ("if_no", "no_says", "tries"):
                table.pop(other, None)
        problems = self._take(table, key)
        if self.form is not None:
            self.form.show_problems({key: problems} if problems else {})

    def _change_dose(self, key: str, value: Any) -> None:
        table = {k: v for k, v in self._table().items() if k not in KEYS_OF_DOSE}
        if key:
            table[key] = value
        else:
            for other in ("tempo", "pace", "within", "about"):
                table.pop(other, None)
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
