"""The file of all records: opened, brought to this version's schema, its faults told."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from recoverytimer.base.clock import utc_now
from recoverytimer.base.disk import create_file, is_full, make_folder, set_aside
from recoverytimer.base.storage.faults import HistoryFault, StorageCause
from recoverytimer.base.storage.instants import utc_text
from recoverytimer.base.storage.migrations import MIGRATIONS
from recoverytimer.base.textfolding import folded

KindOf = Callable[[str], str | None]
"""The kind of an exercise by its id, where that is known."""

FileIdentity = tuple[int, int]
"""Which file is at a place, whatever it holds."""

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_READ_ONLY = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
# What SQLite says where the disk is full as well, when there is no room for what it writes beside.
_PERHAPS_FULL = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
_LEAST_FREE = 256 * 2**10
# What is wrong with a value, as against with the file.
_REFUSED = (
    ValueError,
    OverflowError,
    sqlite3.DataError,
    sqlite3.IntegrityError,
    sqlite3.InterfaceError,
    sqlite3.ProgrammingError,
)
_CAUSES = {
    sqlite3.SQLITE_CANTOPEN: StorageCause.SHUT,
    sqlite3.SQLITE_READONLY: StorageCause.READ_ONLY,
}
# What is written is on the disk when the call returns. On macOS, fsync alone leaves it in the
# drive's cache; elsewhere fullfsync means nothing. Foreign keys only after the migrations: with
# them, one that replaces a table would empty those below.
_MANNERS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA fullfsync = ON;
PRAGMA foreign_keys = ON;
"""


class HistoryError(Exception):
    """The history cannot be read or written; the cause of the error is what was wrong with it."""

    def __init__(
        self,
        path: Path,
        fault: HistoryFault = HistoryFault.NOT_READ,
        why: StorageCause = StorageCause.OTHER,
    ) -> None:
        super().__init__(str(path), fault.name, why.name)
        self.path = path
        self.fault = fault
        self.why = why


class NewerHistoryError(HistoryError):
    """The history was written by a newer version; it is left untouched."""


class FullDiskError(HistoryError):
    """There is no room for what was to be written."""


class RefusedRecordError(HistoryError):
    """A record cannot be kept as it is, whereas another could."""


class DamagedHistoryError(HistoryError):
    """The history is not a database that can be read."""


