"""Keeps the screen on while a session runs, and only then."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from recoverytimer.desktop.sessionbus import bus_answers
from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import PlayerStatus
from recoverytimer.player.ui.playback import Playback


class Awakeness(Protocol):
    """What says whether the system has agreed to stay awake."""

    @property
    def active(self) -> bool:
        """Whether the screen is kept on."""


KeepAwake = Callable[[], AbstractContextManager[Awakeness]]


class AssumedAwakeness(Struct, frozen=True):
    """Stands for the system where that is not asked to stay awake."""

    active: bool


def keep_presenting() -> AbstractContextManager[Awakeness]:
    """The system's own way to keep the screen on; on Linux that is asked of the session bus."""
    if not bus_answers():
        return nullcontext(AssumedAwakeness(active=False))
    from wakepy import keep

    return keep.presenting(on_fail="pass")


class WakeLock(QObject):
    """Listens to the playback; `refused` carries whether the system does not agree.

    The system is asked in a thread of its own, always the same one: each of its services may take
    seconds to answer.
    """

    refused = Signal(bool)
    _failed = Signal(object)

    def __init__(self, playback: Playback, keep: KeepAwake = keep_presenting) -> None:
        super().__init__()
        self._keep = keep
        self._held: AbstractContextManager[Awakeness] | None = None
        self._wanted = False
        self._worker = ThreadPoolExecutor(max_workers=1)
        self._failed.connect(self._raise)
        playback.moved.connect(self._follow)

    def release(self) -> None:
        """Let the screen go to sleep."""
        if self._wanted:
            self._wanted = False
            self._do(self._let_go)

    def _follow(self, moment: SessionMoment) -> None:
        wanted = moment.state.status is PlayerStatus.RUNNING
        if wanted and not self._wanted:
            self._wanted = True
            # Asking the system takes a while: not before the player is seen.
            QTimer.singleShot(0, self, lambda: self._do(self._take))
        elif not wanted:
            self.release()

    def _do(self, task: Callable[[], None]) -> None:
        self._worker.submit(task).add_done_callback(self._look)

    def _look(self, done: Future[None]) -> None:
        """In the thread."""
        error = done.exception()
        if error is not None:
            # At the very end there is nobody any more to tell.
            with suppress(RuntimeError):
                self._failed.emit(error)

    def _raise(self, error: BaseException) -> None:
        raise error

    def _take(self) -> None:
        """In the thread."""
        if not self._wanted or self._held is not None:
            return
        held = self._keep()
        if held.__enter__().active:
            self._held = held
            self.refused.emit(False)
        else:
            held.__exit__(None, None, None)
            self.refused.emit(True)

    def _let_go(self) -> None:
        """In the thread."""
        held, self._held = self._held, None
        if held is not None:
            held.__exit__(None, None, None)
