"""All that is worked out from a routine while it is edited: its timeline, and what to say of it.

That is warnings with a cure, and the few refusals.

The limits and their reasons are those of `limits` and of the exercises' own files; the rules are a
table, each looks at the whole routine and yields what it finds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from recoverytimer.base import amounts
from recoverytimer.base.problem import Problem
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.contraindications import Contraindications, contraindications
from recoverytimer.exercise.dose import (
    Dose,
    Measure,
    NumberRange,
    Sided,
    SidedSeconds,
    amount_range,
)
from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.exercise.limits import (
    LEAST_REST_S,
    LONGEST_BEFORE_RUN_S,
    USUAL_HOLDS,
    spell_limit,
)
from recoverytimer.exercise.words.kinds import kind_name
from recoverytimer.routine.bars import SegmentBar, timeline_bars
from recoverytimer.routine.faults import RoutineFault
from recoverytimer.routine.routine import (
    Ask,
    Group,
    Pause,
    Routine,
    StepPath,
    Work,
    all_steps,
    exercise_steps,
)
from recoverytimer.routine.timeline import Timeline, Timing, timeline_recipe
from recoverytimer.routine.timelinebuilder import TooLongError, build_timeline
from recoverytimer.routine.words import fault_in_words, total_in_words

BEFORE_A_RUN = "before a run"


class AdviceWeight(StrEnum):
    """Whether one may save all the same."""

    WARNING = "warning"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class Advice:
    """What is said of the step at a place (of the whole routine where that is empty).

    `instead` is an exercise that would be better there.
    """

    path: StepPath
    weight: AdviceWeight
    text: str
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class AssessedRoutine:
    """A routine with all that is needed to assess it."""

    routine: Routine
    exercises: Mapping[str, Exercise]
    mine: frozenset[Caution] = frozenset()

    def known(self) -> Iterator[tuple[StepPath, Work, Exercise]]:
        """The steps whose exercise is known."""
        for path, step in exercise_steps(self.routine):
            exercise = self.exercises.get(step.exercise)
            if exercise is not None:
                yield path, step, exercise

    @property
    def contraindications(self) -> Contraindications:
        """What speaks against it, for whomever."""
        used = (step.exercise for _, step in exercise_steps(self.routine))
        return contraindications(self.routine.cautions, used, self.exercises)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is said of a routine's steps, and its timeline where it can be laid flat."""

    advice: tuple[Advice, ...]
    timeline: Timeline | None
    bars: tuple[SegmentBar, ...]
    contraindications: Contraindications

    @property
    def total(self) -> str:
        """How long it takes, in words."""
        return total_in_words(self.timeline.total, exact=True) if self.timeline else ""

    @property
    def refusal(self) -> Advice | None:
        """The first reason why it cannot be saved."""
        return next((a for a in self.advice if a.weight is AdviceWeight.REFUSAL), None)

    def of(self, path: StepPath) -> tuple[Advice, ...]:
        """What is said of one step, refusals first."""
        own = (a for a in self.advice if a.path == path)
        return tuple(sorted(own, key=lambda a: a.weight is not AdviceWeight.REFUSAL))

    def place_of_bar(self, index: int) -> StepPath:
        """The step that a part of the bar belongs to."""
        return self.timeline.segments[index].step if self.timeline else ()


def assess(case: AssessedRoutine, timing: Timing) -> Assessment:
    """Look at a whole routine."""
    found = list(advice(case))
    if not case.routine.steps:
        found.append(Advice((), AdviceWeight.REFUSAL, "Add at least one step."))
    timeline = None
    named = {name for _, w in exercise_steps(case.routine) for name in (w.exercise, w.swap) if name}
    if case.routine.steps and all(name in case.exercises for name in named):
        try:
            timeline = build_timeline(timeline_recipe(case.routine, case.exercises, timing))
        except TooLongError:
            said = fault_in_words(Problem(RoutineFault.TOO_MANY_SEGMENTS))
            found.append(Advice((), AdviceWeight.REFUSAL, said))
    laid = timeline_bars(timeline, case.exercises) if timeline else ()
    return Assessment(tuple(found), timeline, laid, case.contraindications)


def advice(case: AssessedRoutine) -> tuple[Advice, ...]:
    """Everything that is to be said, in the order of the steps."""
    return tuple(sorted((a for rule in RULES for a in rule(case)), key=lambda a: a.path))


def usual_hold(exercise: Exercise) -> NumberRange | None:
    """How long one hold of an exercise usually is: its own range, or that of its kind."""
    hold = exercise.dose.hold
    if isinstance(hold, str):
        return amount_range(hold)
    return USUAL_HOLDS.get(exercise.kind)


def holds(dose: Dose) -> tuple[NumberRange, ...]:
    """All holds that a dose names: one, or one for each side or round."""
    hold = dose.hold
    if dose.measures != (Measure.HOLD,) or hold is None:
        return ()
    sides = (hold.left, hold.right) if isinstance(hold, Sided | SidedSeconds) else (hold,)
    rounds = [value for side in sides for value in (side if isinstance(side, tuple) else (side,))]
    return tuple(amount_range(value) for value in rounds)


def _unknown(case: AssessedRoutine) -> Iterator[Advice]:
    for path, step in exercise_steps(case.routine):
        if step.exercise not in case.exercises:
            text = f'There is no exercise "{step.exercise}". Choose another one.'
            yield Advice(path, AdviceWeight.REFUSAL, text)
        if step.swap and step.swap not in case.exercises:
            text = f'There is no exercise "{step.swap}" to swap for. Choose another one, or none.'
            yield Advice(path, AdviceWeight.REFUSAL, text)


