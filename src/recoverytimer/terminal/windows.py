"""Keys of a Windows console, one by one."""

from __future__ import annotations

import contextlib
import msvcrt
import os
import sys
import time
from collections.abc import Iterator

from recoverytimer.terminal.keys import INTERRUPT, RESIZE, KeyDecoder

assert sys.platform == "win32"

LOOK_S = 0.05
"""So often it looks whether a key was pressed; the console wakes nobody."""

_PREFIXES = frozenset({"\x00", "\xe0"})
_ARROWS = {"H": "up", "P": "down", "M": "right", "K": "left"}


class WindowsKeys:
    """Reads keys and notices a console of another size."""

    def __init__(self) -> None:
        self._size = os.get_terminal_size()

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Keys come to `wait` while this lasts; what was typed too much is dropped."""
        yield
        while msvcrt.kbhit():
            msvcrt.getwch()

    def wait(self, seconds: float | None) -> list[str]:
        """The keys that were pressed; Ctrl-C comes as a key too."""
        end = None if seconds is None else time.monotonic() + seconds
        try:
            while end is None or time.monotonic() < end:
                found = self._look()
                if found:
                    return found
                left = LOOK_S if end is None else end - time.monotonic()
                time.sleep(max(0.0, min(LOOK_S, left)))
        except KeyboardInterrupt:
            return [INTERRUPT]
        return []

    def suspend(self) -> None:
        """There is no job control."""

    def _look(self) -> list[str]:
        size = os.get_terminal_size()
        if size != self._size:
            self._size = size
            return [RESIZE]
        return _key() if msvcrt.kbhit() else []


def _key() -> list[str]:
    pressed = msvcrt.getwch()
    if pressed in _PREFIXES:
        arrow = _ARROWS.get(msvcrt.getwch())
        return [arrow] if arrow else []
    return KeyDecoder().feed(pressed.encode()) or ["escape"]
