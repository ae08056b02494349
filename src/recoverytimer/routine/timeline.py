"""A routine laid flat: what happens, in which order, for how long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from recoverytimer.exercise.dose import MOST_ROUNDS, Dose, Plan, Side, plan
from recoverytimer.exercise.exercise import Exercise, Kind, Sides
from recoverytimer.routine.routine import (
    Ask,
    Group,
    Pause,
    Question,
    RoundChoice,
    Routine,
    Step,
    StepPath,
    Work,
    works,
)

MOST_SEGMENTS = 2000


class TooLongError(ValueError):
    """A routine expands to more segments than a session can hold."""

    def __init__(self) -> None:
        super().__init__(f"the rounds multiply to more than {MOST_SEGMENTS} segments")


class SegmentKind(StrEnum):
    """What a stretch of the timeline is for."""

    PREPARE = "prepare"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"
    QUESTION = "question"


LEAD_IN = frozenset({SegmentKind.PREPARE, SegmentKind.SWITCH})


class Round(Struct, frozen=True, omit_defaults=True):
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
    """

    kind: SegmentKind
    step: StepPath
    planned_s: float | None = None
    estimate_s: float = 0.0
    least_s: float | None = None
    exercise: str | None = None
    side: Side | None = None
    alternate: bool = False
    rounds: tuple[Round, ...] = ()
    plan: Plan | None = None
    question: Question | None = None
    note: str | None = None
    temperature: float | str | None = None
    optional: bool = False
    swap: str | None = None
    extra: int = 0
    delayed: bool = False

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


@dataclass(frozen=True, slots=True)
class Total:
    """Seconds, and how they are to be read."""

    seconds: float
    certainty: Certainty = Certainty.EXACT


class Timing(Struct, frozen=True):
    """Seconds to get into position and to change sides."""

    prepare_s: float = 10.0
    switch_s: float = 5.0


class Facts(Struct, frozen=True, omit_defaults=True):
    """What the timeline needs to know of an exercise."""

    kind: Kind
    sides: Sides
    dose: Dose


