"""All sessions of a person, in SQLite."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from recoverytimer.core.days import local_day, monday
from recoverytimer.core.session import PlayedSegment, Session

_SCHEMA = """
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    routine_id TEXT NOT NULL,
    routine_name TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    offset_min INTEGER NOT NULL,
    day TEXT NOT NULL,
    week TEXT NOT NULL,
    work_s REAL NOT NULL,
    total_s REAL NOT NULL,
    complete INTEGER NOT NULL,
    soreness INTEGER,
    note TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_start ON sessions (started_at, id);
CREATE INDEX sessions_by_day ON sessions (day, total_s);
CREATE INDEX sessions_by_week ON sessions (week, total_s);
CREATE TABLE segments (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    exercise TEXT,
    side TEXT,
    round INTEGER,
    planned_s REAL,
    actual_s REAL NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (session_id, number)
) WITHOUT ROWID;
"""
# What turns version 0 (an empty file) into 1, 1 into 2 and so on; a step once shipped stays.
MIGRATIONS = (_SCHEMA,)
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_REASONS = {
    sqlite3.SQLITE_CANTOPEN: "it can be neither opened nor created",
    sqlite3.SQLITE_READONLY: "the file or its folder is read-only",
}
_SESSION_KEYS = (
    "id, routine_id, routine_name, started_at, ended_at, offset_min, "
    "day, week, work_s, total_s, complete, soreness, note"
)
_SEGMENT_KEYS = "kind, exercise, side, round, planned_s, actual_s, outcome"


class HistoryError(Exception):
    """The history cannot be read or written; the message says why."""


class NewerHistoryError(HistoryError):
    """The history was written by a newer version; it is left untouched."""


class DamagedHistoryError(HistoryError):
    """The history is not a database that can be read."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One session in a list; the day is by its own local time."""

    id: str
    routine_id: str
    routine_name: str
    started_at: datetime
    ended_at: datetime
    offset_min: int
    day: date
    week: date
    work_s: float
    total_s: float
    complete: bool
    soreness: int | None
    note: str


class History:
    """Sessions in a database file, opened (and brought to this version's schema) when needed.

    Args:
        migrations: SQL from each version of the schema to the next.
    """

    def __init__(self, path: Path, migrations: Sequence[str] = MIGRATIONS) -> None:
        self.path = path
        self._migrations = migrations
        self._connection: sqlite3.Connection | None = None

    def add(self, session: Session) -> None:
        """Keep a session; one with the same id is replaced.

        Raises:
            HistoryError: it could not be written.
        """
        self.add_all((session,))

    def add_all(self, sessions: Iterable[Session]) -> None:
        """Keep many sessions at once.

        Raises:
            HistoryError: they could not be written; none is kept then.
        """
        with self._writing() as connection:
            for session in sessions:
                _insert(connection, session)

    def get(self, session_id: str) -> Session | None:
        """One session in detail, or None.

        Raises:
            HistoryError: it could not be read.
        """
        with self._reading() as connection:
            row = connection.execute(
                "SELECT id, routine_id, routine_name, started_at, ended_at, offset_min, "
                "soreness, note FROM sessions WHERE id = ?",
                (session_id,),
            ).fetchone()
            rows = connection.execute(
                f"SELECT {_SEGMENT_KEYS} FROM segments "  # noqa: S608
                "WHERE session_id = ? ORDER BY number",
                (session_id,),
            ).fetchall()
        if row is None:
            return None
        return Session(
            id=row[0],
            routine_id=row[1],
            routine_name=row[2],
            started_at=datetime.fromisoformat(row[3]),
            ended_at=datetime.fromisoformat(row[4]),
            offset_min=row[5],
            soreness=row[6],
            note=row[7],
            segments=tuple(_segment(r) for r in rows),
        )

    def delete(self, session_id: str) -> Session | None:
        """Remove a session and return it, so that `add` can undo that.

        Raises:
            HistoryError: it could not be written.
        """
        session = self.get(session_id)
        with self._writing() as connection:
            connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,))
        return session

    def page(self, before: Summary | None = None, count: int = 50) -> tuple[Summary, ...]:
        """The newest sessions, or those older than one.

        Raises:
            HistoryError: it could not be read.
        """
        where = ""
        values: tuple[str, ...] = ()
        if before is not None:
            where = "WHERE (started_at, id) < (?, ?)"
            values = (_text(before.started_at), before.id)
        query = (
            f"SELECT {_SESSION_KEYS} FROM sessions {where} "  # noqa: S608
            "ORDER BY started_at DESC, id DESC LIMIT ?"
        )
        with self._reading() as connection:
            rows = connection.execute(query, (*values, count)).fetchall()
        return tuple(_summary(row) for row in rows)

    def last_of(self, routine_id: str, since: datetime | None = None) -> Summary | None:
        """The newest session of a routine, or None where there is none (that began since).

        Raises:
            HistoryError: it could not be read.
        """
        with self._reading() as connection:
            row = connection.execute(
                f"SELECT {_SESSION_KEYS} FROM sessions "  # noqa: S608
                "WHERE routine_id = ? AND started_at >= ? ORDER BY started_at DESC LIMIT 1",
                (routine_id, _text(since) if since else ""),
            ).fetchone()
        return _summary(row) if row else None

    def count_on(self, day: date, routine_id: str) -> int:
        """How many sessions of a routine there were on a day.

        Raises:
            HistoryError: it could not be read.
        """
        with self._reading() as connection:
            (count,) = connection.execute(
                "SELECT count(*) FROM sessions WHERE day = ? AND routine_id = ?",
                (day.isoformat(), routine_id),
            ).fetchone()
        return int(count)

    def week_total_s(self, week: date) -> tuple[int, float]:
        """The number of sessions in a week (by its Monday) and their seconds.

        Raises:
            HistoryError: it could not be read.
        """
        with self._reading() as connection:
            count, seconds = connection.execute(
                "SELECT count(*), coalesce(sum(total_s), 0) FROM sessions WHERE week = ?",
                (week.isoformat(),),
            ).fetchone()
        return count, seconds

    def days(self) -> Iterator[date]:
        """The days with a session, the newest first, each by its own local date.

        Raises:
            HistoryError: it could not be read.
        """
        with self._reading() as connection:
            for (day,) in connection.execute("SELECT DISTINCT day FROM sessions ORDER BY day DESC"):
                yield date.fromisoformat(day)

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._told("read"):
            yield self._open()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._told("written"):
            connection = self._open()
            with connection:
                yield connection

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=3)
            try:
                _migrate(connection, self.path, self._migrations)
                # Only now: with it, a migration that replaces a table would empty those below.
                connection.execute("PRAGMA foreign_keys = ON")
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    @contextlib.contextmanager
    def _told(self, done: str) -> Iterator[None]:
        """Errors of the database and the disk as those of the history, opened anew next time."""
        try:
            yield
        except (OSError, sqlite3.Error, ValueError) as error:
            self.close()
            raise _fault(self.path, done, error) from error


