"""A session on the whole screen of a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager

from recoverytimer.base.commands import Command
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.player import player as play
from recoverytimer.player.cues import beat_at
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import Player, PlayerStatus
from recoverytimer.player.scene import next_digit_s, played_bars, scene_at, segment_progress
from recoverytimer.terminal.commands import keys_of
from recoverytimer.terminal.screen import Screen
from recoverytimer.terminal.sheets import Sheet, keys_sheet
from recoverytimer.terminal.view import PlayerFrame

SHEET_KEYS = {"up": -1, "down": 1, "space": 8}


class FullScreen:
    """Shows the session at every visible change, and sheets over it."""

    def __init__(self, screen: Screen, exercises: Mapping[str, Exercise]) -> None:
        self._screen = screen
        self._exercises = exercises
        self._sheet: Sheet | None = None
        self._message = ""

    def held(self) -> AbstractContextManager[None]:
        """The whole terminal is for the session while this lasts."""
        return self._screen.held()

    def show(self, moment: SessionMoment, *, muted: bool) -> None:
        """Show where the session is, or the sheet that is read."""
        state, now = moment.state, moment.now
        frame = PlayerFrame(
            scene=scene_at(state, now, self._exercises),
            bars=played_bars(state, now, self._exercises),
            done=None if state.length_s is None else segment_progress(state, now),
            running=state.status is PlayerStatus.RUNNING,
            muted=muted,
            message=self._message,
        )
        self._screen.show(self._sheet or frame)

    def tell(self, text: str) -> None:
        """Show a sentence below the session."""
        self._message = text

    def wait_s(self, moment: SessionMoment) -> float:
        """Seconds until something looks different."""
        state, now = moment.state, moment.now
        waits = [next_digit_s(state, now)]
        if moment.remaining_s is not None:
            waits.append(moment.remaining_s)
        beat = beat_at(state.segment, play.position_s(state, now))
        if beat is not None:
            waits.append(beat.left_s)
        return min(waits)

    def read(self, sheet: Sheet) -> None:
        """Show a sheet, until a key that does not scroll it."""
        self._sheet = sheet

    def takes(self, pressed: str, _moment: SessionMoment) -> bool:
        """Whether a key is for the sheet."""
        if self._sheet is None:
            return False
        by = SHEET_KEYS.get(pressed)
        self._sheet = None if by is None else self._sheet.moved(by)
        return True

    def names_of(self, command: Command) -> tuple[str, ...]:
        """The keys of a command."""
        return keys_of(command)

    def keys_sheet(self) -> Sheet:
        """All keys of the player."""
        return keys_sheet()

    def end(self, state: Player) -> None:
        """Everything was to be seen."""
