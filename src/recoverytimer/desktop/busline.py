"""The app's one line to the bus of the person's session: calls, signals, and objects of our own."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable
from itertools import count
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    MessageType,
    Parser,
    message_bus,
    new_method_call,
)
from jeepney.auth import BEGIN, Authenticator
from msgspec import Struct

from recoverytimer.desktop.busobject import BusFault, BusObject, refusal
from recoverytimer.desktop.sessionbus import session_place

Watch = Callable[[int, Callable[[], None]], Callable[[], None]]
"""Has something called whenever a file descriptor can be read; what it gives ends that."""
Body = tuple[Any, ...]
# What a socket, and what comes out of it, may come to.
BROKEN = (OSError, ValueError, KeyError, IndexError, struct.error)
DO_NOT_QUEUE = 4
OWNER = 1


class Subscription(Struct, frozen=True):
    """What is done with a signal whose values are of the given types."""

    rule: Any
    types: str
    heard: Callable[..., None]


class Awaited(Struct, frozen=True):
    """What is done with an answer whose values are of the given types, or with None."""

    types: str
    then: Callable[[Body | None], None]


class BusLine:
    """Never waits, and raises nothing: what cannot be asked is answered with None.

    It is opened at its first use and, where it broke, anew at the next one, with all that is heard,
    served and owned there. It belongs to one thread.

    Args:
        watch: tells when there is something to read.
        place: gives the address of the bus's socket, or None where there is none.
    """

    def __init__(self, watch: Watch, place: Callable[[], str | None] = session_place) -> None:
        self._watch = watch
        self._place = place
        self._socket: socket.socket | None = None
        self._end_watch: Callable[[], None] = _nothing
        self._entry = Authenticator()
        self._parser = Parser()
        self._serials = count(1)
        self._unsent = b""
        self._awaited: dict[int, Awaited] = {}
        self._subscriptions: list[Subscription] = []
        self._objects: dict[str, BusObject] = {}
        self._names: dict[str, str] = {}

    @property
    def is_open(self) -> bool:
        """Whether it has not broken since it was used."""
        return self._socket is not None

    def call(
        self,
        to: DBusAddress,
        method: str,
        given: tuple[str, Body] = ("", ()),
        gives: str = "",
        then: Callable[[Body | None], None] | None = None,
    ) -> None:
        """Call a method with types and values; `then` takes its answer, or None where none comes.

        `gives` are the types of the answer; one of other types is none.
        """
        types, values = given
        message = new_method_call(to, method, types or None, values)
        if not self._is_reached():
            if then is not None:
                then(None)
            return
        self._ask(message, Awaited(gives, then) if then is not None else None)

    def hear(self, rule: MatchRule, types: str, heard: Callable[..., None]) -> None:
        """Have the values of a signal taken from now on, where they are of the given types."""
        was_open = self.is_open
        self._subscriptions.append(Subscription(rule, types, heard))
        # A line that is opened now asks for it by itself.
        if self._is_reached() and was_open:
            self._ask(message_bus.AddMatch(rule))

    def serve(self, served: BusObject, name: str, other_name: str) -> None:
        """Answer calls of an object under a name, or another one if somebody has the first."""
        was_open = self.is_open
        self._objects[served.path] = served
        self._names[name] = other_name
        if self._is_reached() and was_open:
            self._own(name, other_name)

    def emit(self, signal: Message) -> None:
        """Send a signal of an object that is served, as long as the line has not broken."""
        if self.is_open:
            self._post(signal)

    def close(self) -> None:
        """Let go of the bus, which forgets then what was owned and asked for there."""
        self._names.clear()
        self._objects.clear()
        self._subscriptions.clear()
        self._awaited.clear()
        self._break()

    def _is_reached(self) -> bool:
        return self.is_open or self._open()

    def _open(self) -> bool:
        place = self._place()
        if place is None:
            return False
        line = socket.socket(socket.AF_UNIX)
        try:
            # One that takes in nobody any more would keep us waiting here already.
            line.setblocking(False)
            line.connect(place)
        except BROKEN:
            line.close()
            return False
        self._socket, self._unsent = line, b""
        self._entry, self._parser = Authenticator(), Parser()
        self._end_watch = self._watch(line.fileno(), self._hear)
        self._write(self._entry.data_to_send() or b"")
        self._ask(message_bus.Hello())
        for subscription in self._subscriptions:
            self._ask(message_bus.AddMatch(subscription.rule))
        for name, other_name in self._names.items():
            self._own(name, other_name)
        return self.is_open

    def _own(self, name: str, other_name: str) -> None:
        def look(answer: Body | None) -> None:
            if answer is not None and answer[0] != OWNER:
                self._ask(message_bus.RequestName(other_name, DO_NOT_QUEUE))

        self._ask(message_bus.RequestName(name, DO_NOT_QUEUE), Awaited("u", look))

    def _ask(self, message: Message, awaited: Awaited | None = None) -> None:
        serial = next(self._serials)
        if awaited is not None:
            self._awaited[serial] = awaited
        else:
            message.header.flags = MessageFlag.no_reply_expected
        self._post(message, serial)

    def _post(self, message: Message, serial: int | None = None) -> None:
        data = message.serialise(next(self._serials) if serial is None else serial)
        if self._entry.authenticated:
            self._write(data)
        else:
            self._unsent += data

    def _write(self, data: bytes) -> None:
        if self._socket is None:
            return
        try:
            self._socket.sendall(data)
        except BROKEN:
            self._lose()

    def _hear(self) -> None:
        try:
            self._read()
        except BlockingIOError:
            return
        except BROKEN:
            self._lose()
            return
        while (message := self._next()) is not None:
            self._take(message)

    def _read(self) -> None:
        if self._socket is None:
            return
        heard = self._socket.recv(65536)
        if not heard:
            raise ConnectionResetError
        if self._entry.authenticated:
            self._parser.add_data(heard)
            return
        self._entry.feed(heard)
        if self._entry.authenticated:
            unsent, self._unsent = self._unsent, b""
            self._write(BEGIN + unsent)

    def _next(self) -> Message | None:
        if not self.is_open:
            return None
        try:
            return self._parser.get_next_message()
        except BROKEN:
            self._lose()
            return None

    def _take(self, message: Message) -> None:
        kind, fields = message.header.message_type, message.header.fields
        if kind is MessageType.method_call:
            self._answer(message)
        elif kind is MessageType.signal:
            types = fields.get(HeaderFields.signature, "")
            for subscription in tuple(self._subscriptions):
                if subscription.types == types and subscription.rule.matches(message):
                    subscription.heard(*message.body)
        else:
            awaited = self._awaited.pop(fields.get(HeaderFields.reply_serial, 0), None)
            if awaited is not None:
                is_answer = kind is MessageType.method_return and (
                    fields.get(HeaderFields.signature, "") == awaited.types
                )
                awaited.then(message.body if is_answer else None)

    def _answer(self, call: Message) -> None:
        path = call.header.fields.get(HeaderFields.path, "")
        served = self._objects.get(path)
        answer = served.answer(call) if served else refusal(call, BusFault.OBJECT, path)
        if not call.header.flags & MessageFlag.no_reply_expected:
            self._post(answer)

    def _lose(self) -> None:
        self._break()
        awaited, self._awaited = self._awaited, {}
        for one in awaited.values():
            one.then(None)

    def _break(self) -> None:
        line, self._socket = self._socket, None
        if line is not None:
            self._end_watch()
            self._end_watch = _nothing
            line.close()


def _nothing() -> None:
    """There is nothing to end."""
