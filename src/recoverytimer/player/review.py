"""What was done in a session, segment by segment."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player.session import PlayedSegment, Session
from recoverytimer.player.words.review import planned_and_done
from recoverytimer.routine.timeline import LEAD_IN, SegmentKind


class ReviewedSegment(Struct, frozen=True):
    """One segment as it was planned and as it went.

    Attributes:
        text: both in words.
        colour: a key of `Colours.of`.
        planned_s: None where it was to take as long as one likes.
        lead: whether it only leads to the next (get ready, change sides).
    """

    text: str
    colour: str
    planned_s: float | None
    actual_s: float
    lead: bool = False


def reviewed_segments(
    session: Session, exercises: Mapping[str, Exercise]
) -> tuple[ReviewedSegment, ...]:
    """All segments of a session that took time or were to."""
    return tuple(
        ReviewedSegment(
            text=planned_and_done(s, exercises),
            colour=_colour(s, exercises),
            planned_s=s.planned_s,
            actual_s=s.actual_s,
            lead=s.kind in LEAD_IN,
        )
        for s in session.segments
        if s.planned_s or s.actual_s
    )


def played_exercises(session: Session) -> list[PlayedSegment]:
    """The exercises of a session."""
    return [s for s in session.segments if s.kind is SegmentKind.WORK]


def _colour(segment: PlayedSegment, exercises: Mapping[str, Exercise]) -> str:
    if segment.kind is not SegmentKind.WORK:
        return segment.kind.value
    exercise = exercises.get(segment.exercise or "")
    return exercise.kind.value if exercise else SegmentKind.REST.value
