"""The checkpoint of a session that goes on, from which it can be taken up after a crash."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.ownfile import MIB, make_way, read_own, refuse_newer
from recoverytimer.base.toml.reading import toml_values
from recoverytimer.exercise.dose import Side
from recoverytimer.player.player import Player, PlayerStatus, SegmentProgress
from recoverytimer.player.session import FURTHEST_OFFSET_MIN, Session, SessionIdentity, session_of
from recoverytimer.routine.files import read_routine_text, routine_table
from recoverytimer.routine.relaying import with_passes
from recoverytimer.routine.routine import StepPath
from recoverytimer.routine.timeline import (
    ExerciseFacts,
    MoreRounds,
    Segment,
    Timeline,
    TimelineRecipe,
    Timing,
)

# Far beyond the largest routine, with the longest note at each of its segments.
LARGEST_FILE = 16 * MIB
FORMAT = 2
# What was added to one pass of a group was added to all of them.
FIRST_FORMAT = 1
COMPUTER = "# computer: "
# Beyond what any session comes to, and far within what can be reckoned with.
LARGEST_NUMBER = 1e7
# Beyond what anybody leaves a session open for; where more went by, a clock was set.
LONGEST_OPEN = timedelta(days=7)
# A clock on the wall that is ahead by more was set while the session ran.
SET_FROM = timedelta(minutes=1)


class Checkpoint(Struct, frozen=True, kw_only=True):
    """A session as it stood when it was last kept; the player is paused.

    Attributes:
        lasted_s: seconds since its start by a steady clock, pauses included; None if unknown.
        least_s: with less work (s) it is not kept.
        computer: the name of the one that plays; empty where that is not known.
    """

    identity: SessionIdentity
    saved_at: datetime
    state: Player
    lasted_s: float | None = None
    least_s: float = 0.0
    computer: str = ""

    @property
    def record(self) -> Session:
        """The record of what was done."""
        return session_of(self.state, self.identity, self.ended_at)

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
            least = started_at + timedelta(seconds=_spent_s(self.state))
            return self.saved_at if least < self.saved_at <= started_at + LONGEST_OPEN else least
        return _end_of(started_at, self.lasted_s, self.saved_at)


def _likely(lasted_s: float | None) -> float | None:
    return lasted_s if lasted_s is not None and lasted_s <= LONGEST_OPEN.total_seconds() else None


def _end_of(started_at: datetime, lasted_s: float, wall: datetime) -> datetime:
    """When a session ended that lasted so long by a steady clock, pauses included.

    `wall` is its end by the clock on the wall, which may have been set since the start.
    """
    steady = started_at + timedelta(seconds=lasted_s)
    return wall if timedelta(0) <= wall - steady <= SET_FROM else steady


def _spent_s(state: Player) -> float:
    """Seconds that are credited to segments."""
    return sum(progress.spent_s for progress in state.progress)


class CheckpointFile:
    """The checkpoint on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._made: tuple[Timeline, str] | None = None

    def load(self) -> Checkpoint | None:
        """What was saved last; None where there is none.

        Raises:
            OwnFileError: there is something that cannot be used.
        """
        return read_own(self.path, LARGEST_FILE, _decoded)

    def save(self, checkpoint: Checkpoint) -> None:
        """Replace it.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        timeline = self._text_of(checkpoint.state.timeline)
        # Older apps pass over a comment, not over a key. Tables may follow in any order.
        computer = f"{COMPUTER}{checkpoint.computer}\n" if checkpoint.computer else ""
        write_atomic(self.path, f"{computer}{_changing_text(checkpoint)}\n{timeline}")

    def make_way(self) -> Path | None:
        """Rename one that a newer app wrote; where it is then, if so.

        Raises:
            OSError: the folder cannot be written.
        """
        return make_way(self.path, LARGEST_FILE, _decoded)

    def remove(self) -> None:
        """Have none.

        Raises:
            OSError: it cannot be removed.
        """
        self.path.unlink(missing_ok=True)

    def _text_of(self, timeline: Timeline) -> str:
        """The part that seldom changes is made text only when it did."""
        if self._made is None or self._made[0] is not timeline:
            self._made = (timeline, _timeline_text(timeline))
        return self._made[1]


def _changing_text(checkpoint: Checkpoint) -> str:
    state, what = checkpoint.state, checkpoint.state.timeline.recipe
    table = {
        "format": FORMAT,
        "saved_at": checkpoint.saved_at,
        "index": state.index,
        "into_s": max(0.0, state.into_s),
        "with_optional": what.with_optional,
        "more_rounds": what.more_rounds,
        "options": what.options,
        "swapped": what.swapped,
        "least_s": checkpoint.least_s,
        "identity": checkpoint.identity,
        "runs": state.progress,
    }
    if what.chosen_side:
        table["chosen_side"] = what.chosen_side
    if checkpoint.lasted_s is not None:
        table["lasted_s"] = checkpoint.lasted_s
    return msgspec.toml.encode(table).decode()


def _timeline_text(timeline: Timeline) -> str:
    what = timeline.recipe
    table = {
        "timing": what.timing,
        "facts": what.facts,
        "segments": timeline.segments,
        "routine": routine_table(what.routine),
    }
    return msgspec.toml.encode(table).decode()


class _CheckpointTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: Literal[1, 2]
    identity: SessionIdentity
    saved_at: datetime
    index: Annotated[int, Meta(ge=0)]
    into_s: Annotated[float, Meta(ge=0)]
    runs: tuple[SegmentProgress, ...]
    segments: tuple[Segment, ...]
    facts: dict[str, ExerciseFacts]
    timing: Timing
    routine: dict[str, Any]
    more_rounds: tuple[MoreRounds, ...] = ()
    options: tuple[str, ...] = ()
    swapped: tuple[StepPath, ...] = ()
    chosen_side: Side | None = None
    with_optional: bool = True
    # No two instants are further apart.
    lasted_s: Annotated[float, Meta(ge=0, le=1e12)] | None = None
    least_s: Annotated[float, Meta(ge=0)] = 0.0


def _decoded(data: bytes) -> Checkpoint:
    text = data.decode("utf-8")
    table = toml_values(text)
    refuse_newer(table.get("format"), FORMAT)
    # How far clocks were set is no matter.
    bounded = {key: value for key, value in table.items() if key != "lasted_s"}
    added = table.pop("more_rounds", ()) if table.get("format") == FIRST_FORMAT else ()
    if not all(abs(number) <= LARGEST_NUMBER for number in _numbers(bounded)):
        raise ValueError("it holds a number that cannot be")  # noqa: EM101
    saved = msgspec.convert(
        table, _CheckpointTable, builtin_types=(datetime, date, time), str_keys=True
    )
    count = len(saved.segments)
    routine = read_routine_text(msgspec.toml.encode(saved.routine).decode()).value
    if routine is None or not count or len(saved.runs) != count or saved.index >= count:
        raise ValueError("its parts do not fit together")  # noqa: EM101
    if not _can_be(saved):
        raise ValueError("its instants cannot be")  # noqa: EM101
    what = TimelineRecipe(
        routine=routine,
        facts=saved.facts,
        timing=saved.timing,
        chosen_side=saved.chosen_side,
        with_optional=saved.with_optional,
        options=saved.options,
        more_rounds=saved.more_rounds,
        swapped=saved.swapped,
    )
    timeline = Timeline(what, saved.segments)
    if saved.format == FIRST_FORMAT:
        timeline = with_passes(timeline, msgspec.convert(added, tuple[tuple[StepPath, int], ...]))
    state = Player(
        timeline=timeline,
        progress=saved.runs,
        index=saved.index,
        status=PlayerStatus.PAUSED,
        into_s=saved.into_s,
        credited_s=saved.into_s,
    )
    return Checkpoint(
        identity=saved.identity,
        saved_at=saved.saved_at,
        state=state,
        lasted_s=_likely(saved.lasted_s),
        least_s=saved.least_s,
        computer=_computer(text),
    )


def _computer(text: str) -> str:
    first = text.partition("\n")[0]
    return first.removeprefix(COMPUTER).strip() if first.startswith(COMPUTER) else ""


def _numbers(value: object) -> Iterator[float]:
    """All numbers in a table, at any depth."""
    if isinstance(value, int | float):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _numbers(part)


def _can_be(saved: _CheckpointTable) -> bool:
    """Whether its instants say their zone and leave room to reckon with them."""
    instants = (saved.identity.started_at, saved.saved_at)
    return abs(saved.identity.offset_min) <= FURTHEST_OFFSET_MIN and all(
        instant.tzinfo is not None and MINYEAR < instant.year < MAXYEAR for instant in instants
    )
