"""The soreness entries of a person in the history."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime, timedelta

import msgspec

from recoverytimer.base.storage.changes import Table, count_as_there, delete_row, stamp
from recoverytimer.base.storage.database import Database, storable
from recoverytimer.base.storage.instants import utc_text
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.soreness.entry import SorenessEntry

# In the order of the fields.
_READ = """
SELECT id, at, offset_min, level, area, side, signs, note, session_id FROM soreness
"""
_WRITE = """
INSERT OR REPLACE INTO soreness
    (id, at, offset_min, day, level, area, side, signs, note, session_id, changed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class SorenessLog:
    """All entries, the oldest first. A call raises HistoryError where the file cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, entry_id: str) -> SorenessEntry | None:
        """One entry, or None."""
        with self._database.reading() as connection:
            return entry_in(connection, entry_id)

    def delete(self, entry_id: str) -> tuple[SorenessEntry, ...]:
        """Remove an entry; returns it, so that it can be kept anew."""
        with self._database.writing() as connection:
            entry = entry_in(connection, entry_id)
            if entry is not None:
                at = stamp(connection, Table.SORENESS, entry_id, self._database.now())
                delete_row(connection, Table.SORENESS, entry_id, at)
        return (entry,) if entry else ()

    def between(
        self, first: date, last: date, area: Area | None = None
    ) -> tuple[SorenessEntry, ...]:
        """The entries of some days, both included, perhaps only those at one place."""
        days = (first.isoformat(), last.isoformat())
        at_place, place = (" AND area = ?", (area.value,)) if area else ("", ())
        query = f"{_READ} WHERE day BETWEEN ? AND ?{at_place} ORDER BY at, id"
        return self._database.each(_entry, query, (*days, *place))

    def worst(self, first: date, last: date) -> dict[date, int]:
        """The highest level of each day with an entry out of some, both included."""
        query = "SELECT day, max(level) FROM soreness WHERE day BETWEEN ? AND ? GROUP BY day"
        days = (first.isoformat(), last.isoformat())
        return dict(self._database.each(_day_and_level, query, days))

    def after(self, session_id: str) -> SorenessEntry | None:
        """How sore one was right after a session: as said without a place, or at the worst one."""
        entries = self.all_after(session_id)
        placeless = next((e for e in reversed(entries) if e.area is None), None)
        return placeless or max(entries, key=lambda e: e.level, default=None)

    def all_after(self, session_id: str) -> tuple[SorenessEntry, ...]:
        """All that was said right after a session, the oldest first."""
        with self._database.reading() as connection:
            return entries_after(connection, session_id)


def _day_and_level(row: tuple[str, int]) -> tuple[date, int]:
    day, level = row
    return date.fromisoformat(day), level


def entry_in(connection: sqlite3.Connection, entry_id: str) -> SorenessEntry | None:
    """One entry of a history, or None."""
    row = connection.execute(f"{_READ} WHERE id = ?", (entry_id,)).fetchone()
    return _entry(row) if row else None


def insert_entry(connection: sqlite3.Connection, entry: SorenessEntry, at: datetime) -> None:
    """Keep an entry as it was changed then; one with the same id is replaced."""
    row = (
        entry.id,
        utc_text(entry.at),
        entry.offset_min,
        entry.day.isoformat(),
        entry.level,
        entry.area.value if entry.area else None,
        entry.side.value if entry.side else None,
        ",".join(entry.signs),
        storable(entry.note),
        entry.session_id,
        utc_text(at),
    )
    connection.execute(_WRITE, row)
    count_as_there(connection, Table.SORENESS, entry.id)


def entries_after(connection: sqlite3.Connection, session_id: str) -> tuple[SorenessEntry, ...]:
    """The entries right after a session, the oldest first."""
    query = f"{_READ} WHERE session_id = ? ORDER BY at, id"
    return tuple(map(_entry, connection.execute(query, (session_id,)).fetchall()))


def move_after(
    connection: sqlite3.Connection,
    session_id: str,
    later: timedelta,
    offset_min: int,
    now: datetime,
) -> None:
    """Let the entries right after a session follow it to another time, which is done now."""
    for entry in entries_after(connection, session_id):
        moved = msgspec.structs.replace(entry, at=entry.at + later, offset_min=offset_min)
        if moved != entry:
            insert_entry(connection, moved, stamp(connection, Table.SORENESS, entry.id, now))


def _entry(row: tuple[object, ...]) -> SorenessEntry:
    found = dict(zip(SorenessEntry.__struct_fields__, row, strict=True))
    found["signs"] = str(found["signs"]).split(",") if found["signs"] else ()
    return msgspec.convert(found, SorenessEntry)
