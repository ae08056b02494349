"""What became of each record last, and which of two histories that differ in it counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from enum import Enum, auto

import msgspec
from msgspec import Struct

from recoverytimer.base.storage.changes import (
    Table,
    delete_row,
    last_change,
    that_may_win,
)
from recoverytimer.history.sessionlog import insert_session, session_in
from recoverytimer.player.session import Session
from recoverytimer.runs.log import insert_run, run_in
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.soreness.log import entry_in, insert_entry

Record = Session | SorenessEntry | Run
RecordKey = tuple[type[Record], str]
TABLES: dict[type[Record], Table] = {
    Session: Table.SESSIONS,
    SorenessEntry: Table.SORENESS,
    Run: Table.RUNS,
}
_KINDS = {table: kind for kind, table in TABLES.items()}
_READ: dict[type[Record], Callable[[sqlite3.Connection, str], Record | None]] = {
    Session: session_in,
    SorenessEntry: entry_in,
    Run: run_in,
}
# What a row from elsewhere can be that no record is made from.
_UNREADABLE = (ValueError, TypeError, OverflowError)
_REFUSED = (*_UNREADABLE, sqlite3.DataError, sqlite3.IntegrityError, sqlite3.InterfaceError)


class Change(Struct, frozen=True):
    """What became of a record last: what it says since then (UTC), or that it was deleted."""

    kind: type[Record]
    id: str
    at: datetime
    record: Record | None = None

    @property
    def key(self) -> RecordKey:
        """Which record it is."""
        return self.kind, self.id


class Merged(Struct, frozen=True):
    """What another history has brought.

    Attributes:
        new: records that were not there.
        changed: records that say something else now.
        gone: records that were deleted there, as they were.
        unreadable: how many there are damaged and left out.
    """

    new: tuple[Record, ...] = ()
    changed: tuple[Record, ...] = ()
    gone: tuple[Record, ...] = ()
    unreadable: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


class CopyFault(Enum):
    """Why a conflict copy of the history is not brought in."""

    NEWER = auto()
    DAMAGED = auto()


def newest(one: Change, other: Change) -> Change:
    """The change of a record that counts, in whatever order the two are found.

    The later one; of two at the same instant what is there, and then the greater text.
    """
    return max(one, other, key=_rank)


def merged(*histories: Iterable[Change]) -> dict[RecordKey, Change]:
    """What became last of all records of some histories."""
    found: dict[RecordKey, Change] = {}
    for change in (change for history in histories for change in history):
        known = found.get(change.key)
        found[change.key] = change if known is None else newest(known, change)
    return found


def _rank(change: Change) -> tuple[datetime, bool, bytes]:
    return change.at, change.record is not None, msgspec.json.encode(change.record)


def record_key(record: Record) -> RecordKey:
    """Which record it is."""
    return type(record), record.id


def write_record(connection: sqlite3.Connection, record: Record, at: datetime) -> None:
    """Keep a record as it was changed then."""
    if isinstance(record, Session):
        insert_session(connection, record, at)
    elif isinstance(record, SorenessEntry):
        insert_entry(connection, record, at)
    else:
        insert_run(connection, record, at)


def change_in(connection: sqlite3.Connection, key: RecordKey) -> Change | None:
    """What became last of a record in a history; None where it never was there."""
    kind, record_id = key
    last = last_change(connection, TABLES[kind], record_id)
    if last is None:
        return None
    at, is_there = last
    return Change(kind, record_id, at, _READ[kind](connection, record_id) if is_there else None)


def take_newer(mine: sqlite3.Connection, theirs: sqlite3.Connection) -> Merged:
    """Bring into a history, in a transaction, what became later of its records in another."""
    new: list[Record] = []
    changed: list[Record] = []
    gone: list[Record] = []
    brought = {"new": new, "changed": changed, "gone": gone}
    unreadable = 0
    for key in [(_KINDS[table], row_id) for table, row_id in that_may_win(mine, theirs)]:
        try:
            coming = change_in(theirs, key)
        except _UNREADABLE:
            unreadable += 1
            continue
        if coming is None:
            continue
        for sort, record in _taken(mine, coming):
            if sort:
                brought[sort].append(record)
            else:
                unreadable += 1
    return Merged(tuple(new), tuple(changed), tuple(gone), unreadable)


def _taken(mine: sqlite3.Connection, coming: Change) -> Iterator[tuple[str, Record]]:
    """What a change brings, if it counts; without a name where it is refused."""
    try:
        known = change_in(mine, coming.key)
    except _UNREADABLE:
        known = None
    if known is not None and newest(known, coming) == known:
        return
    there = known.record if known else None
    if coming.record is None:
        delete_row(mine, TABLES[coming.kind], coming.id, coming.at)
        if there is not None:
            yield "gone", there
        return
    try:
        write_record(mine, coming.record, coming.at)
    except _REFUSED:
        yield "", coming.record
        return
    if there is None:
        yield "new", coming.record
    elif there != coming.record:
        yield "changed", coming.record
