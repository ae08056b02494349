"""What stands in a row of the outline."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from recoverytimer.base import amounts
from recoverytimer.exercise import doseinput
from recoverytimer.exercise.dose import Dose
from recoverytimer.exercise.exercise import Exercise, Sides
from recoverytimer.exercise.words.doses import dose_in_words
from recoverytimer.routine.editor.treemodel import Column
from recoverytimer.routine.routine import Ask, Group, Pause, Step, Work

_SHORT_SIDES = {
    Sides.NONE: "",
    Sides.EACH: "each side",
    Sides.ALTERNATE: "in turn",
    Sides.CHOSEN: "chosen",
    Sides.LEFT: "left",
    Sides.RIGHT: "right",
}


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
        if isinstance(step, Work):
            exercise = self._exercises.get(step.exercise)
            return exercise.name if exercise else step.exercise
        if isinstance(step, Ask):
            return step.question.ask
        return "Rest" if isinstance(step, Pause) else step.name or "Group"

    def dose(self, step: Step) -> str:
        """How much: a dose, seconds of rest, or rounds."""
        if isinstance(step, Work):
            dose = self.dose_of(step)
            return dose_in_words(replace(dose, tempo=None)) if dose else ""
        if isinstance(step, Pause):
            return amounts.exact_duration(step.rest)
        if isinstance(step, Ask):
            return ""
        return "1 round" if step.rounds == 1 else f"{step.rounds} rounds"

    def sides(self, step: Step) -> str:
        """On which sides."""
        if isinstance(step, Work):
            exercise = self._exercises.get(step.exercise)
            sides = step.sides or (exercise.sides if exercise else Sides.NONE)
            return _SHORT_SIDES[sides]
        return (step.sides or "") if isinstance(step, Group) else ""

    def below(self, step: Step) -> str:
        """What else is to be known of the step."""
        if isinstance(step, Ask):
            return "waits for a yes"
        parts = [] if isinstance(step, Group) else [step.note or ""]
        if isinstance(step, Work):
            parts[:0] = self._about_dose(step)
        if isinstance(step, Group) and step.rest_between:
            parts.append(f"{amounts.exact_duration(step.rest_between)} rest between rounds")
        if step.optional:
            parts.append("optional")
        if isinstance(step.in_rounds, str):
            parts.append(f"{step.in_rounds} round")
        elif step.in_rounds:
            parts.append("rounds " + ", ".join(map(str, step.in_rounds)))
        if not isinstance(step, Group) and step.question:
            parts.append(f"then asks: {step.question.ask}")
        return ", ".join(part.rstrip(".") for part in parts if part)

    def _about_dose(self, step: Work) -> tuple[str, ...]:
        dose = self.dose_of(step)
        phases = (dose.tempo if dose else None) or ()
        tempo = ", ".join(f"{name} {seconds:g}" for name, seconds in phases)
        return (tempo, "usual dose" if step.dose is None else "")

    def to_type(self, step: Step) -> str:
        """What one would type to have it as it is."""
        if isinstance(step, Work):
            dose = self.dose_of(step)
            return doseinput.dose_as_typed(dose) if dose else ""
        if isinstance(step, Pause):
            return doseinput.dose_as_typed(Dose(hold=step.rest)) if step.rest else "0"
        if isinstance(step, Group):
            rest = step.rest_between
            return f"{step.rounds}" + (
                f", rest {doseinput.dose_as_typed(Dose(hold=rest))}" if rest else ""
            )
        return ""

    def dose_of(self, step: Work) -> Dose | None:
        """The dose of a step, its exercise's own where it has none."""
        exercise = self._exercises.get(step.exercise)
        return step.dose or (exercise.dose.one_set if exercise else None)
