"""What a person does with runs: log, change, delete with a way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from recoverytimer.base.days import ONE_DAY
from recoverytimer.base.storage.keeping import KeepsRecords
from recoverytimer.runs import words
from recoverytimer.runs.leaps import LEAP_WINDOW
from recoverytimer.runs.log import RunLog
from recoverytimer.runs.run import Run
from recoverytimer.runs.ui.logdialog import LogRunDialog
from recoverytimer.shell.shell import LONG_NOTICE_S
from recoverytimer.shell.window import Window
from recoverytimer.widgets.dialogs import ask


class OwnRuns(QObject):
    """Does it, says in a calm line what was done and what is found, and offers the way back.

    Signals:
        changed: there is a run more or less, or another one.

    Args:
        now: gives this instant in UTC.
    """

    changed = Signal()

    def __init__(
        self, runs: RunLog, keeper: KeepsRecords[Run], window: Window, now: Callable[[], datetime]
    ) -> None:
        super().__init__(window)
        self._runs = runs
        self._keeper = keeper
        self._window = window
        self._now = now

    def log(self) -> None:
        """Let the person log a run."""
        self._open(None)

    def edit(self, run: Run) -> None:
        """Let the person change a run."""
        self._open(run)

    def delete(self, run: Run) -> None:
        """Delete a run, with a way back."""
        gone = self._keeper.ask(lambda: self._runs.delete(run.id))
        self.changed.emit()
        if gone:
            self._window.notice.tell(words.deleted(run), words.undo(), lambda: self._restore(*gone))

    def _open(self, run: Run | None) -> None:
        dialog = LogRunDialog(self._now(), run, self._window)
        dialog.saved.connect(lambda made: self._keep(made, run))
        ask(dialog)

    def _keep(self, run: Run, before: Run | None) -> None:
        if run == before or not self._keeper.keep(run):
            return
        self.changed.emit()
        self._window.notice.tell(
            words.saved(run, self._before(run)),
            words.undo(),
            lambda: self._take_back(run, before),
            seconds=LONG_NOTICE_S,
        )

    def _before(self, run: Run) -> tuple[Run, ...]:
        """The runs of the 30 days before."""
        first = run.day - LEAP_WINDOW - ONE_DAY
        return self._keeper.ask(lambda: self._runs.between(first, run.day)) or ()

    def _take_back(self, run: Run, before: Run | None) -> None:
        if before is not None:
            self._restore(before)
            return
        self._keeper.ask(lambda: self._runs.delete(run.id))
        self.changed.emit()
        self._window.notice.tell(words.not_kept())

    def _restore(self, *runs: Run) -> None:
        self._keeper.keep(*runs)
        self.changed.emit()
