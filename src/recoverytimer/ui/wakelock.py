"""Keeps the screen on while a session runs, and only then."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from recoverytimer.core.player import Status
from recoverytimer.core.running import Moment
from recoverytimer.sessionbus import answers
from recoverytimer.ui.playback import Playback

REFUSED = "The screen may switch off by itself: this system does not let an app keep it on."


class Waking(Protocol):
    """What says whether the system has agreed to stay awake."""

    @property
    def active(self) -> bool:
        """Whether the screen is kept on."""


Keep = Callable[[], AbstractContextManager[Waking]]


class _Asleep:
    active = False


def keep_presenting() -> AbstractContextManager[Waking]:
    """The system's own way to keep the screen on; on Linux that is asked of the session bus."""
    if not answers():
        return nullcontext(_Asleep())
    from wakepy import keep

    return keep.presenting(on_fail="pass")


class WakeLock(QObject):
    """Listens to the playback; `refused` carries a sentence where the system does not agree."""

    refused = Signal(str)

    def __init__(self, playback: Playback, keep: Keep = keep_presenting) -> None:
        super().__init__()
        self._keep = keep
        self._held: AbstractContextManager[Waking] | None = None
        self._wanted = False
        playback.moved.connect(self._follow)

    @property
    def is_held(self) -> bool:
        """Whether the screen is kept on, as far as the system told."""
        return self._held is not None

    def release(self) -> None:
        """Let the screen go to sleep."""
        self._wanted = False
        held, self._held = self._held, None
        if held is not None:
            held.__exit__(None, None, None)

    def _follow(self, moment: Moment) -> None:
        wanted = moment.state.status is Status.RUNNING
        if wanted and not self._wanted:
            self._wanted = True
            # Asking the system takes a while: not before the player is seen.
            QTimer.singleShot(0, self, self._take)
        elif not wanted:
            self.release()

    def _take(self) -> None:
        if not self._wanted or self._held is not None:
            return
        held = self._keep()
        if held.__enter__().active:
            self._held = held
            self.refused.emit("")
        else:
            held.__exit__(None, None, None)
            self.refused.emit(REFUSED)