class Database:
    """An SQLite file, opened when needed and anew after a fault or where another is in its place.

    It is made by the first record, and until then there is nothing to read.

    Args:
        migrations: SQL from each version of the schema to the next.
        kind_of: what migrations ask for the kind of an exercise.
        now: gives this instant in UTC, for what is changed.
    """

    def __init__(
        self,
        path: Path,
        migrations: Sequence[str] = MIGRATIONS,
        kind_of: KindOf | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.path = path
        self.now = now
        self._migrations = migrations
        self._kind_of = kind_of
        self._connection: sqlite3.Connection | None = None
        self._empty: sqlite3.Connection | None = None
        self.file: FileIdentity | None = None
        """Which file was opened last."""
        self._can_write = True

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read from.

        Raises:
            HistoryError: the file could not be read.
        """
        with self._told(HistoryFault.NOT_READ):
            yield self._nothing() if self._is_still_to_be_made() else self._open()

    def rows(self, query: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[Any]:
        """All rows that a query finds.

        Raises:
            HistoryError: the file could not be read.
        """
        with self.reading() as connection:
            return connection.execute(query, values).fetchall()

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction, which is on the disk when this ends.

        Raises:
            HistoryError: it could not be written; then nothing of it is.
        """
        with self._told(HistoryFault.NOT_WRITTEN):
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            with connection:
                yield connection
            # Merged at once: a copy of the file alone is whole, and a log that is left over could
            # be taken for that of a file which somebody puts in its place.
            with contextlib.suppress(sqlite3.OperationalError):
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @property
    def is_open(self) -> bool:
        """Whether the file is open."""
        return self._connection is not None

    def close(self) -> None:
        """Close the file."""
        for connection in filter(None, (self._connection, self._empty)):
            connection.close()
        self._connection = self._empty = None
        self._can_write = True

    def is_replaced(self, file: FileIdentity | None) -> bool:
        """Whether another file is in its place than one that was opened."""
        return file != _identity(self.path)

    def set_aside(self, now: datetime) -> Path:
        """Close a damaged file and rename it, with what was not yet merged into it.

        Raises:
            OSError: the folder cannot be written.
        """
        self.close()
        kept = set_aside(self.path, now)
        log = _beside(self.path, "-wal")
        if log.exists():
            log.replace(_beside(kept, "-wal"))
        _beside(self.path, "-shm").unlink(missing_ok=True)
        return kept

    def _open(self) -> sqlite3.Connection:
        # One that cannot be written was opened as a file that does not change, and it may have.
        if self._connection is not None and (not self._can_write or self.is_replaced(self.file)):
            self.close()
        if self._connection is None:
            make_folder(self.path.parent)
            # SQLite gives what it puts beside it the same rights; what is wrong it says itself.
            with contextlib.suppress(OSError):
                create_file(self.path)
            self.file = _identity(self.path)
            self._connection = self._opened()
        return self._connection

    def _is_still_to_be_made(self) -> bool:
        """Whether there is no file yet, which takes the disk long to make, but can be one."""
        folder = self.path.parent
        may_be_made = not folder.exists() or os.access(folder, os.W_OK)
        return may_be_made and _identity(self.path) is None

    def _nothing(self) -> sqlite3.Connection:
        """What there is to read where there is no file."""
        if self._empty is None:
            self._empty = sqlite3.connect(":memory:", isolation_level=None)
            self._migrate(self._empty)
        return self._empty

    def _refuse_newer(self) -> None:
        """Go on, unless a newer app has left a log: to close its file would merge that into it."""
        log = _beside(self.path, "-wal")
        if not (log.exists() and log.stat().st_size):
            return
        uri = f"{self.path.absolute().as_uri()}?mode=ro"
        # What is wrong is told by whoever opens it to write.
        with contextlib.suppress(sqlite3.Error):
            with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=3)) as looking:
                (version,) = looking.execute("PRAGMA user_version").fetchone()
            if version > len(self._migrations):
                raise NewerHistoryError(self.path, HistoryFault.NEWER)

    def _opened(self) -> sqlite3.Connection:
        self._refuse_newer()
        connection = sqlite3.connect(self.path, timeout=3, isolation_level=None)
        try:
            if self._is_shut(connection):
                connection.close()
                connection = self._opened_read_only()
            self._migrate(connection)
            connection.executescript(_MANNERS)
        except BaseException:
            connection.close()
            raise
        return connection

    def _is_shut(self, connection: sqlite3.Connection) -> bool:
        """Whether the folder cannot be written, which a file with a log beside it needs."""
        try:
            connection.execute("PRAGMA user_version").fetchone()
        except sqlite3.OperationalError as error:
            log = _beside(self.path, "-wal")
            merged = not log.exists() or not log.stat().st_size
            if _code(error) in _READ_ONLY and self.path.exists() and merged:
                return True
            raise
        return False

    def _opened_read_only(self) -> sqlite3.Connection:
        self._can_write = False
        uri = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(uri, uri=True, isolation_level=None)

    def _migrate(self, connection: sqlite3.Connection) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        newest = len(self._migrations)
        if version > newest:
            raise NewerHistoryError(self.path, HistoryFault.NEWER)
        if version == newest:
            return
        if version > 0:
            _back_up(connection, _beside(self.path, f".before-{newest}"))
        connection.create_function("kind_of", 1, self._kind_named)
        connection.create_function("words_of", 1, folded)
        connection.create_function("later", 2, _later)
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            # Asked again, as another process may have been faster.
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            for statement in _statements(";\n".join(self._migrations[version:])):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {newest}")

    def _kind_named(self, exercise_id: str | None) -> str | None:
        kind = self._kind_of(exercise_id) if self._kind_of and exercise_id else None
        # SQLite is given a plain text, whatever kind of one it is.
        return str(kind) if kind else None

    @contextlib.contextmanager
    def _told(self, fault: HistoryFault) -> Iterator[None]:
        """Errors of the database and the disk as those of the history, opened anew next time."""
        try:
            yield
        except (OSError, sqlite3.Error, ValueError, OverflowError) as error:
            self.close()
            raise _fault(self.path, fault, error) from error


def _later(instant: str, seconds: float) -> str | None:
    """An instant of a row so many seconds later; None where the row holds something else."""
    try:
        return utc_text(datetime.fromisoformat(instant) + timedelta(seconds=seconds))
    except (TypeError, ValueError, OverflowError):
        return None


def storable(text: str) -> str:
    """A text without what UTF-8 cannot say (halves of characters, from elsewhere)."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _fault(path: Path, fault: HistoryFault, error: Exception) -> HistoryError:
    unreadable = isinstance(error, ValueError) and fault is HistoryFault.NOT_READ
    if unreadable or _code(error) in _DAMAGED:
        return DamagedHistoryError(path, HistoryFault.DAMAGED)
    why = cause_of(error, path)
    kind = FullDiskError if why is StorageCause.FULL else HistoryError
    if fault is HistoryFault.NOT_WRITTEN and isinstance(error, _REFUSED):
        kind = RefusedRecordError
    return kind(path, fault, why)


def cause_of(error: Exception, path: Path) -> StorageCause:
    """Why a database at this path could not be read or written."""
    if _is_full(error, path):
        return StorageCause.FULL
    return _CAUSES.get(_code(error), StorageCause.OTHER)


def _is_full(error: Exception, path: Path) -> bool:
    if isinstance(error, OSError):
        return is_full(error)
    if _code(error) in _PERHAPS_FULL:
        with contextlib.suppress(OSError):
            return shutil.disk_usage(path.parent).free < _LEAST_FREE
    return _code(error) == sqlite3.SQLITE_FULL


def _code(error: Exception) -> int:
    # The low byte is the kind of error; what Python itself raises has no code.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _identity(path: Path) -> FileIdentity | None:
    """Which file is at a place, if any."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")


def _statements(script: str) -> Iterator[str]:
    part = ""
    for piece in script.split(";"):
        part += f"{piece};"
        if sqlite3.complete_statement(part):
            yield part
            part = ""


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a database, so that the copy is whole or not there."""
    part = _beside(target, ".part")
    part.unlink(missing_ok=True)
    create_file(part)
    with contextlib.closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)
    part.replace(target)
