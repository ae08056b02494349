"""Laying a routine flat: its steps, rounds and sides as segments, with the time to get ready."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.exercise.dose import Side, planned_dose
from recoverytimer.exercise.exercise import Sides
from recoverytimer.routine.routine import (
    Ask,
    Group,
    Pause,
    Question,
    RoundChoice,
    Step,
    StepPath,
    Work,
)
from recoverytimer.routine.timeline import (
    ExerciseFacts,
    RoundPosition,
    Segment,
    SegmentKind,
    Timeline,
    TimelineRecipe,
    segment_keys,
)

MOST_SEGMENTS = 2000


class TooLongError(ValueError):
    """A routine expands to more segments than a session can hold."""


def build_timeline(what: TimelineRecipe) -> Timeline:
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
    rebuilt = build_timeline(replace(timeline.recipe, more_rounds=tuple(more.items())))
    known = dict(zip(segment_keys(timeline.segments), timeline.segments, strict=True))
    exercise_of = {s.step: s.exercise for s in timeline.segments}
    segments = (
        replace(
            known.get(key, replace(s, exercise=exercise_of.get(s.step, s.exercise))),
            rounds=s.rounds,
        )
        for key, s in zip(segment_keys(rebuilt.segments), rebuilt.segments, strict=True)
    )
    return Timeline(rebuilt.recipe, tuple(segments))


class _Place(Struct, frozen=True):
    """Where the builder stands."""

    path: StepPath = ()
    rounds: tuple[RoundPosition, ...] = ()
    side: Side | None = None
    sided: bool = False


class _Builder:
    """Yields the segments of a recipe without their lead-ins."""

    def __init__(self, what: TimelineRecipe) -> None:
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
        for side in self._sides(group.sides):
            inner_side = side if group.sides else at.side
            sided = at.sided or group.sides is not None
            yield from self._rounds(group, _Place(at.path, at.rounds, inner_side, sided))

    def _rounds(self, group: Group, at: _Place) -> Iterator[Segment]:
        count = group.fewest_rounds + self._more.get(at.path, 0)
        for number in range(1, count + 1):
            here = RoundPosition(at.path, number, count, group.most_rounds)
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
            chosen = (None,) if alternate else self._sides(sides)
        for side in chosen:
            yield self._one_side(step, facts, side, at, alternate=alternate)
        if self._recipe.chosen_side:
            for extra in range(1, step.extra_on_chosen + 1):
                side = self._recipe.chosen_side
                yield replace(self._one_side(step, facts, side, at, alternate=False), extra=extra)
        if step.question:
            yield _question(step.question, at, None)

    def _one_side(
        self, step: Work, facts: ExerciseFacts, side: Side | None, at: _Place, *, alternate: bool
    ) -> Segment:
        round_index = at.rounds[-1].number - 1 if at.rounds else 0
        laid = planned_dose(step.dose or facts.dose, side, round_index)
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

    def _sides(self, sides: str | None) -> tuple[Side | None, ...]:
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


def _in_round(choice: RoundChoice, rounds: tuple[RoundPosition, ...]) -> bool:
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


def _with_lead_ins(what: TimelineRecipe, segments: Iterator[Segment]) -> Iterator[Segment]:
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
    what: TimelineRecipe, before: Segment | None, segment: Segment, rested_s: float
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
