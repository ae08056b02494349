"""What a person does with routines of their own: change, copy, rename, delete with a way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog

from recoverytimer.base.words.common import undo
from recoverytimer.base.words.system import reason
from recoverytimer.base.writer import Writer
from recoverytimer.exercise.words.pages import copy_of, not_deleted, not_written, yours_to_change
from recoverytimer.routine.library import Library, RoutineEntry
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.words import pages as words
from recoverytimer.routine.words.problems import not_saved
from recoverytimer.shell.window import Window
from recoverytimer.widgets.dialogs import ask, open_outside


class OwnRoutines(QObject):
    """Does it, says what was done, and offers the way back.

    Signals:
        changed: the `RoutineEntry` that was saved.
        gone: a routine was deleted or is back.
    """

    changed = Signal(object)
    gone = Signal()

    def __init__(
        self, library: Library, writer: Writer, window: Window, tell: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._library = library
        self._writer = writer
        self._window = window
        self._tell = tell

    def duplicate(self, entry: RoutineEntry) -> None:
        """Keep a copy of a routine as an own one."""
        assert entry.routine is not None
        name = copy_of(entry.name[:100])
        copy = replace(entry.routine, name=name, origin=entry.id, replaces=())
        self._save(None, copy, yours_to_change(copy.name))

    def rename(self, entry: RoutineEntry) -> None:
        """Give an own routine another name."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(words.rename())
        dialog.setLabelText(words.name_label())
        dialog.setTextValue(entry.name)
        ask(dialog, lambda: self._rename_to(dialog.textValue().strip(), entry))

    def _rename_to(self, name: str, entry: RoutineEntry) -> None:
        assert entry.routine is not None
        if name:
            renamed = replace(entry.routine, name=name[:120])
            self._save(entry.id, renamed, words.renamed(renamed.name))

    def delete(self, entry: RoutineEntry) -> None:
        """Delete an own routine, with a way back."""
        self._writer.do(
            partial(self._library.delete_all, entry.id),
            partial(self._say_deleted, entry),
            lambda error: self._tell(not_deleted(entry.path, reason(error))),
        )

    def _say_deleted(self, entry: RoutineEntry, data: bytes) -> None:
        self.gone.emit()
        said = words.deleted(entry.name, is_shipped=self._library.is_shipped(entry.id))
        self._window.notice.tell(said, undo(), lambda: self._undelete_routine(entry, data))

    def open_folder(self, entry: RoutineEntry) -> None:
        """Show a routine's folder in the system's file manager."""
        open_outside(entry.path.parent, self._tell)

    def _save(self, routine_id: str | None, routine: Routine, said: str) -> None:
        """Save a routine, under a new id where none is given."""
        save = partial(self._saved_as, routine_id, routine)
        self._writer.do(save, partial(self._say_saved, said), self._refuse)

    def _saved_as(self, routine_id: str | None, routine: Routine) -> Path | ValueError:
        name = routine_id or self._library.new_id(routine.name)
        try:
            self._library.save(name, routine)
        except ValueError as error:
            return error
        return self._library.own_path(name)

    def _refuse(self, error: OSError | ValueError) -> None:
        self._tell(not_saved(self._library.own_folder, error))

    def _say_saved(self, said: str, saved: Path | ValueError) -> None:
        if isinstance(saved, ValueError):
            self._refuse(saved)
            return
        self.changed.emit(self._library.routine_file(saved))
        self._window.notice.tell(said)

    def _undelete_routine(self, entry: RoutineEntry, data: bytes) -> None:
        def refuse(error: OSError) -> None:
            self._tell(not_written(entry.path, reason(error)))
            self.gone.emit()

        restore = partial(self._library.restore, entry.id, data)
        self._writer.do(restore, lambda _: self.gone.emit(), refuse)
