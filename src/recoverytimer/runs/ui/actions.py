"""What a person does with runs: log, change, delete with a way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from recoverytimer.base.days import ONE_DAY
from recoverytimer.base.storage.keeping import KeepsRecords
from recoverytimer.base.words import common
from recoverytimer.runs import words
from recoverytimer.runs.leaps import LEAP_WINDOW
from recoverytimer.runs.log import RunLog
from recoverytimer.runs.run import Run
from recoverytimer.runs.ui.logdialog import LogRunDialog
from recoverytimer.shell.window import Window
from recoverytimer.widgets.dialogs import ask


class RunHistory(Protocol):
    """Where the runs are."""

    @property
    def runs(self) -> RunLog:
        """All of them."""


class OwnRuns(QObject):
    """Does it, says in a calm line what was done and what is found, and offers the way back.

    Signals:
        changed: there is a run more or less, or another one.

    Args:
        now: gives this instant in UTC.
    """

    changed = Signal()

    def __init__(
        self,
        keeper: KeepsRecords[Run, RunHistory],
        window: Window,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
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

        def offer_back(gone: tuple[Run, ...] | None) -> None:
            self.changed.emit()
            if gone:
                self._window.notice.tell(
                    words.deleted(run), common.undo(), lambda: self._restore(*gone)
                )

        self._delete(run, offer_back)

    def _delete(self, run: Run, then: Callable[[tuple[Run, ...] | None], None]) -> None:
        self._keeper.change(lambda history: history.runs.delete(run.id), then)

    def _open(self, run: Run | None) -> None:
        dialog = LogRunDialog(self._now(), run, self._window)
        dialog.saved.connect(lambda made: self._keep(made, run))
        ask(dialog)

    def _keep(self, run: Run, before: Run | None) -> None:
        if run != before:
            self._keeper.keep(run, then=lambda is_saved: self._say_kept(run, before, is_saved))

    def _say_kept(self, run: Run, before: Run | None, is_saved: bool) -> None:
        if not is_saved:
            return
        self.changed.emit()
        self._window.notice.tell(
            words.saved(run, self._before(run)),
            common.undo(),
            lambda: self._take_back(run, before),
        )

    def _before(self, run: Run) -> tuple[Run, ...]:
        """The runs of the 30 days before."""
        first = run.day - LEAP_WINDOW - ONE_DAY
        runs = self._keeper.history.runs
        return self._keeper.ask(lambda: runs.between(first, run.day)) or ()

    def _take_back(self, run: Run, before: Run | None) -> None:
        if before is not None:
            self._restore(before)
            return

        def say(_gone: object) -> None:
            self.changed.emit()
            self._window.notice.tell(words.not_kept())

        self._delete(run, say)

    def _restore(self, *runs: Run) -> None:
        self._keeper.keep(*runs, then=lambda _is_saved: self.changed.emit())
