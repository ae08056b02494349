"""The app's line to the session's bus: it never waits, raises nothing, and mends itself."""

from __future__ import annotations

import signal
import socket
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

jeepney = pytest.importorskip("jeepney")

from jeepney import DBusAddress, MatchRule, Properties, new_method_call  # noqa: E402
from jeepney.io.blocking import DBusConnection  # noqa: E402

from recoverytimer.desktop.busline import BusLine  # noqa: E402
from recoverytimer.desktop.busobject import (  # noqa: E402
    BusInterface,
    BusMethod,
    BusObject,
    BusProperty,
)
from recoverytimer.desktop.sessionbus import VARIABLE  # noqa: E402
from recoverytimer.desktop.ui.buswatch import watch  # noqa: E402
from tests.desktopbus import FakeService  # noqa: E402

pytestmark = pytest.mark.usefixtures("qapp")
ECHO = DBusAddress("/echo", "test.Echo", "test.Echo")
LAMP = DBusAddress("/lamp", "test.Lamp", "test.Lamp")
BELL = MatchRule(type="signal", interface="test.Echo", member="Rang", path="/echo")
Service = Callable[..., FakeService]


class Lamp:
    """An object that others see and switch."""

    def __init__(self) -> None:
        self.level = 0.5
        self.served = BusObject(
            "/lamp",
            BusInterface(
                "test.Lamp",
                {
                    "Level": BusProperty("d", lambda: self.level, self._set),
                    "Names": BusProperty("as", lambda: ["desk"]),
                },
                {"Add": BusMethod(lambda a, b: (a + b,), {"a": "x", "b": "x"}, {"sum": "x"})},
                {"Broke": {"why": "s"}},
            ),
        )

    def _set(self, level: float) -> None:
        self.level = level


