"""A routine laid flat: what happens, in which order, for how long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from recoverytimer.exercise.dose import MOST_ROUNDS, Dose, PlannedDose, Side
from recoverytimer.exercise.exercise import Exercise, Kind, Sides
from recoverytimer.routine.routine import Question, Routine, StepPath, exercise_steps


class SegmentKind(StrEnum):
    """What a stretch of the timeline is for."""

    PREPARE = "prepare"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"
    QUESTION = "question"


LEAD_IN = frozenset({SegmentKind.PREPARE, SegmentKind.SWITCH})


class RoundPosition(Struct, frozen=True, omit_defaults=True):
    """Where a segment stands in the rounds of a group; numbers count from 1."""

    group: StepPath
    number: int
    planned: int
    most: int | None = None


class Segment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One stretch of the timeline.

    Attributes:
        planned_s: seconds, or None where the person decides when it ends.
        estimate_s: seconds for totals where `planned_s` is None.
        least_s: from here on it may be ended as done (the lower end of a range).
        plan: the dose behind a work segment.
        delayed: whether it is the wait before a delayed start.
        explains: whether all is said of how to get there, from the safety line on.
    """

    kind: SegmentKind
    step: StepPath
    planned_s: float | None = None
    estimate_s: float = 0.0
    least_s: float | None = None
    exercise: str | None = None
    side: Side | None = None
    alternate: bool = False
    rounds: tuple[RoundPosition, ...] = ()
    plan: PlannedDose | None = None
    question: Question | None = None
    note: str | None = None
    temperature: float | str | None = None
    optional: bool = False
    swap: str | None = None
    extra: int = 0
    delayed: bool = False
    explains: bool = False

    @property
    def weight_s(self) -> float:
        """Seconds that it counts in a total."""
        return self.estimate_s if self.planned_s is None else self.planned_s

    @property
    def is_exact(self) -> bool:
        """Whether it lasts exactly its planned seconds unless a person intervenes."""
        shortest = self.planned_s if self.least_s is None else self.least_s
        may_stop = self.plan is not None and self.plan.may_stop
        return self.planned_s is not None and shortest == self.planned_s and not may_stop


class Certainty(StrEnum):
    """How a total is to be read."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"


class Total(Struct, frozen=True):
    """Seconds, and how they are to be read."""

    seconds: float
    certainty: Certainty = Certainty.EXACT


class Timing(Struct, frozen=True):
    """Seconds to get into position and to change sides."""

    prepare_s: float = 10.0
    switch_s: float = 5.0


class ExerciseFacts(Struct, frozen=True, omit_defaults=True):
    """What the timeline needs to know of an exercise."""

    kind: Kind
    sides: Sides
    dose: Dose


class TimelineRecipe(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a timeline is made from.

    Attributes:
        facts: by exercise id, those of `swap` included.
        more_rounds: rounds added while playing, by the place of their group.
    """

    routine: Routine
    facts: dict[str, ExerciseFacts]
    timing: Timing = Timing()
    chosen_side: Side | None = None
    with_optional: bool = True
    more_rounds: tuple[tuple[StepPath, Annotated[int, Meta(ge=1)]], ...] = ()


class Timeline(Struct, frozen=True):
    """A recipe and the segments that it comes to."""

    recipe: TimelineRecipe
    segments: tuple[Segment, ...]

    def first_of(self, step: StepPath) -> int:
        """The index of the first segment of a step or a group; 0 where it has none."""
        depth = len(step)
        return next((n for n, s in enumerate(self.segments) if s.step[:depth] == step), 0)

    @property
    def total(self) -> Total:
        """The sum of all segments, and whether that is exact."""
        return total_of(self.segments)


def total_of(segments: tuple[Segment, ...]) -> Total:
    """The sum of some segments, and whether that is exact."""
    seconds = sum(s.weight_s for s in segments)
    if any(r.most is None for s in segments for r in s.rounds):
        return Total(seconds, Certainty.AT_LEAST)
    flexible = any(r.most != r.planned for s in segments for r in s.rounds)
    exact = all(s.is_exact for s in segments) and not flexible
    return Total(seconds, Certainty.EXACT if exact else Certainty.ABOUT)


def timeline_recipe(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    timing: Timing | None = None,
    *,
    chosen_side: Side | None = None,
    with_optional: bool = True,
) -> TimelineRecipe:
    """Gather what a routine's timeline is made from.

    Raises:
        KeyError: a step names an exercise that is not among the exercises.
    """
    names = {n for _, step in exercise_steps(routine) for n in (step.exercise, step.swap) if n}
    facts = {
        n: ExerciseFacts(exercises[n].kind, exercises[n].sides, exercises[n].dose.one_set)
        for n in names
    }
    return TimelineRecipe(
        routine=routine,
        facts=facts,
        timing=timing or Timing(),
        chosen_side=chosen_side,
        with_optional=with_optional,
    )


def segment_keys(segments: tuple[Segment, ...]) -> list[tuple[object, ...]]:
    """What tells each segment from the others, whatever is added around it."""
    seen: Counter[object] = Counter()
    found: list[tuple[object, ...]] = []
    for s in segments:
        numbers = tuple(r.number for r in s.rounds)
        key = (s.kind, s.step, s.side, numbers, s.extra, s.delayed)
        found.append((*key, seen[key]))
        seen[key] += 1
    return found


def rounds_can_grow(at: Segment) -> StepPath | None:
    """The innermost group around a segment to which a round may be added."""
    for part in reversed(at.rounds):
        if part.planned < MOST_ROUNDS and part.most != 1:
            return part.group
    return None