def _fault(path: Path, done: str, error: Exception) -> HistoryError:
    # The low byte is the kind of error; what Python itself raises has no code.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if isinstance(error, ValueError) or code in _DAMAGED:
        return DamagedHistoryError(f"{path} is damaged: {error}")
    why = error.strerror if isinstance(error, OSError) else _REASONS.get(code, str(error))
    return HistoryError(f"{path} cannot be {done} ({why})")


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    newest = len(migrations)
    if version > newest:
        message = f"{path} was written by a newer Recovery Timer; update the app to use it"
        raise NewerHistoryError(message)
    if version == newest:
        return
    if version > 0:
        _back_up(connection, path.with_name(f"{path.name}.before-{newest}"))
    steps = ";\n".join(migrations[version:])
    connection.executescript(f"BEGIN; {steps}; PRAGMA user_version = {newest}; COMMIT;")


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a database, so that the copy is whole or not there."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)
    part.replace(target)


def _insert(connection: sqlite3.Connection, session: Session) -> None:
    day = local_day(session.started_at, session.offset_min)
    row = (
        session.id,
        session.routine_id,
        session.routine_name,
        _text(session.started_at),
        _text(session.ended_at),
        session.offset_min,
        day.isoformat(),
        monday(day).isoformat(),
        session.work_s,
        session.total_s,
        session.is_complete,
        session.soreness,
        session.note,
    )
    connection.execute("DELETE FROM sessions WHERE id = ?", (session.id,))
    connection.execute(
        f"INSERT INTO sessions ({_SESSION_KEYS}) VALUES ({_marks(row)})",  # noqa: S608
        row,
    )
    connection.executemany(
        f"INSERT INTO segments (session_id, number, {_SEGMENT_KEYS}) "  # noqa: S608
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(session.id, n, *_segment_row(s)) for n, s in enumerate(session.segments)],
    )


def _text(instant: datetime) -> str:
    """UTC, so that texts sort as instants do."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds")


def _marks(row: tuple[object, ...]) -> str:
    return ", ".join("?" * len(row))


def _segment_row(segment: PlayedSegment) -> tuple[object, ...]:
    return (
        segment.kind.value,
        segment.exercise,
        segment.side.value if segment.side else None,
        segment.round,
        segment.planned_s,
        segment.actual_s,
        segment.outcome.value,
    )


def _segment(row: tuple[object, ...]) -> PlayedSegment:
    keys = _SEGMENT_KEYS.split(", ")
    return msgspec.convert(dict(zip(keys, row, strict=True)), PlayedSegment)


def _summary(row: tuple[str, ...]) -> Summary:
    return Summary(
        id=row[0],
        routine_id=row[1],
        routine_name=row[2],
        started_at=datetime.fromisoformat(row[3]),
        ended_at=datetime.fromisoformat(row[4]),
        offset_min=int(row[5]),
        day=date.fromisoformat(row[6]),
        week=date.fromisoformat(row[7]),
        work_s=float(row[8]),
        total_s=float(row[9]),
        complete=bool(row[10]),
        soreness=None if row[11] is None else int(row[11]),
        note=row[12],
    )
