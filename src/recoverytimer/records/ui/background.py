"""Long work beside the window, so that it never stands still."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from recoverytimer.base.storage.database import HistoryError
from recoverytimer.base.writer import Writer
from recoverytimer.records.backup.backupfile import BackupError
from recoverytimer.records.words.exports import not_done_yet, one_moment, stop, stopped
from recoverytimer.records.words.problems import error_in_words
from recoverytimer.theme.motion import is_still
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import add_all, row_of
from recoverytimer.widgets.text import heading, plain

T = TypeVar("T")
PATIENCE_MS = 300
EXPECTED = (BackupError, HistoryError, OSError)


class BackgroundWork(QObject):
    """Does one thing at a time in the background, and says so where it takes long.

    Each finds on the disk what was handed to the writer before.
    """

    _ended = Signal(object)

    def __init__(self, window: QWidget, writer: Writer, tell: Callable[[str], None]) -> None:
        super().__init__(window)
        self._writer = writer
        self._window = window
        self._tell = tell
        self._pool = QThreadPool(self)
        self._then: Callable[[Any], None] | None = None
        self._sign: WorkingSign | None = None
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._then is not None

    def do(
        self,
        said: str,
        job: Callable[[], T],
        then: Callable[[T], None],
        progress: Progress | None = None,
    ) -> None:
        """Do a job in another thread, then go on here with what it came to.

        What fails because of a disk or a file is told in a sentence; then nothing goes on. With a
        progress, which the job tells, it can be stopped.
        """
        if self.is_busy:
            self._tell(not_done_yet())
            return
        self._then = then
        self._sign = WorkingSign(said, self._window, progress)
        self._sign.open_later()
        wait = self._writer.all_before()
        self._pool.start(lambda: self._run(wait, job))

    def _run(self, wait: Callable[[], None], job: Callable[[], object]) -> None:
        """In the background."""
        came_to: object
        wait()
        try:
            came_to = job()
        except BaseException as error:
            came_to = _Failed(error)
        # The window may be gone by now.
        with contextlib.suppress(RuntimeError):
            self._ended.emit(came_to)

    def _end(self, came_to: object) -> None:
        then, self._then = self._then, None
        if self._sign is not None:
            self._sign.end()
            self._sign = None
        if isinstance(came_to, _Failed):
            if isinstance(came_to.error, StoppedError):
                self._tell(stopped())
                return
            if not isinstance(came_to.error, EXPECTED):
                raise came_to.error
            self._tell(error_in_words(came_to.error))
        elif then is not None:
            then(came_to)


class StoppedError(Exception):
    """What was done is not to be done any more."""


class Progress(QObject):
    """How far a job has come, and whether it is to go on.

    Signals:
        told: what it is at.
    """

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._is_stopped = False

    def tell(self, said: str) -> None:
        """Say in the job's thread what it is at.

        Raises:
            StoppedError: it is not to go on.
        """
        if self._is_stopped:
            raise StoppedError
        self.told.emit(said)

    def stop(self) -> None:
        """Have it end where it tells of itself the next time."""
        self._is_stopped = True


class _Failed:
    def __init__(self, error: BaseException) -> None:
        self.error = error


class WorkingSign(Dialog):
    """Says what is being done; it goes away by itself.

    Args:
        progress: that of what can be stopped.
    """

    def __init__(self, said: str, parent: QWidget, progress: Progress | None = None) -> None:
        super().__init__(one_moment(), parent)
        self._is_over = False
        self._progress = progress
        bar = QProgressBar()
        # Without an end it moves to and fro.
        bar.setRange(0, 0 if not is_still() else 1)
        bar.setTextVisible(False)
        bar.setAccessibleName(said)
        add_all(self.column, heading(said), bar)
        if progress is not None:
            where = plain("", "body", "muted")
            progress.told.connect(where.setText)
            add_all(self.column, where, row_of(None, button(stop(), do=self.reject)))
        self.want(48 * SPACE)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.open)

    def open_later(self) -> None:
        """Come up if it is not over by then."""
        self._patience.start()

    def end(self) -> None:
        """Go away."""
        self._is_over = True
        self._patience.stop()
        self.close()
        self.deleteLater()

    def reject(self) -> None:
        """Stop what can be stopped, and stay until it has."""
        if self._is_over:
            super().reject()
        elif self._progress is not None:
            self._progress.stop()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Stay until it is over."""
        if self._is_over:
            super().closeEvent(event)
        else:
            self.reject()
            event.ignore()
