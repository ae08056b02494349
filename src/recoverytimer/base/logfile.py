"""The log: nobody else's to read, and one line a message, whatever a file's name says."""

from __future__ import annotations

import errno
import logging
import os
import time
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from recoverytimer.base.disk import create_file, is_file, make_folder
from recoverytimer.base.plaintext import printable

LARGEST = 200_000
TOLD = "recoverytimer.told"
"""Who logs what the person was told, which may name their routines and files."""


class PlainLines(logging.Formatter):
    """Writes a message on one line, and nothing in it that steers a terminal."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """The line of a message."""
        return printable(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802
        """The lines of a traceback."""
        return "\n".join(map(printable, super().formatException(ei).splitlines()))


class PrivateLog(logging.FileHandler):
    """A log of bounded size, with rights for its owner alone; what was before it is kept as `.1`.

    Python's own one of bounded size loads what sends logs over a network, too.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write a message, where the log is full as the first of a new one."""
        try:
            self._make_room()
        except OSError:
            self.handleError(record)
        super().emit(record)

    def _make_room(self) -> None:
        if self.stream is not None and self.stream.seek(0, os.SEEK_END) >= LARGEST:
            self.stream.close()
            self.stream = None
            path = Path(self.baseFilename)
            path.replace(path.with_name(f"{path.name}.1"))

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        create_file(path)
        if not is_file(path):
            # A pipe would be waited for.
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        return super()._open()


def log_to(path: Path) -> bool:
    """Write what the app logs into a file, too; whether that can be written."""
    # What a person was told is mostly no warning, and still belongs in the log.
    logging.getLogger(TOLD).setLevel(logging.INFO)
    logger = logging.getLogger("recoverytimer")
    kept = [handler for handler in logger.handlers if isinstance(handler, PrivateLog)]
    place = os.path.abspath(path)  # noqa: PTH100 - as the handler itself does it
    if any(handler.baseFilename == place for handler in kept):
        return True
    try:
        make_folder(path.parent)
        handler = PrivateLog(path, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return False
    formatter = PlainLines("%(asctime)s %(levelname)s %(name)s: %(message)s")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    # A log that cannot be written is no reason to speak of errors on the terminal.
    logging.raiseExceptions = False
    logger.addHandler(handler)
    return True
