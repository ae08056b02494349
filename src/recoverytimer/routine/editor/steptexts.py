"""What stands in a row of the outline."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from recoverytimer.exercise import doseinput
from recoverytimer.exercise.dose import Dose
from recoverytimer.exercise.dosetext import amount_text
from recoverytimer.exercise.exercise import Exercise, Sides
from recoverytimer.routine.editor.treemodel import Column
from recoverytimer.routine.routine import Group, Pause, Step, Work
from recoverytimer.routine.words import steps as words


class StepTexts:
    """The texts of steps: name, dose, sides, and what is said below the name."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self._exercises = exercises

    def text(self, step: Step, column: Column) -> str:
        """The text of a column."""
        if column is Column.STEP:
            return self.name(step)
        return self.dose(step) if column is Column.DOSE else self.sides(step)

    def name(self, step: Step) -> str:
        """What the step is."""
        return words.row_name(step, self._exercises)

    def dose(self, step: Step) -> str:
        """How much: a dose, seconds of rest, or rounds."""
        dose = self.dose_of(step) if isinstance(step, Work) else None
        return words.row_dose(step, dose and replace(dose, tempo=None))

    def sides(self, step: Step) -> str:
        """On which sides."""
        if isinstance(step, Work):
            exercise = self._exercises.get(step.exercise)
            sides = step.sides or (exercise.sides if exercise else Sides.NONE)
            return words.row_sides(sides)
        return words.row_sides(Sides(step.sides or Sides.NONE)) if isinstance(step, Group) else ""

    def below(self, step: Step) -> str:
        """What else is to be known of the step."""
        return words.below_row(step, self.dose_of(step) if isinstance(step, Work) else None)

    def to_type(self, step: Step) -> str:
        """What one would type to have it as it is."""
        if isinstance(step, Work):
            dose = self.dose_of(step)
            return doseinput.dose_as_typed(dose, step.speed) if dose else ""
        if isinstance(step, Pause):
            return doseinput.dose_as_typed(Dose(hold=step.rest)) if step.rest else "0"
        if isinstance(step, Group):
            rest = step.rest_between
            return amount_text(step.rounds) + (
                f", rest {doseinput.dose_as_typed(Dose(hold=rest))}" if rest else ""
            )
        return ""

    def dose_of(self, step: Work) -> Dose | None:
        """The dose of a step, its exercise's own where it has none."""
        exercise = self._exercises.get(step.exercise)
        return step.dose or (exercise.dose.one_set if exercise else None)
