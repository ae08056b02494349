"""All records of a person: sessions, soreness entries and runs, in one database file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from recoverytimer.base.clock import utc_now
from recoverytimer.base.storage.changes import delete_row, instants, last_change, stamp
from recoverytimer.base.storage.database import Database, KindOf
from recoverytimer.base.storage.migrations import MIGRATIONS
from recoverytimer.history.changes import (
    TABLES,
    Merged,
    Record,
    RecordKey,
    record_key,
    take_newer,
    write_record,
)
from recoverytimer.history.sessionlog import SessionLog, move_soreness_along
from recoverytimer.history.totals import Totals, day_in
from recoverytimer.player.session import Session
from recoverytimer.runs.log import RunLog
from recoverytimer.soreness.log import SorenessLog

NOTHING_DELETED: Mapping[RecordKey, datetime] = MappingProxyType({})
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
        now: gives this instant in UTC, for what is changed.
    """

    def __init__(
        self,
        path: Path,
        migrations: Sequence[str] = MIGRATIONS,
        kind_of: KindOf | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.database = Database(path, migrations, kind_of, now, take_newer)
        self.sessions = SessionLog(self.database)
        self.totals = Totals(self.database)
        self.soreness = SorenessLog(self.database)
        self.runs = RunLog(self.database)

    @property
    def path(self) -> Path:
        """Where the records are."""
        return self.database.path

    def add(self, *records: Record) -> None:
        """Keep records as changed now, all or none; what has the id of one of them is replaced."""
        with self.database.writing() as connection:
            now = self.database.now()
            for record in records:
                at = stamp(connection, TABLES[type(record)], record.id, now)
                if isinstance(record, Session):
                    move_soreness_along(connection, record, now)
                write_record(connection, record, at)

    def take(
        self,
        records: Iterable[Record],
        changed: Mapping[RecordKey, datetime],
        deleted: Mapping[RecordKey, datetime] = NOTHING_DELETED,
    ) -> None:
        """Keep records from elsewhere, all or none, as changed when that is known, else now.

        What was deleted there is so here, where it is not here.
        """
        with self.database.writing() as connection:
            now = self.database.now()
            for record in records:
                at = changed.get(record_key(record))
                at = at or stamp(connection, TABLES[type(record)], record.id, now)
                write_record(connection, record, at)
            for (kind, record_id), at in deleted.items():
                if last_change(connection, TABLES[kind], record_id) is None:
                    delete_row(connection, TABLES[kind], record_id, at)

    def take_newer(self, other: History) -> Merged:
        """Bring in what became later of records in another history, what is deleted included."""
        with self.database.writing() as mine, other.database.reading() as theirs:
            return take_newer(mine, theirs)

    def changed(self) -> dict[RecordKey, datetime]:
        """When each record that is there was changed last."""
        return {key: at for key, (at, is_there) in self._last().items() if is_there}

    def deleted(self) -> dict[RecordKey, datetime]:
        """When each record that is not there any more was deleted."""
        return {key: at for key, (at, is_there) in self._last().items() if not is_there}

    def _last(self) -> dict[RecordKey, tuple[datetime, bool]]:
        with self.database.reading() as connection:
            return {
                (kind, record_id): last
                for kind, table in TABLES.items()
                for record_id, last in instants(connection, table).items()
            }

    def has(self, kind: type[Record], record_id: str) -> bool:
        """Whether there is a record of this id."""
        with self.database.reading() as connection:
            last = last_change(connection, TABLES[kind], record_id)
        return last is not None and last[1]

    def delete_all(self, records: Iterable[Record]) -> None:
        """Remove many records, all or none."""
        with self.database.writing() as connection:
            now = self.database.now()
            for record in records:
                table = TABLES[type(record)]
                delete_row(connection, table, record.id, stamp(connection, table, record.id, now))

    def day_before(self, day: date) -> date | None:
        """The newest day before one with a record of any sort, or None."""
        return self._day(_DAY_BEFORE, day)

    def day_after(self, day: date) -> date | None:
        """The oldest day after one with a record of any sort, or None."""
        return self._day(_DAY_AFTER, day)

    def _day(self, query: str, day: date) -> date | None:
        [found] = self.database.each(day_in, query, {"day": day.isoformat()})
        return found

    def close(self) -> None:
        """Close the file."""
        self.database.close()
