"""Plays the bed, and has it step back for tones and words."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

from recoverytimer.settings.settings import SoundBed
from recoverytimer.sound.bedlevel import BedLevel, InFront, Span
from recoverytimer.sound.beds import bed_file
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
from recoverytimer.sound.synthesis import length_s, primer_file

STEP_MS = 10
PROOF_MS = 5000
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
        self._effect: QSoundEffect | None = None
        self._has_short_tones = False
        self._in_front = InFront()
        self._steps_back = False
        self._level = BedLevel(time.monotonic())
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._go_on)
        self._made.connect(self._load, Qt.ConnectionType.QueuedConnection)
        self._proof: QSoundEffect | None = None
        self._proving = QTimer(self, interval=PROOF_MS)
        self._proving.timeout.connect(self._prove)
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._follow_device)

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
            spans = (Span(p.at, p.at + length_s(p.tone, short=short)) for p in command.due)
            self._in_front.take_tones(spans, time.monotonic())
        self._go_on()

    def _go_on(self) -> None:
        self._move()
        self._steps_back = self._in_front.is_heard(self._level.at)
        wanted = self._wanted.bed
        if self._level.share == 0 and self._loaded is not wanted:
            self._exchange(wanted)
        elif self._effect is not None:
            self._play(self._effect)
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
        return self._effect is not None and self._wanted.bed is self._loaded

    def _play(self, effect: QSoundEffect) -> None:
        if self._stays:
            self._volume = self._wanted.volume
        # Ears hear the square root of what a loudspeaker does.
        effect.setVolume(self._volume**2 * self._level.gain)
        if self._stays and not effect.isPlaying():
            effect.play()
            self._proving.start()

    def _sleep(self) -> None:
        now = self._level.at
        after = self._level.later(
            now + 1, stays=self._stays, fades_s=self._wanted.fades_s, steps_back=self._steps_back
        )
        change = self._in_front.next_change(now)
        if after.gain != self._level.gain:
            self._timer.start(STEP_MS)
        elif change is not None:
            self._timer.start(max(0, int((change - now) * 1000)))
        else:
            self._timer.stop()

    def _exchange(self, wanted: SoundBed) -> None:
        """Let go of the bed that was heard, and get the one that is wanted."""
        for effect in (self._effect, self._proof):
            if effect is not None:
                effect.stop()
                effect.deleteLater()
        self._effect = self._proof = None
        self._proving.stop()
        self._loaded = SoundBed.NONE
        if wanted is not SoundBed.NONE and self._making is SoundBed.NONE:
            self._making = wanted
            threading.Thread(target=self._make, args=(wanted,), daemon=True).start()

    def _make(self, bed: SoundBed) -> None:
        sys.setswitchinterval(SWITCH_S)
        try:
            made: Path | OSError = bed_file(self._folder, bed)
        except OSError as error:
            made = error
        # Where this process has come to its end by itself, nobody listens any more.
        with suppress(RuntimeError):
            self._made.emit(bed, made)

    def _load(self, bed: SoundBed, made: Path | OSError) -> None:
        self._making = SoundBed.NONE
        self._move()
        if isinstance(made, OSError):
            # Tried again with the next wish.
            self._wanted = PlayBed(SoundBed.NONE)
            self._is_missed = True
            self._tell(NoBed(str(self._folder), made.errno or 0))
            return
        self._end_miss()
        if bed is self._wanted.bed:
            effect = self._effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(made)))
            effect.setLoopCount(QSoundEffect.Loop.Infinite.value)
            self._loaded = bed
        self._go_on()

    def _end_miss(self) -> None:
        if self._is_missed:
            self._is_missed = False
            self._tell(BedThere())

    def _prove(self) -> None:
        """What goes on for ever does not tell that nobody takes it: a sound that ends does."""
        if self._proof is None:
            self._proof = QSoundEffect(self)
            self._proof.setSource(QUrl.fromLocalFile(str(primer_file(self._folder))))
        elif self._proof.isPlaying():
            self._tell(Silent(Silence.NO_ANSWER))
            return
        else:
            self._tell(Heard())
        self._proof.play()

    def _follow_device(self) -> None:
        for effect in (self._effect, self._proof):
            if effect is not None:
                effect.setAudioDevice(QMediaDevices.defaultAudioOutput())
