"""Keys of a POSIX terminal, one by one."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import termios
from collections.abc import Iterator
from types import FrameType
from typing import Any

from recoverytimer.terminal.keys import (
    SIGNALS,
    TERMINAL_GONE,
    KeyDecoder,
    signals_taken,
    suspend_job,
)

ESCAPE_S = 0.1
"""So long the rest of a sequence may take on its way."""

_INPUT, _LOCAL, _CHARACTERS = 0, 3, 6


class PosixKeys:
    """Reads keys and signals in one place; what it changes is put back afterwards."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self._decoder = KeyDecoder()
        self._woken = -1

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Keys and signals come to `wait` while this lasts."""
        with self._woken_by_signals(), _one_by_one(self._terminal):
            yield

    def wait(self, seconds: float | None) -> list[str]:
        """The keys that were pressed and the signals that came."""
        if self._decoder.is_waiting:
            return self._read(ESCAPE_S) or self._decoder.flush()
        return self._read(seconds)

    def suspend(self) -> None:
        """Give the terminal to the shell until the person returns."""
        suspend_job()

    def _read(self, seconds: float | None) -> list[str]:
        ready, _, _ = select.select([self._terminal, self._woken], [], [], seconds)
        found: list[str] = []
        if self._woken in ready:
            found += [SIGNALS[n] for n in os.read(self._woken, 64) if n in SIGNALS]
        if self._terminal in ready:
            sent = _sent(self._terminal)
            found += self._decoder.feed(sent) if sent else [TERMINAL_GONE]
        return found

    @contextlib.contextmanager
    def _woken_by_signals(self) -> Iterator[None]:
        self._woken, write = os.pipe()
        os.set_blocking(write, False)
        before = signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        try:
            with signals_taken(_noticed):
                yield
        finally:
            signal.set_wakeup_fd(before)
            os.close(write)
            os.close(self._woken)


def _noticed(_number: int, _frame: FrameType | None) -> None:
    """The pipe carries it."""


def _sent(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1024)
    except OSError:  # the other end was closed
        return b""


@contextlib.contextmanager
def _one_by_one(terminal: int) -> Iterator[None]:
    """No waiting for the end of a line, no echo, and Ctrl-C and Ctrl-Z as keys."""
    before = termios.tcgetattr(terminal)
    wanted: list[Any] = termios.tcgetattr(terminal)
    wanted[_INPUT] &= ~termios.IXON
    wanted[_LOCAL] &= ~(termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN)
    wanted[_CHARACTERS][termios.VMIN] = 1
    wanted[_CHARACTERS][termios.VTIME] = 0
    termios.tcsetattr(terminal, termios.TCSADRAIN, wanted)
    try:
        yield
    finally:
        with contextlib.suppress(termios.error):  # it may be gone
            termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
