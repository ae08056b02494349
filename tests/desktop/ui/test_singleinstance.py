"""What a further start tells the running app over their socket, whatever comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from recoverytimer.desktop.ui import singleinstance
from recoverytimer.desktop.ui.singleinstance import Doorbell
from recoverytimer.sharing.ui.importdialog import ImportDialog
from recoverytimer.start.process import _open_wish
from tests.driving import Driver

Caller = Callable[..., QLocalSocket]


@pytest.fixture
def bell(tmp_path: Path, qapp: QObject) -> Doorbell:
    return Doorbell(tmp_path, qapp)


@pytest.fixture
def heard(bell: Doorbell) -> list[str]:
    found: list[str] = []
    bell.rang.connect(found.append)
    return found


@pytest.fixture
def call(tmp_path: Path, bell: Doorbell, qtbot: QtBot) -> Caller:
    def made(*parts: bytes) -> QLocalSocket:
        """A caller that writes in several parts."""
        socket = QLocalSocket(bell)
        socket.connectToServer(next(singleinstance._names(tmp_path)))
        assert socket.waitForConnected()
        for part in parts:
            socket.write(part)
            socket.waitForBytesWritten()
            qtbot.wait(0)
        return socket

    return made


def test_it_rings_when_the_socket_is_read(
    bell: Doorbell, call: Caller, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    read = Doorbell._read

    def watched(bell: Doorbell, socket: QLocalSocket) -> None:
        events.append("reads")
        read(bell, socket)
        events.append("has read")

    monkeypatch.setattr(Doorbell, "_read", watched)
    bell.rang.connect(lambda wish: events.append(f"rings: {wish}"))
    call(b"legs\n").disconnectFromServer()
    qtbot.waitUntil(lambda: len(events) > 2)
    assert events == ["reads", "has read", "rings: legs"]


def test_a_wish_may_come_in_parts_and_several_at_once(
    heard: list[str], call: Caller, qtbot: QtBot
) -> None:
    call(b"le", b"gs", b"\n", b"\na\xff\nb\n")
    qtbot.waitUntil(lambda: len(heard) > 3)
    assert heard == ["legs", "", "a\udcff", "b"]


def test_a_caller_that_sends_without_end_is_hung_up_on(
    heard: list[str], call: Caller, qtbot: QtBot
) -> None:
    caller = call(b"x" * 1_000_000)
    gone = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: caller.state() is gone)
    call(b"next\n")
    qtbot.waitUntil(lambda: heard == ["next"])


def test_a_caller_that_says_nothing_is_hung_up_on_and_others_are_heard(
    heard: list[str], call: Caller, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(singleinstance, "SILENCE_MS", 1)
    caller = call()
    gone = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: caller.state() is gone)
    monkeypatch.undo()
    call()
    call(b"next\n")
    qtbot.waitUntil(lambda: heard == ["next"])


def test_files_that_are_opened_one_after_the_other_wait_for_no_answer(
    driver: Driver, tmp_path: Path
) -> None:
    for name in ("one.toml", "two.toml"):
        path = tmp_path / "from" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f'format = 1\nname = "{name}"\n[[steps]]\nrest = 30\n')
        _open_wish(driver.app, path.as_uri())
    assert driver.dialog(ImportDialog).windowTitle() == "Import: two.toml"
    driver.dialog(ImportDialog).reject()
    assert driver.dialog(ImportDialog).windowTitle() == "Import: one.toml"
    driver.dialog(ImportDialog).accept()
    assert (tmp_path / "routines" / "one.toml").exists()
    assert not (tmp_path / "routines" / "two.toml").exists()
