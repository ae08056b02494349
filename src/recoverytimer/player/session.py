"""The record of one performance of a routine, and the checkpoint of a running one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.ownfile import MIB, read_own
from recoverytimer.base.toml.reading import toml_values
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Kind, RoutineId
from recoverytimer.player.player import Outcome, Player, Progress, Status
from recoverytimer.routine.files import read_routine_text, routine_table
from recoverytimer.routine.routine import StepPath
from recoverytimer.routine.timeline import Facts, Recipe, Segment, SegmentKind, Timeline, Timing

# A start by mistake is no session.
LEAST_S = 5.0
# Far beyond the largest routine, with the longest note at each of its segments.
LARGEST_CHECKPOINT = 16 * MIB
# Beyond what any session comes to, and far within what can be reckoned with.
LARGEST_NUMBER = 1e7
# Beyond what anybody leaves a session open for; where more went by, a clock was set.
LONGEST_OPEN = timedelta(days=7)
# Beyond what any place on Earth has (-12 to +14 hours); clocks of watches may be set wrong.
FURTHEST_OFFSET_MIN = 18 * 60
# A clock on the wall that is ahead by more was set while the session ran.
SET_FROM = timedelta(minutes=1)


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


class Identity(Struct, frozen=True, kw_only=True):
    """Which session of which routine, and when it started (UTC, with the local offset)."""

    id: str
    routine_id: RoutineId
    started_at: datetime
    offset_min: int


def end_of(started_at: datetime, lasted_s: float, wall: datetime) -> datetime:
    """When a session ended that lasted so long by a steady clock, pauses included.

    `wall` is its end by the clock on the wall, which may have been set since the start.
    """
    steady = started_at + timedelta(seconds=lasted_s)
    return wall if timedelta(0) <= wall - steady <= SET_FROM else steady


def spent_s(state: Player) -> float:
    """Seconds that are credited to segments."""
    return sum(progress.spent_s for progress in state.progress)


def not_before_start(session: Session) -> Session:
    """The session with what was spent in it between its start and its end.

    Who sets a clock back while a session runs makes it end before it starts. What was entered by
    hand is left as it is: nothing tells how long that took.
    """
    if session.by_hand or session.ended_at >= session.started_at:
        return session
    ended_at = session.started_at + timedelta(seconds=session.total_s)
    return msgspec.structs.replace(session, ended_at=ended_at)


def record(state: Player, identity: Identity, ended_at: datetime) -> Session:
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
    )


def main_kind(segments: Iterable[PlayedSegment], kinds: Mapping[str, Kind]) -> Kind | None:
    """The kind that most of the time went to, the first of equals; None where none is known."""
    seconds: dict[Kind, float] = {}
    for segment in segments:
        kind = kinds.get(segment.exercise or "")
        if segment.kind is SegmentKind.WORK and kind is not None:
            seconds[kind] = seconds.get(kind, 0.0) + segment.actual_s
    return max(seconds, key=lambda kind: seconds[kind], default=None)


def _played(segment: Segment, progress: Progress) -> PlayedSegment:
    return PlayedSegment(
        kind=segment.kind,
        exercise=segment.exercise,
        side=segment.side,
        round=segment.rounds[-1].number if segment.rounds else None,
        planned_s=segment.planned_s,
        actual_s=round(progress.spent_s, 3),
        outcome=progress.outcome,
    )


class _Saved(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: Literal[1]
    identity: Identity
    saved_at: datetime
    index: Annotated[int, Meta(ge=0)]
    into_s: Annotated[float, Meta(ge=0)]
    runs: tuple[Progress, ...]
    segments: tuple[Segment, ...]
    facts: dict[str, Facts]
    timing: Timing
    routine: dict[str, Any]
    more_rounds: tuple[tuple[StepPath, int], ...] = ()
    chosen_side: Side | None = None
    with_optional: bool = True
    # No two instants are further apart.
    lasted_s: Annotated[float, Meta(ge=0, le=1e12)] | None = None
    least_s: Annotated[float, Meta(ge=0)] = 0.0


class Checkpoint(Struct, frozen=True, kw_only=True):
    """A session as it stood when it was last kept; the player is paused.

    Attributes:
        lasted_s: seconds since its start by a steady clock, pauses included; None if unknown.
        least_s: with less work (s) it is not kept.
    """

    identity: Identity
    saved_at: datetime
    state: Player
    lasted_s: float | None = None
    least_s: float = 0.0

    @property
    def record(self) -> Session:
        """The record of what was done."""
        return record(self.state, self.identity, self.ended_at)

    def lasted_until(self, wall: datetime) -> float | None:
        """Seconds since the session began, if it goes on when the clock on the wall says so.

        None where that is not known, or is more than `LONGEST_OPEN`.
        """
        if self.lasted_s is None:
            return None
        return _likely(self.lasted_s + max(0.0, (wall - self.saved_at).total_seconds()))

    @property
    def ended_at(self) -> datetime:
        """When the session stood like this."""
        started_at = self.identity.started_at
        if self.lasted_s is None:
            least = started_at + timedelta(seconds=spent_s(self.state))
            return self.saved_at if least < self.saved_at <= started_at + LONGEST_OPEN else least
        return end_of(started_at, self.lasted_s, self.saved_at)


def _likely(lasted_s: float | None) -> float | None:
    return lasted_s if lasted_s is not None and lasted_s <= LONGEST_OPEN.total_seconds() else None


def unchanging(timeline: Timeline) -> str:
    """The part of a checkpoint that stays as it is from one change of the timeline to the next."""
    what = timeline.recipe
    table = {
        "timing": what.timing,
        "facts": what.facts,
        "segments": timeline.segments,
        "routine": routine_table(what.routine),
    }
    return msgspec.toml.encode(table).decode()


def save_checkpoint(path: Path, checkpoint: Checkpoint, same: str | None = None) -> None:
    """Write a checkpoint atomically; `same` is what `unchanging` gave for its timeline.

    Raises:
        OSError: the folder cannot be written or the disk is full.
    """
    state, what = checkpoint.state, checkpoint.state.timeline.recipe
    table = {
        "format": 1,
        "saved_at": checkpoint.saved_at,
        "index": state.index,
        "into_s": max(0.0, state.into_s),
        "with_optional": what.with_optional,
        "more_rounds": what.more_rounds,
        "least_s": checkpoint.least_s,
        "identity": checkpoint.identity,
        "runs": state.progress,
    }
    if what.chosen_side:
        table["chosen_side"] = what.chosen_side
    if checkpoint.lasted_s is not None:
        table["lasted_s"] = checkpoint.lasted_s
    # Tables may follow in any order.
    changing = msgspec.toml.encode(table).decode()
    write_atomic(path, f"{changing}\n{same or unchanging(state.timeline)}")


def load_checkpoint(path: Path) -> Checkpoint | None:
    """Read a checkpoint; None where there is none.

    Raises:
        OwnFileError: there is something that cannot be used.
    """
    return read_own(path, LARGEST_CHECKPOINT, _checkpoint)


def _checkpoint(data: bytes) -> Checkpoint:
    table = toml_values(data.decode("utf-8"))
    # How far clocks were set is no matter.
    bounded = {key: value for key, value in table.items() if key != "lasted_s"}
    if not all(abs(number) <= LARGEST_NUMBER for number in _numbers(bounded)):
        raise ValueError("it holds a number that cannot be")  # noqa: EM101
    saved = msgspec.convert(table, _Saved, builtin_types=(datetime, date, time), str_keys=True)
    count = len(saved.segments)
    routine = read_routine_text(msgspec.toml.encode(saved.routine).decode()).value
    if routine is None or not count or len(saved.runs) != count or saved.index >= count:
        raise ValueError("its parts do not fit together")  # noqa: EM101
    if not _can_be(saved):
        raise ValueError("its instants cannot be")  # noqa: EM101
    what = Recipe(
        routine=routine,
        facts=saved.facts,
        timing=saved.timing,
        chosen_side=saved.chosen_side,
        with_optional=saved.with_optional,
        more_rounds=saved.more_rounds,
    )
    state = Player(
        timeline=Timeline(what, saved.segments),
        progress=saved.runs,
        index=saved.index,
        status=Status.PAUSED,
        into_s=saved.into_s,
        credited_s=saved.into_s,
    )
    return Checkpoint(
        identity=saved.identity,
        saved_at=saved.saved_at,
        state=state,
        lasted_s=_likely(saved.lasted_s),
        least_s=saved.least_s,
    )


def _numbers(value: object) -> Iterator[float]:
    """All numbers in a table, at any depth."""
    if isinstance(value, int | float):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _numbers(part)


def _can_be(saved: _Saved) -> bool:
    """Whether its instants say their zone and leave room to reckon with them."""
    instants = (saved.identity.started_at, saved.saved_at)
    return abs(saved.identity.offset_min) <= FURTHEST_OFFSET_MIN and all(
        instant.tzinfo is not None and MINYEAR < instant.year < MAXYEAR for instant in instants
    )
