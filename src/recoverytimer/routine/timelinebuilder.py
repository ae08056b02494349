"""Laying a routine flat: its steps, rounds and sides as segments, with the time to get ready."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.exercise.dose import Side, planned_dose
from recoverytimer.exercise.exercise import Sides
from recoverytimer.routine.choices import is_there
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
from recoverytimer.routine.stepedits import step_at
from recoverytimer.routine.timeline import (
    ExerciseFacts,
    GroupPass,
    RoundPosition,
    Segment,
    SegmentKind,
    Timeline,
    TimelineRecipe,
)

MOST_SEGMENTS = 2000


class TooLongError(ValueError):
    """A routine expands to more segments than a session can hold."""


def build_timeline(what: TimelineRecipe) -> Timeline:
    """Lay a recipe flat.

    Raises:
        TooLongError: the rounds multiply to more segments than a session can hold.
    """
    return Timeline(what, tuple(with_lead_ins(what, bare_segments(what))))


def bare_segments(what: TimelineRecipe) -> Iterator[Segment]:
    """The segments without their lead-ins."""
    return _counted(_Builder(what).all())


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
        self._more = {more.to: more.count for more in what.more_rounds}
        self._picked = what.picked

    def all(self) -> Iterator[Segment]:
        delay = self._recipe.routine.delay
        if delay:
            yield Segment(kind=SegmentKind.PREPARE, step=(0,), planned_s=delay, delayed=True)
        yield from self._steps(self._recipe.routine.steps, _Place())

    def _steps(self, steps: tuple[Step, ...], at: _Place) -> Iterator[Segment]:
        for number, step in enumerate(steps):
            if not self._is_played(step, at):
                continue
            here = _Place((*at.path, number), at.rounds, at.side, at.sided)
            if isinstance(step, Group):
                yield from self._group(step, here)
            elif isinstance(step, Work):
                yield from self._work(step, here)
            elif isinstance(step, Pause):
                yield from _rest(step, here)
            else:
                yield _question(step.question, here, step.note)

    def _is_played(self, step: Step, at: _Place) -> bool:
        if step.left_out or not is_there(self._recipe.routine, step.only, self._picked):
            return False
        optional = not isinstance(step, Ask) and step.optional
        wanted = self._recipe.with_optional or not optional
        return wanted and _in_round(step.in_rounds, at.rounds)

    def _group(self, group: Group, at: _Place) -> Iterator[Segment]:
        passes = self._sides(group.sides) if group.sides else (at.side,)
        chosen = self._recipe.chosen_side if group.extra_on_chosen else None
        # On one side after the other, the extra rounds come behind both.
        extra = 0 if group.sides or chosen is None else group.extra_on_chosen
        for side in passes:
            sided = at.sided or group.sides is not None
            yield from self._rounds(group, _Place(at.path, at.rounds, side, sided), extra)
        if group.sides and chosen:
            yield from self._extra_rounds(group, at, range(1, group.extra_on_chosen + 1))

    def _rounds(self, group: Group, at: _Place, extra: int) -> Iterator[Segment]:
        fewest, most = group.rounds_in(_round_index(at))
        here = GroupPass(at.path, tuple(part.number for part in at.rounds), at.side)
        count = fewest + self._more.get(here, 0)
        position = RoundPosition(
            group=at.path,
            number=count,
            planned=count + extra,
            most=None if most is None else most + extra,
            fewest=fewest + extra,
            side=at.side,
        )
        for number in range(1, count + 1):
            inside = replace(at, rounds=(*at.rounds, replace(position, number=number)))
            yield from self._steps(group.steps, inside)
            if number < count:
                yield from _rest_between(group, inside)
        if position.is_asked_for:
            yield Segment(
                kind=SegmentKind.QUESTION,
                step=at.path,
                rounds=(*at.rounds, position),
                side=at.side,
                offers_round=True,
            )
        if extra:
            yield from self._extra_rounds(group, at, range(count + 1, count + extra + 1))

    def _extra_rounds(self, group: Group, at: _Place, numbers: range) -> Iterator[Segment]:
        """Rounds on the chosen side only, each behind a rest; no more can be added to them."""
        side = self._recipe.chosen_side
        for number in numbers:
            here = RoundPosition(at.path, number, numbers[-1], 1, 1, side)
            inside = _Place(at.path, (*at.rounds, here), side, sided=True)
            yield from _rest_between(group, inside)
            yield from self._steps(group.steps, inside)

    def _work(self, step: Work, at: _Place) -> Iterator[Segment]:
        step = self._as_swapped(step, at.path)
        facts = self._recipe.facts[step.exercise]
        sides = step.sides or facts.sides
        alternate = sides is Sides.ALTERNATE
        if at.sided and sides not in {Sides.NONE, Sides.ALTERNATE}:
            chosen: tuple[Side | None, ...] = (at.side,)
        else:
            chosen = (None,) if alternate else self._sides(sides)
        for side in chosen:
            yield self._one_side(step, facts, side, at, alternate=alternate)
        if self._recipe.chosen_side and chosen:
            for extra in range(1, step.extra_on_chosen + 1):
                side = self._recipe.chosen_side
                yield replace(self._one_side(step, facts, side, at, alternate=False), extra=extra)
        if step.question and chosen:
            yield _question(step.question, at, None)

    def _as_swapped(self, step: Work, path: StepPath) -> Work:
        """The step with its other exercise, on the sides of that, where that is wanted."""
        if step.swap is None or path not in self._recipe.swapped:
            return step
        before, after = self._recipe.facts[step.exercise], self._recipe.facts[step.swap]
        is_usual = step.sides in {None, before.sides} or after.sides is Sides.NONE
        return replace(
            step,
            exercise=step.swap,
            swap=step.exercise,
            sides=after.sides if is_usual else step.sides,
        )

    def _one_side(
        self, step: Work, facts: ExerciseFacts, side: Side | None, at: _Place, *, alternate: bool
    ) -> Segment:
        dose, paces = step.dose or facts.dose, self._recipe.timing.paces
        laid = planned_dose(dose, side, _round_index(at), paces, step.speed)
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

    def _sides(self, sides: str) -> tuple[Side | None, ...]:
        chosen = self._recipe.chosen_side
        match sides:
            case Sides.EACH:
                return (Side.LEFT, Side.RIGHT)
            case Sides.RIGHT_FIRST:
                return (Side.RIGHT, Side.LEFT)
            case Sides.CHOSEN_FIRST:
                return ((chosen or Side.LEFT), (chosen or Side.LEFT).other)
            case Sides.CHOSEN:
                return (chosen,)
            case Sides.OTHER:
                return (chosen.other,) if chosen else ()
            case Sides.LEFT | Sides.RIGHT:
                return (Side(sides),)
        return (None,)


def _round_index(at: _Place) -> int:
    return at.rounds[-1].number - 1 if at.rounds else 0


def _rest_between(group: Group, at: _Place) -> Iterator[Segment]:
    if group.rest_between:
        yield Segment(
            kind=SegmentKind.REST,
            step=at.path,
            planned_s=group.rest_between,
            rounds=at.rounds,
            side=at.side,
            note=group.rest_note,
        )


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
        # A question for another round is asked in files that were as long as can be, too.
        seen["all"] += 0 if segment.offers_round else 1
        if seen["all"] > MOST_SEGMENTS:
            raise TooLongError
        yield segment


def with_lead_ins(
    what: TimelineRecipe, segments: Iterable[Segment], head: Sequence[Segment] = ()
) -> list[Segment]:
    """Time to get into position before a new exercise, to change sides within one.

    Neither where the same exercise goes on on the same side, and none where a rest has given
    the time to change sides already. Where a rest holds getting into position, that is the end of
    the rest.

    The head comes before the segments, and has its lead-ins already.
    """
    before, rested_s = _standing(head)
    found: list[Segment] = []
    for segment in segments:
        if segment.kind is SegmentKind.REST:
            rested_s += segment.weight_s
        elif segment.kind is SegmentKind.WORK:
            lead = _lead_in(what, before, segment, rested_s)
            if lead is not None:
                found.append(_out_of_rest(found, lead) if lead.in_rest else lead)
            before, rested_s = segment, 0.0
        found.append(segment)
    return found


def _standing(head: Sequence[Segment]) -> tuple[Segment | None, float]:
    """The last set, and the seconds of rest behind it."""
    rested_s = 0.0
    for segment in reversed(head):
        if segment.kind is SegmentKind.WORK:
            return segment, rested_s
        rested_s += segment.weight_s if segment.kind is SegmentKind.REST else 0.0
    return None, rested_s


def _out_of_rest(found: list[Segment], lead: Segment) -> Segment:
    """Take the time to get into position from the rests before it, as far as they go."""
    wanted_s, note = lead.weight_s, None
    for n in reversed(range(len(found))):
        if found[n].kind is SegmentKind.QUESTION:
            continue
        if found[n].kind is not SegmentKind.REST or not wanted_s:
            break
        taken_s = min(wanted_s, found[n].weight_s)
        wanted_s -= taken_s
        left_s = found[n].weight_s - taken_s
        if left_s:
            found[n] = replace(found[n], planned_s=left_s)
        else:
            note = found.pop(n).note or note
    return replace(lead, note=note, in_rest=wanted_s < lead.weight_s)


def _lead_in(
    what: TimelineRecipe, before: Segment | None, segment: Segment, rested_s: float
) -> Segment | None:
    step = step_at(what.routine.steps, segment.step)
    assert isinstance(step, Work)
    same = before is not None and before.exercise == segment.exercise
    if same and before is not None and before.side == segment.side:
        return None
    in_rest = False
    if same:
        kind = SegmentKind.SWITCH
        seconds = _first(step.switch, what.routine.switch, what.timing.switch_s)
        seconds = 0 if rested_s >= seconds else seconds
    else:
        kind = SegmentKind.PREPARE
        seconds = _first(step.prepare, what.routine.prepare, what.timing.prepare_s)
        wanted = (step.prepare_in_rest, what.routine.prepare_in_rest, what.timing.prepare_in_rest)
        in_rest = bool(next(one for one in wanted if one is not None)) and rested_s > 0
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
        in_rest=in_rest,
    )


def _first(*values: float | None) -> float:
    return next(float(v) for v in values if v is not None)
