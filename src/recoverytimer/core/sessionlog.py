"""The sessions of a person in the history: kept, found again, listed."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from recoverytimer.core.database import Database, marks, storable, text_of
from recoverytimer.core.days import local_day, monday
from recoverytimer.core.exercise import Kind
from recoverytimer.core.folding import folded
from recoverytimer.core.session import PlayedSegment, Session
from recoverytimer.core.soreness import SorenessEntry
from recoverytimer.core.sorenesslog import entries_after, forget_after, move_after

MOST_WORDS = 20
"""So many words of a search count; further ones narrow nothing down."""

_SESSION_KEYS = (
    "id, routine_id, routine_name, kind, by_hand, started_at, ended_at, offset_min, "
    "day, week, work_s, total_s, complete, note, words"
)
_SUMMARY_KEYS = (
    "id, routine_id, routine_name, kind, by_hand, started_at, ended_at, offset_min, "
    "day, week, work_s, total_s, complete, note, "
    "(SELECT level FROM soreness WHERE session_id = sessions.id AND area IS NULL "
    "ORDER BY at DESC LIMIT 1)"
)
_SEGMENT_KEYS = "kind, exercise, side, round, planned_s, actual_s, outcome"


@dataclass(frozen=True, slots=True)
class Summary:
    """One session in a list; the day is by its own local time, the soreness right after it."""

    id: str
    routine_id: str
    routine_name: str
    kind: Kind | None
    by_hand: bool
    started_at: datetime
    ended_at: datetime
    offset_min: int
    day: date
    week: date
    work_s: float
    total_s: float
    complete: bool
    note: str
    soreness: int | None


@dataclass(frozen=True, slots=True)
class SessionFilter:
    """Which sessions to list; what is empty or None excludes none.

    Attributes:
        text: words that the routine's name and the note begin with, in any order.
        first, last: days, both included.
    """

    text: str = ""
    kind: Kind | None = None
    routine_id: str | None = None
    first: date | None = None
    last: date | None = None


ALL = SessionFilter()


class SessionLog:
    """All sessions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, session_id: str) -> Session | None:
        """One session in detail, or None.

        Raises:
            HistoryError: it could not be read.
        """
        with self._database.reading() as connection:
            return _get(connection, session_id)

    def delete(self, session_id: str) -> tuple[Session | SorenessEntry, ...]:
        """Remove a session with the soreness after it; returns both, so that they can be kept anew.

        Raises:
            HistoryError: it could not be written.
        """
        with self._database.writing() as connection:
            session = _get(connection, session_id)
            if session is None:
                return ()
            entries = entries_after(connection, session_id)
            connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,))
            forget_after(connection, session_id)
        return (session, *entries)

    def page(
        self, before: Summary | None = None, count: int = 50, where: SessionFilter = ALL
    ) -> tuple[Summary, ...]:
        """The newest sessions that pass a filter, or those older than one.

        Raises:
            HistoryError: it could not be read.
        """
        conditions, values = _conditions(where)
        if before is not None:
            conditions.append("(started_at, id) < (?, ?)")
            values += (text_of(before.started_at), before.id)
        query = (
            f"SELECT {_SUMMARY_KEYS} FROM sessions "  # noqa: S608
            f"WHERE {' AND '.join(conditions) or 'TRUE'} "
            "ORDER BY started_at DESC, id DESC LIMIT ?"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, (*values, count)).fetchall()
        return tuple(map(_summary, rows))

    def last_of(self, routine_id: str, since: datetime | None = None) -> Summary | None:
        """The newest session of a routine, or None where there is none (that began since).

        Raises:
            HistoryError: it could not be read.
        """
        with self._database.reading() as connection:
            row = connection.execute(
                f"SELECT {_SUMMARY_KEYS} FROM sessions "  # noqa: S608
                "WHERE routine_id = ? AND started_at >= ? ORDER BY started_at DESC LIMIT 1",
                (routine_id, text_of(since) if since else ""),
            ).fetchone()
        return _summary(row) if row else None

    def count_on(self, day: date, routine_id: str) -> int:
        """How many sessions of a routine there were on a day.

        Raises:
            HistoryError: it could not be read.
        """
        with self._database.reading() as connection:
            (count,) = connection.execute(
                "SELECT count(*) FROM sessions WHERE day = ? AND routine_id = ?",
                (day.isoformat(), routine_id),
            ).fetchone()
        return int(count)

    def routines(self) -> dict[str, str]:
        """The names of all routines that there were sessions of (the newest name), by id.

        Raises:
            HistoryError: it could not be read.
        """
        # From one id straight to the next, as the index has them in order.
        query = """
            WITH RECURSIVE ids (id) AS (
                SELECT min(routine_id) FROM sessions UNION ALL
                SELECT (SELECT min(routine_id) FROM sessions WHERE routine_id > ids.id)
                FROM ids WHERE ids.id IS NOT NULL
            )
            SELECT ids.id, (SELECT routine_name FROM sessions WHERE routine_id = ids.id
                            ORDER BY started_at DESC LIMIT 1)
            FROM ids WHERE ids.id IS NOT NULL
        """
        with self._database.reading() as connection:
            return dict(connection.execute(query).fetchall())


