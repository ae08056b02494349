"""The chosen step in full, what several have in common, or the routine where none is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from recoverytimer.base.problem import Problem
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.routine.advice import Advice
from recoverytimer.routine.choiceedits import with_choices_followed
from recoverytimer.routine.editor.document import Document, Edit
from recoverytimer.routine.editor.severalsheet import SeveralSheet
from recoverytimer.routine.editor.stepsheet import StepSheet
from recoverytimer.routine.files import read_routine_table, read_step, routine_table, step_table
from recoverytimer.routine.routine import Routine, Step, StepPath, Work
from recoverytimer.routine.stepedits import StepPaths, all_changed, outermost, step_at
from recoverytimer.routine.stepvalues import with_dose, with_value, without_dose
from recoverytimer.routine.words.fields import name_of_change
from recoverytimer.routine.words.problems import field_problem_in_words
from recoverytimer.widgets.actions import Action
from recoverytimer.widgets.tabstops import tab_stops


class StepPanel(QStackedWidget):
    """Shows what is chosen and changes it as one types.

    Signals:
        exercise_wanted: another exercise is to be chosen for a key ("exercise" or "swap").
        play_wanted: the chosen place is to be played from.
        instead_wanted: the `Advice` with an easier exercise to have in its place.

    Args:
        cautions: what cautions are called, by their codes.
        origins: gives what the routines are called that this one may be made from, by their ids.
        for_several: what can be done with several steps at once.
    """

    exercise_wanted = Signal(str)
    play_wanted = Signal(object)
    instead_wanted = Signal(object)

    def __init__(
        self,
        document: Document,
        exercises: Mapping[str, Exercise],
        cautions: Mapping[str, str],
        origins: Callable[[], Mapping[str, str]],
        figures: Figures,
        for_several: Iterable[Action],
    ) -> None:
        super().__init__()
        self._document = document
        self._exercises = exercises
        self._cautions = cautions
        self._origins = origins
        self._figures = figures
        self._path: StepPath | None = None
        self._sheets: dict[tuple[type, bool], StepSheet] = {}
        self._several = SeveralSheet(for_several, lambda: document.routine.choices)
        self._several.only_wanted.connect(self._change_only)
        self.addWidget(self._several)
        document.edited.connect(self._follow)

    @property
    def sheet(self) -> StepSheet:
        """What is shown of one step, or of the routine."""
        sheet = self.currentWidget()
        assert isinstance(sheet, StepSheet)
        return sheet

    @property
    def problem(self) -> str:
        """What is wrong with a field as it stands; empty where all are well."""
        return "" if self.currentWidget() is self._several else self.sheet.problem

    @contextmanager
    def keeping_field(self) -> Iterator[None]:
        """Be in the field of the same key when another step is shown, or in its first one."""
        at = self.window().focusWidget()
        key = self._field_around(at) if at is not None else None
        yield
        if key is None or self.currentWidget() is self._several:
            return
        rows = self.sheet.form.rows
        stops = tab_stops(rows.get(key, self.sheet.form))
        there = at if at in stops else next(iter(stops))
        there.setFocus()
        if isinstance(there, QLineEdit):
            there.selectAll()

    def _field_around(self, widget: QWidget) -> str | None:
        sheet = self.currentWidget()
        rows = sheet.form.rows if isinstance(sheet, StepSheet) else {}
        return next((key for key, row in rows.items() if row.isAncestorOf(widget)), None)

    def show_places(self, places: StepPaths) -> None:
        """Show the step at a place, how many there are, or the routine where there is none."""
        if len(places) > 1:
            steps = [step_at(self._document.steps, place) for place in outermost(places)]
            self._several.show_steps(len(places), steps)
            self.setCurrentWidget(self._several)
        else:
            self._show(places[0] if places else None)

    def _show(self, path: StepPath | None) -> None:
        self._path = path
        thing = self._thing()
        kind = (type(thing), path is not None and len(path) > 1)
        if kind not in self._sheets:
            self._sheets[kind] = self._made(thing, in_group=kind[1])
            self.addWidget(self._sheets[kind])
        self.setCurrentWidget(self._sheets[kind])
        self.sheet.show_thing(thing, self._table(), self._usual())

    def show_advice(self, found: Sequence[Advice]) -> None:
        """Say what is to be said of the step."""
        if self.currentWidget() is not self._several:
            self.sheet.show_advice(found)

    def take_exercise(self, key: str, exercise_id: str) -> None:
        """Have another exercise for the step, or to swap it for."""
        self._change(key, exercise_id)

    def _made(self, thing: Step | Routine, *, in_group: bool) -> StepSheet:
        made = StepSheet(
            thing,
            self._exercises,
            self._cautions,
            self._origins,
            lambda: self._document.routine,
            self._figures,
            in_group=in_group,
        )
        made.changed.connect(self._change)
        made.exercise_wanted.connect(self.exercise_wanted)
        made.play_wanted.connect(self._play)
        made.instead_wanted.connect(self.instead_wanted)
        return made

    def _thing(self) -> Step | Routine:
        if self._path is None:
            # What is said of the whole routine does not depend on its steps.
            return replace(self._document.routine, steps=())
        return step_at(self._document.steps, self._path)

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

    def _change(self, key: str, value: Any) -> None:
        table = self._table()
        if key != "dose":
            table = with_value(table, self._usual(), key, value)
        elif value is None:
            table = without_dose(table)
        else:
            table = with_dose(table, self._usual(), *value)
        told = _told(self._take(table, key))
        if key in self.sheet.form.rows:
            self.sheet.form.rows[key].show_problem(told)

    def _change_only(self, option: str, wanted: bool) -> None:
        """Have the chosen steps done with an option, or without it."""
        ids = [o.id for choice in self._document.routine.choices for o in choice.options]

        def changed(step: Step) -> Step:
            only = {*step.only, option} if wanted else {*step.only} - {option}
            return replace(step, only=tuple(i for i in ids if i in only))

        chosen = self._document.chosen
        steps = all_changed(self._document.steps, outermost(chosen), changed)
        self._document.edit_steps(name_of_change("only"), steps, chosen)

    def _take(self, table: dict[str, Any], key: str) -> tuple[Problem, ...]:
        """Have the document changed, or say what is wrong."""
        name = name_of_change(key)
        if self._path is not None:
            step = read_step(table, self._path)
            if step.value is not None:
                self._document.change_step(name, self._path, step.value, key)
            return step.problems
        routine = read_routine_table(table, may_be_empty=True)
        if routine.value is not None:
            before = self._document.routine
            whole = with_choices_followed(before, replace(routine.value, steps=before.steps))
            # Another choice is undone on its own, and not with what is typed into it.
            is_typed = len(whole.choices) == len(before.choices)
            self._document.edit(name, whole, (), key if is_typed else "")
        return routine.problems

    def _play(self) -> None:
        self.play_wanted.emit(self._path)

    def _follow(self, edit: Edit) -> None:
        self.show_places(edit.chosen)


def _told(problems: Sequence[Problem]) -> str:
    return "\n".join(field_problem_in_words(problem) for problem in problems)
