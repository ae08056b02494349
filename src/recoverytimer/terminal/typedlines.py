"""Lines as they are typed at a terminal or come out of a pipe."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from threading import Thread
from types import FrameType

from recoverytimer.base.plaintext import one_line
from recoverytimer.terminal.keys import (
    INTERRUPT,
    SIGNALS,
    TERMINAL_GONE,
    signals_taken,
    suspend_job,
)

ENTER = "enter"
"""A line with nothing on it."""
LOOK_S = 0.2
"""A signal does not always end a wait, and on Windows never; so none is longer."""


class TypedLines:
    """Answers to questions before and after a session, and within it the keys: one a line.

    Args:
        descriptor: where lines come from; a thread waits for them.
        say: shows a question.
    """

    def __init__(self, descriptor: int, encoding: str, say: Callable[[str], None]) -> None:
        self._descriptor = descriptor
        self._encoding = encoding
        self._say = say
        self._lines: SimpleQueue[str] = SimpleQueue()
        """Whole lines, and keys without a line break."""
        self._has_ended = False
        Thread(target=self._listen, daemon=True).start()

    def read(self, prompt: str) -> str:
        """What is typed after a question, which is a line as well.

        Raises:
            EOFError: nothing more comes.
            KeyboardInterrupt: Ctrl-C was pressed.
        """
        self._say(prompt.strip())
        line = self._next(None)
        if line == TERMINAL_GONE:
            raise EOFError
        if line == INTERRUPT:
            raise KeyboardInterrupt
        return line

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Signals come to `wait` while this lasts."""
        with signals_taken(self._take):
            yield

    def wait(self, seconds: float | None) -> list[str]:
        """The next line, small and with single spaces, or the next signal."""
        line = self._next(seconds)
        if line.endswith("\n"):
            return [one_line(line).casefold() or ENTER]
        return [line] if line else []

    def suspend(self) -> None:
        """Give the terminal to the shell until the person returns."""
        suspend_job()

    def _next(self, seconds: float | None) -> str:
        """A line or a key, or nothing after some seconds; at the end always the same key."""
        if self._has_ended:
            return TERMINAL_GONE
        end = None if seconds is None else time.monotonic() + seconds
        while True:
            left = LOOK_S if end is None else end - time.monotonic()
            try:
                line = self._lines.get(timeout=max(0.0, min(LOOK_S, left)))
            except Empty:
                if left <= 0:
                    return ""
                continue
            self._has_ended = line == TERMINAL_GONE
            return line

    def _take(self, number: int, _frame: FrameType | None) -> None:
        self._lines.put(SIGNALS[number])

    def _listen(self) -> None:
        # A stream of its own, as this still waits for it when Python closes the others.
        stream = os.fdopen(
            self._descriptor, encoding=self._encoding, errors="replace", closefd=False
        )
        with contextlib.suppress(OSError):  # the other end was closed
            for line in stream:
                self._lines.put(line if line.endswith("\n") else f"{line}\n")
        self._lines.put(TERMINAL_GONE)
