"""What is due next, on a timer that is exact to the millisecond."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer


class Timed(Protocol):
    """Something with the instant at which it is due."""

    @property
    def at(self) -> float:
        """A reading of the monotonic clock, in seconds."""


T = TypeVar("T", bound=Timed)


class Agenda(Generic[T]):
    """Calls `act` with each thing when it is due, and never with what is due no more."""

    def __init__(self, act: Callable[[T], None], parent: QObject) -> None:
        self._act = act
        self._due: list[T] = []
        self._timer = QTimer(parent, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._go_on)

    def replace(self, due: Iterable[T]) -> None:
        """Forget what was due and take this."""
        self._due = sorted(due, key=lambda thing: thing.at)
        self._go_on()

    def _go_on(self) -> None:
        while self._due and self._due[0].at <= time.monotonic():
            self._act(self._due.pop(0))
        if self._due:
            wait_s = self._due[0].at - time.monotonic()
            self._timer.start(max(0, int(wait_s * 1000)))
        else:
            self._timer.stop()
