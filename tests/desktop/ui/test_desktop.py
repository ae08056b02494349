"""The tray's icon and notifications over D-Bus, as far as they go without a desktop."""

from __future__ import annotations

import itertools
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from recoverytimer.base.message import Message
from recoverytimer.desktop.ui.desktop import Desktop
from recoverytimer.desktop.ui.tray import Tray

pytestmark = pytest.mark.usefixtures("qapp")
TOLD = Message("Cold <b>pack", "It is time.", "It is time for Cold <b>pack.", "ice-only")


@pytest.fixture
def icon(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Has the system say that there is a tray, and notes what is done with the icon there."""
    seen: dict[str, Any] = {"shown": False}
    for name in ("isSystemTrayAvailable", "supportsMessages"):
        monkeypatch.setattr(QSystemTrayIcon, name, staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _self: seen.update(shown=True))
    monkeypatch.setattr(QSystemTrayIcon, "hide", lambda _self: seen.update(shown=False))
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _self, *said: seen.update(said=said[:2])
    )
    return seen


def heard(sender: Any) -> list[str]:
    """What a tray or a desktop passes on from now on."""
    found: list[str] = []
    sender.open_wanted.connect(lambda: found.append("open"))
    sender.quit_wanted.connect(lambda: found.append("quit"))
    sender.routine_wanted.connect(found.append)
    return found


def choose(menu: QMenu, start: str) -> None:
    next(a for a in menu.actions() if a.text().startswith(start)).trigger()


@pytest.mark.usefixtures("icon")
def test_the_menu_of_the_tray() -> None:
    tray = Tray()
    found = heard(tray)
    tray.show("Salt & ice, today at 18:30", "ice-only")
    texts = [a.text() for a in tray._menu.actions() if a.isVisible() and not a.isSeparator()]
    assert texts == ["Open Recovery Timer", "Next: Salt && ice, today at 18:30", "Quit"]
    for start in ("Open", "Next", "Quit"):
        choose(tray._menu, start)
    assert found == ["open", "ice-only", "quit"]
    tray.show("", "")
    assert not any(a.isVisible() for a in tray._menu.actions() if a.text().startswith("Next"))


@pytest.mark.usefixtures("icon")
def test_a_click_on_the_icon_opens_the_window() -> None:
    tray = Tray()
    found = heard(tray)
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert found == ["open"]


def test_a_click_on_a_notification_opens_its_routine(icon: dict[str, Any]) -> None:
    desktop = Desktop()
    found = heard(desktop)
    assert desktop.tell(TOLD)
    assert icon["said"] == (TOLD.title, TOLD.text)
    desktop._tray._icon.messageClicked.emit()
    desktop.tell(Message("Recovery Timer", "It goes on.", "It goes on."))
    desktop._tray._icon.messageClicked.emit()
    assert found == ["ice-only", "open"]


def test_the_desktop_uses_the_tray_that_there_is(
    icon: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = Desktop()
    desktop.hide()
    desktop.show("", "")
    assert desktop.has_tray
    assert icon["shown"]
    desktop.close()
    assert not icon["shown"]
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    desktop.show("", "")
    assert not desktop.has_tray
    assert not icon["shown"]


linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no such bus")


@dataclass
class Bus:
    """A connection to a bus on which a test speaks."""

    sock: socket.socket
    outgoing_serial: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    sent: list[Any] = field(default_factory=list)
    waiting: list[Any] = field(default_factory=list)
    fails: bool = False

    def send(self, message: Any, serial: int) -> None:
        if self.fails:
            raise BrokenPipeError
        self.sent.append((serial, message))

    def receive(self, *, timeout: float) -> Any:
        assert timeout == 0
        if not self.waiting:
            raise TimeoutError
        found = self.waiting.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    def close(self) -> None:
        self.sock.close()


@pytest.fixture
def connect() -> Iterator[Callable[[], Bus]]:
    """Opens connections to nowhere; the last one is its `bus`."""
    ends: list[socket.socket] = []

    def opened() -> Bus:
        ours, theirs = socket.socketpair()
        ends.extend((ours, theirs))
        opened.bus = Bus(ours)  # type: ignore[attr-defined]
        return opened.bus  # type: ignore[attr-defined]

    yield opened
    for end in ends:
        end.close()


@linux
def test_a_notification_on_the_bus_and_a_click_on_it(connect: Any) -> None:
    from jeepney import new_method_return, new_signal

    from recoverytimer.desktop.ui.notifications import ADDRESS, Notifications

    notifications = Notifications(connect)
    found: list[str] = []
    notifications.clicked.connect(found.append)
    notifications.tell(TOLD)
    bus = connect.bus
    (_, _match), (serial, call) = bus.sent
    assert call.header.fields[8] == "susssasa{sv}i"
    assert call.body[3:6] == (TOLD.title, TOLD.text, ["default", "View"])
    call.serialise(serial=serial)
    call.header.serial = serial
    clicked = new_signal(ADDRESS, "ActionInvoked", "us", (7, "default"))
    others = new_signal(ADDRESS, "ActionInvoked", "us", (8, "default"))
    bus.waiting += [others, new_method_return(call, "u", (7,)), clicked, clicked]
    notifications._hear()
    assert found == ["ice-only"]
    notifications.close()


@linux
def test_a_bus_that_goes_away_is_let_go_and_found_again(connect: Any) -> None:
    from recoverytimer.desktop.ui.notifications import Notifications

    notifications = Notifications(connect)
    notifications.tell(TOLD)
    first = connect.bus
    first.waiting.append(ConnectionResetError())
    notifications._hear()
    notifications.tell(TOLD)
    second = connect.bus
    assert second is not first
    second.fails = True
    notifications.tell(TOLD)
    notifications.tell(TOLD)
    assert connect.bus is not second
    notifications.close()


@linux
def test_without_a_bus_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    desktop = Desktop()
    assert not desktop.tell(TOLD)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert not desktop.tell(TOLD)
    desktop.close()


@pytest.fixture
def address() -> Iterator[str]:
    """A bus of the test's own."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=-3, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.kill()


@linux
def test_with_a_real_bus_and_a_service_that_clicks_at_once(qtbot: QtBot, address: str) -> None:
    from jeepney.io.blocking import open_dbus_connection

    from recoverytimer.desktop.ui.notifications import Notifications

    service = open_dbus_connection(address)
    thread = Thread(target=click_at_once, args=(service,))
    parent = QObject()
    notifications = Notifications(lambda: open_dbus_connection(address), parent)
    own_name(service)
    thread.start()
    with qtbot.waitSignal(notifications.clicked) as clicked:
        notifications.tell(TOLD)
    thread.join()
    assert clicked.args == ["ice-only"]
    notifications.close()
    service.close()


def own_name(service: Any) -> None:
    from jeepney import message_bus

    from recoverytimer.desktop.ui.notifications import NAME

    service.send_and_get_reply(message_bus.RequestName(NAME), timeout=10)


def click_at_once(service: Any) -> None:
    """Show one notification, as somebody does who clicks each."""
    from jeepney import HeaderFields, new_method_return, new_signal

    from recoverytimer.desktop.ui.notifications import ADDRESS

    call = service.receive(timeout=10)
    while call.header.fields.get(HeaderFields.member) != "Notify":
        call = service.receive(timeout=10)
    service.send(new_method_return(call, "u", (41,)))
    service.send(new_signal(ADDRESS, "ActionInvoked", "us", (41, "default")))
