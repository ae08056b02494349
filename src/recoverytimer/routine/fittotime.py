"""Making a routine as long as one has time: holds within their ranges, optional steps last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.exercise.dose import (
    Dose,
    Measure,
    NumberRange,
    Sided,
    SidedSeconds,
    amount_range,
)
from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.exercise.limits import usual_hold
from recoverytimer.routine.routine import (
    Ask,
    Group,
    Routine,
    Step,
    StepPath,
    Work,
    all_steps,
    played_exercises,
)
from recoverytimer.routine.stepedits import changed, removed, step_at
from recoverytimer.routine.timeline import Timing, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline

STEP_S = 5.0
NEAR_S = 10.0
HALVINGS = 14
LEAST_FACTOR, MOST_FACTOR = 0.2, 5.0
# What lasts as long as one likes may become so much shorter or longer.
ELASTIC = {Kind.BREATHING: 2.0, Kind.ACTIVE: 2.0, Kind.REST: 2.0, Kind.MOBILITY: 1.5}


class LeftOut(Struct, frozen=True):
    """An optional step is left out; the name of its exercise is empty for a rest or a group."""

    exercise: str
    is_group: bool = False


class OtherHold(Struct, frozen=True):
    """An exercise is held longer or shorter."""

    exercise: str
    before: Dose
    after: Dose


@dataclass(frozen=True, slots=True)
class FittedRoutine:
    """A routine that fits a time as well as it can, and what was changed for that."""

    routine: Routine
    seconds: float
    changes: tuple[LeftOut | OtherHold, ...]


def fit_to_time(
    routine: Routine, exercises: Mapping[str, Exercise], timing: Timing, wanted_s: float
) -> FittedRoutine:
    """Scale the holds within their ranges; where that is not enough, leave optional steps out."""
    best = _scaled_to(routine, exercises, timing, wanted_s)
    shorter = routine
    for path in reversed(_optional(routine)):
        if _seconds(best, exercises, timing) <= wanted_s + NEAR_S:
            break
        left = removed(shorter.steps, [path])
        if not left:
            break
        shorter = replace(shorter, steps=left)
        best = _scaled_to(shorter, exercises, timing, wanted_s)
    changes = tuple(_changes(routine, shorter, best, exercises))
    return FittedRoutine(best, _seconds(best, exercises, timing), changes)


def _optional(routine: Routine) -> list[StepPath]:
    return [
        path
        for path, step in all_steps(routine.steps)
        if not isinstance(step, Ask) and step.optional
    ]


def _seconds(routine: Routine, exercises: Mapping[str, Exercise], timing: Timing) -> float:
    return build_timeline(timeline_recipe(routine, exercises, timing)).total.seconds


def _scaled_to(
    routine: Routine, exercises: Mapping[str, Exercise], timing: Timing, wanted_s: float
) -> Routine:
    """The holds scaled by one factor, found by halving."""
    low, high = LEAST_FACTOR, MOST_FACTOR
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if _seconds(_scaled(routine, exercises, middle), exercises, timing) > wanted_s:
            high = middle
        else:
            low = middle
    options = [routine, *(_scaled(routine, exercises, factor) for factor in (low, high))]
    return min(options, key=lambda r: abs(_seconds(r, exercises, timing) - wanted_s))


def _scaled(routine: Routine, exercises: Mapping[str, Exercise], factor: float) -> Routine:
    steps = routine.steps
    for path, step in played_exercises(routine):
        exercise = exercises[step.exercise]
        dose = step.dose or exercise.dose.one_set
        if dose.measures != (Measure.HOLD,):
            continue
        scaled = _scaled_dose(dose, _bounds(dose, exercise), factor)
        if scaled != dose:
            steps = changed(steps, path, lambda s, d=scaled: _with_dose(s, d))  # type: ignore[misc]
    return replace(routine, steps=steps)


def _with_dose(step: Step, dose: Dose) -> Step:
    assert isinstance(step, Work)
    return replace(step, dose=dose)


def _bounds(dose: Dose, exercise: Exercise) -> NumberRange:
    """Between what a hold may lie: its own range, what is usual, or a little around it."""
    now = amount_range(dose.hold if not isinstance(dose.hold, SidedSeconds) else dose.hold.left)
    usual = usual_hold(exercise)
    if usual is not None:
        # What is outside already stays possible.
        return NumberRange(min(usual.low, now.low), max(usual.high, now.high))
    stretch = ELASTIC.get(exercise.kind, 1.0)
    return NumberRange(now.low / stretch, now.high * stretch)


def _scaled_dose(dose: Dose, bounds: NumberRange, factor: float) -> Dose:
    def scaled(value: Any) -> Any:
        if isinstance(value, Sided | SidedSeconds):
            return SidedSeconds(scaled(value.left), scaled(value.right))
        if isinstance(value, tuple):
            return tuple(scaled(one) for one in value)
        wanted = amount_range(cast("float | str", value)).high * factor
        rounded = max(STEP_S, round(wanted / STEP_S) * STEP_S)
        return min(max(rounded, bounds.low), bounds.high)

    return replace(dose, hold=scaled(dose.hold))


def _changes(
    routine: Routine, shorter: Routine, best: Routine, exercises: Mapping[str, Exercise]
) -> Iterator[LeftOut | OtherHold]:
    kept = [step for _, step in all_steps(shorter.steps)]
    for _, step in all_steps(routine.steps):
        if not isinstance(step, Ask) and step.optional and step not in kept:
            name = exercises[step.exercise].name if isinstance(step, Work) else ""
            yield LeftOut(name, is_group=isinstance(step, Group))
    for path, after in played_exercises(best):
        before = step_at(shorter.steps, path)
        assert isinstance(before, Work)
        exercise = exercises[after.exercise]
        old, new = (s.dose or exercise.dose.one_set for s in (before, after))
        if old != new:
            yield OtherHold(exercise.name, old, new)
