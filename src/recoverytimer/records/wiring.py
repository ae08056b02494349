"""A person's records and files, out and in: exports, imports, backups."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from recoverytimer.guide.guide import CautionNote
from recoverytimer.records.backup.backupfile import REMINDERS, SETTINGS, is_backup
from recoverytimer.records.backup.restore import Restored
from recoverytimer.records.home import Home
from recoverytimer.records.tables.columns import RecordKind
from recoverytimer.records.ui.background import Work
from recoverytimer.records.ui.backups import Backups
from recoverytimer.records.ui.context import RecordsContext
from recoverytimer.records.ui.exporting import Exporting
from recoverytimer.records.ui.filedialogs import FileDialogs
from recoverytimer.records.ui.importing import Importing
from recoverytimer.records.ui.ways import Way
from recoverytimer.sharing.bundle import ShareFormat
from recoverytimer.shell.window import Window
from recoverytimer.start.services import Services

ROUTINES = (ShareFormat.FILE, ShareFormat.TEXT)


class RecordKeeping(QObject):
    """Brings together what goes out and in; long work is done beside the window.

    Signals:
        changed: there are other records or files than before.
        routines_found: paths of files that hold routines, where records were to be imported.
    """

    changed = Signal()
    routines_found = Signal(object)

    def __init__(self, services: Services, window: Window) -> None:
        super().__init__(window)
        self._services = services
        home = Home(services.paths.settings, services.paths.data)
        context = RecordsContext(home, services.now, services.library.exercises.kind_of)
        self.work = Work(window, services.tell)
        dialogs = FileDialogs(window)
        tell = services.tell
        self._exporting = Exporting(context, self.work, dialogs, self._cautions, window, tell)
        self._importing = Importing(context, self.work, dialogs, window, tell)
        self._backups = Backups(context, self.work, dialogs, window, tell)
        self._importing.imported.connect(self.changed)
        self._backups.restored.connect(self._take_over)

    def go(self, way: Way) -> None:
        """Do what a person chose among the preferences."""
        ways = {
            Way.EXPORT: self.export,
            Way.IMPORT: self.import_records,
            Way.BACK_UP: self.back_up,
            Way.RESTORE: self.restore,
        }
        ways[way]()

    def export(self) -> None:
        """Let the person export records."""
        self._services.journal.retry()
        self._exporting.open()

    def export_fit(self, session_id: str) -> None:
        """Save a session as an activity for watches' services."""
        self._exporting.export_fit(session_id)

    def back_up(self) -> None:
        """Let the person keep everything in one file."""
        self._services.journal.retry()
        self._backups.back_up()

    def restore(self) -> None:
        """Let the person restore a backup."""
        self._backups.choose()

    def import_records(self) -> None:
        """Let the person import records."""
        self._importing.choose_files(self.open_files)

    def import_runs(self) -> None:
        """Let the person import runs."""
        self._importing.choose_runs(self.open_runs)

    def open_runs(self, paths: Sequence[Path]) -> None:
        """Take in what is in files that were given as runs."""
        self._open(paths, RecordKind.RUNS)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take in what is in files, whatever they are; a backup is restored alone."""
        self._open(paths, None)

    def _open(self, paths: Sequence[Path], kind: RecordKind | None) -> None:
        routines = tuple(path for path in paths if path.suffix.lower() in ROUTINES)
        if routines:
            self.routines_found.emit(routines)
        paths = [path for path in paths if path not in routines]
        backup = next((path for path in paths if is_backup(path)), None)
        if backup is not None:
            self._backups.open_file(backup)
            if len(paths) > 1:
                said = f"{backup.name} is a backup, so it is opened alone; import the others after."
                self._services.tell(said)
        elif paths:
            self._importing.open_files(paths, kind)

    def _cautions(self) -> tuple[CautionNote, ...]:
        notes = self._services.library.cautions
        return tuple(notes[c] for c in self._services.settings.cautions if c in notes)

    def _take_over(self, done: Restored) -> None:
        """Go on with the files that a restore has brought."""
        services = self._services
        targets = {change.target for change in done.changes}
        services.library.refresh()
        if SETTINGS in targets:
            services.keeper.load_again()
        if REMINDERS in targets:
            services.reminders.load_again()
        self.changed.emit()
