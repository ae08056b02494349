"""The record of one performance of a routine, and the checkpoint of a running one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from recoverytimer.core.disk import is_file, write_atomic
from recoverytimer.core.dose import Side
from recoverytimer.core.exercise import Kind
from recoverytimer.core.files import read_routine_text, routine_table
from recoverytimer.core.player import Outcome, Player, Progress, Status
from recoverytimer.core.reading import toml_values
from recoverytimer.core.routine import StepPath
from recoverytimer.core.timeline import Facts, Recipe, Segment, SegmentKind, Timeline, Timing


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
    routine_id: str
    started_at: datetime
    offset_min: int


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


class DamagedError(ValueError):
    """A session in progress cannot be read."""


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


class Checkpoint(Struct, frozen=True, kw_only=True):
    """A session as it stood at the last change of segment; the player is paused."""

    identity: Identity
    saved_at: datetime
    state: Player


def save_checkpoint(path: Path, checkpoint: Checkpoint) -> None:
    """Write a checkpoint atomically.

    Raises:
        OSError: the folder cannot be written or the disk is full.
    """
    state, what = checkpoint.state, checkpoint.state.timeline.recipe
    table = {
        "format": 1,
        "identity": checkpoint.identity,
        "saved_at": checkpoint.saved_at,
        "index": state.index,
        "into_s": max(0.0, state.into_s),
        "timing": what.timing,
        "with_optional": what.with_optional,
        "more_rounds": what.more_rounds,
        "facts": what.facts,
        "runs": state.progress,
        "segments": state.timeline.segments,
        "routine": routine_table(what.routine),
    }
    if what.chosen_side:
        table["chosen_side"] = what.chosen_side
    write_atomic(path, msgspec.toml.encode(table).decode())


def load_checkpoint(path: Path) -> Checkpoint | None:
    """Read a checkpoint; None where there is none.

    Raises:
        DamagedError: the file is there but cannot be used.
    """
    if not is_file(path):
        return None
    try:
        table = toml_values(path.read_text(encoding="utf-8"))
        saved = msgspec.convert(table, _Saved, builtin_types=(datetime, date, time), str_keys=True)
    except (OSError, ValueError, RecursionError) as error:
        raise DamagedError(str(error)) from error
    count = len(saved.segments)
    routine = read_routine_text(msgspec.toml.encode(saved.routine).decode()).value
    if routine is None or not count or len(saved.runs) != count or saved.index >= count:
        raise DamagedError("its parts do not fit together")  # noqa: EM101
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
    return Checkpoint(identity=saved.identity, saved_at=saved.saved_at, state=state)
