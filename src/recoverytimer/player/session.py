"""The record of one performance of a routine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone

import msgspec
from msgspec import Struct

from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Kind, RoutineId
from recoverytimer.player.player import Outcome, Player, SegmentProgress
from recoverytimer.routine.adaptation import Adaptation
from recoverytimer.routine.timeline import Segment, SegmentKind

# A start by mistake is no session.
LEAST_SESSION_S = 5.0
# Beyond what any place on Earth has (-12 to +14 hours); clocks of watches may be set wrong.
FURTHEST_OFFSET_MIN = 18 * 60


class PlayedSegment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was planned and what happened in one segment."""

    kind: SegmentKind
    exercise: str | None = None
    side: Side | None = None
    round: int | None = None
    planned_s: float | None = None
    actual_s: float = 0.0
    outcome: Outcome = Outcome.OPEN


class Session(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One performance of a routine.

    Attributes:
        started_at: UTC.
        ended_at: UTC.
        offset_min: minutes that local time was ahead of UTC where it happened.
        segments: by hand, one for each exercise that the person named.
        kind: the kind that most of the time went to; None where that is not known.
        by_hand: whether it was done without the app and entered later.
        adaptations: where it differed from the routine as it is written, in the order of that.
    """

    id: str
    routine_id: str
    routine_name: str
    started_at: datetime
    ended_at: datetime
    offset_min: int
    segments: tuple[PlayedSegment, ...]
    kind: Kind | None = None
    by_hand: bool = False
    note: str = ""
    adaptations: tuple[Adaptation, ...] = ()

    @property
    def work_s(self) -> float:
        """Seconds spent in exercises."""
        if self.by_hand:
            return self.total_s
        return sum(s.actual_s for s in self.segments if s.kind is SegmentKind.WORK)

    @property
    def total_s(self) -> float:
        """Seconds spent in all, pauses left out; by hand, as many as the person said."""
        if self.by_hand:
            return (self.ended_at - self.started_at).total_seconds()
        return sum(s.actual_s for s in self.segments)

    @property
    def is_complete(self) -> bool:
        """Whether no exercise was left out or cut short."""
        works = [s for s in self.segments if s.kind is SegmentKind.WORK]
        return all(s.outcome is Outcome.DONE for s in works)

    @property
    def local_start(self) -> datetime:
        """The start as the clock on the wall showed it."""
        return self.started_at.astimezone(timezone(timedelta(minutes=self.offset_min)))


class SessionIdentity(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which session of which routine, and when it started (UTC, with the local offset).

    Attributes:
        adaptations: where the routine is played otherwise than it is written.
    """

    id: str
    routine_id: RoutineId
    started_at: datetime
    offset_min: int
    adaptations: tuple[Adaptation, ...] = ()


def not_before_start(session: Session) -> Session:
    """The session with what was spent in it between its start and its end.

    Who sets a clock back while a session runs makes it end before it starts. What was entered by
    hand is left as it is: nothing tells how long that took.
    """
    if session.by_hand or session.ended_at >= session.started_at:
        return session
    ended_at = session.started_at + timedelta(seconds=session.total_s)
    return msgspec.structs.replace(session, ended_at=ended_at)


def session_of(state: Player, identity: SessionIdentity, ended_at: datetime) -> Session:
    """The record of a session as far as it went."""
    recipe = state.timeline.recipe
    pairs = zip(state.timeline.segments, state.progress, strict=True)
    segments = tuple(_played(segment, progress) for segment, progress in pairs)
    return Session(
        id=identity.id,
        routine_id=identity.routine_id,
        routine_name=recipe.routine.name,
        started_at=identity.started_at,
        ended_at=ended_at,
        offset_min=identity.offset_min,
        segments=segments,
        kind=main_kind(segments, {name: facts.kind for name, facts in recipe.facts.items()}),
        adaptations=identity.adaptations,
    )


def main_kind(segments: Iterable[PlayedSegment], kinds: Mapping[str, Kind]) -> Kind | None:
    """The kind that most of the time went to, the first of equals; None where none is known."""
    seconds: dict[Kind, float] = {}
    for segment in segments:
        kind = kinds.get(segment.exercise or "")
        if segment.kind is SegmentKind.WORK and kind is not None:
            seconds[kind] = seconds.get(kind, 0.0) + segment.actual_s
    return max(seconds, key=lambda kind: seconds[kind], default=None)


def _played(segment: Segment, progress: SegmentProgress) -> PlayedSegment:
    return PlayedSegment(
        kind=segment.kind,
        exercise=segment.exercise,
        side=segment.side,
        round=segment.rounds[-1].number if segment.rounds else None,
        planned_s=segment.planned_s,
        actual_s=round(progress.spent_s, 3),
        outcome=progress.outcome,
    )
