"""The sessions of a person in the history: kept, found again, listed."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

import msgspec
from msgspec import Struct

from recoverytimer.base.days import first_of_week, local_day
from recoverytimer.base.storage.changes import Table, count_as_there, delete_row, stamp
from recoverytimer.base.storage.database import Database, storable
from recoverytimer.base.storage.instants import utc_text
from recoverytimer.base.textfolding import folded
from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.sessionfilter import ALL_SESSIONS, SessionFilter, filter_conditions
from recoverytimer.player.session import PlayedSegment, Session
from recoverytimer.routine.adaptation import Adaptation
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.soreness.log import entries_after, move_after

_SUMMARIES = """
SELECT id, routine_id, routine_name, kind, by_hand, started_at, ended_at, offset_min,
    day, work_s, total_s, complete, note,
    (SELECT level FROM soreness WHERE session_id = sessions.id
     ORDER BY area IS NOT NULL, CASE WHEN area IS NULL THEN at END DESC, level DESC LIMIT 1)
FROM sessions
"""
_WRITE = """
INSERT INTO sessions
    (id, routine_id, routine_name, kind, by_hand, started_at, ended_at, offset_min,
     day, week, work_s, total_s, complete, note, words, changed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_COUNT = "SELECT count(*) FROM sessions"
_SEGMENTS = """
SELECT kind, exercise, side, round, planned_s, actual_s, outcome FROM segments
WHERE session = ? ORDER BY number
"""
_WRITE_SEGMENT = """
INSERT INTO segments
    (session, number, kind, exercise, side, round, planned_s, actual_s, outcome)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ADAPTATIONS = """
SELECT exercise, way, instead, cautions FROM adaptations WHERE session = ? ORDER BY number
"""
_WRITE_ADAPTATION = """
INSERT INTO adaptations (session, number, exercise, way, instead, cautions)
VALUES (?, ?, ?, ?, ?, ?)
"""


class SessionSummary(Struct, frozen=True):
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
    work_s: float
    total_s: float
    complete: bool
    note: str
    soreness: int | None

    @property
    def week(self) -> date:
        """The first day of its week."""
        return first_of_week(self.day)


class SessionLog:
    """All sessions. A call raises HistoryError where the file cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, session_id: str) -> Session | None:
        """One session in detail, or None."""
        with self._database.reading() as connection:
            return session_in(connection, session_id)

    def delete(self, session_id: str) -> tuple[Session | SorenessEntry, ...]:
        """Remove a session with the soreness after it; both, so that they can be kept anew."""
        with self._database.writing() as connection:
            session = session_in(connection, session_id)
            if session is None:
                return ()
            entries = entries_after(connection, session_id)
            now = self._database.now()
            gone = [(Table.SESSIONS, session_id), *((Table.SORENESS, e.id) for e in entries)]
            for table, gone_id in gone:
                delete_row(connection, table, gone_id, stamp(connection, table, gone_id, now))
        return (session, *entries)

    def page(
        self,
        before: SessionSummary | None = None,
        count: int = 50,
        where: SessionFilter = ALL_SESSIONS,
    ) -> tuple[SessionSummary, ...]:
        """The newest sessions that pass a filter, or those older than one."""
        found, values = filter_conditions(where)
        if before is not None:
            found.append("(started_at, id) < (?, ?)")
            values += (utc_text(before.started_at), before.id)
        query = (
            f"{_SUMMARIES} WHERE {' AND '.join(found) or 'TRUE'} "
            "ORDER BY started_at DESC, id DESC LIMIT ?"
        )
        return self._database.each(_summary, query, (*values, count))

    def last_of(
        self, routine_ids: Collection[str], since: datetime | None = None
    ) -> SessionSummary | None:
        """The newest session under some ids, or None where there is none (that began since)."""
        found = self._database.each(
            _summary,
            f"{_SUMMARIES} WHERE {_among(routine_ids)} AND started_at >= ? "
            "ORDER BY started_at DESC LIMIT 1",
            (*routine_ids, utc_text(since) if since else ""),
        )
        return next(iter(found), None)

    def count_on(self, day: date, routine_ids: Collection[str]) -> int:
        """How many sessions under some ids there were on a day."""
        query = f"{_COUNT} WHERE day = ? AND {_among(routine_ids)}"
        [(count,)] = self._database.rows(query, (day.isoformat(), *routine_ids))
        return int(count)

    def exercises_done(self, among: Iterable[str]) -> frozenset[str]:
        """Which of some exercises, by their ids, some time was ever spent on."""
        query = (
            "SELECT 1 FROM segments WHERE kind = 'work' AND exercise = ? AND actual_s > 0 LIMIT 1"
        )
        return frozenset(one for one in among if self._database.rows(query, (one,)))

    def routines(self) -> dict[str, str]:
        """The names of all routines that there were sessions of (the newest name), by id."""
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
        return dict(self._database.rows(query))


