"""Notices what a service puts into the data folder while the app runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer

# A service brings several files at once, and we write some ourselves.
_CALM_MS = 500


class FolderWatch(QObject):
    """Has something done soon after files came into a folder, or the person back to the app."""

    def __init__(self, folder: Path, do: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(do)
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self._wait)

    def follow(self, state: Qt.ApplicationState) -> None:
        """Take it that the person comes back to the app, or leaves it."""
        if state is Qt.ApplicationState.ApplicationActive:
            self._wait()

    def _wait(self) -> None:
        self._calm.start()
