"""Leads through the open session in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import partial
from typing import Protocol

from recoverytimer.base.commands import Command
from recoverytimer.player import commands
from recoverytimer.player import player as play
from recoverytimer.player.opensession import OpenSession, PlayerChange, SessionMoment
from recoverytimer.player.player import Player, PlayerStatus
from recoverytimer.routine.timeline import SegmentKind
from recoverytimer.routine.timelinebuilder import TooLongError
from recoverytimer.routine.words.problems import no_further_round
from recoverytimer.soreness.stoprules import StopRules
from recoverytimer.terminal import keys as key
from recoverytimer.terminal.commands import BELL, KEYS
from recoverytimer.terminal.keys import Keys
from recoverytimer.terminal.sheets import Sheet, stop_sheet

SOONEST_S = 0.02
BETWEEN_BELLS_S = 0.3


class Bell:
    """Rings a number of times, unless it is muted.

    Args:
        ring: rings once.
        sleep: waits some seconds.
    """

    def __init__(
        self, ring: Callable[[], None], sleep: Callable[[float], None], *, muted: bool = False
    ) -> None:
        self._ring = ring
        self._sleep = sleep
        self.muted = muted

    def ring(self, times: int) -> None:
        """Ring so many times."""
        for number in range(0 if self.muted else times):
            if number:
                self._sleep(BETWEEN_BELLS_S)
            self._ring()


class PlayerView(Protocol):
    """How a session is told: on the whole screen, or line by line."""

    def held(self) -> AbstractContextManager[None]:
        """The terminal is for the session while this lasts."""

    def show(self, moment: SessionMoment, *, muted: bool) -> None:
        """Tell where the session is."""

    def tell(self, text: str) -> None:
        """Have a sentence told as well, until another one or none takes its place."""

    def wait_s(self, moment: SessionMoment) -> float:
        """Seconds of a running session until there is something else to be told."""

    def read(self, sheet: Sheet) -> None:
        """Let a sheet be read."""

    def takes(self, pressed: str, moment: SessionMoment) -> bool:
        """Whether a key is for what is shown, and not for the session."""

    def names_of(self, command: Command) -> tuple[str, ...]:
        """The keys, or what is typed, for a command."""

    def keys_sheet(self) -> Sheet:
        """All of these."""

    def end(self, state: Player) -> None:
        """Tell what is still to be known of a session that has ended."""


class TerminalPlayer:
    """Leads through the open session at every change and passes on what a person does.

    Args:
        changes: what commands change of the session.
        rules: when to stop and when to get help.
        speed: how much faster than real time the session's clock runs.
    """

    def __init__(
        self,
        session: OpenSession,
        changes: Mapping[Command, PlayerChange],
        keys: Keys,
        view: PlayerView,
        bell: Bell,
        rules: StopRules,
        speed: float = 1.0,
    ) -> None:
        self._session = session
        self._changes = changes
        self._keys = keys
        self._view = view
        self._bell = bell
        self._rules = rules
        self._speed = speed
        self._wish = ""
        """Why the screen is to be left although the session is open."""

    def tell(self, text: str) -> None:
        """Say a sentence, until the next key."""
        self._view.tell(text)

    def play(self) -> bool:
        """Lead on until the session has ended; False if the person was gone before.

        Then it stands where it was, for the next start to take it up.
        """
        try:
            while self._session.is_open and self._wish != key.TERMINAL_GONE:
                self._lead()
        except OSError:  # a terminal that is closed can be neither shown to nor read
            self._session.apply(play.pause)
        moment = self._session.moment
        if moment is None or self._session.is_open:
            return False
        self._view.end(moment.state)
        return True

    def _lead(self) -> None:
        """Lead on until the session or the person leaves the screen."""
        self._wish = ""
        with self._keys.held(), self._view.held():
            while self._session.is_open and not self._wish:
                moment = self._session.moment
                assert moment is not None
                self._view.show(moment, muted=self._bell.muted)
                self._react(moment)
        if self._wish == key.SUSPEND:
            self._keys.suspend()

    def _react(self, shown: SessionMoment) -> None:
        is_running = shown.state.status is PlayerStatus.RUNNING
        wait_s = max(SOONEST_S, self._view.wait_s(shown) / self._speed) if is_running else None
        pressed = self._keys.wait(wait_s)
        self._follow()
        for one in pressed:
            self._press(one)

    def _follow(self) -> None:
        before = self._session.moment
        self._session.apply(play.advance)
        after = self._session.moment
        if before is not None and after is not None:
            self._bell.ring(bells(before.state, after.state))

    def _press(self, pressed: str) -> None:
        moment = self._session.moment
        assert moment is not None
        if pressed in {key.TERMINAL_GONE, key.SUSPEND}:
            self._session.apply(play.pause)
            self._wish = pressed
        elif pressed == key.INTERRUPT:
            self._session.apply(self._changes[commands.END])
        elif pressed != key.RESIZE and not self._view.takes(pressed, moment):
            self.tell("")
            self._actions(moment.state).get(pressed, _nothing)()

    def _actions(self, state: Player) -> dict[str, Callable[[], None]]:
        asked = commands.YES, commands.NO
        changes = {c: partial(self._session.apply, change) for c, change in self._changes.items()}
        do: dict[Command, Callable[[], None]] = {
            **{c: change for c, change in changes.items() if c not in asked},
            commands.ADD_ROUND: self._add_round,
            commands.HELP: lambda: self._read(stop_sheet(self._rules)),
            BELL: self._mute,
            KEYS: lambda: self._read(self._view.keys_sheet()),
        }
        if state.segment.kind is SegmentKind.QUESTION:
            # Their keys come last and so go before those of others.
            do |= {c: changes[c] for c in asked}
        return {
            name: action for command, action in do.items() for name in self._view.names_of(command)
        }

    def _add_round(self) -> None:
        try:
            self._session.apply(play.add_round)
        except TooLongError:
            self.tell(no_further_round())

    def _mute(self) -> None:
        self._bell.muted = not self._bell.muted

    def _read(self, sheet: Sheet) -> None:
        """Let a sheet be read; the session waits meanwhile."""
        self._session.apply(play.pause)
        self._view.read(sheet)


def _nothing() -> None:
    """A key without a meaning."""


def bells(before: Player, after: Player) -> int:
    """How often to ring for what the clock has changed: once for a segment, twice at the end."""
    if after.status is PlayerStatus.FINISHED:
        return 2
    return int(after.status is PlayerStatus.RUNNING and after.index != before.index)
