"""What exports, imports and backups have in common."""

from __future__ import annotations

from PySide6.QtCore import QObject

from recoverytimer.records.ui.background import BackgroundWork
from recoverytimer.records.ui.context import RecordsContext
from recoverytimer.shell.shell import Shell
from recoverytimer.widgets.filedialogs import FileDialogs


class RecordsDoing(QObject):
    """Asks a person for files, and works on them in the background."""

    def __init__(
        self, shell: Shell, context: RecordsContext, work: BackgroundWork, dialogs: FileDialogs
    ) -> None:
        super().__init__(shell.window)
        self._context = context
        self._work = work
        self._dialogs = dialogs
        self._window = shell.window
        self._tell = shell.tell
