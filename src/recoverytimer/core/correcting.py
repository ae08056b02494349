"""Sessions that a person enters or corrects by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec.structs import replace

from recoverytimer.core.exercise import Kind
from recoverytimer.core.player import Outcome
from recoverytimer.core.session import Identity, PlayedSegment, Session, main_kind
from recoverytimer.core.timeline import SegmentKind

SHORTEST_S = 60.0
LONGEST_S = 24 * 3600.0


def done_without_app(
    identity: Identity,
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
        ValueError: the duration is out of bounds; the message is for the person.
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
        routine_name=name,
        started_at=identity.started_at,
        ended_at=identity.started_at + timedelta(seconds=duration_s),
        offset_min=identity.offset_min,
        segments=segments,
        kind=main_kind(segments, named) or kind,
        by_hand=True,
        note=note,
    )


def moved(session: Session, started_at: datetime, offset_min: int) -> Session:
    """The same session at another time (UTC, with the local offset there)."""
    ended_at = started_at + (session.ended_at - session.started_at)
    return replace(session, started_at=started_at, ended_at=ended_at, offset_min=offset_min)


def lasting(session: Session, duration_s: float) -> Session:
    """The same session with another duration, pauses left out; each segment has its share of it.

    Raises:
        ValueError: the duration is out of bounds; the message is for the person.
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


def check_duration(duration_s: float) -> None:
    """See that a session may last so long.

    Raises:
        ValueError: it may not; the message is for the person.
    """
    if not SHORTEST_S <= duration_s <= LONGEST_S:
        raise ValueError("A session lasts between one minute and 24 hours.")  # noqa: EM101
