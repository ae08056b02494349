"""Takes pictures into the person's folder, off the interface's thread."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from recoverytimer.base.words.system import reason
from recoverytimer.exercise.ownpictures import PictureError, PictureFault, keep_picture
from recoverytimer.exercise.ui.ownpictures import shrunk
from recoverytimer.exercise.words.pages import picture_not_kept
from recoverytimer.exercise.words.pictures import picture_fault_in_words

log = logging.getLogger(__name__)


class PictureTaker(QObject):
    """Shrinks a picture and puts it into the folder.

    Signals:
        taken: the path that was given, the kept picture's name, and why it was not taken (one of
            the two is empty).
    """

    taken = Signal(object, str, str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being taken."""
        return self._pool.activeThreadCount() > 0

    def take(self, path: Path) -> None:
        """Begin to take a picture; `taken` tells."""
        self._pool.start(partial(self._take, path))

    def close(self) -> None:
        """Wait for what is being taken."""
        self._pool.waitForDone()

    def _take(self, path: Path) -> None:
        name, fault = "", ""
        try:
            name, data = shrunk(path)
            keep_picture(self._folder, name, data)
        except PictureError as error:
            name, fault = "", picture_fault_in_words(error.name, error.fault)
        except OSError as error:
            name, fault = "", picture_not_kept(self._folder, reason(error))
        except Exception:
            log.exception("the picture '%s'", path)
            name, fault = "", picture_fault_in_words(path.name, PictureFault.UNFORESEEN)
        self.taken.emit(path, name, fault)
