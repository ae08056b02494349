"""Where the window is on the screen, and how large: kept from one start to the next."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QMainWindow

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.ownfile import KIB, leave_damaged, load_own
from recoverytimer.base.writer import Writer, nothing_follows

USUAL = QSize(1280, 800)
FRAME = 40
"""How much higher a window is with its title, at most; it is not known before it is shown."""
LARGEST_FILE = KIB


class WindowPlace:
    """What is not there, or cannot be used, is as at the first start; what cannot be kept, too."""

    def __init__(self, path: Path, writer: Writer) -> None:
        self._path = path
        self._writer = writer

    def restore(self, window: QMainWindow) -> None:
        """Put a window where it was; at the first start into the middle of the screen."""
        kept = load_own(self._path, LARGEST_FILE, bytes, leave_damaged)
        if not kept or len(kept) != len(_of(window)) or not window.restoreGeometry(kept):
            place = first_place(window.screen().availableGeometry())
            window.resize(place.size())
            window.move(place.topLeft())
        # The way out of the full screen belongs to the player, which is not shown yet.
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)

    def keep(self, window: QMainWindow) -> None:
        """Remember where a window is."""
        save = partial(write_atomic, self._path, _of(window))
        self._writer.do(save, failed=nothing_follows, newest_of=self._path)


def _of(window: QMainWindow) -> bytes:
    return bytes(window.saveGeometry().data())


def first_place(room: QRect) -> QRect:
    """A window of the usual size, or as large as fits, in the middle of a screen.

    It stands for the window without its frame, and its corner for that of the frame.
    """
    size = USUAL.boundedTo(room.size() - QSize(0, FRAME))
    spare = room.size() - size - QSize(0, FRAME)
    return QRect(room.topLeft() + QPoint(spare.width() // 2, spare.height() // 2), size)
