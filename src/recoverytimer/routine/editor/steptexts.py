"""What stands in a row of the outline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from recoverytimer.exercise import doseinput
from recoverytimer.exercise.dose import Dose
from recoverytimer.exercise.dosetext import amount_text
from recoverytimer.exercise.exercise import Exercise, Sides
from recoverytimer.routine.editor.treemodel import Column
from recoverytimer.routine.routine import Choice, Group, Pause, Step, Work
from recoverytimer.routine.words.stepfacts import (
    FactKind,
    StepsInWords,
    in_one_line,
)
from recoverytimer.routine.words.steps import row_sides


class StepTexts:
    """The texts of steps: name, dose, sides, and what is said below the name.

    `choices` gives those of the routine as it is now.
    """

    def __init__(
        self, exercises: Mapping[str, Exercise], choices: Callable[[], Sequence[Choice]]
    ) -> None:
        self._exercises = exercises
        self._choices = choices

    def text(self, step: Step, column: Column) -> str:
        """The text of a column."""
        if column is Column.STEP:
            return self.name(step)
        return self.dose(step) if column is Column.DOSE else self.sides(step)

    def name(self, step: Step) -> str:
        """What the step is."""
        return self._told.name(step)

    def dose(self, step: Step) -> str:
        """How much: a dose, seconds of rest, or rounds."""
        facts = self._told.facts(step)
        return next((fact.text for fact in facts if fact.kind is FactKind.AMOUNT), "")

    def sides(self, step: Step) -> str:
        """On which sides."""
        if isinstance(step, Work):
            return row_sides(self._told.sides(step))
        return row_sides(Sides(step.sides or Sides.NONE)) if isinstance(step, Group) else ""

    def below(self, step: Step, *, with_sides: bool = False) -> str:
        """What else is to be known of the step; its sides where they have no column."""
        elsewhere = {FactKind.AMOUNT} if with_sides else {FactKind.AMOUNT, FactKind.SIDES}
        return in_one_line(self._told.facts(step), elsewhere)

    def to_type(self, step: Step) -> str:
        """What one would type to have it as it is."""
        if isinstance(step, Work):
            dose = self._told.dose(step)
            return doseinput.dose_as_typed(dose, step.speed) if dose else ""
        if isinstance(step, Pause):
            return doseinput.dose_as_typed(Dose(hold=step.rest)) if step.rest else "0"
        if isinstance(step, Group):
            rest = step.rest_between
            return amount_text(step.rounds) + (
                f", rest {doseinput.dose_as_typed(Dose(hold=rest))}" if rest else ""
            )
        return ""

    @property
    def _told(self) -> StepsInWords:
        return StepsInWords(self._exercises, self._choices())
