"""Plays tones when they are due."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
from shiboken6 import isValid

from recoverytimer.player.chimes import Tone
from recoverytimer.sound.agenda import Agenda
from recoverytimer.sound.messages import (
    DueTones,
    Heard,
    Play,
    Silence,
    Silent,
    SoundCommand,
    SoundReport,
    ToneStyle,
)
from recoverytimer.sound.synthesis import primer_file, sound_file

LATEST_S = 0.12
SAME_S = 0.25
LONGEST_MS = 4000
PRIMED_S = 0.7
ASLEEP_AFTER_S = 20.0


class TonePlayer(QObject):
    """Plays each tone at its instant; one that comes too late, as after a stall, is left out.

    Args:
        folder: where the sounds are kept.
        tell: takes a report.
    """

    def __init__(self, folder: Path, tell: Callable[[SoundReport], None]) -> None:
        super().__init__()
        self._folder = folder
        self._tell = tell
        self._effects: dict[Tone | None, QSoundEffect] = {}
        self._style: ToneStyle | None = None
        self._agenda: Agenda[Play] = Agenda(self._play, self)
        self._primers: Agenda[Play] = Agenda(self._prime, self)
        self._played: deque[Play] = deque(maxlen=8)
        self._last = self._ended = 0.0
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._follow_device)
        self._begin_check()

    def obey(self, command: SoundCommand) -> None:
        """Do what the app wants."""
        if isinstance(command, ToneStyle):
            self._wear(command)
        elif isinstance(command, DueTones):
            self._agenda.replace(command.due)
            self._primers.replace(
                Play(play.at - PRIMED_S, play.tone)
                for play in command.due
                if play.at - PRIMED_S > time.monotonic()
            )

    def _wear(self, style: ToneStyle) -> None:
        before = self._style
        if before is None or (before.kind, before.short) != (style.kind, style.short):
            try:
                files = {
                    tone: sound_file(self._folder, tone, style.kind, short=style.short)
                    for tone in Tone
                }
                self._effects = {tone: self._effect(path) for tone, path in files.items()}
                self._effects[None] = self._effect(primer_file(self._folder))
            except OSError as error:
                self._tell(Silent(Silence.NO_FOLDER, str(self._folder), error.errno or 0))
        self._style = style
        for effect in self._effects.values():
            # Ears hear the square root of what a loudspeaker does.
            effect.setVolume(style.volume**2)

    def _effect(self, path: Path) -> QSoundEffect:
        effect = QSoundEffect(self)
        effect.setSource(QUrl.fromLocalFile(str(path)))
        effect.playingChanged.connect(lambda: self._note_end(effect))
        return effect

    def _play(self, play: Play) -> None:
        now = time.monotonic()
        again = any(p.tone is play.tone and abs(p.at - play.at) < SAME_S for p in self._played)
        effect = self._effects.get(play.tone)
        if effect is None or again or now - play.at > LATEST_S:
            return
        self._played.append(play)
        self._last = now
        effect.play()
        QTimer.singleShot(LONGEST_MS, self, lambda: self._check(now))

    def _prime(self, _play: Play) -> None:
        """Wake a loudspeaker that has gone to sleep, so that it swallows no tone."""
        if time.monotonic() - self._last > ASLEEP_AFTER_S and None in self._effects:
            self._effects[None].play()

    def _check(self, began: float) -> None:
        """Where no tone comes to its end any more, nobody takes the sound."""
        if self._ended < began:
            self._tell(Silent(Silence.NO_ANSWER))
        else:
            self._tell(Heard())

    def _note_end(self, effect: QSoundEffect) -> None:
        # As the process ends, what still plays tells of its end when it is gone already.
        if isValid(effect) and not effect.isPlaying():
            self._ended = time.monotonic()

    def _follow_device(self) -> None:
        for effect in self._effects.values():
            effect.setAudioDevice(QMediaDevices.defaultAudioOutput())
        self._begin_check()

    def _begin_check(self) -> None:
        if not QMediaDevices.audioOutputs():
            self._tell(Silent(Silence.NO_DEVICE))
