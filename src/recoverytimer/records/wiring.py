"""A person's records and files, out and in: exports, imports, backups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recoverytimer.base.paths import Paths
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.records.words import labels
from recoverytimer.shell.shell import Shell

if TYPE_CHECKING:
    from recoverytimer.base.storage.database import KindOf
    from recoverytimer.exercise.cautionnotes import CautionNote
    from recoverytimer.records.tables.columns import RecordKind
    from recoverytimer.records.ui.background import BackgroundWork
    from recoverytimer.records.ui.backups import Backups
    from recoverytimer.records.ui.context import RecordsContext
    from recoverytimer.records.ui.exporting import Exporting
    from recoverytimer.records.ui.importing import Importing
    from recoverytimer.widgets.filedialogs import FileDialogs


class RecordsWiring(QObject):
    """Brings together what goes out and in; long work is done beside the window.

    Signals:
        changed: there are other records than before.
        restored: the `Restored`; there are other records or files than before.
        routines_found: paths of files that hold routines, where records were to be imported.

    Args:
        kind_of: tells the kind of an exercise where a history is an old one.
        cautions: gives those that apply to the person.
    """

    changed = Signal()
    restored = Signal(object)
    routines_found = Signal(object)

    def __init__(
        self,
        shell: Shell,
        paths: Paths,
        records: RecordKeeper,
        kind_of: KindOf,
        cautions: Callable[[], tuple[CautionNote, ...]],
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._paths = paths
        self._records = records
        self._kind_of = kind_of
        self._cautions = cautions
        self.actions: Sequence[tuple[str, str, Sequence[tuple[str, Callable[[], None]]]]] = (
            (
                labels.export_and_import(),
                labels.what_goes_out(),
                ((labels.export(), self.export), (labels.import_(), self.import_records)),
            ),
            (
                labels.backup(),
                labels.what_it_holds(),
                ((labels.back_up(), self.back_up), (labels.restore(), self.restore)),
            ),
        )
        """What is done with all records: what for, what that is, and each by its name."""

    @cached_property
    def work(self) -> BackgroundWork:
        """What takes long."""
        from recoverytimer.records.ui.background import BackgroundWork

        return BackgroundWork(self._shell.window, self._shell.writer, self._shell.tell)

    @cached_property
    def exporting(self) -> Exporting:
        """What goes out."""
        from recoverytimer.records.ui.exporting import Exporting

        return Exporting(self._shell, self._context, self.work, self._dialogs, self._cautions)

    @cached_property
    def importing(self) -> Importing:
        """What comes in."""
        from recoverytimer.records.ui.importing import Importing

        importing = Importing(self._shell, self._context, self.work, self._dialogs)
        importing.imported.connect(self.changed)
        return importing

    @cached_property
    def backups(self) -> Backups:
        """Everything as one file."""
        from recoverytimer.records.ui.backups import Backups

        backups = Backups(self._shell, self._context, self.work, self._dialogs)
        backups.restored.connect(self.restored)
        return backups

    def export(self) -> None:
        """Let the person export records."""
        self._records.retry()
        self.exporting.open()

    def back_up(self) -> None:
        """Let the person keep everything in one file."""
        self._records.retry()
        self.backups.back_up()

    def restore(self) -> None:
        """Let the person restore a backup."""
        self.backups.choose()

    def import_records(self) -> None:
        """Let the person import records."""
        self.importing.choose_files(self.open_files)

    def import_runs(self) -> None:
        """Let the person import runs."""
        self.importing.choose_runs(self.open_runs)

    def open_runs(self, paths: Sequence[Path]) -> None:
        """Take in what is in files that were given as runs."""
        from recoverytimer.records.tables.columns import RecordKind

        self._open(paths, RecordKind.RUNS)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take in what is in files, whatever they are; a backup is restored alone."""
        self._open(paths, None)

    @cached_property
    def _context(self) -> RecordsContext:
        from recoverytimer.records.personfiles import PersonFiles
        from recoverytimer.records.ui.context import RecordsContext

        home = PersonFiles(self._paths.settings, self._paths.data)
        return RecordsContext(home, self._records.history, self._shell.now, self._kind_of)

    @cached_property
    def _dialogs(self) -> FileDialogs:
        from recoverytimer.widgets.filedialogs import FileDialogs

        return FileDialogs(self._shell.window)

    def _open(self, paths: Sequence[Path], kind: RecordKind | None) -> None:
        from recoverytimer.records.backup.backupfile import is_backup
        from recoverytimer.sharing.bundle import ShareFormat

        routines = tuple(
            path for path in paths if path.suffix.lower() in {ShareFormat.FILE, ShareFormat.TEXT}
        )
        if routines:
            self.routines_found.emit(routines)
        paths = [path for path in paths if path not in routines]
        backup = next((path for path in paths if is_backup(path)), None)
        if backup is not None:
            self.backups.open_file(backup)
            if len(paths) > 1:
                from recoverytimer.records.words.imports import backup_alone

                self._shell.tell(backup_alone(backup.name))
        elif paths:
            self.importing.open_files(paths, kind)
