"""What SQLite puts beside a database, where it may be that of another computer.

A log or a journal that is not of the file beside it would be put into it: rows are lost, and often
nothing tells that (`docs/adr/18`). Services that keep folders in step bring such files.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

from recoverytimer.base.disk import file_stamp, temporary_folder
from recoverytimer.base.storage.changes import that_may_win

LOG, INDEX, JOURNAL = "-wal", "-shm", "-journal"


def beside(path: Path, ending: str) -> Path:
    """What lies beside a database, by its ending."""
    return path.with_name(f"{path.name}{ending}")


def foreign_besides(path: Path) -> tuple[Path, ...]:
    """What lies beside a database and is not its own.

    Its own brings nothing but later changes. Whether that is so is tried on a copy; what anybody
    writes to meanwhile is left to those.
    """
    found = (beside(path, ending) for ending in (LOG, JOURNAL))
    return tuple(one for one in found if holds_something(one) and _is_foreign(path, one))


def holds_something(path: Path) -> bool:
    """Whether a log or a journal is there and is not empty."""
    stamp = file_stamp(path)
    return stamp is not None and stamp[1] > 0


def looking_at(path: Path) -> sqlite3.Connection:
    """A connection that only looks at a file, whatever lies beside it, and puts nothing there."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def is_sound(path: Path) -> bool:
    """Whether a file alone is a database without any damage."""
    try:
        with contextlib.closing(looking_at(path)) as looking:
            return _is_ok(looking, "quick_check")
    except sqlite3.Error:
        return False


def holds_only_tables(connection: sqlite3.Connection) -> bool:
    """Whether a database from anywhere holds nothing that runs."""
    query = "SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index')"
    return bool(connection.execute(query).fetchone() == (0,))


def _is_ok(connection: sqlite3.Connection, check: str) -> bool:
    return bool(connection.execute(f"PRAGMA {check}(1)").fetchone() == ("ok",))


def _is_foreign(path: Path, log: Path) -> bool:
    stamps = file_stamp(path), file_stamp(log)
    with temporary_folder(path.parent) as folder:
        alone, both = folder / "alone.sqlite3", folder / "both.sqlite3"
        try:
            for copy in (alone, both):
                shutil.copyfile(path, copy)
            shutil.copyfile(log, beside(both, log.name.removeprefix(path.name)))
        except FileNotFoundError:
            return False
        differs = is_sound(alone) and _lacks(both, alone)
    return differs and (file_stamp(path), file_stamp(log)) == stamps


def _lacks(both: Path, alone: Path) -> bool:
    """Whether a log or journal does damage, or takes away what a history has without it.

    Older histories do not tell their changes.
    """
    with contextlib.closing(sqlite3.connect(both)) as mine:
        try:
            if not _is_ok(mine, "integrity_check"):
                return True
        except sqlite3.DatabaseError:
            return True
        try:
            with contextlib.closing(looking_at(alone)) as theirs:
                return next(that_may_win(mine, theirs), None) is not None
        except sqlite3.Error:
            return False
