"""Desktop notifications over D-Bus, for a Linux desktop without a tray.

PySide's own D-Bus cannot send the unsigned number that the service demands, hence jeepney.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier, Signal

from recoverytimer.base.message import Message
from recoverytimer.base.words.common import app_name
from recoverytimer.desktop import words
from recoverytimer.desktop.sessionbus import bus_answers

NAME = "org.freedesktop.Notifications"
ADDRESS = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)
CLICKS = MatchRule(type="signal", interface=NAME, member="ActionInvoked", path=ADDRESS.object_path)
NOTIFY = "susssasa{sv}i"
UNREACHABLE = (OSError, KeyError, ValueError, RuntimeError)


def _connected() -> Any:
    if not bus_answers():
        raise ConnectionError
    return open_dbus_connection()


class Notifications(QObject):
    """Shows notifications where somebody does that, and never waits for it.

    `clicked` carries the id of the routine of one that was clicked.

    Args:
        connect: opens a connection to the bus of the person's session.
    """

    clicked = Signal(str)

    def __init__(
        self, connect: Callable[[], Any] = _connected, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._connect = connect
        self._bus: Any = None
        self._ears: QSocketNotifier | None = None
        self._asked: dict[int, str] = {}
        self._shown: dict[int, str] = {}

    def tell(self, message: Message) -> None:
        """Show a notification; a click on it opens its routine."""
        actions = ["default", words.look_at_it()]
        hints = {"desktop-entry": ("s", "recoverytimer")}
        texts = (message.title, message.text)
        body = (app_name(), 0, "recoverytimer", *texts, actions, hints, -1)
        try:
            if self._bus is None:
                self._open()
            serial = self._send(new_method_call(ADDRESS, "Notify", NOTIFY, body))
        except UNREACHABLE:
            self.close()
        else:
            self._asked[serial] = message.routine_id

    def close(self) -> None:
        """Let go of the bus; the next message tries anew."""
        if self._ears is not None:
            self._ears.setEnabled(False)
            self._ears.deleteLater()
        if self._bus is not None:
            self._bus.close()
        self._ears = self._bus = None

    def _open(self) -> None:
        self._bus = self._connect()
        self._ears = QSocketNotifier(self._bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._ears.activated.connect(self._hear)
        self._send(message_bus.AddMatch(CLICKS))

    def _send(self, call: Any) -> int:
        serial = int(next(self._bus.outgoing_serial))
        self._bus.send(call, serial=serial)
        return serial

    def _hear(self) -> None:
        try:
            while self._bus is not None:
                self._take(self._bus.receive(timeout=0))
        except TimeoutError:  # nothing more for now
            return
        except UNREACHABLE:
            self.close()

    def _take(self, heard: Any) -> None:
        fields, kind = heard.header.fields, heard.header.message_type
        routine_id = self._asked.pop(fields.get(HeaderFields.reply_serial, 0), None)
        if kind is MessageType.method_return and routine_id is not None:
            self._shown[heard.body[0]] = routine_id
        elif kind is MessageType.signal and fields.get(HeaderFields.member) == "ActionInvoked":
            clicked = self._shown.pop(heard.body[0], "")
            if clicked:
                self.clicked.emit(clicked)
