"""One running app for each person and folder: a second start shows the first one's window."""

from __future__ import annotations

import logging
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QObject, QSocketNotifier, Qt, QTimer, Signal

from recoverytimer.base.ownplaces import is_own, own_places

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

SOCKET = "running.socket"
# Of a socket's address, 104 bytes on macOS, with room for what Qt puts before it is in place.
LONGEST_SOCKET_NAME = 96
PATIENCE_MS = 500
STARTING_S = 3.0
LONGEST_WISH = 64 * 1024
SILENCE_MS = 10_000
_SHA256 = QCryptographicHash.Algorithm.Sha256
_LOG = logging.getLogger(__name__)


def ask_running(data: Path, wish: str, *, patient: bool = False) -> bool:
    """Hand a wish (a routine to open, or nothing) to a running app; whether there is one.

    A patient one gives an app that is only just starting the time to listen.
    """
    from PySide6.QtNetwork import QLocalSocket

    line = QLocalSocket()
    end = time.monotonic() + (STARTING_S if patient else 0.0)
    while not any(_is_reached(line, name) for name in _names(data)):
        if time.monotonic() >= end:
            return False
        time.sleep(0.05)
    line.write(os.fsencode(f"{wish}\n"))
    line.waitForBytesWritten(PATIENCE_MS)
    line.disconnectFromServer()
    return True


def _is_reached(line: QLocalSocket, name: str) -> bool:
    line.connectToServer(name)
    return line.waitForConnected(PATIENCE_MS)


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
        self._place: Path | None = None
        self._came.connect(self.rang, Qt.ConnectionType.QueuedConnection)
        listens = self._serves if sys.platform == "win32" else self._listens
        if not any(map(listens, _names(data))):
            _LOG.warning("A second start will not find this one: no folder is this person's alone")

    def leave(self) -> None:
        """Leave nothing behind at the end."""
        if self._place is not None:
            with suppress(OSError):
                self._place.unlink(missing_ok=True)

    def _listens(self, name: str) -> bool:
        """Be there for callers; only when there is one is Qt's network loaded, some 3 MiB."""
        line = socket.socket(socket.AF_UNIX)
        try:
            # Nobody answered, so what is left there comes from an app that crashed.
            Path(name).unlink(missing_ok=True)
            line.bind(name)
            # Before it listens, nobody can be heard.
            Path(name).chmod(0o600)
            line.listen()
        except OSError:
            line.close()
            return False
        waiting = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        waiting.activated.connect(lambda: waiting.setEnabled(False))
        waiting.activated.connect(lambda: self._serves(line.detach()))
        self._place = Path(name)
        return True

    def _serves(self, at: str | int) -> bool:
        return self._server.listen(at)

    @cached_property
    def _server(self) -> QLocalServer:
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        return server

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            line = self._server.nextPendingConnection()
            line.setReadBufferSize(LONGEST_WISH)
            line.readyRead.connect(lambda c=line: self._read(c))
            line.disconnected.connect(line.deleteLater)
            QTimer.singleShot(SILENCE_MS, line, line.abort)

    def _read(self, line: QLocalSocket) -> None:
        while line.canReadLine():
            self._came.emit(os.fsdecode(bytes(line.readLine().data()).strip()))
        if line.bytesAvailable() >= LONGEST_WISH:
            line.abort()


def _names(data: Path) -> Iterator[str]:
    """Where an app on a data folder listens, the best place first: where nobody else can.

    With the data, as that is the same however the app is started; else in a folder of this
    person's alone.
    """
    if sys.platform == "win32":
        yield f"recoverytimer-{_digest(data)}"
        return
    for place in _places(data):
        if _fits(place) and is_own(place.parent):
            yield str(place)


def _places(data: Path) -> Iterator[Path]:
    yield data.absolute() / SOCKET
    yield from (place / f"recoverytimer-{_digest(data)}" for place in own_places())


def _digest(data: Path) -> str:
    digest = QCryptographicHash.hash(os.fsencode(data.absolute()), _SHA256)
    return digest.toHex().toStdString()[:16]


def _fits(place: Path) -> bool:
    """Whether a path can be that of a socket, and Qt can say it."""
    name = os.fsencode(place)
    return len(name) <= LONGEST_SOCKET_NAME and name.decode(errors="replace") == str(place)
