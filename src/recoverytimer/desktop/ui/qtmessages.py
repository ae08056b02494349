"""What Qt itself has to say, in the log."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QMessageLogContext, QtMsgType, qInstallMessageHandler

from recoverytimer.desktop.words import missing_libraries, no_window

MOST = 100
_PLUGIN = re.compile(r'Qt platform plugin "(\w+)"')
UNIMPORTANT = frozenset({QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg})


class QtMessages:
    """Keeps each message once until there is a log; from then on logs what it has not of late."""

    def __init__(self, log_file: Path) -> None:
        self._log_file = log_file
        self._kept: dict[str, bool] = {}
        self._is_starting = True
        qInstallMessageHandler(self._take)

    def begin(self) -> None:
        """Log what has come and what comes."""
        self._is_starting = False
        for text in tuple(self._kept):
            self._log(text)

    def close(self) -> None:
        """Leave Qt's messages to Qt."""
        qInstallMessageHandler(None)

    def _take(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        is_fatal = kind is QtMsgType.QtFatalMsg
        if is_fatal and self._is_starting:
            self._give_up(text)
        if is_fatal or (text not in self._kept and self._has_room()):
            self._kept[text] = kind not in UNIMPORTANT
            if is_fatal or not self._is_starting:
                self._log(text)

    def _has_room(self) -> bool:
        """Make room by forgetting the oldest one, once it is logged."""
        if len(self._kept) >= MOST and not self._is_starting:
            self._kept.pop(next(iter(self._kept)))
        return len(self._kept) < MOST

    def _missing(self) -> tuple[tuple[str, str], ...]:
        """The libraries for want of which Qt could not load what draws its windows."""
        from recoverytimer.base.systemlibraries import can_load, missing_packages

        named = _PLUGIN.search("\n".join(self._kept))
        folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
        is_there = named is None or can_load(str(folder / f"libq{named[1]}.so"))
        return () if is_there else missing_packages()

    def _log(self, text: str) -> None:
        if not self._kept.get(text):
            return
        import logging

        from recoverytimer.base.logfile import log_to

        log_to(self._log_file)
        logging.getLogger(__name__).warning(text)

    def _give_up(self, text: str) -> None:
        """Say why there is no window, before Qt ends the process without a word of sense."""
        missing = self._missing()
        why = next(iter(self._kept), text).splitlines()[0]
        if sys.stderr is not None:
            sys.stderr.write(f"{missing_libraries(missing) if missing else no_window(why)}\n")
            sys.stderr.flush()
        os._exit(1)
