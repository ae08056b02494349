"""What may be written in a routine and changes nothing there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.exercise.dose import Dose, Side, Sided, SidedSeconds
from recoverytimer.exercise.exercise import BOTH_SIDES, Exercise, Sides
from recoverytimer.exercise.ignored import ignored_keys, is_timed
from recoverytimer.routine.routine import (
    USUAL_TRIES,
    Group,
    IfNo,
    Pause,
    Routine,
    Step,
    StepPath,
    Work,
    all_steps,
    exercise_steps,
)
from recoverytimer.routine.timeline import SegmentKind, Timing, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline


class WhyIgnored(Enum):
    """Why a key changes nothing, or less than it says."""

    NO_PACE = auto()
    TIME_KNOWN = auto()
    NO_SWITCH = auto()
    GOES_ON = auto()
    NO_STEP_TAKES_IT = auto()
    SIDES_OF_GROUP = auto()
    NO_SIDES = auto()
    EXTRA_WITHOUT_SIDES = auto()
    ONE_ROUND = auto()
    NEVER_PLAYED = auto()
    FIRST_VALUE = auto()
    FEWER_ROUNDS = auto()
    ONE_SIDE = auto()
    NOT_REPEATED = auto()
    SAME_EXERCISE = auto()
    NO_REST = auto()
    NOTHING_TIMED = auto()
    NOT_DONE = auto()


class Ignored(Struct, frozen=True):
    """A key of the step at a place, or of the routine, that changes nothing there."""

    path: StepPath
    key: str
    why: WhyIgnored
    exercise: str = ""


class _Around(Struct, frozen=True):
    """What the groups around a step say: how many rounds at most (None: any number), and sides."""

    most_rounds: int | None = 1
    sides: Sides | None = None


_UNSIDED = frozenset({Sides.NONE, Sides.ALTERNATE})
_BOTH = frozenset({Side.LEFT, Side.RIGHT})
# Without a side, an amount is that of the left one.
_SIDES: Mapping[Sides, frozenset[Side]] = {
    **dict.fromkeys((*BOTH_SIDES, Sides.CHOSEN, Sides.OTHER), _BOTH),
    Sides.RIGHT: frozenset({Side.RIGHT}),
}
_OF_DOSE = {"pace": WhyIgnored.NO_PACE, "own_pace": WhyIgnored.NOTHING_TIMED}


def ignored(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[Ignored, ...]:
    """What is said in vain by a routine, in the order of its steps.

    Raises:
        KeyError: a step names an exercise that is not among the exercises.
        TooLongError: the rounds multiply to more segments than a session can hold.
    """
    found = [
        Ignored(path, key, why, step.exercise if isinstance(step, Work) else "")
        for path, step, around in _around(routine.steps, (), _Around())
        for key, why in _of_step(step, around, exercises)
    ]
    of_all = (*_picture(routine), *_leads(routine, exercises))
    return tuple(sorted((*of_all, *found), key=lambda one: one.path))


def _picture(routine: Routine) -> Iterator[Ignored]:
    used = {step.exercise for _, step in exercise_steps(routine)}
    if routine.picture is not None and routine.picture not in used:
        yield Ignored((), "picture", WhyIgnored.NOT_DONE)


def _around(
    steps: tuple[Step, ...], path: StepPath, around: _Around
) -> Iterator[tuple[StepPath, Step, _Around]]:
    for number, step in enumerate(steps):
        here = (*path, number)
        yield here, step, around
        if isinstance(step, Group):
            sides = Sides(step.sides) if step.sides else around.sides
            yield from _around(step.steps, here, _Around(_most_rounds(step), sides))


def _most_rounds(group: Group) -> int | None:
    """The most rounds that any pass through a group may have; None where it is open."""
    if isinstance(group.rounds, tuple):
        return max(group.rounds) + group.extra_on_chosen
    most = group.most_rounds
    return None if most is None else most + group.extra_on_chosen


def _of_step(
    step: Step, around: _Around, exercises: Mapping[str, Exercise]
) -> Iterator[tuple[str, WhyIgnored]]:
    yield from _rounds(step, around)
    match step:
        case Work():
            yield from _of_work(step, exercises[step.exercise], around)
        case Group():
            yield from _of_group(step, exercises)
        case Pause(rest=0, question=None):
            yield "rest", WhyIgnored.NO_REST
        case Pause(rest=0, note=str()):
            yield "note", WhyIgnored.NO_REST
    question = None if isinstance(step, Group) else step.question
    if question and question.if_no is not IfNo.REPEAT and question.tries != USUAL_TRIES:
        yield "tries", WhyIgnored.NOT_REPEATED


def _rounds(step: Step, around: _Around) -> Iterator[tuple[str, WhyIgnored]]:
    """The rounds that a step is for, next to those that there are."""
    choice, most = step.in_rounds, around.most_rounds
    if choice is None or most is None:
        return
    if most == 1:
        is_first = 1 in choice if isinstance(choice, tuple) else choice in {"first", "last"}
        yield "in_rounds", WhyIgnored.ONE_ROUND if is_first else WhyIgnored.NEVER_PLAYED
    elif isinstance(choice, tuple) and max(choice) > most:
        yield "in_rounds", WhyIgnored.FEWER_ROUNDS


def _of_work(step: Work, exercise: Exercise, around: _Around) -> Iterator[tuple[str, WhyIgnored]]:
    if step.dose:
        for key in ignored_keys(step.dose):
            yield key, _OF_DOSE.get(key, WhyIgnored.TIME_KNOWN)
        yield from _of_amount(step.dose, _sides_of(step, exercise, around), around)
    if around.sides and step.sides not in {None, *_UNSIDED} and exercise.sides not in _UNSIDED:
        yield "sides", WhyIgnored.SIDES_OF_GROUP
    if step.extra_on_chosen and (step.sides or exercise.sides) is Sides.NONE:
        yield "extra_on_chosen", WhyIgnored.EXTRA_WITHOUT_SIDES
    if step.speed != 1 and not is_timed(step.dose or exercise.dose):
        yield "speed", WhyIgnored.NOTHING_TIMED
    if step.swap == step.exercise:
        yield "swap", WhyIgnored.SAME_EXERCISE


def _of_amount(
    dose: Dose, sides: frozenset[Side], around: _Around
) -> Iterator[tuple[str, WhyIgnored]]:
    """Values for rounds and sides that never come."""
    key = dose.measure.value
    amount = getattr(dose, key)
    of_sides: tuple[object, ...] = (amount,)
    if isinstance(amount, Sided | SidedSeconds):
        of_sides = (amount.left, amount.right)
        if sides != _BOTH and amount.left != amount.right:
            yield key, WhyIgnored.ONE_SIDE
    values = max(len(one) if isinstance(one, tuple) else 1 for one in of_sides)
    if around.most_rounds is not None and values > around.most_rounds:
        is_one = around.most_rounds == 1
        yield key, WhyIgnored.FIRST_VALUE if is_one else WhyIgnored.FEWER_ROUNDS


def _sides_of(step: Work, exercise: Exercise, around: _Around) -> frozenset[Side]:
    """The sides that an amount is asked for."""
    sides = step.sides or exercise.sides
    if around.sides and sides not in _UNSIDED:
        sides = around.sides
    own = _SIDES.get(sides, frozenset({Side.LEFT}))
    return _BOTH if step.extra_on_chosen else own


def _of_group(group: Group, exercises: Mapping[str, Exercise]) -> Iterator[tuple[str, WhyIgnored]]:
    if group.rest_between and _most_rounds(group) == 1:
        yield "rest_between", WhyIgnored.ONE_ROUND
    if group.rest_note and not group.rest_between:
        yield "rest_note", WhyIgnored.NO_REST
    # One that is done on each side is done twice, whatever is in it.
    if group.sides not in {None, *BOTH_SIDES} and not _has_sides(group, exercises):
        yield "sides", WhyIgnored.NO_SIDES


def _has_sides(group: Group, exercises: Mapping[str, Exercise]) -> bool:
    """Whether a step takes the side of a group, and not that of another one around it."""
    return any(
        (isinstance(s, Work) and (s.sides or exercises[s.exercise].sides) not in _UNSIDED)
        or (isinstance(s, Group) and not s.sides and _has_sides(s, exercises))
        for s in group.steps
    )


def _leads(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Ignored]:
    """Seconds to get ready or to switch sides, where there is neither."""
    works = {p: s for p, s in all_steps(routine.steps) if isinstance(s, Work)}
    everything: tuple[Routine | Work, ...] = (routine, *works.values())
    if not any(one.prepare or one.switch for one in everything):
        return
    taking = _steps_with_leads(routine, exercises)
    for key, kind, why in (
        ("prepare", SegmentKind.PREPARE, WhyIgnored.GOES_ON),
        ("switch", SegmentKind.SWITCH, WhyIgnored.NO_SWITCH),
    ):
        takes = taking[kind]
        if getattr(routine, key) and all(getattr(works[p], key) is not None for p in takes):
            yield Ignored((), key, WhyIgnored.NO_STEP_TAKES_IT)
        for path, step in works.items():
            if getattr(step, key) and path not in takes and path in taking[SegmentKind.WORK]:
                yield Ignored(path, key, why, step.exercise)


def _steps_with_leads(
    routine: Routine, exercises: Mapping[str, Exercise]
) -> Mapping[SegmentKind, frozenset[StepPath]]:
    """The steps that have segments of each kind, whatever is chosen, swapped and left out."""
    bare = replace(routine, prepare=None, switch=None, delay=None, steps=_without(routine.steps))
    # No rest is long enough to hide that sides are switched.
    swaps = tuple(path for path, step in exercise_steps(routine) if step.swap)
    options: list[tuple[str, ...]] = [
        (option.id,) for choice in routine.choices for option in choice.options
    ]
    recipes = [
        replace(recipe, swapped=swapped)
        for side in Side
        for with_optional in (True, False)
        for picked in options or [()]
        for swapped in {(), swaps}
        for recipe in [
            timeline_recipe(
                bare,
                exercises,
                Timing(1.0, inf),
                chosen_side=side,
                with_optional=with_optional,
                options=picked,
            )
        ]
    ]
    segments = [s for recipe in recipes for s in build_timeline(recipe).segments]
    return {k: frozenset(s.step for s in segments if s.kind is k) for k in SegmentKind}


def _without(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Steps without seconds of their own to get ready or to switch sides."""
    return tuple(
        replace(s, steps=_without(s.steps))
        if isinstance(s, Group)
        else replace(s, prepare=None, switch=None)
        if isinstance(s, Work)
        else s
        for s in steps
    )
