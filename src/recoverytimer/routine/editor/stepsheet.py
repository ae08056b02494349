"""All that can be filled in of one kind of step, or of the routine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.exercise.declaredfield import DeclaredField, FieldKind
from recoverytimer.exercise.dosetext import amount_text
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.figure.ui.widget import FigurePicture
from recoverytimer.forms.cautionsfield import CautionsField
from recoverytimer.forms.dosefield import StepDoseField
from recoverytimer.forms.fields import ChoiceField, LongField
from recoverytimer.forms.form import DeclaredForm, offered
from recoverytimer.routine.advice import Advice, AdviceWeight
from recoverytimer.routine.editor.swapfield import SwapField
from recoverytimer.routine.fields import STEP_FIELDS, fields_of
from recoverytimer.routine.routine import Ask, Group, Pause, Routine, Step, Work
from recoverytimer.routine.words.advice import advice_in_words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import clear_layout
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import plain

PICTURE = QSize(160, 120)
LONG_HEIGHT = 8 * SPACE
TITLES: Mapping[type, str] = {Pause: "Rest", Ask: "Question", Group: "Group", Routine: "Routine"}


class StepSheet(QWidget):
    """Shows any step of one kind; made once for each kind, as a form takes a while.

    Signals:
        changed: a key and its plain value, None for none.
        dose_changed: the key of a measure (empty for the usual dose) and its plain value.
        exercise_wanted: another exercise is to be chosen for a key ("exercise" or "swap").
        play_wanted: the step is to be played.
        instead_wanted: the `Advice` with an easier exercise to have there.
    """

    changed = Signal(str, object)
    dose_changed = Signal(str, object)
    exercise_wanted = Signal(str)
    play_wanted = Signal()
    instead_wanted = Signal(object)

    def __init__(
        self,
        thing: Step | Routine,
        exercises: Mapping[str, Exercise],
        cautions: Mapping[str, str],
        figures: Figures,
        *,
        in_group: bool,
    ) -> None:
        super().__init__()
        self._exercises = exercises
        self.dose: StepDoseField | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        self._column.setSpacing(SPACE)
        outer.addWidget(VerticalScroll(content))
        self._title = plain(TITLES.get(type(thing), ""), "lead")
        self._column.addWidget(self._title)
        if isinstance(thing, Work):
            self._add_exercise(figures)
        self._said = QVBoxLayout()
        self._said.setSpacing(SPACE)
        self._column.addLayout(self._said)
        if isinstance(thing, Routine):
            fields = STEP_FIELDS[Routine]
        else:
            fields = fields_of(thing, in_group=in_group)
        self.form = self._form(fields, cautions)
        self.form.changed.connect(self.changed)
        self._column.addWidget(self.form)
        if not isinstance(thing, Routine):
            play = button("Play from here")
            play.clicked.connect(lambda _checked: self.play_wanted.emit())
            self._column.addWidget(play, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def show_thing(
        self, thing: Step | Routine, table: Mapping[str, Any], usual: Mapping[str, Any]
    ) -> None:
        """Show a step (or the routine) and its table; `usual` is the dose of its exercise."""
        if isinstance(thing, Work):
            self._show_exercise(thing.exercise)
        self.form.show_table(table)
        if self.dose is not None:
            self.dose.show_table(table, usual)

    @property
    def problem(self) -> str:
        """What is wrong with a field as it stands; empty where all are well."""
        wrong = self.form.wrong_row
        return (self.dose.problem if self.dose else "") or (wrong.problem.text() if wrong else "")

    def show_advice(self, found: Sequence[Advice]) -> None:
        """Say what is to be said of the step, with a way to mend it."""
        clear_layout(self._said)
        for one in found:
            refused = one.weight is AdviceWeight.REFUSAL
            self._said.addWidget(
                plain(advice_in_words(one), "body", "danger" if refused else "accent")
            )
            exercise = self._exercises.get(one.instead or "")
            if exercise is not None:
                made = button(f"Use {exercise.name} instead")
                made.clicked.connect(lambda _=False, a=one: self.instead_wanted.emit(a))
                self._said.addWidget(made)

    def _form(self, fields: Sequence[DeclaredField], cautions: Mapping[str, str]) -> DeclaredForm:
        return DeclaredForm(
            fields,
            {
                FieldKind.LONG: lambda _: LongField(height=LONG_HEIGHT),
                # A list of rounds, say: written by hand, and to stay.
                FieldKind.CHOICE: lambda f: ChoiceField(
                    offered(f), partial(amount_text, timed=False)
                ),
                FieldKind.CAUTIONS: lambda _: CautionsField(
                    cautions, in_one_column=True, sorts=True
                ),
                FieldKind.EXERCISE: self._swap_field,
            },
            is_narrow=True,
        )

    def _swap_field(self, declared: DeclaredField) -> SwapField:
        field = SwapField({name: exercise.name for name, exercise in self._exercises.items()})
        field.wanted.connect(lambda: self.exercise_wanted.emit(declared.key))
        return field

    def _add_exercise(self, figures: Figures) -> None:
        self._picture = FigurePicture(figures, PICTURE, framed=True)
        self._column.addWidget(self._picture)
        other = button("Another exercise")
        other.clicked.connect(lambda _checked: self.exercise_wanted.emit("exercise"))
        self._column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(plain("How much", "caption", "muted"))
        self.dose = StepDoseField()
        self.dose.changed.connect(self.dose_changed)
        self._column.addWidget(self.dose)

    def _show_exercise(self, exercise_id: str) -> None:
        exercise = self._exercises.get(exercise_id)
        self._title.setText(exercise.name if exercise else exercise_id)
        role = FigureRole(exercise_id) if exercise else None
        self._picture.show_role(role, exercise.setup if exercise else "")