def _packs(case: AssessedRoutine) -> Iterator[Advice]:
    """One spell of cold or heat: a word from 15 minutes on, never more than 20."""
    for path, step, exercise in case.known():
        if exercise.kind not in {Kind.COLD, Kind.HEAT}:
            continue
        bounds = spell_limit(exercise.kind)
        longest = max((s.high for s in holds(step.dose or exercise.dose)), default=0.0)
        what = f"{kind_name(exercise.kind)} for {amounts.rough_duration(longest)} at a stretch"
        if longest > bounds.cap_s:
            most = amounts.rough_duration(bounds.cap_s)
            yield Advice(path, AdviceWeight.REFUSAL, f"{what} can harm the skin. At most {most}.")
        elif longest > bounds.warn_s:
            usual = amounts.rough_duration(bounds.warn_s)
            yield Advice(path, AdviceWeight.WARNING, f"{what} is long. {usual} are enough.")


def _unusual(case: AssessedRoutine) -> Iterator[Advice]:
    """A hold outside of what is usual for the exercise and for all of its kind."""
    for path, step, exercise in case.known():
        all_of_kind, own = USUAL_HOLDS.get(exercise.kind), usual_hold(exercise)
        if all_of_kind is None or own is None or step.dose is None:
            continue
        low, high = min(own.low, all_of_kind.low), max(own.high, all_of_kind.high)
        if any(s.low < low or s.high > high for s in holds(step.dose)):
            usual = (amounts.exact_duration(own.low), amounts.exact_duration(own.high))
            text = f"Usual are {' to '.join(usual)}."
            yield Advice(path, AdviceWeight.WARNING, text)


def _before_a_run(case: AssessedRoutine) -> Iterator[Advice]:
    """Long static holds just before a run (S5 of the guide's sources)."""
    if BEFORE_A_RUN not in case.routine.tags:
        return
    held: dict[str, float] = defaultdict(float)
    last: dict[str, StepPath] = {}
    for path, step, exercise in case.known():
        if exercise.kind is Kind.STRETCH and exercise.muscles:
            muscle = exercise.muscles[0]
            times = _rounds_around(case.routine, path)
            each = max((s.high for s in holds(step.dose or exercise.dose)), default=0.0)
            held[muscle] += times * each
            last[muscle] = path
    for muscle, seconds in held.items():
        if seconds >= LONGEST_BEFORE_RUN_S:
            text = (
                f"{amounts.exact_duration(seconds)} of holding ({muscle}) just before a run costs "
                "some strength. Keep it under a minute, and move afterwards."
            )
            yield Advice(last[muscle], AdviceWeight.WARNING, text)


def _heat_after_cold(case: AssessedRoutine) -> Iterator[Advice]:
    """Heat after cold wants a look at the skin first."""
    cold = False
    for path, step in all_steps(case.routine.steps):
        if isinstance(step, Ask) or (isinstance(step, Pause) and step.question):
            cold = False
        if not isinstance(step, Work):
            continue
        exercise = case.exercises.get(step.exercise)
        kind = exercise.kind if exercise else None
        if kind is Kind.HEAT and cold:
            text = "Heat after cold: ask first whether the skin feels normal (add a question)."
            yield Advice(path, AdviceWeight.WARNING, text)
        if step.question or kind is Kind.HEAT:
            cold = False
        elif kind is Kind.COLD:
            cold = True


def _heavy_sets(case: AssessedRoutine) -> Iterator[Advice]:
    """Sets of one strength exercise with no rest between."""
    for path, step in all_steps(case.routine.steps):
        if not isinstance(step, Group) or step.fewest_rounds < 2 or step.rest_between:
            continue
        inner = [case.exercises.get(s.exercise) for s in step.steps if isinstance(s, Work)]
        alone = len(step.steps) == 1 and len(inner) == 1
        if alone and inner[0] is not None and inner[0].kind is Kind.STRENGTH:
            least = amounts.exact_duration(LEAST_REST_S)
            text = f"Sets of strength want a rest between: {least} or more."
            yield Advice(path, AdviceWeight.WARNING, text)


def _my_cautions(case: AssessedRoutine) -> Iterator[Advice]:
    """What the person's own cautions speak against."""
    mine = case.contraindications.with_cautions(case.mine)
    instead = {found.exercise: found.instead for found in mine.exercises}
    for path, step, _ in case.known():
        if step.exercise in instead:
            easier = instead[step.exercise]
            how = f" Easier: {easier.text}" if easier else " Leave it out, or ask first."
            text = f"Something here applies to you.{how}"
            yield Advice(path, AdviceWeight.WARNING, text, easier.exercise if easier else None)


AdviceRule = Callable[[AssessedRoutine], Iterator[Advice]]
RULES: tuple[AdviceRule, ...] = (
    _unknown,
    _packs,
    _unusual,
    _before_a_run,
    _heat_after_cold,
    _heavy_sets,
    _my_cautions,
)


def _rounds_around(routine: Routine, path: StepPath) -> int:
    """How often a step is done on one side: the rounds of all groups around it."""
    times = 1
    around = {place: step for place, step in all_steps(routine.steps) if isinstance(step, Group)}
    for depth in range(1, len(path)):
        times *= around[path[:depth]].fewest_rounds
    return times
