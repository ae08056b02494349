"""A bus of a test's own, and services on it that note what they are asked."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from recoverytimer.desktop.busline import BusLine
from recoverytimer.desktop.sessionbus import VARIABLE
from recoverytimer.desktop.ui.buswatch import watch

Answer = tuple[str, tuple[Any, ...]]
UNKNOWN = "org.freedesktop.DBus.Error.UnknownMethod"


class FakeService:
    """Owns names, notes each call as its member and values, and answers from a table.

    What is not in the table is refused; what is None there is never answered.
    """

    def __init__(
        self, names: tuple[str, ...], answers: dict[str, Answer | None], address: str = "SESSION"
    ) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.callers: list[str] = []
        self.answers = answers
        self.heard: Callable[[str, tuple[Any, ...]], None] = lambda _member, _values: None
        self._line = open_dbus_connection(address)
        for name in names:
            self._line.send_and_get_reply(message_bus.RequestName(name), timeout=10)
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def named(self, member: str) -> list[tuple[Any, ...]]:
        """The values of all calls of a method so far."""
        return [values for name, values in self.calls if name == member]

    def emit(self, path: str, interface: str, member: str, types: str, *values: Any) -> None:
        """Send a signal."""
        self._line.send(new_signal(DBusAddress(path, interface=interface), member, types, values))

    def close(self) -> None:
        """Be gone."""
        self._line.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._line.close()

    def _serve(self) -> None:
        while True:
            try:
                message = self._line.receive()
            except OSError:
                return
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, call: Message) -> None:
        member = call.header.fields[HeaderFields.member]
        self.callers.append(call.header.fields[HeaderFields.sender])
        self.calls.append((member, call.body))
        self.heard(member, call.body)
        if member not in self.answers:
            self._line.send(new_error(call, UNKNOWN))
        elif (answer := self.answers[member]) is not None:
            self._line.send(new_method_return(call, answer[0] or None, answer[1]))


@pytest.fixture
def bus_daemon(monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[str]]:
    """A bus of the test's own, which is the session's."""
    if sys.platform != "linux" or shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=-3, text=True) as daemon:
        assert daemon.stdout is not None
        monkeypatch.setenv(VARIABLE, daemon.stdout.readline().strip())
        yield daemon
        daemon.kill()


@pytest.fixture
def service(bus_daemon: subprocess.Popen[str]) -> Iterator[Callable[..., FakeService]]:
    """Makes services on the session's bus: by their names, with their answers."""
    assert bus_daemon.poll() is None
    made: list[FakeService] = []

    def make(*names: str, **answers: Answer | None) -> FakeService:
        made.append(FakeService(names, answers))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def bus() -> Iterator[BusLine]:
    """The app's line to the session's bus, wherever that is."""
    line = BusLine(watch)
    yield line
    line.close()


@pytest.fixture
def client(bus_daemon: subprocess.Popen[str]) -> Iterator[DBusConnection]:
    """Somebody else on the session's bus."""
    assert bus_daemon.poll() is None
    with open_dbus_connection(os.environ[VARIABLE]) as line:
        yield line
