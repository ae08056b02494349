"""Taking records into the history, and giving them back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.problem import Problem
from recoverytimer.history.changes import Record, RecordKey, record_key
from recoverytimer.history.history import History
from recoverytimer.records.comparing import ComparedRecords, compared_with
from recoverytimer.records.readfiles import GuessedTable, IncomingRecords, read_files
from recoverytimer.records.records import Records, gathered_records, records_of
from recoverytimer.records.tables.columns import ColumnMatching, RecordKind
from recoverytimer.records.tables.rows import read_rows


class ImportOutcome(Struct, frozen=True):
    """What became of records that came in, and what of their files was not understood.

    Attributes:
        is_back: whether the person wanted what they had deleted, so that it is here again.
    """

    merge: ComparedRecords
    problems: tuple[Problem, ...] = ()
    is_back: bool = False


class IncomingFiles(Struct, frozen=True):
    """What some files hold: of tables that are not ours only how they might be read."""

    sure: IncomingRecords
    guessed: tuple[GuessedTable, ...] = ()


def incoming_files(
    files: Sequence[tuple[str, bytes]], today: date, kind: RecordKind | None = None
) -> IncomingFiles:
    """What is in files, each with its name; the rows of foreign tables wait for a matching.

    `kind` is what the person says that their rows are; None where they did not.
    """
    named = _told_apart(files)
    found = read_files(named, today)
    if not found.guessed:
        return IncomingFiles(found)
    foreign = {guessed.name for guessed in found.guessed}
    sure = read_files([file for file in named if file[0] not in foreign], today)
    if kind is None:
        return IncomingFiles(sure, found.guessed)
    told = (replace(g, matching=replace(g.matching, kind=kind)) for g in found.guessed)
    return IncomingFiles(sure, tuple(told))


def with_tables(
    arrived: IncomingFiles, matchings: Sequence[ColumnMatching | None]
) -> IncomingRecords:
    """All records, the tables read as their matchings say; None for a table to leave out."""
    records: list[Record] = [*arrived.sure.records]
    problems = [*arrived.sure.problems]
    for guessed, matching in zip(arrived.guessed, matchings, strict=True):
        if matching is None:
            continue
        read = read_rows(guessed.table, matching, None, guessed.name)
        records += read.value or ()
        problems += (replace(problem, file=guessed.name) for problem in read.problems)
    changed = arrived.sure.records.changed
    return IncomingRecords(gathered_records(records, changed), problems=tuple(problems))


def take_in(
    history: History, incoming: IncomingRecords, *, bring_back: bool = False
) -> ImportOutcome:
    """Keep what is new or newer than here; taking it twice is the same as once.

    What was deleted here stays so, unless the person wants to have it back.

    Raises:
        HistoryError: the history could not be read or written; then nothing is taken.
    """
    result = compared_with(history, incoming.records)
    take(history, incoming.records, result, result.deleted if bring_back else ())
    return ImportOutcome(result, incoming.problems, is_back=bring_back)


def take(
    history: History,
    coming: Records,
    result: ComparedRecords,
    wanted: Iterable[Record] = (),
    deleted: Mapping[RecordKey, datetime] | None = None,
) -> bool:
    """Keep what is new or newer, and what else is `wanted`, as changed now; whether that is any.

    `deleted` is what was deleted where it comes from: it stays so where it is not here.

    Raises:
        HistoryError: the history could not be written; then nothing is taken.
    """
    new = [*result.new, *result.newer]
    changed = {key: at for key in map(record_key, new) if (at := coming.changed.get(key))}
    found = [*new, *wanted]
    if found or deleted:
        history.take(found, changed, deleted or {})
    return bool(found)


def give_back(history: History, records: Records) -> int:
    """Remove records that were taken in, unless they were changed since then; how many stayed.

    Raises:
        HistoryError: the history could not be read or written.
    """
    there = {(type(record), record.id): record for record in records_of(history)}
    same = [r for r in records if there.get((type(r), r.id)) == r]
    history.delete_all(same)
    return sum((type(r), r.id) in there for r in records) - len(same)


def _told_apart(files: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The files, no two with one name."""
    made: list[tuple[str, bytes]] = []
    seen: dict[str, int] = {}
    for name, data in files:
        seen[name] = seen.get(name, 0) + 1
        made.append((name if seen[name] == 1 else f"{name} ({seen[name]})", data))
    return made
