"""A timeline as the bar that is drawn of it: one part for each segment, in proportion."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.exercise.exercise import Exercise, exercise_name
from recoverytimer.routine.timeline import LEAD_IN, Segment, SegmentKind, Timeline
from recoverytimer.routine.words.steps import bar_name


class SegmentBar(Struct, frozen=True):
    """One segment in the bar of the whole timeline.

    Attributes:
        weight_s: its share of the width.
        colour: a key of `Colours.of`, the kind.
        lead: whether it only leads to the next (get ready, change sides).
        progress: how far the current one has come, from 0 to 1.
    """

    weight_s: float
    colour: str
    name: str
    lead: bool = False
    done: bool = False
    current: bool = False
    progress: float = 0.0


def timeline_bars(timeline: Timeline, exercises: Mapping[str, Exercise]) -> tuple[SegmentBar, ...]:
    """A timeline before it is played: it stands at its first segment."""
    made = [segment_bar(segment, segment.weight_s, exercises) for segment in timeline.segments]
    return (*(replace(first, current=True) for first in made[:1]), *made[1:])


def segment_bar(segment: Segment, weight_s: float, exercises: Mapping[str, Exercise]) -> SegmentBar:
    """A segment that takes so many seconds, and of which nothing is played."""
    return SegmentBar(
        weight_s=weight_s,
        colour=colour_of(segment, exercises),
        name=bar_name(segment, exercise_name(exercises, segment.exercise), weight_s),
        lead=segment.kind in LEAD_IN or segment.kind is SegmentKind.QUESTION,
    )


def colour_of(segment: Segment, exercises: Mapping[str, Exercise]) -> str:
    """The key of a segment's colour: its exercise's kind, or its own."""
    if segment.kind is SegmentKind.WORK:
        exercise = exercises.get(segment.exercise or "")
        return exercise.kind.value if exercise else SegmentKind.REST.value
    return segment.kind.value
