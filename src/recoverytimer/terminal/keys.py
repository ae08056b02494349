"""Keys as a terminal sends them, and what they are for."""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from types import FrameType
from typing import Protocol

# In capitals, as what is typed never comes here.
INTERRUPT = "INTERRUPT"
SUSPEND = "SUSPEND"
RESIZE = "RESIZE"
TERMINAL_GONE = "GONE"

_NAMED = {
    " ": "space",
    "\x03": INTERRUPT,
    "\x1a": SUSPEND,
    "\x1c": TERMINAL_GONE,
    "\x04": TERMINAL_GONE,
}
_OF_SIGNALS = {
    "SIGWINCH": RESIZE,
    "SIGINT": INTERRUPT,
    "SIGTSTP": SUSPEND,
    "SIGTERM": TERMINAL_GONE,
    "SIGHUP": TERMINAL_GONE,
    "SIGQUIT": TERMINAL_GONE,
    "SIGBREAK": TERMINAL_GONE,
}
SIGNALS: Mapping[int, str] = {
    getattr(signal, name): key for name, key in _OF_SIGNALS.items() if hasattr(signal, name)
}
"""The keys that the signals of this system stand for."""
_ARROWS = {"A": "up", "B": "down", "C": "right", "D": "left"}
_SEQUENCE = re.compile(r"\x1b(?:[\[O][0-?]*[ -/]*([@-~])|[^\[O])", re.DOTALL)


class Keys(Protocol):
    """Where keys come from."""

    def held(self) -> AbstractContextManager[None]:
        """The terminal gives them one by one while this lasts."""

    def wait(self, seconds: float | None) -> Sequence[str]:
        """The keys that were pressed, as soon as there are some, or none after some seconds.

        `RESIZE`, `SUSPEND`, `INTERRUPT` and `TERMINAL_GONE` (nobody is there now) are keys too.
        """

    def suspend(self) -> None:
        """Give the terminal to the shell until the person returns; not while it is held."""


@contextlib.contextmanager
def signals_taken(take: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """What the signals that are keys call while this lasts; those that are ignored stay so."""
    ignored = {s for s in SIGNALS if signal.getsignal(s) is signal.SIG_IGN}
    handlers = {s: signal.signal(s, take) for s in SIGNALS if s not in ignored}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


def suspend_job() -> None:
    """Stop the whole job, as the shell expects it, until the person returns."""
    if sys.platform != "win32":
        os.kill(0, signal.SIGTSTP)


class KeyDecoder:
    """Turns what a terminal sends into the names of keys."""

    def __init__(self) -> None:
        self._bytes = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._rest = ""

    @property
    def is_waiting(self) -> bool:
        """Whether the beginning of a sequence has come, and perhaps no more of it will."""
        return bool(self._rest)

    def feed(self, sent: bytes) -> list[str]:
        """The keys that are complete now."""
        self._rest += self._bytes.decode(sent)
        found: list[str] = []
        while self._rest:
            if not self._rest.startswith("\x1b"):
                found.append(_NAMED.get(self._rest[0], self._rest[0].lower()))
                self._rest = self._rest[1:]
                continue
            match = _SEQUENCE.match(self._rest)
            if match is None:
                break
            if match[1] in _ARROWS:
                found.append(_ARROWS[match[1]])
            self._rest = self._rest[match.end() :]
        return found

    def flush(self) -> list[str]:
        """What waited for more and was a key by itself."""
        alone, self._rest = self._rest, ""
        return ["escape"] if alone == "\x1b" else []
