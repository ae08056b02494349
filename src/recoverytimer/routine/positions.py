"""How often one gets up or down during a routine, as far as its exercises tell."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from itertools import pairwise

from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.load import Load
from recoverytimer.routine.timeline import SegmentKind, Timeline


class Position(Enum):
    """What carries the body."""

    BACK = auto()
    FRONT = auto()
    SIDE = auto()
    KNEES = auto()
    SEAT = auto()
    FEET = auto()


# The first that fits: on hands and knees one is on the knees, on a roller and the hands one sits.
_CARRIED = (
    (Position.BACK, {Load.BACK_FLAT}),
    (Position.FRONT, {Load.FRONT_FLAT}),
    (Position.SIDE, {Load.SIDE_LYING}),
    (Position.KNEES, {Load.KNEELING}),
    (Position.SEAT, {Load.SIT_HARD, Load.HANDS_WEIGHT}),
    (
        Position.FEET,
        {
            *(Load.ONE_LEG, Load.ONE_LEG_HELD, Load.BALANCE, Load.KNEE_LOAD),
            *(Load.IMPACT, Load.FAST_RUN, Load.CALF_WORK, Load.STRETCH_CALF),
        },
    ),
)


def position_of(exercise: Exercise) -> Position | None:
    """What carries the body in an exercise; None where its loads leave that open."""
    loads = {*exercise.loads, *exercise.light_loads}
    return next((position for position, signs in _CARRIED if loads & signs), None)


def position_changes(timeline: Timeline, exercises: Mapping[str, Exercise]) -> int:
    """How often one changes position in all rounds; what can be done anywhere changes nothing."""
    done = (s.exercise for s in timeline.segments if s.kind is SegmentKind.WORK and s.exercise)
    held = (position_of(exercises[name]) for name in done)
    return sum(before is not after for before, after in pairwise(p for p in held if p is not None))
