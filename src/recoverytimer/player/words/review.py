"""What was done in a session."""

from __future__ import annotations

from collections.abc import Mapping

from recoverytimer.base.amounts import (
    HOUR_S,
    MINUTE_S,
    minutes_of,
    rough_duration,
    to_the_second,
    whole,
)
from recoverytimer.base.language import _, message_in, ngettext, pgettext
from recoverytimer.base.listing import sentences
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Exercise, exercise_name
from recoverytimer.player.player import Outcome, Player
from recoverytimer.player.session import PlayedSegment, Session
from recoverytimer.routine.timeline import SegmentKind

not_reached = message_in("what became of an exercise", "not reached")


def headline(session: Session) -> str:
    """A word to the person at the end."""
    return _("Well done.") if session.is_complete else _("What you did is kept.")


def in_all(session: Session) -> str:
    """The routine and how long it took."""
    return _(
        "{routine}: {total} in all, {work} of it exercise.",
        routine=session.routine_name,
        total=rough_duration(session.total_s),
        work=rough_duration(session.work_s),
    )


def time_taken(session: Session) -> str:
    """How long it took, as what one sees first: "8 minutes."."""
    seconds = whole(session.total_s)
    if seconds < MINUTE_S:
        return ngettext("{n} second.", "{n} seconds.", seconds)
    if seconds < HOUR_S:
        return ngettext("{n} minute.", "{n} minutes.", minutes_of(seconds))
    return _("{duration}.", duration=rough_duration(seconds))


def summary(session: Session, times: int) -> str:
    """A word to the person, and which time it was: "Well done. Third time this week."."""
    return sentences((headline(session), _time_this_week(times)))


def _time_this_week(times: int) -> str:
    said = {
        1: _("First time this week."),
        2: _("Second time this week."),
        3: _("Third time this week."),
        4: _("Fourth time this week."),
        5: _("Fifth time this week."),
        6: _("Sixth time this week."),
        7: _("Seventh time this week."),
    }
    if not times:
        return ""
    return said.get(times) or ngettext("{n} session this week.", "{n} sessions this week.", times)


def done_in_short(session: Session) -> str:
    """How much was done, above the exercises: "What you did: 11 exercises, none skipped"."""
    works = [s for s in session.segments if s.kind is SegmentKind.WORK]
    cut = sum(s.outcome is not Outcome.DONE for s in works)
    count = ngettext("{n} exercise", "{n} exercises", len(works))
    if not cut:
        return _("What you did: {count}, none skipped", count=count)
    return ngettext(
        "What you did: {count}, {n} skipped or cut short",
        "What you did: {count}, {n} skipped or cut short",
        cut,
        count=count,
    )


def refusal(state: Player) -> str:
    """What the "no" that ended a session says; empty where none did."""
    if not state.refused or state.segment.question is None:
        return ""
    return state.segment.question.no_says or _("You answered no, so the routine stopped here.")


def played_name(segment: PlayedSegment, exercises: Mapping[str, Exercise]) -> str:
    """The exercise of a played segment, with its side."""
    name = _with_side(exercise_name(exercises, segment.exercise), segment.side)
    match segment.kind:
        case SegmentKind.PREPARE:
            return _("Get ready: {exercise}", exercise=name) if name else _("Get ready")
        case SegmentKind.SWITCH:
            return _("Switch sides: {exercise}", exercise=name) if name else _("Switch sides")
        case SegmentKind.QUESTION:
            return pgettext("a part of a session", "Question")
    return name or pgettext("a part of a session", "Rest")


def _with_side(exercise: str, side: Side | None) -> str:
    match side:
        case Side.LEFT:
            return _("{exercise}, left side", exercise=exercise)
        case Side.RIGHT:
            return _("{exercise}, right side", exercise=exercise)
    return exercise


def planned_and_done(segment: PlayedSegment, exercises: Mapping[str, Exercise]) -> str:
    """A segment as it was planned and as it went."""
    name, done = played_name(segment, exercises), done_in_words(segment)
    if segment.planned_s is None:
        if whole(segment.actual_s):
            return _("{name}: no set time, done {done}", name=name, done=done)
        return _("{name}: no set time, {outcome}", name=name, outcome=done)
    planned = planned_in_words(segment)
    if whole(segment.actual_s):
        return _("{name}: planned {planned}, done {done}", name=name, planned=planned, done=done)
    return _("{name}: planned {planned}, {outcome}", name=name, planned=planned, outcome=done)


def planned_in_words(segment: PlayedSegment) -> str:
    """How long a segment was to take."""
    if segment.planned_s is None:
        return pgettext("how long a part of a session takes", "as long as you like")
    return to_the_second(segment.planned_s)


def done_in_words(segment: PlayedSegment) -> str:
    """What was planned and what became of a segment."""
    done = to_the_second(segment.actual_s)
    match segment.outcome, bool(whole(segment.actual_s)):
        case Outcome.SKIPPED, False:
            return pgettext("what became of an exercise", "skipped")
        case Outcome.SKIPPED, True:
            return pgettext("what became of an exercise", "{duration}, then skipped", duration=done)
        case Outcome.OPEN, False:
            return not_reached()
        case Outcome.OPEN, True:
            return pgettext("what became of an exercise", "{duration}, not finished", duration=done)
    if segment.planned_s is None or whole(segment.planned_s) == whole(segment.actual_s):
        return done
    planned = planned_in_words(segment)
    return pgettext(
        "what became of an exercise", "{duration} of {planned}", duration=done, planned=planned
    )