class Recipe(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a timeline is made from.

    Attributes:
        facts: by exercise id, those of `swap` included.
        more_rounds: rounds added while playing, by the place of their group.
    """

    routine: Routine
    facts: dict[str, Facts]
    timing: Timing = Timing()
    chosen_side: Side | None = None
    with_optional: bool = True
    more_rounds: tuple[tuple[StepPath, Annotated[int, Meta(ge=1)]], ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """A recipe and the segments that it comes to."""

    recipe: Recipe
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


def recipe(
    routine: Routine,
    exercises: Mapping[str, Exercise],
    timing: Timing | None = None,
    *,
    chosen_side: Side | None = None,
    with_optional: bool = True,
) -> Recipe:
    """Gather what a routine's timeline is made from.

    Raises:
        KeyError: a step names an exercise that is not among the exercises.
    """
    names = {n for _, step in works(routine) for n in (step.exercise, step.swap) if n}
    facts = {
        n: Facts(exercises[n].kind, exercises[n].sides, exercises[n].dose.one_set) for n in names
    }
    return Recipe(
        routine=routine,
        facts=facts,
        timing=timing or Timing(),
        chosen_side=chosen_side,
        with_optional=with_optional,
    )


def build(what: Recipe) -> Timeline:
    """Lay a recipe flat.

    Raises:
        TooLongError: the rounds multiply to more segments than a session can hold.
    """
    return Timeline(what, tuple(_with_lead_ins(what, _counted(_Builder(what).all()))))


def with_more_rounds(timeline: Timeline, group: StepPath) -> Timeline:
    """The same with one more round of a group; what stood there before stays as it is.

    Raises:
        TooLongError: there are too many segments already.
    """
    more = dict(timeline.recipe.more_rounds)
    more[group] = more.get(group, 0) + 1
    rebuilt = build(replace(timeline.recipe, more_rounds=tuple(more.items())))
    known = dict(zip(keys(timeline.segments), timeline.segments, strict=True))
    exercise_of = {s.step: s.exercise for s in timeline.segments}
    segments = (
        replace(
            known.get(key, replace(s, exercise=exercise_of.get(s.step, s.exercise))),
            rounds=s.rounds,
        )
        for key, s in zip(keys(rebuilt.segments), rebuilt.segments, strict=True)
    )
    return Timeline(rebuilt.recipe, tuple(segments))


def keys(segments: tuple[Segment, ...]) -> list[tuple[object, ...]]:
    """What tells each segment from the others, whatever is added around it."""
    seen: Counter[object] = Counter()
    found: list[tuple[object, ...]] = []
    for s in segments:
        numbers = tuple(r.number for r in s.rounds)
        key = (s.kind, s.step, s.side, numbers, s.extra, s.delayed)
        found.append((*key, seen[key]))
        seen[key] += 1
    return found


def rounds_can_grow(timeline: Timeline, at: Segment) -> StepPath | None:
    """The innermost group around a segment to which a round may be added."""
    for part in reversed(at.rounds):
        if part.planned < MOST_ROUNDS and part.most != 1:
            return part.group
    return None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the builder stands."""

    path: StepPath = ()
    rounds: tuple[Round, ...] = ()
    side: Side | None = None
    sided: bool = False


class _Builder:
    """Yields the segments of a recipe without their lead-ins."""

    def __init__(self, what: Recipe) -> None:
        self._recipe = what
        self._more = dict(what.more_rounds)

    def all(self) -> Iterator[Segment]:
        delay = self._recipe.routine.delay
        if delay:
            yield Segment(kind=SegmentKind.PREPARE, step=(0,), planned_s=delay, delayed=True)
        yield from self._steps(self._recipe.routine.steps, _Place())

    def _steps(self, steps: tuple[Step, ...], at: _Place) -> Iterator[Segment]:
        for number, step in enumerate(steps):
            here = _Place((*at.path, number), at.rounds, at.side, at.sided)
            optional = not isinstance(step, Ask) and step.optional
            if (optional and not self._recipe.with_optional) or not _in_round(
                step.in_rounds, at.rounds
            ):
                continue
            if isinstance(step, Group):
                yield from self._group(step, here)
            elif isinstance(step, Work):
                yield from self._work(step, here)
            elif isinstance(step, Pause):
                yield from _rest(step, here)
            else:
                yield _question(step.question, here, step.note)

    def _group(self, group: Group, at: _Place) -> Iterator[Segment]:
        for side in self._sides(group.sides, at):
            inner_side = side if group.sides else at.side
            sided = at.sided or group.sides is not None
            yield from self._rounds(group, _Place(at.path, at.rounds, inner_side, sided))

    def _rounds(self, group: Group, at: _Place) -> Iterator[Segment]:
        count = group.fewest_rounds + self._more.get(at.path, 0)
        for number in range(1, count + 1):
            here = Round(at.path, number, count, group.most_rounds)
            yield from self._steps(
                group.steps, _Place(at.path, (*at.rounds, here), at.side, at.sided)
            )
            if number < count and group.rest_between:
                yield Segment(
                    kind=SegmentKind.REST,
                    step=at.path,
                    planned_s=group.rest_between,
                    rounds=(*at.rounds, here),
                    side=at.side,
                )

    def _work(self, step: Work, at: _Place) -> Iterator[Segment]:
        facts = self._recipe.facts[step.exercise]
        sides = step.sides or facts.sides
        alternate = sides is Sides.ALTERNATE
        if at.sided and sides not in {Sides.NONE, Sides.ALTERNATE}:
            chosen: tuple[Side | None, ...] = (at.side,)
        else:
            chosen = (None,) if alternate else self._sides(sides, at)
        for side in chosen:
            yield self._one_side(step, facts, side, at, alternate=alternate)
        if self._recipe.chosen_side:
            for extra in range(1, step.extra_on_chosen + 1):
                side = self._recipe.chosen_side
                yield replace(self._one_side(step, facts, side, at, alternate=False), extra=extra)
        if step.question:
            yield _question(step.question, at, None)

    def _one_side(
        self, step: Work, facts: Facts, side: Side | None, at: _Place, *, alternate: bool
    ) -> Segment:
        round_index = at.rounds[-1].number - 1 if at.rounds else 0
        laid = plan(step.dose or facts.dose, side, round_index)
        seconds = laid.seconds
        return Segment(
            kind=SegmentKind.WORK,
            step=at.path,
            planned_s=seconds.high if seconds else None,
            estimate_s=laid.estimate_s,
            least_s=seconds.low if seconds and seconds.is_range else None,
            exercise=step.exercise,
            side=side,
            alternate=alternate,
            rounds=at.rounds,
            plan=laid,
            note=step.note,
            temperature=step.temperature,
            optional=step.optional,
            swap=step.swap,
        )

    def _sides(self, sides: str | None, at: _Place) -> tuple[Side | None, ...]:
        if sides == Sides.EACH:
            return (Side.LEFT, Side.RIGHT)
        if sides == Sides.CHOSEN:
            return (self._recipe.chosen_side,)
        if sides in {Sides.LEFT, Sides.RIGHT}:
            return (Side(sides),)
        return (None,)


def _rest(step: Pause, at: _Place) -> Iterator[Segment]:
    if step.rest:
        yield Segment(
            kind=SegmentKind.REST,
            step=at.path,
            planned_s=step.rest,
            side=at.side,
            rounds=at.rounds,
            note=step.note,
            optional=step.optional,
        )
    if step.question:
        yield _question(step.question, at, None)


def _question(question: Question, at: _Place, note: str | None) -> Segment:
    return Segment(
        kind=SegmentKind.QUESTION,
        step=at.path,
        question=question,
        side=at.side,
        rounds=at.rounds,
        note=note,
    )


def _in_round(choice: RoundChoice, rounds: tuple[Round, ...]) -> bool:
    if choice is None or not rounds:
        return True
    number, last = rounds[-1].number, rounds[-1].planned
    if isinstance(choice, tuple):
        return number in choice
    return {
        "first": number == 1,
        "not first": number != 1,
        "last": number == last,
        "not last": number != last,
    }[choice]


def _counted(segments: Iterator[Segment]) -> Iterator[Segment]:
    seen: Counter[object] = Counter()
    for segment in segments:
        seen["all"] += 1
        if seen["all"] > MOST_SEGMENTS:
            raise TooLongError
        yield segment


def _with_lead_ins(what: Recipe, segments: Iterator[Segment]) -> Iterator[Segment]:
    """Time to get into position before a new exercise, to change sides within one.

    Neither where the same exercise goes on on the same side, and none where a rest has given
    the time to change sides already.
    """
    before: Segment | None = None
    rested_s = 0.0
    for segment in segments:
        if segment.kind is SegmentKind.REST:
            rested_s += segment.weight_s
        elif segment.kind is SegmentKind.WORK:
            lead = _lead_in(what, before, segment, rested_s)
            if lead is not None:
                yield lead
            before, rested_s = segment, 0.0
        yield segment


def _lead_in(
    what: Recipe, before: Segment | None, segment: Segment, rested_s: float
) -> Segment | None:
    step = _step_at(what.routine.steps, segment.step)
    same = before is not None and before.exercise == segment.exercise
    if same and before is not None and before.side == segment.side:
        return None
    if same:
        kind = SegmentKind.SWITCH
        seconds = _first(step.switch, what.routine.switch, what.timing.switch_s)
        seconds = 0 if rested_s >= seconds else seconds
    else:
        kind = SegmentKind.PREPARE
        seconds = _first(step.prepare, what.routine.prepare, what.timing.prepare_s)
    if not seconds:
        return None
    return Segment(
        kind=kind,
        step=segment.step,
        planned_s=seconds,
        exercise=segment.exercise,
        side=segment.side,
        alternate=segment.alternate,
        rounds=segment.rounds,
        swap=segment.swap,
        extra=segment.extra,
    )


def _step_at(steps: tuple[Step, ...], path: StepPath) -> Work:
    step = steps[path[0]]
    for number in path[1:]:
        assert isinstance(step, Group)
        step = step.steps[number]
    assert isinstance(step, Work)
    return step


def _first(*values: float | None) -> float:
    return next(float(v) for v in values if v is not None)
