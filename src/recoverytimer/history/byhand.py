"""Sessions that a person enters or corrects by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

from msgspec.structs import replace

from recoverytimer.base.amounts import DAY_S, MINUTE_S, minutes_of
from recoverytimer.base.days import instant_at, offset_at
from recoverytimer.base.plaintext import as_name
from recoverytimer.base.storage.recordlimits import LONGEST_NOTE
from recoverytimer.exercise.exercise import Kind
from recoverytimer.player.player import Outcome
from recoverytimer.player.session import PlayedSegment, Session, SessionIdentity, main_kind
from recoverytimer.routine.timeline import SegmentKind

SHORTEST_S = float(MINUTE_S)
LONGEST_S = float(DAY_S)
MOST_SESSION_MINUTES = int(LONGEST_S / MINUTE_S)


def done_without_app(
    identity: SessionIdentity,
    name: str,
    duration_s: float,
    exercises: Mapping[str, Kind] | None = None,
    *,
    kind: Kind | None = None,
    note: str = "",
) -> Session:
    """A session that nothing clocked; its exercises (by id, with their kinds) share the time.

    Args:
        identity: which routine, and when it began.
        name: the routine's name, or what the person calls it.
        duration_s: how long it took, roughly.
        exercises: what was done.
        kind: the main kind where no exercise is named.
        note: what the person says of it.

    Raises:
        ValueError: the duration is out of bounds.
    """
    check_duration(duration_s)
    named = exercises or {}
    segments = tuple(
        PlayedSegment(
            kind=SegmentKind.WORK,
            exercise=exercise,
            actual_s=duration_s / len(named),
            outcome=Outcome.DONE,
        )
        for exercise in named
    )
    return Session(
        id=identity.id,
        routine_id=identity.routine_id,
        routine_name=as_name(name),
        started_at=identity.started_at,
        ended_at=identity.started_at + timedelta(seconds=duration_s),
        offset_min=identity.offset_min,
        segments=segments,
        kind=main_kind(segments, named) or kind,
        by_hand=True,
        note=note,
    )


def moved_to(session: Session, started_at: datetime, offset_min: int) -> Session:
    """The same session at another time (UTC, with the local offset there)."""
    ended_at = started_at + (session.ended_at - session.started_at)
    return replace(session, started_at=started_at, ended_at=ended_at, offset_min=offset_min)


def with_duration(session: Session, duration_s: float) -> Session:
    """The same session with another duration, pauses left out; each segment has its share of it.

    Raises:
        ValueError: the duration is out of bounds.
    """
    check_duration(duration_s)
    before = session.total_s
    longer = timedelta(seconds=duration_s - before)
    ended_at = max(session.ended_at + longer, session.started_at + timedelta(seconds=duration_s))
    equal = duration_s / (len(session.segments) or 1)
    segments = tuple(
        replace(s, actual_s=s.actual_s * duration_s / before if before else equal)
        for s in session.segments
    )
    return replace(session, ended_at=ended_at, segments=segments)


def corrected(session: Session, wall: datetime, minutes: int, note: str) -> Session:
    """A session as a person corrected it; what was left as it was stays to the second.

    Args:
        session: as it was.
        wall: when it began by the clock on the wall of where it was, without an offset.
        minutes: how long it took, pauses left out.
        note: what the person says of it.

    Raises:
        ValueError: the duration is out of bounds.
    """
    if minutes != whole_minutes(session):
        session = with_duration(session, minutes * MINUTE_S)
    if wall != wall_start(session):
        session = _at_wall(session, wall)
    return replace(session, note=note.strip()[:LONGEST_NOTE])


def whole_minutes(session: Session) -> int:
    """How long a session took, pauses left out, at least a minute."""
    return min(max(1, minutes_of(session.total_s)), MOST_SESSION_MINUTES)


def wall_start(session: Session) -> datetime:
    """When it began by the clock on the wall, to the minute and without an offset."""
    return session.local_start.replace(second=0, microsecond=0, tzinfo=None)


def instant_here(wall: datetime) -> tuple[datetime, int]:
    """The instant (UTC) that a clock on a wall here showed a time, and the offset then."""
    instant = instant_at(wall)
    return instant, offset_at(instant)


def _at_wall(session: Session, wall: datetime) -> Session:
    """Where this computer has the offset of then, summer time counts; else the offset stays."""
    if offset_at(session.started_at) == session.offset_min:
        return moved_to(session, *instant_here(wall))
    there = timezone(timedelta(minutes=session.offset_min))
    return moved_to(session, wall.replace(tzinfo=there).astimezone(UTC), session.offset_min)


def check_duration(duration_s: float) -> None:
    """See that a session may last so long.

    Raises:
        ValueError: it may not.
    """
    if not SHORTEST_S <= duration_s <= LONGEST_S:
        raise ValueError("A session lasts between one minute and 24 hours.")  # noqa: EM101
