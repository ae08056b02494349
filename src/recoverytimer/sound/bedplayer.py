"""Plays the bed, and has it step back for tones and words."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from recoverytimer.settings.settings import SoundBed
from recoverytimer.sound.bedlevel import FALLS_S, BedLevel, InFront, Span
from recoverytimer.sound.beds import bed_file
from recoverytimer.sound.looping import Looping
from recoverytimer.sound.messages import (
    BedThere,
    DueTones,
    Heard,
    MakeWay,
    NoBed,
    PlayBed,
    Silence,
    Silent,
    SoundCommand,
    SoundReport,
    ToneStyle,
)
from recoverytimer.sound.soundfile import samples_in
from recoverytimer.sound.synthesis import length_s

STEP_MS = 10
# How long the thread that makes a bed may keep tones waiting.
SWITCH_S = 0.001


class BedPlayer(QObject):
    """Plays the bed that is wanted over and over; the first time, it is made in a thread.

    Args:
        folder: where the sounds are kept.
        tell: takes a report.
    """

    _made = Signal(object, object)

    def __init__(self, folder: Path, tell: Callable[[SoundReport], None]) -> None:
        super().__init__()
        self._folder = folder
        self._tell = tell
        self._wanted = PlayBed(SoundBed.NONE)
        self._loaded = self._making = SoundBed.NONE
        self._is_missed = False
        self._volume = 0.0
        self._playing: Looping | None = None
        self._has_short_tones = False
        self._in_front = InFront()
        self._steps_back = False
        self._level = BedLevel(time.monotonic())
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._go_on)
        self._made.connect(self._load, Qt.ConnectionType.QueuedConnection)

    def obey(self, command: SoundCommand) -> None:
        """Do what the app wants."""
        self._move()
        if isinstance(command, PlayBed):
            self._wanted = command
            if command.bed is SoundBed.NONE:
                self._end_miss()
        elif isinstance(command, MakeWay):
            self._in_front.take_speech(command.who, speaks=command.speaks)
        elif isinstance(command, ToneStyle):
            self._has_short_tones = command.short
        elif isinstance(command, DueTones):
            short = self._has_short_tones
            # Back when the tone begins.
            spans = (
                Span(p.at - FALLS_S, p.at + length_s(p.tone, short=short)) for p in command.due
            )
            self._in_front.take_tones(spans, time.monotonic())
        self._go_on()

    def _go_on(self) -> None:
        self._move()
        self._steps_back = self._in_front.is_heard(self._level.at)
        wanted = self._wanted.bed
        if self._level.share == 0 and self._loaded is not wanted:
            self._exchange(wanted)
        elif self._playing is not None:
            self._play(self._playing)
        self._sleep()

    def _move(self) -> None:
        """Bring the level up to this moment by what held since the last one."""
        self._level = self._level.later(
            time.monotonic(),
            stays=self._stays,
            fades_s=self._wanted.fades_s,
            steps_back=self._steps_back,
        )

    @property
    def _stays(self) -> bool:
        return self._playing is not None and self._wanted.bed is self._loaded

    def _play(self, playing: Looping) -> None:
        if self._stays:
            self._volume = self._wanted.volume
        # Ears hear the square root of what a loudspeaker does.
        playing.set_gain(self._volume**2 * self._level.gain)
        if self._stays:
            playing.begin()

    def _sleep(self) -> None:
        now = self._level.at
        after = self._level.later(
            now + 1, stays=self._stays, fades_s=self._wanted.fades_s, steps_back=self._steps_back
        )
        change = self._in_front.next_change(now)
        if self._playing is None:
            self._timer.stop()
        elif after.gain != self._level.gain:
            self._timer.start(STEP_MS)
        elif change is not None:
            self._timer.start(max(0, int((change - now) * 1000)))
        else:
            self._timer.stop()

    def _exchange(self, wanted: SoundBed) -> None:
        """Let go of the bed that was heard, and get the one that is wanted."""
        if self._playing is not None:
            self._playing.end()
            self._playing.deleteLater()
            self._playing = None
        self._loaded = SoundBed.NONE
        if wanted is not SoundBed.NONE and self._making is SoundBed.NONE:
            self._making = wanted
            threading.Thread(target=self._make, args=(wanted,), daemon=True).start()

    def _make(self, bed: SoundBed) -> None:
        sys.setswitchinterval(SWITCH_S)
        try:
            made: bytes | OSError = samples_in(bed_file(self._folder, bed))
        except OSError as error:
            made = error
        # Where this process has come to its end by itself, nobody listens any more.
        with suppress(RuntimeError):
            self._made.emit(bed, made)

    def _load(self, bed: SoundBed, made: bytes | OSError) -> None:
        self._making = SoundBed.NONE
        self._move()
        if bed is self._wanted.bed:
            if isinstance(made, OSError):
                self._miss(made)
            else:
                self._end_miss()
                self._playing = Looping(made, self)
                self._playing.heard.connect(lambda: self._tell(Heard()))
                self._playing.stuck.connect(lambda: self._tell(Silent(Silence.NO_ANSWER)))
                self._loaded = bed
        self._go_on()

    def _miss(self, error: OSError) -> None:
        """Do without; it is tried again with the next wish."""
        self._wanted = PlayBed(SoundBed.NONE)
        self._is_missed = True
        self._tell(NoBed(str(self._folder), error.errno or 0))

    def _end_miss(self) -> None:
        if self._is_missed:
            self._is_missed = False
            self._tell(BedThere())
