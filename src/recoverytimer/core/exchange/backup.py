"""Keeping everything that a person has in one file."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from recoverytimer.core.disk import is_file
from recoverytimer.core.exchange.backupfile import (
    FORMAT,
    HISTORY,
    KIND,
    BackupError,
    Manifest,
    write_zip,
)
from recoverytimer.core.exchange.home import Home


def write_backup(home: Home, target: Path, now: datetime, version: str) -> tuple[str, ...]:
    """Write all files of a person into one, while the app may be running.

    Returns the names of files that have no place in a backup.

    Raises:
        BackupError: the history cannot be copied.
        OSError: a file cannot be read or written, or the disk is full.
    """
    manifest = Manifest(
        format=FORMAT, kind=KIND, made_at=now.astimezone(UTC).isoformat(), version=version
    )
    files = [(name, home.path(name)) for name in home.names()]
    with tempfile.TemporaryDirectory(prefix="recoverytimer-") as folder:
        if is_file(home.history):
            copy = Path(folder) / HISTORY
            _copy(home.history, copy)
            files.append((HISTORY, copy))
        write_zip(target, manifest, files)
    return home.left_out()


def backup_name(now: datetime) -> str:
    """What a backup of an instant is called: "recovery-timer-2026-03-04.zip"."""
    return f"recovery-timer-{now:%Y-%m-%d}.zip"


def _copy(history: Path, target: Path) -> None:
    """A whole copy of a database that others may be writing to."""
    try:
        with (
            contextlib.closing(sqlite3.connect(history, timeout=3)) as source,
            contextlib.closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
            # Without a log beside it, wherever it is opened.
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        message = f"{history} cannot be copied ({error})"
        raise BackupError(message) from error
