"""One running app for each person and folder: a second start shows the first one's window."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 500
STARTING_S = 3.0
LONGEST_WISH = 64 * 1024
SILENCE_MS = 10_000


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
    socket.write(os.fsencode(f"{wish}\n"))
    socket.waitForBytesWritten(PATIENCE_MS)
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Listens for further starts; `rang` carries what they wish to open.

    It rings when what is read from a socket is read, so whatever follows cannot meet a socket that
    goes meanwhile. Who sends too much, or nothing for long, is hung up on.
    """

    # As objects, since Qt's texts have no room for a name that is not UTF-8.
    rang = Signal(object)
    _came = Signal(object)

    def __init__(self, data: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._came.connect(self.rang, Qt.ConnectionType.QueuedConnection)
        # Nobody answered, so what is left there comes from an app that crashed.
        QLocalServer.removeServer(_name(data))
        self._server.listen(_name(data))

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setReadBufferSize(LONGEST_WISH)
            socket.readyRead.connect(lambda s=socket: self._read(s))
            socket.disconnected.connect(socket.deleteLater)
            QTimer.singleShot(SILENCE_MS, socket, socket.abort)

    def _read(self, socket: QLocalSocket) -> None:
        while socket.canReadLine():
            self._came.emit(os.fsdecode(bytes(socket.readLine().data()).strip()))
        if socket.bytesAvailable() >= LONGEST_WISH:
            socket.abort()


def _name(data: Path) -> str:
    digest = hashlib.sha256(os.fsencode(data.absolute())).hexdigest()[:16]
    return f"recoverytimer-{digest}"