def insert_session(connection: sqlite3.Connection, session: Session) -> None:
    """Keep a session; one with the same id is replaced, and the soreness after it moves along."""
    day = local_day(session.started_at, session.offset_min)
    name, note = storable(session.routine_name), storable(session.note)
    row = (
        session.id,
        session.routine_id,
        name,
        session.kind,
        session.by_hand,
        text_of(session.started_at),
        text_of(session.ended_at),
        session.offset_min,
        day.isoformat(),
        monday(day).isoformat(),
        session.work_s,
        session.total_s,
        session.is_complete,
        note,
        folded(f"{name} {note}"),
    )
    replaced = connection.execute(
        "SELECT ended_at FROM sessions WHERE id = ?", (session.id,)
    ).fetchone()
    if replaced:
        connection.execute("DELETE FROM sessions WHERE id = ?", (session.id,))
        later = session.ended_at - datetime.fromisoformat(replaced[0])
        move_after(connection, session.id, later, session.offset_min)
    number = connection.execute(
        f"INSERT INTO sessions ({_SESSION_KEYS}) VALUES ({marks(row)})",  # noqa: S608
        row,
    ).lastrowid
    connection.executemany(
        f"INSERT INTO segments (session, number, {_SEGMENT_KEYS}) "  # noqa: S608
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, n, *_segment_row(s)) for n, s in enumerate(session.segments)],
    )


def _get(connection: sqlite3.Connection, session_id: str) -> Session | None:
    row = connection.execute(
        "SELECT id, routine_id, routine_name, kind, by_hand, started_at, ended_at, offset_min, "
        "note, number FROM sessions WHERE id = ?",
        (session_id,),
    ).fetchone()
    if row is None:
        return None
    rows = connection.execute(
        f"SELECT {_SEGMENT_KEYS} FROM segments WHERE session = ? ORDER BY number",  # noqa: S608
        (row[9],),
    ).fetchall()
    return Session(
        id=row[0],
        routine_id=row[1],
        routine_name=row[2],
        kind=None if row[3] is None else Kind(row[3]),
        by_hand=bool(row[4]),
        started_at=datetime.fromisoformat(row[5]),
        ended_at=datetime.fromisoformat(row[6]),
        offset_min=row[7],
        note=row[8],
        segments=tuple(map(_segment, rows)),
    )


def _conditions(where: SessionFilter) -> tuple[list[str], tuple[str, ...]]:
    """SQL for a filter, all of it answered by the index `sessions_by_start`."""
    found: list[tuple[str, str]] = []
    if where.kind is not None:
        found.append(("kind = ?", where.kind))
    if where.routine_id is not None:
        found.append(("routine_id = ?", where.routine_id))
    # The day by local time is at most one away from that of UTC.
    if where.first is not None:
        found.append(("started_at >= ?", _day_from(where.first, -1)))
        found.append(("day >= ?", where.first.isoformat()))
    if where.last is not None:
        found.append(("started_at < ?", _day_from(where.last, 2)))
        found.append(("day <= ?", where.last.isoformat()))
    words = dict.fromkeys(folded(where.text).split())
    found.extend(("instr(words, ?)", f" {word}") for word in [*words][:MOST_WORDS])
    return [condition for condition, _ in found], tuple(value for _, value in found)


def _day_from(day: date, days: int) -> str:
    """Some days later, or as near to that as the calendar goes."""
    ordinal = min(max(day.toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(ordinal).isoformat()


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
        kind=None if row[3] is None else Kind(row[3]),
        by_hand=bool(row[4]),
        started_at=datetime.fromisoformat(row[5]),
        ended_at=datetime.fromisoformat(row[6]),
        offset_min=int(row[7]),
        day=date.fromisoformat(row[8]),
        week=date.fromisoformat(row[9]),
        work_s=float(row[10]),
        total_s=float(row[11]),
        complete=bool(row[12]),
        note=row[13],
        soreness=None if row[14] is None else int(row[14]),
    )
