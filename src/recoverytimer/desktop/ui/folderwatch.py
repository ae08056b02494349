"""Notices what a service brings into folders while the app runs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal

# A service brings several files at once, and we write some ourselves.
CALM_MS = 500


class FolderWatch(QObject):
    """Looks at folders, and where not every disk tells, when the person comes back to the app.

    Signals:
        calm: files may have come, and none has for a moment.
    """

    calm = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._soon = QTimer(self, singleShot=True, interval=CALM_MS)
        self._soon.timeout.connect(self.calm)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.wait)

    def watch(self, folders: Iterable[Path]) -> None:
        """Look at these from now on, as far as they are there and can be read."""
        found = {str(folder) for folder in folders if os.access(folder, os.R_OK | os.X_OK)}
        if unwatched := found.difference(self._watcher.directories()):
            self._watcher.addPaths(sorted(unwatched))

    def follow(self, state: Qt.ApplicationState) -> None:
        """Take it that the person comes back to the app, or leaves it."""
        if state is Qt.ApplicationState.ApplicationActive:
            self.wait()

    def wait(self) -> None:
        """Have it looked again in a moment."""
        self._soon.start()
