"""The log: nobody else's to read, and one line a message, whatever a file's name says."""

from __future__ import annotations

import logging
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from recoverytimer.core.disk import create_file
from recoverytimer.core.plaintext import clean


class PlainLines(logging.Formatter):
    """Writes a message on one line, and nothing in it that steers a terminal."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """The line of a message."""
        return clean(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802
        """The lines of a traceback."""
        return "\n".join(map(clean, super().formatException(ei).splitlines()))


class PrivateLog(RotatingFileHandler):
    """A log of bounded size, with rights for its owner alone."""

    def _open(self) -> TextIOWrapper:
        create_file(Path(self.baseFilename))
        return super()._open()
