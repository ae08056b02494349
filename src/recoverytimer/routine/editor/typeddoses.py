"""What is typed into a row of the outline: a dose, the seconds of a rest or a group's rounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from recoverytimer.base.problem import Problem, WrongValue
from recoverytimer.exercise import doseinput
from recoverytimer.exercise.dose import Dose
from recoverytimer.exercise.doseinput import NotADoseError, TypedDose
from recoverytimer.exercise.dosetext import amount_of, seconds_of
from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.exercise.faults import DoseFault
from recoverytimer.exercise.limits import LEAST_REST_S
from recoverytimer.routine import stepedits
from recoverytimer.routine.editor.document import Document
from recoverytimer.routine.faults import RoutineFault
from recoverytimer.routine.files import read_step, step_table
from recoverytimer.routine.routine import LONGEST_REST_S, Group, Pause, Step, StepPath, Work
from recoverytimer.routine.words import editing as words
from recoverytimer.routine.words.problems import typed_fault_in_words

ROUNDS_AND_REST = re.compile(r"(?P<rounds>\d[\d\s,+-]*?)?(?:[,\s]*\brest\s+(?P<rest>.+))?")


class TypedDoses:
    """Changes a document by what was typed into its rows.

    Args:
        tell: takes what could not be understood, or "" when all is well.
    """

    def __init__(
        self, document: Document, exercises: Mapping[str, Exercise], tell: Callable[[str], None]
    ) -> None:
        self._document = document
        self._exercises = exercises
        self._tell = tell

    def take(self, path: StepPath, text: str, keeps_pace: bool) -> None:
        """Take the text that was typed at a place.

        `keeps_pace`: the pace that was there stays where none is typed.
        """
        step = stepedits.step_at(self._document.steps, path)
        try:
            self._take_dose(path, step, text, keeps_pace=keeps_pace)
        except NotADoseError as error:
            self._tell(typed_fault_in_words(error.fault))
        else:
            self._tell("")

    def _take_dose(self, path: StepPath, step: Step, text: str, *, keeps_pace: bool) -> None:
        if isinstance(step, Group):
            self._take_rounds(path, step, text)
        elif isinstance(step, Pause):
            dose = doseinput.typed_dose(text).dose
            if not isinstance(dose.hold, float) or dose != Dose(hold=dose.hold):
                raise NotADoseError(DoseFault.NO_DURATION)
            if dose.hold > LONGEST_REST_S:
                raise NotADoseError(RoutineFault.REST_TOO_LONG)
            self._document.change_step(words.change_rest(), path, replace(step, rest=dose.hold))
        elif isinstance(step, Work):
            self._take_amount(path, step, text, keeps_pace=keeps_pace)

    def _take_amount(self, path: StepPath, step: Work, text: str, *, keeps_pace: bool) -> None:
        exercise = self._exercises.get(step.exercise)
        if not text:
            self._document.change_step(words.usual_dose(), path, replace(step, dose=None))
            return
        before = step.dose or (exercise.dose.one_set if exercise else None)
        breathes = exercise is not None and exercise.kind is Kind.BREATHING
        typed = doseinput.typed_dose(text, before, breathes=breathes, keeps_pace=keeps_pace)
        speed = typed.speed or (step.speed if keeps_pace else 1)
        new = replace(step, dose=typed.dose, speed=speed)
        if typed.rounds == 1:
            self._document.change_step(words.change_dose(), path, new)
        else:
            self._take_sets(path, new, typed)

    def _take_sets(self, path: StepPath, step: Work, typed: TypedDose) -> None:
        """Several sets are the rounds of a group, of one that is there already if it is alone."""
        steps = self._document.steps
        around = stepedits.step_at(steps, path[:-1]) if len(path) > 1 else None
        if isinstance(around, Group) and len(around.steps) == 1:
            group = replace(around, steps=(step,), rounds=typed.rounds)
            self._document.change_step(words.change_sets(), path[:-1], group)
            return
        changed = stepedits.changed(steps, path, lambda _: step)
        made = stepedits.grouped(changed, [path])
        if made is None:
            raise NotADoseError(RoutineFault.NO_DEEPER)
        exercise = self._exercises.get(step.exercise)
        rest = LEAST_REST_S if exercise and exercise.kind is Kind.STRENGTH else 0.0
        group = Group(steps=(step,), rounds=typed.rounds, rest_between=rest)
        self._document.edit_steps(
            words.change_sets(), stepedits.changed(made[0], made[1], lambda _: group), (made[1],)
        )

    def _take_rounds(self, path: StepPath, step: Group, text: str) -> None:
        """Rounds, a rest between them, or both; a rest that is not typed stays."""
        found = ROUNDS_AND_REST.fullmatch(text.strip().lower())
        typed: dict[str, object] = {}
        if found and found["rounds"]:
            typed["rounds"] = amount_of(found["rounds"].replace(" ", ""))
        if found and found["rest"]:
            typed["rest_between"] = seconds_of(found["rest"])
        read = read_step({**step_table(step), **typed}, path) if typed else None
        if read is None or read.value is None:
            raise NotADoseError(_fault_of(typed, read.problems if read else ()))
        self._document.change_step(words.change_rounds(), path, read.value)


def _fault_of(typed: Mapping[str, object], problems: Sequence[Problem]) -> DoseFault | RoutineFault:
    """What is wrong with rounds and a rest that were understood, or that they were not."""
    keys = {p.key for p in problems if isinstance(p.fault, WrongValue)}
    if "rest_between" in keys and not isinstance(typed["rest_between"], str):
        return RoutineFault.REST_TOO_LONG
    return DoseFault.ROUNDS if "rounds" in keys else RoutineFault.ROUNDS_NOT_UNDERSTOOD
