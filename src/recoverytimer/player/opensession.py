"""The open session: a clock and a player, and one who keeps what they come to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from recoverytimer.base.clock import Clock
from recoverytimer.player import player as play
from recoverytimer.player.player import Player, PlayerStatus
from recoverytimer.player.session import Session, SessionIdentity
from recoverytimer.routine.adaptation import Adaptation

# The most that a crash may take of a segment.
KEPT_EVERY_S = 15.0
# Sums of instants are rounded, and one of a whole gap may come out as more.
CATCH_UP_S = play.GAP_S / 2
PlayerChange = Callable[[Player, float], Player]


class SessionMoment(Struct, frozen=True):
    """A player and the reading of its clock."""

    state: Player
    now: float

    @property
    def position_s(self) -> float:
        """Seconds into the segment at hand."""
        return play.position_s(self.state, self.now)

    @property
    def remaining_s(self) -> float | None:
        """Seconds left in the segment at hand, or None where it is open."""
        return play.remaining_s(self.state, self.now)


class KeepsSession(Protocol):
    """What an open session tells of itself, to be kept."""

    def begin(self, routine_id: str, adaptations: tuple[Adaptation, ...]) -> SessionIdentity:
        """The identity of a session that starts now."""

    def checkpoint(
        self, identity: SessionIdentity, state: Player, lasted_s: float | None, least_s: float
    ) -> None:
        """Keep where a session is, so that it can go on after a crash."""

    def finish(
        self, state: Player, identity: SessionIdentity, least_s: float, lasted_s: float | None
    ) -> Session:
        """The record of a session that has ended, kept if there was so much work (s) in it."""

    def let_go(self) -> None:
        """Leave what is kept of it to whoever takes the session up."""


class OpenSession:
    """Owns the state of the session that is open, and keeps every change that matters.

    Args:
        clock: a steady clock in seconds.
        speed: how much faster than real time the clock runs.
    """

    def __init__(self, clock: Clock, keeper: KeepsSession, speed: float = 1.0) -> None:
        self._clock = clock
        self._keeper = keeper
        self._speed = speed
        self._state: Player | None = None
        self._identity: SessionIdentity | None = None
        self._least_s = 0.0
        self._began: float | None = None
        """What the clock showed, or would have, when the session began; None if unknown."""
        self._kept = 0.0
        """What it showed when the session was kept last."""
        self.record: Session | None = None
        """What was kept of the session, once it has ended."""

    @property
    def moment(self) -> SessionMoment | None:
        """Where the session is, or None when there is none."""
        return None if self._state is None else SessionMoment(self._state, self._clock())

    @property
    def is_open(self) -> bool:
        """Whether a session is running or paused."""
        return self._state is not None and self._state.status is not PlayerStatus.FINISHED

    @property
    def is_kept(self) -> bool:
        """Whether the session has ended with enough work in it to be kept."""
        return self.record is not None and self.record.work_s >= self._least_s

    def begin(
        self,
        state: Player,
        routine_id: str,
        least_s: float = 0.0,
        adaptations: tuple[Adaptation, ...] = (),
        wait_s: float = 0.0,
    ) -> None:
        """Start a session of a routine; with less work than `least_s` it will not be kept.

        For `wait_s` it stands at its beginning.
        """
        self._least_s = least_s
        self._began = self._clock()
        identity = self._keeper.begin(routine_id, adaptations)
        self._open(identity, play.start(state, self._clock(), wait_s * self._speed))

    def go_on(
        self, state: Player, identity: SessionIdentity, lasted_s: float | None = None
    ) -> None:
        """Take up an interrupted session, which began so many seconds ago; it stands paused."""
        self._least_s = 0.0
        self._began = None if lasted_s is None else self._clock() - lasted_s * self._speed
        self._open(identity, state)

    @property
    def may_go_on(self) -> bool:
        """Whether the session was ended before its end, and that can be taken back."""
        return self.is_kept and self._state is not None and play.may_go_on(self._state)

    def take_back_end(self) -> None:
        """Go on with the session that was ended; it stands paused, and its record will be one."""
        if self._state is not None and self.may_go_on:
            self.record = None
            self._take(play.take_back_end(self._state))

    def apply(self, change: PlayerChange) -> None:
        """Let a change happen now to the session that is open, if one is."""
        if self._state is not None and self.is_open:
            now = self._clock()
            self._take(change(self._caught_up(self._state, now), now))

    def let_go(self) -> None:
        """Leave the session as it stands, as when the app is killed."""
        self._state = None
        self._keeper.let_go()

    def _open(self, identity: SessionIdentity, state: Player) -> None:
        self._identity = identity
        self._state = None
        self.record = None
        self._take(state)

    def _take(self, state: Player) -> None:
        before, self._state = self._state, state
        assert self._identity is not None
        if state.status is PlayerStatus.FINISHED:
            self.record = self._keeper.finish(state, self._identity, self._least_s, self._lasted_s)
        elif before is None or self._is_due(before, state):
            self._kept = self._clock()
            settled = play.settled(state, self._kept)
            self._keeper.checkpoint(self._identity, settled, self._lasted_s, self._least_s)

    def _is_due(self, before: Player, state: Player) -> bool:
        """Whether something changed that is to be kept, or enough time went by."""
        if _to_be_kept(before) != _to_be_kept(state):
            return True
        return (
            state.status is PlayerStatus.RUNNING
            and self._clock() - self._kept >= KEPT_EVERY_S * self._speed
        )

    @property
    def _lasted_s(self) -> float | None:
        """Seconds since the session began, pauses included and as time goes outside of it."""
        return None if self._began is None else (self._clock() - self._began) / self._speed

    def _caught_up(self, state: Player, now: float) -> Player:
        """Follow a clock that runs faster than time in steps that are no gap."""
        if now - state.seen > play.GAP_S * self._speed:
            return state
        while state.status is PlayerStatus.RUNNING and now - state.seen > CATCH_UP_S:
            state = play.advance(state, state.seen + CATCH_UP_S)
        return state


def _to_be_kept(state: Player) -> tuple[object, ...]:
    return (state.index, state.status, state.timeline.segments, len(state.progress))
