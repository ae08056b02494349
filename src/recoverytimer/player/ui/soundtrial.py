"""Hearing tones and voice before a session."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from recoverytimer.player.chimes import Tone
from recoverytimer.player.ui.announcer import bed_of, tone_style, voice_style
from recoverytimer.settings.settings import Settings, SoundBed
from recoverytimer.sound.client import Sounding
from recoverytimer.sound.messages import DueTones, DueWords, Play, PlayBed, Say
from recoverytimer.sound.words import example

# The first one waits for a process that only begins.
FIRST_S = 1.2
EXAMPLE = (
    (0.0, Tone.START),
    (1.4, Tone.TICK),
    (2.4, Tone.TICK),
    (3.4, Tone.TICK),
    (4.4, Tone.SWITCH),
    (6.0, Tone.REST),
    (7.6, Tone.END),
)
PATIENCE_S = 10.0
BED_MS = 12_000
BED_FADES_S = 0.6


class SoundTrial(QObject):
    """Plays an example of the tones, says an example sentence, finds the voices.

    `voices` carries the names of those that there are.

    Args:
        settings: gives those of this moment.
        is_open: whether a session needs the sound processes anyway.
        give_back: has an open session sound as before.
    """

    voices = Signal(object)

    def __init__(
        self,
        settings: Callable[[], Settings],
        tones: Sounding,
        voice: Sounding,
        is_open: Callable[[], bool],
        give_back: Callable[[], None],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._tones = tones
        self._voice = voice
        self._is_open = is_open
        self._give_back = give_back
        self._now = now
        self._bed = QTimer(self, singleShot=True, interval=BED_MS)
        self._bed.timeout.connect(self._end_bed)
        voice.voices.connect(self.voices)

    def find_voices(self) -> None:
        """Have the voices reported."""
        self._voice.stop()
        self._voice.start()
        self._voice.send(voice_style(self._settings()))

    def play_tones(self) -> None:
        """Play an example."""
        self._tones.start()
        self._tones.send(tone_style(self._settings()))
        began = self._now() + FIRST_S
        self._tones.send(DueTones(tuple(Play(began + at, tone) for at, tone in EXAMPLE)))

    def play_bed(self) -> None:
        """Play some seconds of the bed, or end them."""
        if self._bed.isActive():
            self._end_bed()
            return
        self._tones.start()
        self._bed.start()
        self.take_settings(self._settings())

    def take_settings(self, settings: Settings) -> None:
        """Play the bed as it is wanted now, where it is tried."""
        if self._bed.isActive():
            self._tones.send(bed_of(settings, BED_FADES_S))

    def _end_bed(self) -> None:
        self._bed.stop()
        self._tones.send(PlayBed(SoundBed.NONE, 0.0, BED_FADES_S))
        if self._is_open():
            self._give_back()

    def speak(self) -> None:
        """Say an example."""
        self._voice.start()
        self._voice.send(voice_style(self._settings()))
        now = self._now()
        self._voice.send(DueWords((Say(now, now + PATIENCE_S, example()),), cut=True))

    def end(self) -> None:
        """Be silent, unless a session goes on."""
        if self._bed.isActive():
            self._end_bed()
        if not self._is_open():
            self._tones.stop()
            self._voice.stop()
