"""A place to drop files on."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from recoverytimer.base.disk import is_folder
from recoverytimer.widgets.text import plain

MARGIN = 16


class FileDrop(QFrame):
    """Lies over its parent while files are dragged there; `dropped` carries their paths.

    Args:
        endings: only files with one of these are taken, and folders; any file where there are none.
    """

    dropped = Signal(object)

    def __init__(self, parent: QWidget, text: str, endings: Collection[str] = ()) -> None:
        super().__init__(parent)
        self._endings = endings
        self.setProperty("role", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        words = plain(text, "title", "accent")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words)
        self.hide()
        parent.setAcceptDrops(True)
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take what is dragged over the parent."""
        if event.type() in {QEvent.Type.DragEnter, QEvent.Type.DragMove}:
            assert isinstance(event, QDragMoveEvent)
            return self._invite(event)
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif event.type() == QEvent.Type.Drop:
            assert isinstance(event, QDropEvent)
            self._take(event)
            return True
        return super().eventFilter(watched, event)

    def _invite(self, event: QDragMoveEvent) -> bool:
        if not self._files(event.mimeData()):
            return False
        event.acceptProposedAction()
        home = self.parentWidget()
        if home is not None:
            self.setGeometry(home.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
        self.show()
        self.raise_()
        return True

    def _take(self, event: QDropEvent) -> None:
        self.hide()
        paths = self._files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            # The other app waits until this event is over.
            QTimer.singleShot(0, self, lambda: self.dropped.emit(paths))

    def _files(self, data: QMimeData) -> tuple[Path, ...]:
        found = dragged_files(data)
        if not self._endings:
            return found
        return tuple(p for p in found if p.suffix.lower() in self._endings or is_folder(p))


def dragged_files(data: QMimeData) -> tuple[Path, ...]:
    """The files on this computer that are dragged."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
