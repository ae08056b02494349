"""Who speaks says words when they are due, and never over each other."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject

from recoverytimer.player.utterances import ALWAYS_SAID
from recoverytimer.sound.agenda import Agenda
from recoverytimer.sound.messages import DueWords, Say


class Turns:
    """Has each text said in its turn, if that comes before it is too late.

    Args:
        speak, stop: have a text spoken, and end what is being spoken.
    """

    def __init__(
        self, speak: Callable[[Say], None], stop: Callable[[], None], parent: QObject
    ) -> None:
        self._speak = speak
        self._stop = stop
        self._agenda: Agenda[Say] = Agenda(self._say, parent)
        self._current: Say | None = None
        self._waiting: deque[Say] = deque()

    def take(self, words: DueWords) -> None:
        """Have these said from now on, in place of those that were due."""
        self._waiting.clear()
        if words.cut:
            self._current = None
            self._stop()
        self._agenda.replace(words.due)

    def go_on(self) -> None:
        """Say what has waited longest and may still begin, as nothing is being said any more."""
        self._current = None
        while self._waiting and self._current is None:
            waiting = self._waiting
            self._waiting = deque()
            self._say(waiting.popleft())
            self._waiting = waiting

    def _say(self, say: Say) -> None:
        if time.monotonic() > say.until:
            return
        current = self._current
        if current is not None and (say.rank not in ALWAYS_SAID or say.rank <= current.rank):
            self._waiting.append(say)
            return
        self._waiting.clear()
        if current is not None:
            self._stop()
        self._current = say
        self._speak(say)
