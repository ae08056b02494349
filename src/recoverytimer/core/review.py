"""What was done in a session, in words."""

from __future__ import annotations

from collections.abc import Mapping

from recoverytimer.core import wording
from recoverytimer.core.exercise import Exercise
from recoverytimer.core.player import Outcome, Player
from recoverytimer.core.session import PlayedSegment, Session
from recoverytimer.core.timeline import SegmentKind


def headline(session: Session) -> str:
    """A word to the person at the end."""
    return "Well done." if session.is_complete else "Kept what you did."


def in_all(session: Session) -> str:
    """The routine and how long it took."""
    return (
        f"{session.routine_name}: {wording.minutes(session.total_s)} in all, "
        f"{wording.minutes(session.work_s)} of it exercise."
    )


def refusal(state: Player) -> str:
    """What the "no" that ended a session says; empty where none did."""
    if not state.refused or state.segment.question is None:
        return ""
    return state.segment.question.no_says or "You answered no, so the routine stopped here."


def works(session: Session) -> list[PlayedSegment]:
    """The exercises of a session."""
    return [s for s in session.segments if s.kind is SegmentKind.WORK]


def played_name(segment: PlayedSegment, exercises: Mapping[str, Exercise]) -> str:
    """The exercise of a played segment, with its side."""
    exercise = exercises.get(segment.exercise or "")
    name = exercise.name if exercise else segment.exercise or "Rest"
    return f"{name}, {segment.side} side" if segment.side else name


def said(segment: PlayedSegment) -> str:
    """What was planned and what became of a segment."""
    actual = wording.duration(round(segment.actual_s))
    if segment.outcome is Outcome.SKIPPED:
        return "skipped" if not round(segment.actual_s) else f"{actual}, then skipped"
    if segment.outcome is Outcome.OPEN:
        return "not reached" if not round(segment.actual_s) else f"{actual}, not finished"
    if segment.planned_s is None or round(segment.planned_s) == round(segment.actual_s):
        return actual
    return f"{actual} of {wording.duration(round(segment.planned_s))}"
