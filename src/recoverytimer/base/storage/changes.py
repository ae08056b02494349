"""When each row of the history was changed last, and which were deleted: what merging goes by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from recoverytimer.base.storage.instants import instant_in, utc_text

_LEAST = timedelta(microseconds=1)


class Table(StrEnum):
    """The tables whose rows have an id and an instant of their own."""

    SESSIONS = "sessions"
    SORENESS = "soreness"
    RUNS = "runs"


# What a row says. Segments of a session that was played never change alone, and reading those of
# all is what would take long.
_CONTENTS = {
    Table.SESSIONS: """
        SELECT id, changed_at, quote(routine_id) || quote(routine_name) || quote(kind)
            || quote(by_hand) || quote(started_at) || quote(ended_at) || quote(offset_min)
            || quote(work_s) || quote(total_s) || quote(complete) || quote(note)
            || CASE WHEN by_hand THEN coalesce((SELECT group_concat(part) FROM (
                SELECT quote(kind) || quote(exercise) || quote(actual_s) AS part
                FROM segments WHERE session = sessions.number ORDER BY number)), '') ELSE '' END
        FROM sessions
    """,
    Table.SORENESS: """
        SELECT id, changed_at, quote(at) || quote(offset_min) || quote(area) || quote(side)
            || quote(level) || quote(signs) || quote(note) || quote(session_id)
        FROM soreness
    """,
    Table.RUNS: """
        SELECT id, changed_at, quote(started_at) || quote(offset_min) || quote(distance_m)
            || quote(duration_s) || quote(effort) || quote(note) || quote(source)
        FROM runs
    """,
}
_INSTANTS = {t: "SELECT id, changed_at FROM rows".replace("rows", t) for t in Table}
_LAST_OF = """
SELECT id, changed_at FROM rows WHERE id = :id
UNION ALL SELECT NULL, at FROM deleted WHERE kind = :table AND id = :id
"""
_LAST = {t: _LAST_OF.replace("rows", t) for t in Table}
_DELETE = {t: "DELETE FROM rows WHERE id = ?".replace("rows", t) for t in Table}
_DELETED = "SELECT id, at FROM deleted WHERE kind = ?"


def _contents(
    connection: sqlite3.Connection, table: Table
) -> Iterator[tuple[str, tuple[str, int | None]]]:
    """Each row, with when it was changed and what tells whether it says the same as another.

    Those that were deleted say nothing, and come first: one that is there all the same counts.
    """
    for row_id, at in connection.execute(_DELETED, (table,)):
        yield row_id, (at, None)
    for row_id, at, text in connection.execute(_CONTENTS[table]):
        yield row_id, (at, hash(text))


def instants(connection: sqlite3.Connection, table: Table) -> dict[str, tuple[datetime, bool]]:
    """When each row was changed or deleted, and whether it is there."""
    gone = {i: (instant_in(at), False) for i, at in connection.execute(_DELETED, (table,))}
    rows = connection.execute(_INSTANTS[table])
    return gone | {row_id: (instant_in(at), True) for row_id, at in rows}


def that_may_win(
    mine: sqlite3.Connection, theirs: sqlite3.Connection
) -> Iterator[tuple[Table, str]]:
    """The rows, there or deleted, that are newer in another database or as new and different."""
    for table in Table:
        known = dict(_contents(mine, table))
        for row_id, other in dict(_contents(theirs, table)).items():
            own = known.get(row_id)
            if own != other and (own is None or instant_in(other[0]) >= instant_in(own[0])):
                yield table, str(row_id)


def last_change(
    connection: sqlite3.Connection, table: Table, row_id: str
) -> tuple[datetime, bool] | None:
    """When a row was changed or deleted, and whether it is there; None where it never was."""
    row = connection.execute(_LAST[table], {"id": row_id, "table": table}).fetchone()
    return (instant_in(row[1]), row[0] is not None) if row else None


def stamp(connection: sqlite3.Connection, table: Table, row_id: str, now: datetime) -> datetime:
    """The instant of a change that is made now: later than the last, though the clock went back."""
    last = last_change(connection, table, row_id)
    return max(now, last[0] + _LEAST) if last else now


def count_as_there(connection: sqlite3.Connection, table: Table, row_id: str) -> None:
    """Forget that a row was ever deleted, as it is there."""
    connection.execute("DELETE FROM deleted WHERE kind = ? AND id = ?", (table, row_id))


def delete_row(connection: sqlite3.Connection, table: Table, row_id: str, at: datetime) -> None:
    """Remove a row, and keep that it was there and is deleted."""
    connection.execute(_DELETE[table], (row_id,))
    connection.execute(
        "INSERT OR REPLACE INTO deleted (kind, id, at) VALUES (?, ?, ?)",
        (table, row_id, utc_text(at)),
    )
