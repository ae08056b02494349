"""The runs of a person in the history."""

from __future__ import annotations

import sqlite3
from datetime import date

import msgspec

from recoverytimer.base.storage.database import Database, storable, utc_text
from recoverytimer.runs.run import Effort, Run

# In the order of the fields.
_READ = """
SELECT id, started_at, offset_min, distance_m, duration_s, effort, note, source FROM runs
"""
_WRITE = """
INSERT OR REPLACE INTO runs
    (id, started_at, offset_min, day, distance_m, duration_s, effort, note, source)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class RunLog:
    """All runs, the oldest first. A call raises HistoryError where the file cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, run_id: str) -> Run | None:
        """One run, or None."""
        rows = self._database.rows(f"{_READ} WHERE id = ?", (run_id,))
        return _run(rows[0]) if rows else None

    def delete(self, run_id: str) -> tuple[Run, ...]:
        """Remove a run; returns it, so that it can be kept anew."""
        with self._database.writing() as connection:
            row = connection.execute(f"{_READ} WHERE id = ?", (run_id,)).fetchone()
            connection.execute("DELETE FROM runs WHERE id = ?", (run_id,))
        return (_run(row),) if row else ()

    def between(self, first: date, last: date, effort: Effort | None = None) -> tuple[Run, ...]:
        """The runs of some days, both included, perhaps only those of one effort."""
        days = (first.isoformat(), last.isoformat())
        of_effort, value = (" AND effort = ?", (effort.value,)) if effort else ("", ())
        query = f"{_READ} WHERE day BETWEEN ? AND ?{of_effort} ORDER BY started_at, id"
        rows = self._database.rows(query, (*days, *value))
        return tuple(map(_run, rows))


def insert_run(connection: sqlite3.Connection, run: Run) -> None:
    """Keep a run; one with the same id is replaced."""
    row = (
        run.id,
        utc_text(run.started_at),
        run.offset_min,
        run.day.isoformat(),
        run.distance_m,
        run.duration_s,
        run.effort.value if run.effort else None,
        storable(run.note),
        storable(run.source),
    )
    connection.execute(_WRITE, row)


def _run(row: tuple[object, ...]) -> Run:
    return msgspec.convert(dict(zip(Run.__struct_fields__, row, strict=True)), Run)
