"""A routine laid flat: what happens, in which order, for how long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from recoverytimer.exercise.dose import (
    MOST_ROUNDS,
    USUAL_PACES,
    Dose,
    Paces,
    PlannedDose,
    Side,
)
from recoverytimer.exercise.exercise import Exercise, Kind, Sides
from recoverytimer.routine.choices import picked
from recoverytimer.routine.routine import (
    Question,
    Routine,
    StepPath,
    exercise_steps,
    tells_sides_apart,
)


class SegmentKind(StrEnum):
    """What a stretch of the timeline is for."""

    PREPARE = "prepare"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"
    QUESTION = "question"


LEAD_IN = frozenset({SegmentKind.PREPARE, SegmentKind.SWITCH})


class RoundPosition(Struct, frozen=True, omit_defaults=True):
    """Where a segment stands in the rounds of a group; numbers count from 1.

    Attributes:
        planned: how many there are, with those that were added.
        most: how many the file allows, or None where it leaves the end open.
        fewest: how many it asks for; 0 where that is not known.
        side: on which side this pass through the group is, if it is on one.
    """

    group: StepPath
    number: int
    planned: int
    most: int | None = None
    fewest: int = 0
    side: Side | None = None

    @property
    def is_range(self) -> bool:
        """Whether the file leaves open how many there are, up to an end."""
        return self.most is not None and 0 < self.fewest < self.most

    @property
    def may_grow(self) -> bool:
        """Whether a round may be added."""
        most = self.most if self.is_range else MOST_ROUNDS
        return self.most != 1 and self.planned < (most or MOST_ROUNDS)

    @property
    def is_asked_for(self) -> bool:
        """Whether the person is asked for another round after the last."""
        return self.may_grow and (self.most is None or self.is_range)


class Segment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One stretch of the timeline.

    Attributes:
        planned_s: seconds, or None where the person decides when it ends.
        estimate_s: seconds for totals where `planned_s` is None.
        least_s: from here on it may be ended as done (the lower end of a range).
        plan: the dose behind a work segment.
        delayed: whether it is the wait before a delayed start.
        explains: whether all is said of how to get there, from the safety line on.
        offers_round: whether it is the question for another round of its group.
        in_rest: whether its seconds were taken from the rest before it.
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
    offers_round: bool = False
    in_rest: bool = False

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
    """Seconds, and how they are to be read.

    Attributes:
        least_s, most_s: the ends, where ranges leave it open; None where they are not known.
    """

    seconds: float
    certainty: Certainty = Certainty.EXACT
    least_s: float | None = None
    most_s: float | None = None


class Timing(Struct, frozen=True):
    """Seconds to get into position and to change sides; and those assumed for what has none.

    `prepare_in_rest`: whether a rest holds getting into position.
    """

    prepare_s: float = 10.0
    switch_s: float = 5.0
    prepare_in_rest: bool = False
    paces: Paces = USUAL_PACES


class ExerciseFacts(Struct, frozen=True, omit_defaults=True):
    """What the timeline needs to know of an exercise."""

    kind: Kind
    sides: Sides
    dose: Dose


class GroupPass(Struct, frozen=True, omit_defaults=True):
    """One time that a group is gone through, all of its rounds.

    Attributes:
        rounds: the rounds of the groups around it.
        side: where the group is done on one side and then on the other.
    """

    group: StepPath
    rounds: tuple[int, ...] = ()
    side: Side | None = None


class MoreRounds(Struct, frozen=True):
    """How many rounds were added to a pass through a group."""

    to: GroupPass
    count: Annotated[int, Meta(ge=1)]


class TimelineRecipe(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a timeline is made from.

    Attributes:
        facts: by exercise id, those of `swap` included.
        options: the options that are chosen; where none of a choice is, its first.
        more_rounds: rounds added while playing, by the pass through a group that they belong to.
        swapped: the places of the steps whose other exercise is done.
    """

    routine: Routine
    facts: dict[str, ExerciseFacts]
    timing: Timing = Timing()
    chosen_side: Side | None = None
    with_optional: bool = True
    options: tuple[str, ...] = ()
    more_rounds: tuple[MoreRounds, ...] = ()
    swapped: tuple[StepPath, ...] = ()

    @property
    def picked(self) -> frozenset[str]:
        """One option of each choice."""
        return frozenset(picked(self.routine, self.options))


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
    if any(s.plan and s.plan.count and s.plan.count.or_more for s in segments):
        return Total(seconds, Certainty.AT_LEAST)
    flexible = any(r.is_range for s in segments for r in s.rounds)
    exact = all(s.is_exact for s in segments) and not flexible
    return Total(seconds, Certainty.EXACT if exact else Certainty.ABOUT)


def timeline_recipe(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    timing: Timing | None = None,
    *,
    chosen_side: Side | None = None,
    with_optional: bool = True,
    options: tuple[str, ...] = (),
) -> TimelineRecipe:
    """Gather what a routine's timeline is made from.

    Where nobody chose a side, but something is done on the other one, it begins on the left.

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
        chosen_side=chosen_side or (Side.LEFT if tells_sides_apart(routine) else None),
        with_optional=with_optional,
        options=options,
    )


def segment_keys(segments: Sequence[Segment]) -> list[tuple[object, ...]]:
    """What tells each segment from the others, whatever is added around it."""
    seen: Counter[object] = Counter()
    found: list[tuple[object, ...]] = []
    for s in segments:
        key = (s.kind, s.step, s.side, rounds_key(s), s.extra, s.delayed, s.offers_round)
        found.append((*key, seen[key]))
        seen[key] += 1
    return found


def rounds_key(at: Segment) -> tuple[tuple[StepPath, int, Side | None], ...]:
    """In which rounds of which passes a segment is."""
    return tuple((part.group, part.number, part.side) for part in at.rounds)


def growing_pass(at: Segment) -> GroupPass | None:
    """The innermost pass through a group around a segment to which a round may be added."""
    for n in reversed(range(len(at.rounds))):
        if at.rounds[n].may_grow:
            return pass_of(at, n)
    return None


def pass_of(at: Segment, depth: int) -> GroupPass:
    """The pass through the group that lies so deep (from 0) around a segment."""
    around = tuple(part.number for part in at.rounds[:depth])
    return GroupPass(at.rounds[depth].group, around, at.rounds[depth].side)
