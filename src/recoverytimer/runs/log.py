"""The runs of a person in the history."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime

import msgspec

from recoverytimer.base.storage.changes import Table, count_as_there, delete_row, stamp
from recoverytimer.base.storage.database import Database, storable
from recoverytimer.base.storage.instants import utc_text
from recoverytimer.runs.run import Effort, Run

# In the order of the fields.
_READ = """
SELECT id, started_at, offset_min, distance_m, duration_s, effort, note, source FROM runs
"""
_WRITE = """
INSERT OR REPLACE INTO runs
    (id, started_at, offset_min, day, distance_m, duration_s, effort, note, source, changed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class RunLog:
    """All runs, the oldest first. A call raises HistoryError where the file cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, run_id: str) -> Run | None:
        """One run, or None."""
        with self._database.reading() as connection:
            return run_in(connection, run_id)

    def delete(self, run_id: str) -> tuple[Run, ...]:
        """Remove a run; returns it, so that it can be kept anew."""
        with self._database.writing() as connection:
            run = run_in(connection, run_id)
            if run is not None:
                at = stamp(connection, Table.RUNS, run_id, self._database.now())
                delete_row(connection, Table.RUNS, run_id, at)
        return (run,) if run else ()

    def between(self, first: date, last: date, effort: Effort | None = None) -> tuple[Run, ...]:
        """The runs of some days, both included, perhaps only those of one effort."""
        days = (first.isoformat(), last.isoformat())
        of_effort, value = (" AND effort = ?", (effort.value,)) if effort else ("", ())
        query = f"{_READ} WHERE day BETWEEN ? AND ?{of_effort} ORDER BY started_at, id"
        return self._database.each(_run, query, (*days, *value))


def run_in(connection: sqlite3.Connection, run_id: str) -> Run | None:
    """One run of a history, or None."""
    row = connection.execute(f"{_READ} WHERE id = ?", (run_id,)).fetchone()
    return _run(row) if row else None


def insert_run(connection: sqlite3.Connection, run: Run, at: datetime) -> None:
    """Keep a run as it was changed then; one with the same id is replaced."""
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
        utc_text(at),
    )
    connection.execute(_WRITE, row)
    count_as_there(connection, Table.RUNS, run.id)


def _run(row: tuple[object, ...]) -> Run:
    return msgspec.convert(dict(zip(Run.__struct_fields__, row, strict=True)), Run)
