"""Keys as a terminal sends them, and what they are for."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

INTERRUPT = "interrupt"
SUSPEND = "suspend"
RESIZE = "resize"
TERMINAL_GONE = "gone"

_NAMED = {
    " ": "space",
    "\x03": INTERRUPT,
    "\x1a": SUSPEND,
    "\x1c": TERMINAL_GONE,
    "\x04": TERMINAL_GONE,
}
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
