"""All that can be filled in of one kind of step, or of the routine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.base.field import Field
from recoverytimer.exercise.exercise import Exercise, exercise_name
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.figure.ui.widget import FigurePicture
from recoverytimer.forms.dosefield import DoseField
from recoverytimer.forms.fields import ChoiceField, FlagsField, LongField
from recoverytimer.forms.form import Form
from recoverytimer.forms.row import RowShape
from recoverytimer.routine.advice import Advice, AdviceWeight
from recoverytimer.routine.editor.choicefields import REPLACED, ChoicesField, OnlyField
from recoverytimer.routine.editor.roundsfield import RoundsField
from recoverytimer.routine.editor.swapfield import SwapField
from recoverytimer.routine.fields import form_of
from recoverytimer.routine.routine import Routine, Step, Work, exercise_steps
from recoverytimer.routine.stepvalues import has_dose
from recoverytimer.routine.words import fields as words
from recoverytimer.routine.words.advice import advice_in_words
from recoverytimer.routine.words.commands import play_from_here
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import clear_layout
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import heading, plain

PICTURE = QSize(160, 120)


class StepSheet(QWidget):
    """Shows any step of one kind; made once for each kind, as a form takes a while.

    Signals:
        changed: a key and its plain value, None for none; a measure with its value for a dose.
        exercise_wanted: another exercise is to be chosen for a key ("exercise" or "swap").
        play_wanted: the step is to be played.
        instead_wanted: the `Advice` with an easier exercise to have there.

    Args:
        cautions: what cautions are called, by their codes.
        origins: gives what the routines are called that this one may be made from, by their ids.
        routine: gives the routine as it is now.
    """

    changed = Signal(str, object)
    exercise_wanted = Signal(str)
    play_wanted = Signal()
    instead_wanted = Signal(object)

    def __init__(
        self,
        thing: Step | Routine,
        exercises: Mapping[str, Exercise],
        cautions: Mapping[str, str],
        origins: Callable[[], Mapping[str, str]],
        routine: Callable[[], Routine],
        figures: Figures,
        *,
        in_group: bool,
    ) -> None:
        super().__init__()
        self._exercises = exercises
        self._routine = routine
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        self._column.setSpacing(SPACE)
        outer.addWidget(VerticalScroll(content))
        self._title = heading(words.title(thing))
        self.setAccessibleName(self._title.text())
        self._column.addWidget(self._title)
        if isinstance(thing, Work):
            self._add_exercise(figures)
        self._said = QVBoxLayout()
        self._said.setSpacing(SPACE)
        self._column.addLayout(self._said)
        self.form = Form(
            form_of(type(thing), in_group=in_group),
            {
                "cautions": lambda f: FlagsField(f.choices, cautions),
                "swap": self._swap_field,
                "dose": lambda _: DoseField(),
                "in_rounds": RoundsField,
                "origin": lambda _: _origin_field(origins()),
                "choices": lambda _: ChoicesField(),
                "only": lambda _: OnlyField(lambda: routine().choices),
                "picture": lambda _: ChoiceField([], partial(exercise_name, exercises)),
                "replaces": lambda _: LongField(REPLACED),
            },
            RowShape.NARROW,
        )
        self.form.changed.connect(self.changed)
        self._column.addWidget(self.form)
        if not isinstance(thing, Routine):
            play = button(play_from_here())
            play.clicked.connect(lambda _checked: self.play_wanted.emit())
            self._column.addWidget(play, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def show_thing(
        self, thing: Step | Routine, table: Mapping[str, Any], usual: Mapping[str, Any]
    ) -> None:
        """Show a step (or the routine) and its table; `usual` is the dose of its exercise."""
        if isinstance(thing, Work):
            self._show_exercise(thing.exercise)
        dose = (table, True) if has_dose(table) else (usual, False)
        if "picture" in self.form.rows:
            self.form.rows["picture"].field.offer(list(self._pictured()))
        self.form.show_value({**table, "dose": dose})
        if "only" in self.form.rows:
            self.form.rows["only"].setVisible(bool(self._routine().choices))

    @property
    def problem(self) -> str:
        """What is wrong with a field as it stands; empty where all are well."""
        wrong = self.form.wrong_row
        return wrong.problem.text() if wrong else ""

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
                made = button(words.use_instead(exercise.name))
                made.clicked.connect(lambda _=False, a=one: self.instead_wanted.emit(a))
                self._said.addWidget(made)

    def _pictured(self) -> Iterator[tuple[str, str | None]]:
        """What may be on the card of the routine: its exercises, by name and id."""
        yield words.longest_pictured(), None
        for used in dict.fromkeys(step.exercise for _, step in exercise_steps(self._routine())):
            yield exercise_name(self._exercises, used), used

    def _swap_field(self, declared: Field) -> SwapField:
        field = SwapField(partial(exercise_name, self._exercises))
        field.wanted.connect(lambda: self.exercise_wanted.emit(declared.key))
        return field

    def _add_exercise(self, figures: Figures) -> None:
        self._picture = FigurePicture(figures, PICTURE, framed=True)
        self._column.addWidget(self._picture)
        other = button(words.another_exercise())
        other.clicked.connect(lambda _checked: self.exercise_wanted.emit("exercise"))
        self._column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_exercise(self, exercise_id: str) -> None:
        exercise = self._exercises.get(exercise_id)
        self._title.setText(exercise.name if exercise else exercise_id)
        role = FigureRole(exercise_id) if exercise else None
        self._picture.show_role(role, exercise.setup if exercise else "")


def _origin_field(names: Mapping[str, str]) -> ChoiceField:
    return ChoiceField([(words.no_origin(), None), *((name, i) for i, name in names.items())])
