"""One running app for each person and folder: a second start shows the first one's window."""

from __future__ import annotations

import hashlib
import logging
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

SOCKET = "running.socket"
# Of a socket's address, 104 bytes on macOS, with room for what Qt puts before it is in place.
LONGEST_SOCKET_NAME = 96
PATIENCE_MS = 500
STARTING_S = 3.0
LONGEST_WISH = 64 * 1024
SILENCE_MS = 10_000
_LOG = logging.getLogger(__name__)


def ask_running(data: Path, wish: str, *, patient: bool = False) -> bool:
    """Hand a wish (a routine to open, or nothing) to a running app; whether there is one.

    A patient one gives an app that is only just starting the time to listen.
    """
    socket = QLocalSocket()
    end = time.monotonic() + (STARTING_S if patient else 0.0)
    while not any(_is_reached(socket, name) for name in _names(data)):
        if time.monotonic() >= end:
            return False
        time.sleep(0.05)
    socket.write(os.fsencode(f"{wish}\n"))
    socket.waitForBytesWritten(PATIENCE_MS)
    socket.disconnectFromServer()
    return True


def _is_reached(socket: QLocalSocket, name: str) -> bool:
    socket.connectToServer(name)
    return socket.waitForConnected(PATIENCE_MS)


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
        if not any(self._listens(name) for name in _names(data)):
            _LOG.warning(
                "A second start will not find this one: %s",
                self._server.errorString() or "no folder is this person's alone",
            )

    def _listens(self, name: str) -> bool:
        # Nobody answered, so what is left there comes from an app that crashed.
        QLocalServer.removeServer(name)
        return self._server.listen(name)

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


def _names(data: Path) -> Iterator[str]:
    """Where an app on a data folder listens, the best place first: where nobody else can.

    With the data, as that is the same however the app is started; else in a folder of this
    person's alone.
    """
    digest = hashlib.sha256(os.fsencode(data.absolute())).hexdigest()[:16]
    if sys.platform == "win32":
        yield f"recoverytimer-{digest}"
        return
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    shared = Path(tempfile.gettempdir()) / f"recoverytimer-of-{os.getuid()}"
    places = [data.absolute() / SOCKET]
    places += [Path(runtime) / f"recoverytimer-{digest}"] if runtime else []
    for place in (*places, shared / digest):
        if place.parent == shared:
            with suppress(OSError):
                shared.mkdir(mode=0o700)
        if _fits(place) and _is_own(place.parent):
            yield str(place)


def _fits(place: Path) -> bool:
    """Whether a path can be that of a socket, and Qt can say it."""
    name = os.fsencode(place)
    return len(name) <= LONGEST_SOCKET_NAME and name.decode(errors="replace") == str(place)


def _is_own(folder: Path) -> bool:
    """Whether nobody else can put anything into a folder, or in its place by a link."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    mine = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return mine and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
