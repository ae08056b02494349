"""All records of a person: sessions, soreness entries and runs, in one database file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from recoverytimer.base.storage.database import Database, KindOf
from recoverytimer.base.storage.migrations import MIGRATIONS
from recoverytimer.history.sessionlog import SessionLog, insert_session
from recoverytimer.history.totals import Totals
from recoverytimer.player.session import Session
from recoverytimer.runs.log import RunLog, insert_run
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.soreness.log import SorenessLog, insert_entry

Record = Session | SorenessEntry | Run
_DELETE: dict[type[Record], str] = {
    Session: "DELETE FROM sessions WHERE id = ?",
    SorenessEntry: "DELETE FROM soreness WHERE id = ?",
    Run: "DELETE FROM runs WHERE id = ?",
}
_FIND = {kind: query.replace("DELETE", "SELECT 1") for kind, query in _DELETE.items()}

_DAY_BEFORE = """
SELECT max(day) FROM (
    SELECT max(day) AS day FROM sessions WHERE day < :day
    UNION ALL SELECT max(day) FROM soreness WHERE day < :day
    UNION ALL SELECT max(day) FROM runs WHERE day < :day
)
"""
_DAY_AFTER = _DAY_BEFORE.replace("max", "min").replace("<", ">")


class History:
    """The records, and what keeps them. A call raises HistoryError where the file cannot be used.

    Args:
        migrations: SQL from each version of the schema to the next.
        kind_of: the kind of an exercise, asked for when an old history is brought up to date.
    """

    def __init__(
        self, path: Path, migrations: Sequence[str] = MIGRATIONS, kind_of: KindOf | None = None
    ) -> None:
        self.database = Database(path, migrations, kind_of)
        self.sessions = SessionLog(self.database)
        self.totals = Totals(self.database)
        self.soreness = SorenessLog(self.database)
        self.runs = RunLog(self.database)

    @property
    def path(self) -> Path:
        """Where the records are."""
        return self.database.path

    def add(self, *records: Record) -> None:
        """Keep records, all or none; what has the id of one of these is replaced."""
        with self.database.writing() as connection:
            for record in records:
                if isinstance(record, Session):
                    insert_session(connection, record)
                elif isinstance(record, SorenessEntry):
                    insert_entry(connection, record)
                else:
                    insert_run(connection, record)

    def has(self, kind: type[Record], record_id: str) -> bool:
        """Whether there is a record of this id."""
        return bool(self.database.rows(_FIND[kind], (record_id,)))

    def delete_all(self, records: Iterable[Record]) -> None:
        """Remove many records, all or none."""
        with self.database.writing() as connection:
            for record in records:
                connection.execute(_DELETE[type(record)], (record.id,))

    def day_before(self, day: date) -> date | None:
        """The newest day before one with a record of any sort, or None."""
        return self._day(_DAY_BEFORE, day)

    def day_after(self, day: date) -> date | None:
        """The oldest day after one with a record of any sort, or None."""
        return self._day(_DAY_AFTER, day)

    def _day(self, query: str, day: date) -> date | None:
        [(found,)] = self.database.rows(query, {"day": day.isoformat()})
        return date.fromisoformat(found) if found else None

    def close(self) -> None:
        """Close the file."""
        self.database.close()
