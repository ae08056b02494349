"""What is to be shown at an offset within a segment."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from recoverytimer.base.listing import sentences
from recoverytimer.exercise.dose import Measure, Side
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.routine.timeline import Segment

LEAST_READING_S = 6.0
OPEN_READING_S = 12.0
BREATH_PHASES = frozenset({"in", "out"})


class Cue(Struct, frozen=True):
    """A text that is due at an offset within a segment."""

    at_s: float
    text: str


class Beat(Struct, frozen=True):
    """Where one is within the repetitions of a segment.

    Attributes:
        number: the repetition, pass or breath at hand, from 1.
        name: the phase at hand; empty where repetitions have no phases.
        done: the part of the phase that is over, 0 to 1.
        left_s: seconds left of the phase.
        side: the side at hand where sides alternate from one repetition to the next.
    """

    number: int
    name: str
    done: float
    left_s: float
    side: Side | None = None


def instruction_cues(segment: Segment, texts: Sequence[str]) -> tuple[Cue, ...]:
    """The instructions spread over a segment, each with time enough to be read."""
    length = segment.planned_s
    if length is None:
        return tuple(Cue(i * OPEN_READING_S, text) for i, text in enumerate(texts))
    fitting = texts[: max(1, min(len(texts), int(length // LEAST_READING_S)))]
    each = max(LEAST_READING_S, length / len(fitting)) if fitting else 0.0
    return tuple(Cue(i * each, text) for i, text in enumerate(fitting))


def cue_at(cues: Sequence[Cue], position_s: float) -> Cue | None:
    """The last cue that is due."""
    due = [cue for cue in cues if cue.at_s <= position_s]
    return due[-1] if due else None


def guiding_texts(segment: Segment, exercise: Exercise) -> tuple[str, ...]:
    """What helps while an exercise is done, the most helpful first.

    Where breaths are paced all steps are one text, so that none says "in" while one is to breathe
    out.
    """
    if is_breath(segment):
        return (sentences(exercise.instructions), *exercise.cues)
    breath = (exercise.breath,) if exercise.breath else ()
    return (*exercise.cues, *exercise.instructions, *breath)


def is_breath(segment: Segment) -> bool:
    """Whether one breathes at a pace."""
    plan = segment.plan
    if plan is None or not plan.cycle:
        return False
    return plan.measure is Measure.BREATHS or BREATH_PHASES.issubset(dict(plan.cycle))


def work_after(segments: Sequence[Segment], index: int) -> Segment | None:
    """The set that comes after a segment."""
    return next((s for s in segments[index + 1 :] if s.plan), None)


def ends_exercise(segments: Sequence[Segment], index: int) -> bool:
    """Whether one comes out of the position after a set: another exercise follows, or none."""
    following = work_after(segments, index)
    return following is None or following.exercise != segments[index].exercise


def beat_at(segment: Segment, position_s: float) -> Beat | None:
    """Where one is within the repetitions, or None where the dose has no tempo."""
    cycle = segment.plan.cycle if segment.plan else ()
    cycle_s = sum(s for _, s in cycle)
    if not cycle_s:
        return None
    # Rounded, so that a phase that ended by a hair's breadth does not last one repaint longer.
    position_s = round(position_s, 6)
    number = math.floor(position_s / cycle_s)
    into = position_s - number * cycle_s
    side = (Side.LEFT, Side.RIGHT)[number % 2] if segment.alternate else None
    for name, seconds in cycle:
        if into < seconds:
            return Beat(number + 1, name, into / seconds, seconds - into, side)
        into -= seconds
    return Beat(number + 1, cycle[-1][0], 1.0, 0.0, side)
