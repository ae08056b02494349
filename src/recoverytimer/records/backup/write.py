"""Keeping everything that a person has in one file."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from recoverytimer.base.disk import is_file, temporary_folder
from recoverytimer.base.storage.database import cause_of
from recoverytimer.records.backup.backupfile import (
    BACKUP_FORMAT,
    BACKUP_KIND,
    HISTORY_NAME,
    BackupError,
    BackupManifest,
    NotCopied,
    write_zip,
)
from recoverytimer.records.personfiles import PersonFiles


class BackupStamp(Struct, frozen=True):
    """When a backup is made, and by which version of the app."""

    now: datetime
    version: str


def write_backup(home: PersonFiles, target: Path, stamp: BackupStamp) -> tuple[str, ...]:
    """Write all files of a person into one, while the app may be running.

    Returns the names of files that have no place in a backup.

    Raises:
        BackupError: the history cannot be copied.
        OSError: a file cannot be read or written, or the disk is full.
    """
    made_at = stamp.now.astimezone(UTC).isoformat()
    manifest = BackupManifest(
        format=BACKUP_FORMAT, kind=BACKUP_KIND, made_at=made_at, version=stamp.version
    )
    files = [(name, home.path(name)) for name in home.names()]
    with temporary_folder(home.data) as folder:
        if is_file(home.history):
            copy = folder / HISTORY_NAME
            _copy(home.history, copy)
            files.append((HISTORY_NAME, copy))
        write_zip(target, manifest, files)
    return home.left_out()


def _copy(history: Path, target: Path) -> None:
    """A whole copy of a database that others may be writing to."""
    try:
        with (
            contextlib.closing(sqlite3.connect(history, timeout=3)) as source,
            contextlib.closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
            _pack(copy)
            # Without a log beside it, wherever it is opened.
            copy.execute("PRAGMA journal_mode = DELETE")
    # What SQLite says of a damaged file may hold bytes of it, which are no text.
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise BackupError(NotCopied(history, cause_of(error, target), error)) from error


def _pack(copy: sqlite3.Connection) -> None:
    """Let go of what was deleted where that is most of it, as it may be nothing but zeros."""
    (free,) = copy.execute("PRAGMA freelist_count").fetchone()
    (pages,) = copy.execute("PRAGMA page_count").fetchone()
    if free * 2 > pages:
        copy.execute("VACUUM")
