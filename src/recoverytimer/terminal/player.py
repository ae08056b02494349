"""Leads through the open session in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from recoverytimer.base.commands import Command
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player import commands
from recoverytimer.player import player as play
from recoverytimer.player.cues import beat_at
from recoverytimer.player.opensession import OpenSession, PlayerChange, SessionMoment
from recoverytimer.player.player import Player, PlayerStatus
from recoverytimer.player.scene import next_digit_s, played_bars, scene_at, segment_progress
from recoverytimer.routine.timelinebuilder import TooLongError
from recoverytimer.routine.words.problems import no_further_round
from recoverytimer.soreness.stoprules import StopRules
from recoverytimer.terminal import keys as key
from recoverytimer.terminal.commands import BELL, KEYS, keys_of
from recoverytimer.terminal.keys import Keys
from recoverytimer.terminal.screen import Screen
from recoverytimer.terminal.sheets import Sheet, keys_sheet, stop_sheet
from recoverytimer.terminal.view import PlayerFrame

SOONEST_S = 0.02
BETWEEN_BELLS_S = 0.3
SHEET_KEYS = {"up": -1, "down": 1, "space": 8}


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


class TerminalPlayer:
    """Shows the open session at every visible change and passes on what a person does.

    Args:
        changes: what commands change of the session.
        rules: when to stop and when to get help.
        speed: how much faster than real time the session's clock runs.
    """

    def __init__(
        self,
        session: OpenSession,
        changes: Mapping[Command, PlayerChange],
        exercises: Mapping[str, Exercise],
        keys: Keys,
        screen: Screen,
        bell: Bell,
        rules: StopRules,
        speed: float = 1.0,
    ) -> None:
        self._session = session
        self._changes = changes
        self._exercises = exercises
        self._keys = keys
        self._screen = screen
        self._bell = bell
        self._rules = rules
        self._speed = speed
        self._message = ""
        self._sheet: Sheet | None = None
        self._wish = ""
        """Why the screen is to be left although the session is open."""

    def tell(self, text: str) -> None:
        """Say a sentence, until the next key."""
        self._message = text

    def play(self) -> bool:
        """Lead on until the session has ended; False if the person was gone before.

        Then it stands where it was, for the next start to take it up.
        """
        try:
            while self._session.is_open and self._wish != key.TERMINAL_GONE:
                self._lead()
        except OSError:  # a terminal that is closed can be neither shown to nor read
            self._session.apply(play.pause)
        return not self._session.is_open

    def _lead(self) -> None:
        """Lead on until the session or the person leaves the screen."""
        self._wish = ""
        with self._keys.held(), self._screen.held():
            while self._session.is_open and not self._wish:
                self._show()
                self._react()
        if self._wish == key.SUSPEND:
            self._keys.suspend()

    def _react(self) -> None:
        pressed = self._keys.wait(self._wait_s())
        self._follow()
        for one in pressed:
            self._press(one)

    def _show(self) -> None:
        moment = self._session.moment
        assert moment is not None
        self._screen.show(self._sheet or self._frame(moment))

    def _frame(self, moment: SessionMoment) -> PlayerFrame:
        state, now = moment.state, moment.now
        return PlayerFrame(
            scene=scene_at(state, now, self._exercises),
            bars=played_bars(state, now, self._exercises),
            done=None if state.length_s is None else segment_progress(state, now),
            running=state.status is PlayerStatus.RUNNING,
            muted=self._bell.muted,
            message=self._message,
        )

    def _wait_s(self) -> float | None:
        moment = self._session.moment
        if moment is None or moment.state.status is not PlayerStatus.RUNNING:
            return None
        return max(SOONEST_S, next_change_s(moment.state, moment.now) / self._speed)

    def _follow(self) -> None:
        before = self._session.moment
        self._session.apply(play.advance)
        after = self._session.moment
        if before is not None and after is not None:
            self._bell.ring(bells(before.state, after.state))

    def _press(self, pressed: str) -> None:
        if pressed in {key.TERMINAL_GONE, key.SUSPEND}:
            self._session.apply(play.pause)
            self._wish = pressed
        elif self._sheet is not None and pressed not in {key.INTERRUPT, key.RESIZE}:
            self._scroll(self._sheet, pressed)
        elif pressed != key.RESIZE:
            self._message = ""
            self._actions().get(pressed, _nothing)()

    def _scroll(self, sheet: Sheet, pressed: str) -> None:
        by = SHEET_KEYS.get(pressed)
        self._sheet = None if by is None else sheet.moved(by)

    def _actions(self) -> dict[str, Callable[[], None]]:
        asked = commands.YES, commands.NO
        changes = {c: partial(self._session.apply, change) for c, change in self._changes.items()}
        do: dict[Command, Callable[[], None]] = {
            **{c: change for c, change in changes.items() if c not in asked},
            commands.ADD_ROUND: self._add_round,
            commands.HELP: self._get_help,
            BELL: self._mute,
            KEYS: lambda: self._read(keys_sheet()),
        }
        if self._is_asked():
            # Their keys come last and so go before those of others.
            do |= {c: changes[c] for c in asked}
        found = {name: action for command, action in do.items() for name in keys_of(command)}
        return {**found, key.INTERRUPT: do[commands.END]}

    def _add_round(self) -> None:
        try:
            self._session.apply(play.add_round)
        except TooLongError:
            self.tell(no_further_round())

    def _mute(self) -> None:
        self._bell.muted = not self._bell.muted

    def _get_help(self) -> None:
        self._read(stop_sheet(self._rules))

    def _read(self, sheet: Sheet) -> None:
        """Show a sheet; the session waits meanwhile."""
        self._session.apply(play.pause)
        self._sheet = sheet

    def _is_asked(self) -> bool:
        moment = self._session.moment
        return moment is not None and moment.state.segment.question is not None


def _nothing() -> None:
    """A key without a meaning."""


def bells(before: Player, after: Player) -> int:
    """How often to ring for what the clock has changed: once for a segment, twice at the end."""
    if after.status is PlayerStatus.FINISHED:
        return 2
    return int(after.status is PlayerStatus.RUNNING and after.index != before.index)


def next_change_s(state: Player, now: float) -> float:
    """Seconds until something in the terminal looks different."""
    waits = [next_digit_s(state, now)]
    remaining = play.remaining_s(state, now)
    if remaining is not None:
        waits.append(remaining)
    beat = beat_at(state.segment, play.position_s(state, now))
    if beat is not None:
        waits.append(beat.left_s)
    return min(waits)
