"""What a person does with sessions that are over: corrects, deletes and adds, with a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from recoverytimer.base.words import common
from recoverytimer.history.changes import Record
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.words import labels
from recoverytimer.player.session import Session
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.shell.shell import Shell
from recoverytimer.widgets.dialogs import ask


class OwnSessions(QObject):
    """Does it, says what was done, and offers the way back.

    Signals:
        changed: the id of the session that is another one now.
        counted: there is a session more or less.
    """

    changed = Signal(str)
    counted = Signal()

    def __init__(self, shell: Shell, records: RecordKeeper, library: Library) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._records = records
        self._library = library

    def correct(self, session: Session) -> None:
        """Let the person correct a session."""
        from recoverytimer.history.ui.editdialog import EditDialog

        dialog = EditDialog(session, self._shell.now, self._shell.window)
        dialog.saved.connect(lambda changed: self._change(session, changed))
        ask(dialog)

    def add(self) -> None:
        """Let the person add a session that was done without the app."""
        from recoverytimer.history.ui.byhanddialog import ByHandDialog

        routines = [entry for entry in self._library.routines() if entry.routine is not None]
        dialog = ByHandDialog(
            routines,
            self._seconds,
            self._library.exercises,
            self._shell.now,
            self._shell.window,
        )
        dialog.saved.connect(self._add)
        ask(dialog)

    def delete(self, session_id: str) -> None:
        """Delete a session with all that belongs to it."""

        def offer_back(gone: tuple[Record, ...] | None) -> None:
            self.counted.emit()
            if gone:
                self._tell(labels.session_deleted(), lambda: self._keep(gone))

        self._remove(session_id, offer_back)

    def _seconds(self, entry: RoutineEntry) -> float:
        assert entry.routine is not None
        timing = self._shell.settings().timing
        return portrait_of(entry.routine, self._library.exercises, timing).total.seconds

    def _change(self, before: Session, after: Session) -> None:
        def offer_back(is_saved: bool) -> None:
            if is_saved:
                self._tell(labels.session_changed(), lambda: self._change_back(before))
            self.changed.emit(after.id)

        if after != before:
            self._records.keep(after, then=offer_back)

    def _change_back(self, before: Session) -> None:
        self._records.keep(before, then=lambda _is_saved: self.changed.emit(before.id))

    def _add(self, records: tuple[Record, ...]) -> None:
        def offer_back(is_saved: bool) -> None:
            self.counted.emit()
            if is_saved:
                self._tell(labels.session_added(), lambda: self._remove(records[0].id, self._count))

        self._records.keep(*records, then=offer_back)

    def _remove(self, session_id: str, then: Callable[[tuple[Record, ...] | None], None]) -> None:
        self._records.change(lambda history: history.sessions.delete(session_id), then)

    def _keep(self, records: tuple[Record, ...]) -> None:
        self._records.keep(*records, then=self._count)

    def _count(self, _came_to: object) -> None:
        self.counted.emit()

    def _tell(self, text: str, undo: Callable[[], object]) -> None:
        self._shell.window.notice.tell(text, common.undo(), undo)