def asked(bus: BusLine, qtbot: QtBot, method: str = "Echo", gives: str = "s") -> Any:
    """What a method is answered with, once it is."""
    answers: list[Any] = []
    bus.call(ECHO, method, ("s", ("hello",)), gives, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def test_a_call_is_answered(service: Service, bus: BusLine, qtbot: QtBot) -> None:
    echo = service("test.Echo", Echo=("s", ("hello back",)))
    assert not bus.is_open
    assert asked(bus, qtbot) == ("hello back",)
    assert echo.calls == [("Echo", ("hello",))]


@pytest.mark.parametrize(
    ("method", "gives"), [("Echo", "u"), ("Unknown", "s"), ("Echo", "")], ids=str
)
def test_an_error_or_another_answer_than_expected_is_none(
    service: Service, bus: BusLine, qtbot: QtBot, method: str, gives: str
) -> None:
    service("test.Echo", Echo=("s", ("hello back",)))
    assert asked(bus, qtbot, method, gives) is None


@pytest.mark.usefixtures("bus_daemon")
def test_where_nobody_is_there_to_answer_it_is_none(bus: BusLine, qtbot: QtBot) -> None:
    assert asked(bus, qtbot) is None
    assert bus.is_open


@pytest.mark.parametrize("address", ["unix:path=/nowhere", "unix:path=/dev/null"])
def test_without_a_bus_the_answer_is_none_at_once(
    bus: BusLine, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv(VARIABLE, address)
    answers: list[Any] = []
    bus.hear(BELL, "s", answers.append)
    bus.serve(Lamp().served, "test.Lamp", "test.Lamp2")
    bus.call(ECHO, "Echo", ("s", ("hello",)), "s", answers.append)
    bus.call(ECHO, "Echo")
    assert answers == [None]
    assert not bus.is_open


def test_signals_are_heard_where_their_values_are_as_expected(
    service: Service, bus: BusLine, qtbot: QtBot
) -> None:
    echo = service("test.Echo", Echo=("s", ("",)))
    heard: list[str] = []
    bus.hear(BELL, "s", heard.append)
    # What was asked for before is in force when this is answered.
    asked(bus, qtbot)
    echo.emit("/echo", "test.Echo", "Rang", "u", 7)
    echo.emit("/other", "test.Echo", "Rang", "s", "elsewhere")
    echo.emit("/echo", "test.Echo", "Rang", "s", "here")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["here"]


def replied(qtbot: QtBot, line: DBusConnection, call: Any) -> Any:
    """The answer that somebody else gets from the app."""
    serial = next(line.outgoing_serial)
    line.send(call, serial=serial)
    while True:
        qtbot.waitUntil(lambda: has_come(line))
        message = line.receive(timeout=0)
        if message.header.fields.get(jeepney.HeaderFields.reply_serial) == serial:
            return message


def has_come(line: DBusConnection) -> bool:
    try:
        return bool(line.sock.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT))
    except BlockingIOError:
        return False


def test_others_read_set_and_call_what_is_served(
    bus: BusLine, client: DBusConnection, qtbot: QtBot
) -> None:
    lamp = Lamp()
    bus.serve(lamp.served, "test.Lamp", "test.Lamp2")
    qtbot.waitUntil(lambda: has_owner(client, "test.Lamp"))
    properties = Properties(LAMP)
    assert replied(qtbot, client, properties.get("Level")).body == (("d", 0.5),)
    assert not replied(qtbot, client, properties.set("Level", "d", 0.25)).body
    assert replied(qtbot, client, properties.get_all()).body == (
        {"Level": ("d", 0.25), "Names": ("as", ["desk"])},
    )
    add = new_method_call(LAMP, "Add", "xx", (2, 3))
    assert replied(qtbot, client, add).body == (5,)
    # Who calls may leave out the interface.
    bare = new_method_call(DBusAddress("/lamp", "test.Lamp"), "Add", "xx", (2, 3))
    assert replied(qtbot, client, bare).body == (5,)


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (Properties(LAMP).get("Colour"), "UnknownProperty"),
        (Properties(LAMP).set("Names", "as", []), "PropertyReadOnly"),
        (Properties(LAMP).set("Level", "s", "high"), "InvalidArgs"),
        (Properties(ECHO.with_interface("test.Else")).get("Level"), "UnknownObject"),
        (Properties(LAMP.with_interface("test.Else")).get("Level"), "UnknownInterface"),
        (new_method_call(LAMP, "Remove"), "UnknownMethod"),
        (new_method_call(LAMP, "Add", "s", ("two",)), "InvalidArgs"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_refused(
    bus: BusLine, client: DBusConnection, qtbot: QtBot, call: Any, fault: str
) -> None:
    bus.serve(Lamp().served, "test.Lamp", "test.Lamp2")
    qtbot.waitUntil(lambda: has_owner(client, "test.Lamp"))
    call.header.fields[jeepney.HeaderFields.destination] = "test.Lamp"
    fields = replied(qtbot, client, call).header.fields
    assert fields[jeepney.HeaderFields.error_name] == f"org.freedesktop.DBus.Error.{fault}"


def test_what_is_served_describes_itself(
    bus: BusLine, client: DBusConnection, qtbot: QtBot
) -> None:
    bus.serve(Lamp().served, "test.Lamp", "test.Lamp2")
    qtbot.waitUntil(lambda: has_owner(client, "test.Lamp"))
    call = jeepney.Introspectable("/lamp", "test.Lamp").Introspect()
    node = ET.fromstring(replied(qtbot, client, call).body[0])
    lamp = next(part for part in node if part.get("name") == "test.Lamp")
    told = [(part.tag, part.get("name"), part.get("access")) for part in lamp]
    assert told == [
        ("method", "Add", None),
        ("signal", "Broke", None),
        ("property", "Level", "readwrite"),
        ("property", "Names", "read"),
    ]
    arguments = [(a.get("name"), a.get("type"), a.get("direction")) for a in lamp[0]]
    assert arguments == [("a", "x", "in"), ("b", "x", "in"), ("sum", "x", "out")]


@pytest.mark.usefixtures("bus_daemon")
def test_changes_and_signals_are_told_to_all(bus: BusLine, qtbot: QtBot) -> None:
    lamp, other = Lamp(), BusLine(watch)
    heard: list[tuple[Any, ...]] = []
    for interface, member, types in (
        ("org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as"),
        ("test.Lamp", "Broke", "s"),
    ):
        rule = MatchRule(type="signal", interface=interface, member=member, path="/lamp")
        other.hear(rule, types, lambda *values: heard.append(values))
    asked(other, qtbot)
    # What nobody can see yet need not be told.
    bus.emit(lamp.served.signal("test.Lamp", "Broke", "too early"))
    assert not bus.is_open
    bus.serve(lamp.served, "test.Lamp", "test.Lamp2")
    bus.emit(lamp.served.changed("test.Lamp", "Level", "Names"))
    assert lamp.served.changed("test.Lamp", "Level", "Names") is None
    lamp.level = 0.75
    bus.emit(lamp.served.changed("test.Lamp", "Level", "Names"))
    bus.emit(lamp.served.signal("test.Lamp", "Broke", "old age"))
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == [
        ("test.Lamp", {"Level": ("d", 0.5), "Names": ("as", ["desk"])}, []),
        ("test.Lamp", {"Level": ("d", 0.75)}, []),
        ("old age",),
    ]
    other.close()


def test_where_the_name_is_taken_the_other_one_is_used(
    service: Service, bus: BusLine, client: DBusConnection, qtbot: QtBot
) -> None:
    service("test.Lamp")
    bus.serve(Lamp().served, "test.Lamp", "test.Lamp2")
    qtbot.waitUntil(lambda: has_owner(client, "test.Lamp2"))


def has_owner(line: DBusConnection, name: str) -> bool:
    reply = line.send_and_get_reply(jeepney.message_bus.NameHasOwner(name), timeout=10)
    return bool(reply.body[0])


def test_a_line_that_broke_is_mended_at_its_next_use(
    service: Service, bus: BusLine, client: DBusConnection, qtbot: QtBot
) -> None:
    echo = service("test.Echo", Echo=("s", ("",)), Never=None)
    heard: list[str] = []
    answers: list[Any] = []
    bus.hear(BELL, "s", heard.append)
    bus.serve(Lamp().served, "test.Lamp", "test.Lamp2")
    asked(bus, qtbot)
    bus.call(ECHO, "Never", then=answers.append)
    bus._socket.shutdown(socket.SHUT_RDWR)
    qtbot.waitUntil(lambda: answers == [None])
    assert not bus.is_open
    qtbot.waitUntil(lambda: not has_owner(client, "test.Lamp"))
    assert asked(bus, qtbot) == ("",)
    assert has_owner(client, "test.Lamp")
    echo.emit("/echo", "test.Echo", "Rang", "s", "again")
    qtbot.waitUntil(lambda: heard == ["again"])


def test_a_bus_that_stops_keeps_nobody_waiting(
    bus: BusLine, qtbot: QtBot, bus_daemon: subprocess.Popen[str]
) -> None:
    asked(bus, qtbot)
    late = BusLine(watch)
    bus_daemon.send_signal(signal.SIGSTOP)
    answers: list[Any] = []
    try:
        for line in (bus, late):
            line.call(ECHO, "Echo", ("s", ("hello",)), "s", answers.append)
        # As much as no socket holds.
        bus.call(ECHO, "Echo", ("s", ("x" * 4_000_000,)), "s", answers.append)
        assert answers == [None, None]
        assert not bus.is_open
    finally:
        bus_daemon.send_signal(signal.SIGCONT)
    qtbot.waitUntil(lambda: answers == [None, None, None])
    late.close()


@pytest.fixture
def stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """Somebody who takes callers in where the bus should be."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "bus"))
        server.listen()
        monkeypatch.setenv(VARIABLE, f"unix:path={tmp_path / 'bus'}")
        yield server


@pytest.mark.parametrize(
    "said",
    [
        b"REJECTED EXTERNAL\r\n",
        b"\xff" * 10_000,
        b"",
        b"OK 0123\r\n" + b"\xff" * 100,
    ],
    ids=["rejected", "too long", "gone", "nonsense"],
)
def test_what_is_no_bus_is_given_up(
    stranger: socket.socket, bus: BusLine, qtbot: QtBot, said: bytes
) -> None:
    answers: list[Any] = []
    bus.call(ECHO, "Echo", then=answers.append)
    caller, _ = stranger.accept()
    assert caller.recv(64).startswith(b"\0AUTH EXTERNAL ")
    first, end, rest = said.partition(b"\r\n")
    caller.sendall(first + end)
    if rest:
        qtbot.waitUntil(lambda: has_come_to(caller))
        caller.sendall(rest)
    caller.close()
    qtbot.waitUntil(lambda: answers == [None])
    assert not bus.is_open


def has_come_to(caller: socket.socket) -> bool:
    try:
        return bool(caller.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT))
    except BlockingIOError:
        return False


def test_nothing_is_known_of_a_line_that_is_closed(
    bus: BusLine, client: DBusConnection, qtbot: QtBot
) -> None:
    bus.serve(Lamp().served, "test.Lamp", "test.Lamp2")
    qtbot.waitUntil(lambda: has_owner(client, "test.Lamp"))
    bus.close()
    qtbot.waitUntil(lambda: not has_owner(client, "test.Lamp"))
