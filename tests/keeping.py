"""What keeps records and sessions, to test with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from recoverytimer.base.clock import utc_now
from recoverytimer.base.paths import person_paths
from recoverytimer.base.storage.reserve import DiskReserve
from recoverytimer.base.writer import Writer
from recoverytimer.history.changes import Record
from recoverytimer.history.history import History
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.sessionkeeper import SessionKeeper


class Keepers:
    """Both keepers of a process, on the files of a folder; what they write is written at once."""

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime] = utc_now,
        tell: Callable[[str], object] = print,
        history: History | None = None,
        writer: Writer | None = None,
        computer: str = "",
    ) -> None:
        paths = person_paths(folder)
        files = paths.session_files
        self.history = history or History(paths.history, now=now)
        self.reserve = DiskReserve(files.reserve)
        writer = writer or Writer()
        self.records = RecordKeeper(self.history, writer, files.waiting, self.reserve, now, tell)
        self.sessions = SessionKeeper(
            self.records, writer, files, self.reserve, now, tell, computer
        )


def is_kept(keeper: RecordKeeper, *records: Record) -> bool:
    """Whether all of these are saved, which is tried now."""
    came_to: list[bool] = []
    keeper.keep(*records, then=came_to.append)
    return came_to == [True]


def is_all_kept(keeper: RecordKeeper) -> bool:
    """Whether all is saved when what could not be saved was tried anew."""
    keeper.retry()
    return not keeper.unsaved
