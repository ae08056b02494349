"""The writer of the window: its thread rings, and the interface's hears that between two events."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from recoverytimer.base.writer import Writer, one_thread


class _Bell(QObject):
    rung = Signal()

    def __init__(self, writer: Writer) -> None:
        super().__init__()
        self._writer = writer
        self.rung.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def _hear(self) -> None:
        self._writer.deliver()


class WriterBehind(Writer):
    """Does its jobs in a thread, and hands back where the event loop runs."""

    def __init__(self) -> None:
        self._bell = _Bell(self)
        super().__init__(self._bell.rung.emit, one_thread)
