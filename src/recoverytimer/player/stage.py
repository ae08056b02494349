"""What the figure does at a moment: whose picture it is, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.exercise import Kind
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.player.cues import beat_at
from recoverytimer.player.player import Player, PlayerStatus, position_s
from recoverytimer.routine.timeline import LEAD_IN, ExerciseFacts, Segment, SegmentKind

AT_REST = "rest"
# What is held rather than moved where its dose is a time.
HELD = frozenset({Kind.STRENGTH, Kind.STRETCH, Kind.REST, Kind.COLD, Kind.HEAT})


@dataclass(frozen=True, slots=True)
class Stage:
    """The figure's part at a moment.

    Attributes:
        before: what it comes from while it gets into position, else None.
        following: what comes next, so that it can be prepared; None at the end.
        into_s: seconds into the segment.
        works: whether the exercise itself is being done.
        runs: whether time goes on (False while paused).
    """

    role: FigureRole
    segment: Segment
    into_s: float
    before: FigureRole | None = None
    following: FigureRole | None = None
    works: bool = False
    runs: bool = False
    is_paused: bool = False


def stage_at(state: Player, now: float) -> Stage:
    """What the figure does."""
    segment, into_s, index = state.segment, position_s(state, now), state.index
    segments, facts = state.timeline.segments, state.timeline.recipe.facts
    works = segment.kind is SegmentKind.WORK
    role = role_at(segments, index, facts)
    if segment.alternate and works:
        beat = beat_at(segment, into_s)
        role = FigureRole(role.exercise, beat.side if beat else None, role.held)
    before = None
    if segment.kind in LEAD_IN and index:
        came = role_at(segments, index - 1, facts)
        before = came if came != role else None
    later = (role_at(segments, n, facts) for n in range(index + 1, len(segments)))
    return Stage(
        role,
        segment,
        into_s,
        before,
        next((r for r in later if r != role), None),
        works,
        runs=state.status is PlayerStatus.RUNNING,
        is_paused=state.status is PlayerStatus.PAUSED,
    )


def role_at(
    segments: tuple[Segment, ...], index: int, facts: Mapping[str, ExerciseFacts]
) -> FigureRole:
    """Whose picture a segment has; a question keeps the picture before it."""
    segment = segments[index]
    if segment.exercise:
        work = next((s for s in segments[index:] if s.plan), segment)
        timed = work.plan is not None and work.plan.measure is Measure.HOLD
        held = timed and facts[segment.exercise].kind in HELD
        return FigureRole(segment.exercise, segment.side, held)
    if segment.kind is SegmentKind.QUESTION and index:
        return role_at(segments, index - 1, facts)
    return FigureRole(AT_REST, held=True)
