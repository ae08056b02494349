"""All that is worked out from a routine while it is edited: its timeline, and what to say of it.

That is warnings with a cure, and the few refusals.

The limits and their reasons are those of `limits` and of the exercises' own files; the rules are a
table, each looks at the whole routine and yields what it finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from msgspec import Struct

from recoverytimer.exercise.contraindications import (
    NO_CAUTIONS,
    Contraindications,
    PersonalCautions,
)
from recoverytimer.exercise.dose import (
    Dose,
    Measure,
    NumberRange,
    Sided,
    SidedSeconds,
    amount_range,
)
from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.exercise.limits import LONGEST_BEFORE_RUN_S, USUAL_HOLDS, spell_limit, usual_hold
from recoverytimer.routine.adapting import step_changes
from recoverytimer.routine.bars import SegmentBar, timeline_bars
from recoverytimer.routine.choices import each_way, steps_with
from recoverytimer.routine.faults import RoutineFault
from recoverytimer.routine.ignored import Ignored, ignored
from recoverytimer.routine.portrait import ASSUMED_SIDE, against
from recoverytimer.routine.routine import (
    BEFORE_A_RUN,
    Ask,
    Group,
    Pause,
    Routine,
    StepPath,
    Work,
    all_steps,
    exercise_steps,
    played_exercises,
)
from recoverytimer.routine.span import routine_total
from recoverytimer.routine.timeline import Timeline, TimelineRecipe, Timing, Total, timeline_recipe
from recoverytimer.routine.timelinebuilder import TooLongError, build_timeline


class Finding(Enum):
    """What can be found without more to be said of it."""

    NO_STEPS = auto()
    HEAT_AFTER_COLD = auto()
    NO_REST_BETWEEN_SETS = auto()


class NoExercise(Struct, frozen=True):
    """There is no exercise of this id, to do or to swap for."""

    id: str
    is_swap: bool


class LongSpell(Struct, frozen=True):
    """So many seconds of cold or heat without a break."""

    kind: Kind
    seconds: float


class UnusualHold(Struct, frozen=True):
    """A hold is outside of the seconds that are usual."""

    usual: NumberRange


class HeldBeforeRun(Struct, frozen=True):
    """A muscle is held for so many seconds just before a run."""

    muscle: str
    seconds: float


class Applies(Struct, frozen=True):
    """A caution of the person speaks against it; `easier` says what is easier, if anything."""

    easier: str = ""


class AdviceWeight(StrEnum):
    """Whether one may save all the same."""

    WARNING = "warning"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class Advice:
    """What was found at the step at a place (in the whole routine where that is empty).

    `instead` is an exercise that would be better there.
    """

    path: StepPath
    weight: AdviceWeight
    finding: (
        Finding
        | NoExercise
        | LongSpell
        | UnusualHold
        | HeldBeforeRun
        | Applies
        | RoutineFault
        | Ignored
    )
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class AssessedRoutine:
    """A routine with all that is needed to assess it."""

    routine: Routine
    exercises: Mapping[str, Exercise]
    mine: PersonalCautions = NO_CAUTIONS

    def known(self) -> Iterator[tuple[StepPath, Work, Exercise]]:
        """The steps whose exercise is known."""
        for path, step in played_exercises(self.routine):
            exercise = self.exercises.get(step.exercise)
            if exercise is not None:
                yield path, step, exercise

    @property
    def contraindications(self) -> Contraindications:
        """What speaks against it, for whomever."""
        return against(self.routine, self.exercises)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is said of a routine's steps, and its timeline and total where it can be laid flat."""

    advice: tuple[Advice, ...]
    timeline: Timeline | None
    total: Total | None
    bars: tuple[SegmentBar, ...]
    contraindications: Contraindications

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
        found.append(Advice((), AdviceWeight.REFUSAL, Finding.NO_STEPS))
    timeline = total = None
    named = {name for _, w in exercise_steps(case.routine) for name in (w.exercise, w.swap) if name}
    if case.routine.steps and all(name in case.exercises for name in named):
        try:
            recipe = _recipe(case, timing)
            timeline, total = build_timeline(recipe), routine_total(recipe, any_options=True)
            found.extend(
                Advice(one.path, AdviceWeight.WARNING, one)
                for one in ignored(case.routine, case.exercises)
            )
        except TooLongError:
            found.append(Advice((), AdviceWeight.REFUSAL, RoutineFault.TOO_MANY_SEGMENTS))
    laid = timeline_bars(timeline, case.exercises) if timeline else ()
    return Assessment(tuple(found), timeline, total, laid, case.contraindications)


def _recipe(case: AssessedRoutine, timing: Timing) -> TimelineRecipe:
    # As if a side were chosen, so that what is done on it counts.
    return timeline_recipe(case.routine, case.exercises, timing, chosen_side=ASSUMED_SIDE)


def advice(case: AssessedRoutine) -> tuple[Advice, ...]:
    """Everything that is to be said, in the order of the steps."""
    return tuple(sorted((a for rule in RULES for a in rule(case)), key=lambda a: a.path))