def _among(routine_ids: Collection[str]) -> str:
    marks = ", ".join("?" * len(routine_ids))
    return f"routine_id IN ({marks})"


def move_soreness_along(connection: sqlite3.Connection, session: Session, now: datetime) -> None:
    """Let what was felt after a session follow it to where it is to be kept now."""
    replaced = connection.execute(
        "SELECT ended_at FROM sessions WHERE id = ?", (session.id,)
    ).fetchone()
    if replaced:
        later = session.ended_at - datetime.fromisoformat(replaced[0])
        move_after(connection, session.id, later, session.offset_min, now)


def insert_session(connection: sqlite3.Connection, session: Session, at: datetime) -> None:
    """Keep a session as it was changed then; one with the same id is replaced."""
    day = local_day(session.started_at, session.offset_min)
    name, note = storable(session.routine_name), storable(session.note)
    row = (
        session.id,
        session.routine_id,
        name,
        session.kind,
        session.by_hand,
        utc_text(session.started_at),
        utc_text(session.ended_at),
        session.offset_min,
        day.isoformat(),
        # The Monday of its week, which only older versions ask for.
        (day - timedelta(days=day.weekday())).isoformat(),
        session.work_s,
        session.total_s,
        session.is_complete,
        note,
        folded(f"{name} {note}"),
        utc_text(at),
    )
    connection.execute("DELETE FROM sessions WHERE id = ?", (session.id,))
    number = connection.execute(_WRITE, row).lastrowid
    rows = [(number, n, *_segment_row(s)) for n, s in enumerate(session.segments)]
    connection.executemany(_WRITE_SEGMENT, rows)
    adapted = [(number, n, *_adaptation_row(a)) for n, a in enumerate(session.adaptations)]
    connection.executemany(_WRITE_ADAPTATION, adapted)
    count_as_there(connection, Table.SESSIONS, session.id)


def session_in(connection: sqlite3.Connection, session_id: str) -> Session | None:
    """One session of a history in detail, or None."""
    row = connection.execute(
        "SELECT id, routine_id, routine_name, kind, by_hand, started_at, ended_at, offset_min, "
        "note, number FROM sessions WHERE id = ?",
        (session_id,),
    ).fetchone()
    if row is None:
        return None
    segments = connection.execute(_SEGMENTS, (row[9],)).fetchall()
    adaptations = connection.execute(_ADAPTATIONS, (row[9],)).fetchall()
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
        segments=tuple(map(_segment, segments)),
        adaptations=tuple(map(_adaptation, adaptations)),
    )


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
    found = dict(zip(PlayedSegment.__struct_fields__, row, strict=True))
    return msgspec.convert(found, PlayedSegment)


def _adaptation_row(adaptation: Adaptation) -> tuple[object, ...]:
    return (
        adaptation.exercise,
        adaptation.way.value,
        adaptation.instead,
        ",".join(adaptation.cautions),
    )


def _adaptation(row: tuple[object, ...]) -> Adaptation:
    found = dict(zip(Adaptation.__struct_fields__, row, strict=True))
    found["cautions"] = str(found["cautions"]).split(",") if found["cautions"] else ()
    return msgspec.convert(found, Adaptation)


def _summary(row: tuple[object, ...]) -> SessionSummary:
    found = dict(zip(SessionSummary.__struct_fields__, row, strict=True))
    return msgspec.convert(found, SessionSummary, strict=False)
