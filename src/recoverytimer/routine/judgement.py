"""All that is worked out from a routine while it is edited."""

from __future__ import annotations

from dataclasses import dataclass

from recoverytimer.exercise.caution import Caution
from recoverytimer.player.player import new_player
from recoverytimer.player.scene import Bar, bars
from recoverytimer.routine.advice import Advice, Case, Weight, advice
from recoverytimer.routine.routine import StepPath, works
from recoverytimer.routine.timeline import Timeline, Timing, TooLongError, build, recipe
from recoverytimer.routine.words import total_in_words


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a routine's steps, and its timeline where it can be laid flat."""

    advice: tuple[Advice, ...]
    timeline: Timeline | None
    bars: tuple[Bar, ...]
    cautions: tuple[Caution, ...]

    @property
    def total(self) -> str:
        """How long it takes, in words."""
        return total_in_words(self.timeline.total, exact=True) if self.timeline else ""

    @property
    def refusal(self) -> Advice | None:
        """The first reason why it cannot be saved."""
        return next((a for a in self.advice if a.weight is Weight.REFUSAL), None)

    def of(self, path: StepPath) -> tuple[Advice, ...]:
        """What is said of one step, refusals first."""
        own = (a for a in self.advice if a.path == path)
        return tuple(sorted(own, key=lambda a: a.weight is not Weight.REFUSAL))

    def place_of_bar(self, index: int) -> StepPath:
        """The step that a part of the bar belongs to."""
        return self.timeline.segments[index].step if self.timeline else ()


def judge(case: Case, timing: Timing) -> Judgement:
    """Look at a whole routine."""
    found = list(advice(case))
    if not case.routine.steps:
        found.append(Advice((), Weight.REFUSAL, "Add at least one step."))
    timeline = None
    named = {name for _, w in works(case.routine) for name in (w.exercise, w.swap) if name}
    if case.routine.steps and all(name in case.exercises for name in named):
        try:
            timeline = build(recipe(case.routine, case.exercises, timing))
        except TooLongError as error:
            found.append(Advice((), Weight.REFUSAL, f"{error}. Lower the rounds."))
    laid = bars(new_player(timeline), 0.0, case.exercises) if timeline and timeline.segments else ()
    used = [exercise.cautions for _, _, exercise in case.known()]
    cautions = dict.fromkeys((*case.routine.cautions, *(c for some in used for c in some)))
    return Judgement(tuple(found), timeline, laid, tuple(cautions))
