"""What was done in a session, in words."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from recoverytimer.base import amounts
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player.player import Outcome, Player
from recoverytimer.player.session import PlayedSegment, Session
from recoverytimer.routine.timeline import LEAD_IN, SegmentKind

_NAMES = {
    SegmentKind.PREPARE: "Get ready",
    SegmentKind.SWITCH: "Change sides",
    SegmentKind.REST: "Rest",
    SegmentKind.QUESTION: "Question",
}


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
            text=f"{played_name(s, exercises)}: "
            f"planned {planned_in_words(s)}, done {done_in_words(s)}",
            colour=_colour(s, exercises),
            planned_s=s.planned_s,
            actual_s=s.actual_s,
            lead=s.kind in LEAD_IN,
        )
        for s in session.segments
        if s.planned_s or s.actual_s
    )


def planned_in_words(segment: PlayedSegment) -> str:
    """How long a segment was to take."""
    if segment.planned_s is None:
        return "as long as you like"
    return amounts.exact_duration(round(segment.planned_s))


def headline(session: Session) -> str:
    """A word to the person at the end."""
    return "Well done." if session.is_complete else "Kept what you did."


def in_all(session: Session) -> str:
    """The routine and how long it took."""
    return (
        f"{session.routine_name}: {amounts.rough_duration(session.total_s)} in all, "
        f"{amounts.rough_duration(session.work_s)} of it exercise."
    )


def refusal(state: Player) -> str:
    """What the "no" that ended a session says; empty where none did."""
    if not state.refused or state.segment.question is None:
        return ""
    return state.segment.question.no_says or "You answered no, so the routine stopped here."


def played_exercises(session: Session) -> list[PlayedSegment]:
    """The exercises of a session."""
    return [s for s in session.segments if s.kind is SegmentKind.WORK]


def played_name(segment: PlayedSegment, exercises: Mapping[str, Exercise]) -> str:
    """The exercise of a played segment, with its side."""
    exercise = exercises.get(segment.exercise or "")
    name = exercise.name if exercise else segment.exercise or ""
    if segment.side:
        name = f"{name}, {segment.side} side"
    if segment.kind in _NAMES:
        name = f"{_NAMES[segment.kind]}: {name}" if name else _NAMES[segment.kind]
    return name or "Rest"


def done_in_words(segment: PlayedSegment) -> str:
    """What was planned and what became of a segment."""
    actual = amounts.exact_duration(round(segment.actual_s))
    if segment.outcome is Outcome.SKIPPED:
        return "skipped" if not round(segment.actual_s) else f"{actual}, then skipped"
    if segment.outcome is Outcome.OPEN:
        return "not reached" if not round(segment.actual_s) else f"{actual}, not finished"
    if segment.planned_s is None or round(segment.planned_s) == round(segment.actual_s):
        return actual
    return f"{actual} of {amounts.exact_duration(round(segment.planned_s))}"


def _colour(segment: PlayedSegment, exercises: Mapping[str, Exercise]) -> str:
    if segment.kind is not SegmentKind.WORK:
        return segment.kind.value
    exercise = exercises.get(segment.exercise or "")
    return exercise.kind.value if exercise else SegmentKind.REST.value