def holds(dose: Dose) -> tuple[NumberRange, ...]:
    """All holds that a dose names: one, or one for each side or round."""
    hold = dose.hold
    if dose.measures != (Measure.HOLD,) or hold is None:
        return ()
    sides = (hold.left, hold.right) if isinstance(hold, Sided | SidedSeconds) else (hold,)
    rounds = [value for side in sides for value in (side if isinstance(side, tuple) else (side,))]
    return tuple(amount_range(value) for value in rounds)


def _unknown(case: AssessedRoutine) -> Iterator[Advice]:
    for path, step in played_exercises(case.routine):
        for name, is_swap in ((step.exercise, False), (step.swap, True)):
            if name and name not in case.exercises:
                yield Advice(path, AdviceWeight.REFUSAL, NoExercise(name, is_swap))


def _packs(case: AssessedRoutine) -> Iterator[Advice]:
    """One spell of cold or heat: a word from 15 minutes on, never more than 20."""
    for path, step, exercise in case.known():
        if exercise.kind not in {Kind.COLD, Kind.HEAT}:
            continue
        bounds = spell_limit(exercise.kind)
        longest = max((s.high for s in holds(step.dose or exercise.dose)), default=0.0)
        if longest > bounds.warn_s:
            harms = longest > bounds.cap_s
            weight = AdviceWeight.REFUSAL if harms else AdviceWeight.WARNING
            yield Advice(path, weight, LongSpell(exercise.kind, longest))


def _unusual(case: AssessedRoutine) -> Iterator[Advice]:
    """A hold outside of what is usual for the exercise and for all of its kind."""
    for path, step, exercise in case.known():
        all_of_kind, own = USUAL_HOLDS.get(exercise.kind), usual_hold(exercise)
        if all_of_kind is None or own is None or step.dose is None:
            continue
        low, high = min(own.low, all_of_kind.low), max(own.high, all_of_kind.high)
        if any(s.low < low or s.high > high for s in holds(step.dose)):
            yield Advice(path, AdviceWeight.WARNING, UnusualHold(own))


def _before_a_run(case: AssessedRoutine) -> Iterator[Advice]:
    """Long static holds just before a run (S5 of the guide's sources)."""
    if BEFORE_A_RUN not in case.routine.tags:
        return
    longest: dict[str, tuple[float, StepPath]] = {}
    for options in each_way(case.routine):
        for muscle, found in _held_in(case, options).items():
            longest[muscle] = max(longest.get(muscle, found), found)
    for muscle, (seconds, last) in longest.items():
        if seconds >= LONGEST_BEFORE_RUN_S:
            yield Advice(last, AdviceWeight.WARNING, HeldBeforeRun(muscle, seconds))


def _held_in(
    case: AssessedRoutine, options: tuple[str, ...]
) -> Mapping[str, tuple[float, StepPath]]:
    """How long each muscle is stretched in a hold (s), and where last, with some options."""
    there = {path for path, _ in steps_with(case.routine, options)}
    held: dict[str, tuple[float, StepPath]] = {}
    for path, step, exercise in case.known():
        if path in there and exercise.kind is Kind.STRETCH and exercise.muscles:
            muscle = exercise.muscles[0]
            each = max((s.high for s in holds(step.dose or exercise.dose)), default=0.0)
            before, _ = held.get(muscle, (0.0, path))
            held[muscle] = before + _rounds_around(case.routine, path) * each, path
    return held


def _heat_after_cold(case: AssessedRoutine) -> Iterator[Advice]:
    """Heat after cold wants a look at the skin first, whatever is chosen."""
    ways = each_way(case.routine)
    found = (advice for way in ways for advice in _heat_after_cold_in(case, way))
    yield from dict.fromkeys(found)


def _heat_after_cold_in(case: AssessedRoutine, options: tuple[str, ...]) -> Iterator[Advice]:
    cold = False
    for path, step in steps_with(case.routine, options):
        if isinstance(step, Ask) or (isinstance(step, Pause) and step.question):
            cold = False
        if not isinstance(step, Work):
            continue
        exercise = case.exercises.get(step.exercise)
        kind = exercise.kind if exercise else None
        if kind is Kind.HEAT and cold:
            yield Advice(path, AdviceWeight.WARNING, Finding.HEAT_AFTER_COLD)
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
            yield Advice(path, AdviceWeight.WARNING, Finding.NO_REST_BETWEEN_SETS)


def _my_cautions(case: AssessedRoutine) -> Iterator[Advice]:
    """What the person's own cautions speak against, with what would be done instead."""
    for change in step_changes(case.routine, case.exercises, case.mine):
        easier = case.exercises[change.exercise].easier
        is_told = easier is not None and easier.exercise in {None, change.instead}
        said = Applies(easier.text if easier and is_told else "")
        yield Advice(change.path, AdviceWeight.WARNING, said, change.instead)


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
