"""Files that the system asks the running app to open, as macOS does on a double-click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication


class FileOpening(QObject):
    """Listens as long as the app runs; `asked` carries the address of a file."""

    asked = Signal(str)

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the wish to open a file."""
        if event.type() == QEvent.Type.FileOpen:
            assert isinstance(event, QFileOpenEvent)
            self.asked.emit(event.url().toString())
            return True
        return super().eventFilter(watched, event)
