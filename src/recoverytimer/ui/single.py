"""One running app for each person and folder: a second start shows the first one's window."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 500
STARTING_S = 3.0


def ask_running(data: Path, wish: str, *, patient: bool = False) -> bool:
    """Hand a wish (a routine to open, or nothing) to a running app; whether there is one.

    A patient one gives an app that is only just starting the time to listen.
    """
    socket = QLocalSocket()
    end = time.monotonic() + (STARTING_S if patient else 0.0)
    socket.connectToServer(_name(data))
    while not socket.waitForConnected(PATIENCE_MS):
        if time.monotonic() >= end:
            return False
        time.sleep(0.05)
        socket.connectToServer(_name(data))
    socket.write(f"{wish}\n".encode())
    socket.waitForBytesWritten(PATIENCE_MS)
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Listens for further starts; `rang` carries what they wish to open."""

    rang = Signal(str)

    def __init__(self, data: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        # Nobody answered, so what is left there comes from an app that crashed.
        QLocalServer.removeServer(_name(data))
        self._server.listen(_name(data))

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            self.rang.emit(bytes(socket.readLine().data()).decode(errors="replace").strip())


def _name(data: Path) -> str:
    digest = hashlib.sha256(str(data.absolute()).encode()).hexdigest()[:16]
    return f"recoverytimer-{digest}"
