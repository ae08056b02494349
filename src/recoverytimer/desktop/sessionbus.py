"""Whether the session bus of a Linux desktop answers, found out in a short time.

Qt and its platform plugins wait for it on the interface's thread, for ever where it is stuck, so
they are let near it only when it has answered. It is asked by hand, as importing jeepney would take
15 ms before the first picture, a tenth of the way there.
"""

from __future__ import annotations

import os
import struct
import sys
import time
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    import socket

START_LIMIT_S = 1.0
LATER_LIMIT_S = 0.5
# Nobody listens there, so whoever tries is refused at once.
NOWHERE = "unix:path=/dev/null"
VARIABLE = "DBUS_SESSION_BUS_ADDRESS"
_BUS = "org.freedesktop.DBus"
_CALLS = ("Hello", "GetId")
_RETURN, _ERROR = 2, 3


class BusQuestion:
    """Asks the bus who it is, as soon as it is made; waits only in `is_answered`.

    Args:
        limit_s: how many seconds from now the answer may take.

    Attributes:
        is_refused: nobody is there to answer, which whoever asks is told at once.
    """

    def __init__(self, limit_s: float) -> None:
        self._until = time.monotonic() + limit_s
        self._line: socket.socket | None = None
        self.is_refused = False
        self._place = session_place()
        if self._place is not None:
            self._ask(self._place)

    def is_answered(self) -> bool:
        """Whether the bus has answered in time, or it is not known where it is."""
        if self._line is None:
            return self._place is None
        with self._line as line:
            try:
                return self._hear(line)
            except OSError:
                return False

    def _ask(self, place: str) -> None:
        # Not on every system is there a bus to ask.
        import socket

        line = socket.socket(socket.AF_UNIX)
        try:
            # One that takes in nobody any more keeps us waiting here already.
            line.setblocking(False)
            line.connect(place)
            line.sendall(_question())
        except OSError as error:
            self.is_refused = not isinstance(error, BlockingIOError)
            line.close()
        else:
            self._line = line

    def _hear(self, line: socket.socket) -> bool:
        heard = b""
        while _replies(heard) < len(_CALLS):
            # What has arrived is heard, however late one comes to ask.
            line.settimeout(max(0.0, self._until - time.monotonic()))
            more = line.recv(4096)
            if not more:
                return False
            heard += more
        return True


def bus_is_stuck() -> bool:
    """Whether who asks the session bus now is kept waiting; who is refused is not."""
    question = BusQuestion(LATER_LIMIT_S)
    return not question.is_refused and not question.is_answered()


def use_only_if_answered(question: BusQuestion) -> bool:
    """Have this process and what it starts do without a bus that is silent; whether it is not."""
    is_answered = question.is_answered()
    if not is_answered:
        os.environ[VARIABLE] = NOWHERE
    return is_answered


def session_place() -> str | None:
    """The socket of the bus; None where that is not known, as where there is none."""
    if sys.platform != "linux":
        return None
    address = os.environ.get(VARIABLE)
    if not address:
        place = f"{os.environ.get('XDG_RUNTIME_DIR', '')}/bus"
        return place if os.path.exists(place) else None  # noqa: PTH110
    return socket_of(address)


def socket_of(address: str) -> str | None:
    """The socket of a bus at an address; None where it has none."""
    kind, _, rest = address.partition(";")[0].partition(":")
    parts = dict(part.partition("=")[::2] for part in rest.split(","))
    if kind == "unix" and "abstract" in parts:
        return f"\0{unquote(parts['abstract'])}"
    return unquote(parts["path"]) if kind == "unix" and "path" in parts else None


def _question() -> bytes:
    """Who we are and two calls, all at once, as the D-Bus Specification allows."""
    user = str(os.getuid()).encode().hex().encode()
    calls = b"".join(_call(name, number) for number, name in enumerate(_CALLS, start=1))
    return b"\0AUTH EXTERNAL " + user + b"\r\nBEGIN\r\n" + calls


def _call(member: str, serial: int) -> bytes:
    """A method call without arguments, as in chapter "Message Format" of the specification."""
    fields = b""
    for code, kind, text in (
        (1, "o", "/org/freedesktop/DBus"),
        (2, "s", _BUS),
        (3, "s", member),
        (6, "s", _BUS),
    ):
        fields += bytes(-len(fields) % 8)
        fields += struct.pack("<BB1sxI", code, 1, kind.encode(), len(text))
        fields += text.encode() + b"\0"
    head = struct.pack("<cBBBIII", b"l", 1, 0, 1, 0, serial, len(fields)) + fields
    return head + bytes(-len(head) % 8)


def _replies(heard: bytes) -> int:
    """How many replies have come whole, after the line that lets us in."""
    welcome, _, rest = heard.partition(b"\r\n")
    count = 0
    while welcome.startswith(b"OK") and len(rest) >= 16:
        order = "<" if rest[:1] == b"l" else ">"
        body, _serial, fields = struct.unpack(f"{order}III", rest[4:16])
        length = 16 + fields + -fields % 8 + body
        if len(rest) < length:
            break
        count += rest[1] in {_RETURN, _ERROR}
        rest = rest[length:]
    return count
