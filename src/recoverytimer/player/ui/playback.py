"""The open session with a timer; others listen to it."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from recoverytimer.base.clock import Clock
from recoverytimer.player import player as play
from recoverytimer.player.cues import beat_at
from recoverytimer.player.opensession import KeepsSession, OpenSession, PlayerChange, SessionMoment
from recoverytimer.player.player import Player, PlayerStatus
from recoverytimer.player.scene import next_digit_s
from recoverytimer.player.session import SessionIdentity
from recoverytimer.routine.adaptation import Adaptation

# Seldom enough to cost next to nothing, often enough for a ring that moves.
RING_STEPS = 600
FASTEST_S = 1 / 3
SLOWEST_S = 1.0


class Playback(QObject):
    """Wakes the open session at every visible change and tells what became of it.

    Signals:
        moved: a `SessionMoment`, at every visible change.
        finished: the `Session` record, when the session has ended.

    Args:
        clock: a steady clock in seconds.
        speed: how much faster than real time the clock runs.
    """

    moved = Signal(object)
    finished = Signal(object)

    def __init__(
        self,
        clock: Clock,
        keeper: KeepsSession,
        speed: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = OpenSession(clock, keeper, speed)
        self._speed = speed
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.follow)

    @property
    def moment(self) -> SessionMoment | None:
        """Where the session is, or None when there is none."""
        return self._session.moment

    @property
    def is_open(self) -> bool:
        """Whether a session is running or paused."""
        return self._session.is_open

    @property
    def is_kept(self) -> bool:
        """Whether the session has ended with enough work in it to be kept."""
        return self._session.is_kept

    @property
    def session_id(self) -> str:
        """The id of the session that has ended; empty before."""
        record = self._session.record
        return record.id if record else ""

    @property
    def may_go_on(self) -> bool:
        """Whether the session was ended before its end, and that can be taken back."""
        return self._session.may_go_on

    def begin(
        self,
        state: Player,
        routine_id: str,
        least_s: float = 0.0,
        adaptations: tuple[Adaptation, ...] = (),
        wait_s: float = 0.0,
    ) -> None:
        """Start a session of a routine; with less work than `least_s` it will not be kept.

        For `wait_s`, or until `end_wait`, it stands at its beginning.
        """
        self._do(lambda: self._session.begin(state, routine_id, least_s, adaptations, wait_s))

    def end_wait(self) -> None:
        """Begin at once, where the beginning is still waited for."""
        moment = self.moment
        if moment is not None and play.is_waiting(moment.state, moment.now):
            self.apply(play.end_wait)

    def go_on(
        self, state: Player, identity: SessionIdentity, lasted_s: float | None = None
    ) -> None:
        """Take up an interrupted session, which began so many seconds ago; it stands paused."""
        self._do(lambda: self._session.go_on(state, identity, lasted_s))

    def take_back_end(self) -> None:
        """Go on with the session that was ended; it stands paused, and its record will be one."""
        self._do(self._session.take_back_end)

    def follow(self) -> None:
        """Bring the session up to the clock."""
        self.apply(play.advance)

    def toggle(self) -> None:
        """Pause, or go on."""
        self.apply(play.toggle)

    def pause(self) -> None:
        """Stop the clock here."""
        self.apply(play.pause)

    def next(self) -> None:
        """Go to the next segment, or finish the one the person decides the end of."""
        self.apply(play.next_segment)

    def previous(self) -> None:
        """Restart the segment or go back to the one before."""
        self.apply(play.previous_segment)

    def jump(self, index: int) -> None:
        """Go to a segment."""
        self.apply(lambda state, now: play.jump(state, index, now))

    def end(self) -> None:
        """End the session and keep what was done."""
        self.apply(play.end)

    def stop(self) -> None:
        """Let go of the session as it stands, as when the app is killed."""
        self._timer.stop()
        self._session.let_go()

    def apply(self, change: PlayerChange) -> None:
        """Let a change happen now, if a session is open."""
        if self.is_open:
            self._do(lambda: self._session.apply(change))

    def _do(self, action: Callable[[], None]) -> None:
        try:
            action()
        finally:
            self._sleep()
        record = self._session.record
        self.moved.emit(self.moment)
        if record is not None:
            self.finished.emit(record)

    def _sleep(self) -> None:
        moment = self.moment
        if moment is None or moment.state.status is not PlayerStatus.RUNNING:
            self._timer.stop()
            return
        wait_s = next_change_s(moment.state, moment.now)
        self._timer.start(max(1, math.ceil(wait_s * 1000 / self._speed)))


def next_change_s(state: Player, now: float) -> float:
    """Seconds until something on the play page looks different."""
    length, position = state.length_s, play.position_s(state, now)
    step = SLOWEST_S if length is None else min(SLOWEST_S, max(FASTEST_S, length / RING_STEPS))
    remaining = play.remaining_s(state, now)
    waits = [step, next_digit_s(state, now)]
    beat = beat_at(state.segment, position)
    if beat is not None:
        # The word of a phase is there when the phase begins.
        waits.append(min(beat.left_s + 0.002, FASTEST_S))
    if remaining is not None:
        waits.append(remaining)
    return max(0.001, min(waits))
