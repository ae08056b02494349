"""The screen reader as what speaks in a session."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from recoverytimer.player.utterances import SpeechRank, speaking_s
from recoverytimer.sound.client import Sounding
from recoverytimer.sound.messages import DueWords, Say, SoundCommand, VoiceStyle
from recoverytimer.sound.turns import Turns
from recoverytimer.widgets.announcing import announce


class ReaderVoice(Sounding):
    """Has the screen reader say each text at its moment.

    It does not tell when it has spoken, so each text is given the time that the voice would take.

    Args:
        window: what speaks where nothing has the keyboard.
        speed: how much faster than real time sessions run.
    """

    def __init__(self, window: QWidget, speed: float = 1.0) -> None:
        super().__init__(window)
        self._window = window
        self._speed = speed
        self._pace = 1.0
        self._turns = Turns(self._speak, self._stop, self)
        self._spoken = QTimer(self, singleShot=True)
        self._spoken.timeout.connect(self._go_on)

    @property
    def is_awaited(self) -> bool:
        """A session waits, so that one hears first where one has come."""
        return True

    def send(self, command: SoundCommand) -> None:
        """Have something said, at the pace of the voice's style."""
        if isinstance(command, VoiceStyle):
            self._pace = command.speed
        elif isinstance(command, DueWords):
            self._turns.take(command)

    def stop(self) -> None:
        """Say nothing more."""
        self._turns.take(DueWords(cut=True))

    def _speak(self, say: Say) -> None:
        source = QApplication.focusWidget() or self._window
        announce(source, say.text, urgent=say.rank == SpeechRank.NAME)
        self._spoken.start(round(speaking_s(say.text, self._pace) * 1000 / self._speed))
        self.speaks.emit(True)

    def _go_on(self) -> None:
        self._turns.go_on()
        if not self._spoken.isActive():
            self.speaks.emit(False)

    def _stop(self) -> None:
        self._spoken.stop()
        self.speaks.emit(False)
