"""The processes that sound: started when there is something to hear, anew when one has died."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from recoverytimer.base.language import language_code
from recoverytimer.sound.messages import (
    BedThere,
    DueWords,
    Failed,
    Heard,
    NoBed,
    Silence,
    Silent,
    SoundCommand,
    SoundReport,
    Speaks,
    Voices,
    VoiceStyle,
    message_line,
    read_report,
)

FIRST_RETRY_S, LONGEST_RETRY_S = 2.0, 30.0


class Sounding(QObject):
    """What takes commands for tones or words.

    Signals:
        trouble: a `Silent` when nothing can be heard any more, None when it can again.
        voices: the names of the voices that there are.
        speaks: whether words are heard now.
        bedless: a `NoBed` when the bed that is wanted cannot be made, None when it can again.
    """

    trouble = Signal(object)
    voices = Signal(object)
    speaks = Signal(bool)
    bedless = Signal(object)

    @property
    def is_awaited(self) -> bool:
        """Whether a session that begins is to wait for it."""
        return False

    def send(self, command: SoundCommand) -> None:
        """Have something done; what nobody is there to do is forgotten."""

    def start(self) -> None:
        """Be there from now on."""

    def stop(self) -> None:
        """Be silent and gone."""


class SoundProcess(Sounding):
    """Keeps one sound process for a role, `tones` or `voice`.

    Args:
        folder: where the sounds are kept.
        retry_s: seconds until a process that died is started again, doubled each time.
    """

    def __init__(
        self,
        role: str,
        folder: Path,
        retry_s: float = FIRST_RETRY_S,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._arguments = [*own_program(), "sound", role, language_code(), str(folder)]
        self._process: QProcess | None = None
        self._sent: dict[type[SoundCommand], SoundCommand] = {}
        self._wanted = False
        self._has_voices = False
        self._speaks = False
        self._told: Silent | None = None
        self._why: Silent | None = None
        self._first_retry_s = self._retry_s = retry_s
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._launch)

    @property
    def is_awaited(self) -> bool:
        """Whether it was started and has yet to say what voices there are."""
        return self._process is not None and not self._has_voices

    def start(self) -> None:
        """Be there from now on."""
        if not self._wanted:
            self._wanted = True
            self._retry_s = self._first_retry_s
            self._launch()

    def stop(self) -> None:
        """End the process."""
        self._wanted = False
        self._timer.stop()
        process, self._process = self._process, None
        self._note_speech(now=False)
        if process is not None:
            process.finished.disconnect()
            process.closeWriteChannel()
            if not process.waitForFinished(500):
                process.kill()
                process.waitForFinished(500)
            process.deleteLater()

    def send(self, command: SoundCommand) -> None:
        """Have something done; the newest of each kind is kept for a next process."""
        self._sent[type(command)] = command
        self._write(command)

    def _write(self, command: SoundCommand | None) -> None:
        """Pass a command on; words only to a voice that is ready to say them."""
        can_be_done = self._has_voices or not isinstance(command, DueWords)
        if command is not None and self._process is not None and can_be_done:
            self._process.write(message_line(command))

    def _launch(self) -> None:
        self._why = None
        self._has_voices = False
        process = self._process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._mourn)
        process.errorOccurred.connect(self._fail)
        process.start(self._arguments[0], self._arguments[1:])
        for command in self._sent.values():
            self._write(command)

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            try:
                self._take(read_report(bytes(self._process.readLine().data())))
            except msgspec.DecodeError:
                continue

    def _take(self, told: SoundReport) -> None:
        if isinstance(told, Silent):
            self._why = told
        elif isinstance(told, Voices):
            # The style names a voice, which is known only now.
            self._write(self._sent.get(VoiceStyle))
            self.voices.emit(told.names)
            if not self._has_voices:
                self._has_voices = True
                self._write(self._sent.get(DueWords))
        elif isinstance(told, Speaks):
            self._note_speech(now=told.now)
        elif isinstance(told, NoBed | BedThere):
            self.bedless.emit(told if isinstance(told, NoBed) else None)
        elif isinstance(told, Failed):
            self._log(told.trace)
        elif isinstance(told, Heard):
            self._retry_s = self._first_retry_s
            self._tell(None)

    def _note_speech(self, *, now: bool) -> None:
        if now != self._speaks:
            self._speaks = now
            self.speaks.emit(now)

    def _log(self, trace: str) -> None:
        import logging

        failed = Silent(Silence.FAILED)
        if self._why != failed:
            self._why = failed
            log = logging.getLogger(__name__)
            log.error("Not expected in a sound process")
            for text in trace.splitlines():
                # A line each, as the log has one line a message.
                log.error("%s", text)
        self._tell(failed)

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._mourn()

    def _mourn(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self._note_speech(now=False)
        if self._wanted:
            self._tell(self._why or Silent(Silence.ENDED))
            self._timer.start(round(self._retry_s * 1000))
            self._retry_s = min(LONGEST_RETRY_S, 2 * self._retry_s)

    def _tell(self, why: Silent | None) -> None:
        if why != self._told:
            self._told = why
            self.trouble.emit(why)


def own_program() -> list[str]:
    """How this very program is started."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "recoverytimer"]
