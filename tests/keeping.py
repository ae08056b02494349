"""What keeps records and sessions, to test with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from recoverytimer.base.clock import utc_now
from recoverytimer.base.paths import person_paths
from recoverytimer.base.storage.reserve import DiskReserve
from recoverytimer.history.history import History
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.sessionkeeper import SessionKeeper


class Keepers:
    """Both keepers of a process, on the files of a folder."""

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime] = utc_now,
        tell: Callable[[str], object] = print,
        history: History | None = None,
    ) -> None:
        paths = person_paths(folder)
        files = paths.session_files
        self.history = history or History(paths.history)
        self.reserve = DiskReserve(files.reserve)
        self.records = RecordKeeper(self.history, files.waiting, self.reserve, now, tell)
        self.sessions = SessionKeeper(self.records, files, self.reserve, now, tell)
