"""The process that sounds: it reads commands from the app, line by line, and reports back.

Apart from the app, so that a sound server that dies or a voice that hangs takes nothing with it;
the app starts another one.
"""

from __future__ import annotations

import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from recoverytimer.sound.messages import (
    Failed,
    Silent,
    SoundCommand,
    SoundReport,
    message_line,
    read_command,
)

NO_SOUND = 3
PATIENCE_S = 2.0


class CommandReader(QObject):
    """Hands on what comes in to `obey`, from a thread that waits for it.

    `ended` when the app has gone. A sound server that keeps this process waiting does not keep it
    alive after that.
    """

    ended = Signal()
    _came = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.obey: Callable[[SoundCommand], None] | None = None
        self._came.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Start to read; what comes is handed on as soon as the event loop runs."""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        # Where this process has come to its end by itself, nobody listens any more.
        with suppress(RuntimeError):
            for text in sys.stdin.buffer:
                try:
                    self._came.emit(read_command(text))
                except msgspec.DecodeError:
                    continue
            self.ended.emit()
        time.sleep(PATIENCE_S)
        os._exit(0)

    def _pass_on(self, wanted: SoundCommand) -> None:
        if self.obey is not None:
            self.obey(wanted)


def run_sound(role: str, folder: Path, language: str) -> int:
    """Sound as `tones` or as `voice`, which speaks a language, until the app goes."""
    qt = QCoreApplication(sys.argv[:1])
    code = [0]

    def tell(report: SoundReport) -> None:
        sys.stdout.buffer.write(message_line(report))
        sys.stdout.buffer.flush()
        if isinstance(report, Silent):
            code[0] = NO_SOUND
            reader.ended.emit()

    _watch(tell)
    reader = CommandReader()
    reader.ended.connect(qt.quit, Qt.ConnectionType.QueuedConnection)
    reader.begin()
    reader.obey = _sounding(role, folder, language, tell)
    qt.exec()
    return code[0]


def _watch(tell: Callable[[SoundReport], None]) -> None:
    """Tell the app what nobody foresaw, as it has the log."""

    def take(error: BaseException | None) -> None:
        if error is not None:
            tell(Failed("".join(traceback.format_exception(error))))

    sys.excepthook = lambda _kind, error, _trace: take(error)
    sys.unraisablehook = lambda fault: take(fault.exc_value)
    threading.excepthook = lambda fault: take(fault.exc_value)


def _sounding(
    role: str, folder: Path, language: str, tell: Callable[[SoundReport], None]
) -> Callable[[SoundCommand], None]:
    if role == "tones":
        from recoverytimer.sound.bedplayer import BedPlayer
        from recoverytimer.sound.tones import TonePlayer

        tones, bed = TonePlayer(folder, tell), BedPlayer(folder, tell)

        def obey(command: SoundCommand) -> None:
            tones.obey(command)
            bed.obey(command)

        return obey
    from recoverytimer.sound.voice import Voice

    return Voice(tell, language).obey
