"""The file of all records: opened, brought to this version's schema, its faults told."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock, get_ident
from typing import Any, NamedTuple, TypeVar

from recoverytimer.base.clock import utc_now
from recoverytimer.base.conflictcopies import put_aside
from recoverytimer.base.disk import create_file, is_full, make_folder, set_aside
from recoverytimer.base.storage.besides import (
    INDEX,
    LOG,
    beside,
    foreign_besides,
    holds_something,
    is_sound,
    looking_at,
)
from recoverytimer.base.storage.changes import that_may_win
from recoverytimer.base.storage.dating import Dating
from recoverytimer.base.storage.faults import HistoryFault, StorageCause
from recoverytimer.base.storage.gate import Gate
from recoverytimer.base.storage.instants import utc_text
from recoverytimer.base.storage.migrations import MIGRATIONS
from recoverytimer.base.textfolding import folded

KindOf = Callable[[str], str | None]
"""The kind of an exercise by its id, where that is known."""

T = TypeVar("T")
Values = Sequence[object] | Mapping[str, object]
"""What stands in the places of a query."""

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
# them, one that replaces a table would empty those below. The first look makes log and index.
_MANNERS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA fullfsync = ON;
PRAGMA foreign_keys = ON;
PRAGMA schema_version;
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


class _Places(NamedTuple):
    """Which files lie where a database has its own."""

    main: FileIdentity | None
    log: FileIdentity | None
    around: FileIdentity | None


class Database:
    """An SQLite file, opened when needed and anew after a fault or where another is in its place.

    It is made by the first record, and until then there is nothing to read. Each thread has a
    connection of its own. Where a service puts another file in its place, what this one had is
    brought into that.

    Args:
        migrations: SQL from each version of the schema to the next.
        kind_of: what migrations ask for the kind of an exercise.
        now: gives this instant in UTC, for what is changed.
        merge: brings into one database, in a transaction, what is newer in another.
    """

    def __init__(
        self,
        path: Path,
        migrations: Sequence[str] = MIGRATIONS,
        kind_of: KindOf | None = None,
        now: Callable[[], datetime] = utc_now,
        merge: Callable[[sqlite3.Connection, sqlite3.Connection], object] = lambda *_: None,
    ) -> None:
        self.path = path
        self.now = now
        self._migrations = migrations
        self._kind_of = kind_of
        self._merge = merge
        self._gate = Gate()
        self._opening = Lock()
        self._connections: dict[int, sqlite3.Connection] = {}
        self._empty: dict[int, sqlite3.Connection] = {}
        self._places: _Places | None = None
        """Which files the connections are open on."""
        self._can_write = True
        self._dating = Dating(path)
        self._replaced: Callable[[], object] | None = None

    def when_replaced(self, do: Callable[[], object]) -> None:
        """Have something done where another file is found in its place by a thread that reads.

        It is to have `keep_up` called by the one that writes; until then the old one is read.
        """
        self._replaced = do

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read from.

        Raises:
            HistoryError: the file could not be read.
        """
        with self._told(HistoryFault.NOT_READ):
            if self._replaced is None or get_ident() not in self._connections:
                self._keep_up()
            elif self._is_elsewhere() and not self._gate.is_inside:
                self._replaced()
            with self._gate.inside():
                yield self._nothing() if self._is_still_to_be_made() else self._open()

    def rows(self, query: str, values: Values = ()) -> list[Any]:
        """All rows that a query finds.

        Raises:
            HistoryError: the file could not be read.
        """
        with self.reading() as connection:
            return connection.execute(query, values).fetchall()

    def each(self, made: Callable[[Any], T], query: str, values: Values = ()) -> tuple[T, ...]:
        """What is made of each row that a query finds.

        Raises:
            HistoryError: the file could not be read, or a row holds what it cannot hold.
        """
        with self.reading() as connection:
            return tuple(made(row) for row in connection.execute(query, values))

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction, which is on the disk when this ends.

        Raises:
            HistoryError: it could not be written; then nothing of it is.
        """
        with self._told(HistoryFault.NOT_WRITTEN):
            self._keep_up()
            with self._gate.inside():
                connection = self._open()
                connection.execute("BEGIN IMMEDIATE")
                with connection:
                    yield connection
                self._empty_log(connection)
            # What was written while another file took its place is not kept before it is there.
            self._keep_up()

    def keep_up(self) -> bool:
        """Go on with another file that is in its place now; whether there was one.

        What was written is in the file itself then, and services see that it is.

        Raises:
            HistoryError: that one cannot be used; what this one had lies beside it.
        """
        with self._told(HistoryFault.NOT_READ):
            is_replaced = self._keep_up()
            self._leave_nothing_in_log()
            self._dating.keep()
            return is_replaced

    @property
    def file(self) -> FileIdentity | None:
        """Which file was opened last."""
        return self._places.main if self._places else None

    @property
    def is_open(self) -> bool:
        """Whether the file is open."""
        return bool(self._connections)

    def close(self) -> None:
        """Close the file in all threads; what it has is in the one that is in its place."""
        with contextlib.suppress(HistoryError):
            self.keep_up()
        with self._gate.alone():
            self._close_all()

    def leave(self) -> None:
        """Close the file in this thread, which does not come back to it."""
        with self._gate.alone():
            self._close_own()

    def is_replaced(self, file: FileIdentity | None) -> bool:
        """Whether another file is in its place than one that was opened."""
        return file != _identity(self.path)

    def set_aside(self, now: datetime) -> Path:
        """Close a damaged file and rename it, with what was not yet merged into it.

        Raises:
            OSError: the folder cannot be written.
        """
        with self._gate.alone():
            self._close_all()
            return self._set_aside(now)

    def _set_aside(self, now: datetime) -> Path:
        kept = set_aside(self.path, now)
        log = beside(self.path, LOG)
        if log.exists() and log.stat().st_size:
            log.replace(beside(kept, LOG))
        log.unlink(missing_ok=True)
        beside(self.path, INDEX).unlink(missing_ok=True)
        return kept

    def _close_all(self) -> None:
        for connection in (*self._connections.values(), *self._empty.values()):
            connection.close()
        self._connections.clear()
        self._empty.clear()
        self._can_write = True
        # Another file may get the number of this one.
        self._dating = Dating(self.path)

    def _close_own(self) -> None:
        for connections in (self._connections, self._empty):
            connection = connections.pop(get_ident(), None)
            if connection is not None:
                connection.close()

    def _is_elsewhere(self) -> bool:
        """Whether other files are in the places of the open ones, or it was opened to be read."""
        return bool(self._connections) and (
            not self._can_write or self._places != _places(self.path)
        )

    def _keep_up(self) -> bool:
        """Close what is open where other files are in its place, and bring what it had into them.

        Again where that happens meanwhile. Whether the file itself was replaced.
        """
        was_replaced = False
        while self._is_elsewhere() and not self._gate.is_inside:
            with self._gate.alone():
                if not self._is_elsewhere():
                    break
                replaced = self.is_replaced(self.file)
                was_replaced |= replaced
                is_there, is_whole = _identity(self.path) is not None, is_sound(self.path)
                kept = self._kept_copy(is_whole=is_whole) if replaced else None
                self._close_all()
                if kept is None:
                    continue
                if is_whole:
                    self._bring_in(kept)
                elif is_there:
                    self._set_aside(self.now())
                    kept.replace(self.path)
                else:
                    # Who deletes it wants it gone.
                    put_aside(kept, self.path.parent)
        return was_replaced

    def _kept_copy(self, *, is_whole: bool) -> Path | None:
        """A copy of the open file, where the one in its place lacks anything that it has.

        It has the name of a conflict copy, so that it is brought in later where this fails.
        """
        with contextlib.suppress(sqlite3.Error):
            mine = next(iter(self._connections.values()))
            if is_whole and not self._lacks_anything_of(mine):
                return None
            stem, ending = self.path.stem, self.path.suffix
            name = f"{stem}.conflict-{self.now():%Y%m%d-%H%M%S%f}{ending}"
            copy = self.path.with_name(name)
            _back_up(mine, copy)
            return copy
        return None

    def _leave_nothing_in_log(self) -> None:
        """Empty the log where that could not be done before, as somebody read."""
        if self.is_open and self._can_write and holds_something(beside(self.path, LOG)):
            with self._gate.inside():
                self._empty_log(self._open())

    def _empty_log(self, connection: sqlite3.Connection) -> None:
        # Merged at once: a copy of the file alone is whole, and a log that is left over
        # could be taken for that of a file which somebody puts in its place.
        with self._dating.writing(), contextlib.suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _lacks_anything_of(self, mine: sqlite3.Connection) -> bool:
        try:
            with contextlib.closing(looking_at(self.path)) as other:
                return next(that_may_win(other, mine), None) is not None
        except sqlite3.Error:
            return True

    def _bring_in(self, kept: Path) -> None:
        """Bring a copy of the file that was open before into the one in its place."""
        with contextlib.closing(looking_at(kept)) as theirs:
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            with connection:
                self._merge(connection, theirs)
            self._empty_log(connection)
        kept.unlink()

    def _open(self) -> sqlite3.Connection:
        me = get_ident()
        if me not in self._connections:
            # Of two that make a file at once SQLite refuses one, and has it wait for nothing.
            with self._opening:
                self._connections[me] = self._found_or_made()
        return self._connections[me]

    def _found_or_made(self) -> sqlite3.Connection:
        """A connection to the file, which is made where there is none."""
        make_folder(self.path.parent)
        # SQLite gives what it puts beside it the same rights; what is wrong it says itself.
        with contextlib.suppress(OSError):
            create_file(self.path)
        is_first = not self._connections
        before = _identity(self.path)
        connection = self._opened()
        if is_first:
            # Where it was replaced meanwhile, that is noticed before the next use.
            self._places = _places(self.path)._replace(main=before)
        return connection

    def _is_still_to_be_made(self) -> bool:
        """Whether there is no file yet, which takes the disk long to make, but can be one."""
        folder = self.path.parent
        may_be_made = not folder.exists() or os.access(folder, os.W_OK)
        return may_be_made and _identity(self.path) is None

    def _nothing(self) -> sqlite3.Connection:
        """What there is to read where there is no file."""
        me = get_ident()
        if me not in self._empty:
            self._empty[me] = _connected(":memory:")
            self._migrate(self._empty[me])
        return self._empty[me]

    def _refuse_newer(self) -> None:
        """Go on, unless a newer app has left a log: to close its file would merge that into it."""
        log = beside(self.path, "-wal")
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
        if not self._connections:
            for foreign in foreign_besides(self.path):
                set_aside(foreign, self.now(), "foreign")
        connection = _connected(self.path)
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
            log = beside(self.path, "-wal")
            merged = not log.exists() or not log.stat().st_size
            if _code(error) in _READ_ONLY and self.path.exists() and merged:
                return True
            raise
        return False

    def _opened_read_only(self) -> sqlite3.Connection:
        self._can_write = False
        uri = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)

    def _migrate(self, connection: sqlite3.Connection) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        newest = len(self._migrations)
        if version > newest:
            raise NewerHistoryError(self.path, HistoryFault.NEWER)
        if version == newest:
            return
        if version > 0:
            _back_up(connection, beside(self.path, f".before-{newest}"))
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
            self._close_own()
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


def _places(path: Path) -> _Places:
    return _Places(*(_identity(beside(path, ending)) for ending in ("", LOG, INDEX)))


def _connected(path: Path | str) -> sqlite3.Connection:
    # Who closes the file closes it for all threads.
    return sqlite3.connect(path, timeout=3, isolation_level=None, check_same_thread=False)


def _statements(script: str) -> Iterator[str]:
    part = ""
    for piece in script.split(";"):
        part += f"{piece};"
        if sqlite3.complete_statement(part):
            yield part
            part = ""


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a database, so that the copy is whole or not there."""
    part = beside(target, ".part")
    part.unlink(missing_ok=True)
    create_file(part)
    with contextlib.closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)
    part.replace(target)
