"""The process that sounds: it reads commands from the app, line by line, and reports back.

Apart from the app, so that a sound server that dies or a voice that hangs takes nothing with it;
the app starts another one.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from recoverytimer.sound.messages import Command, Report, Silent, command, line

NO_SOUND = 3


class Reader(QObject):
    """Hands on what comes in, from a thread that waits for it; `ended` when the app has gone."""

    came = Signal(object)
    ended = Signal()

    def begin(self) -> None:
        """Start to read."""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for text in sys.stdin.buffer:
            try:
                self.came.emit(command(text))
            except msgspec.DecodeError:
                continue
        self.ended.emit()


def run(role: str, folder: Path) -> int:
    """Sound as `tones` or as `voice` until the app goes."""
    qt = QCoreApplication(sys.argv[:1])
    code = [0]

    def tell(report: Report) -> None:
        sys.stdout.buffer.write(line(report))
        sys.stdout.buffer.flush()
        if isinstance(report, Silent):
            code[0] = NO_SOUND
            reader.ended.emit()

    reader = Reader()
    reader.ended.connect(qt.quit, Qt.ConnectionType.QueuedConnection)
    obey = _sounding(role, folder, tell)
    reader.came.connect(obey, Qt.ConnectionType.QueuedConnection)
    reader.begin()
    qt.exec()
    return code[0]


def _sounding(role: str, folder: Path, tell: Callable[[Report], None]) -> Callable[[Command], None]:
    if role == "tones":
        from recoverytimer.sound.tones import Tones

        return Tones(folder, tell).obey
    from recoverytimer.sound.voice import Voice

    return Voice(tell).obey
