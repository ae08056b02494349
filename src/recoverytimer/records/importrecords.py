"""Taking records into the history, and giving them back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.problem import Problem
from recoverytimer.history.changes import Record, RecordKey, record_key
from recoverytimer.history.history import History
from recoverytimer.records.activities import OtherActivity
from recoverytimer.records.comparing import ComparedRecords, RunIndex, compared_with
from recoverytimer.records.readfiles import IncomingRecords
from recoverytimer.records.records import Records, gathered_records, records_of


class ImportOutcome(Struct, frozen=True):
    """What became of records that came in.

    Attributes:
        others: the activities that were left out, as they are not told to be runs.
        notes: what was missing from what is taken.
        problems: what of the files was not understood.
        passed_over: the names of files in folders and archives that hold nothing of use.
        doubles: how many activities were in more than one file.
        is_back: whether the person wanted what they had deleted, so that it is here again.
    """

    merge: ComparedRecords
    others: tuple[OtherActivity, ...] = ()
    notes: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    passed_over: tuple[str, ...] = ()
    doubles: int = 0
    is_back: bool = False


def with_runs(
    incoming: IncomingRecords, is_run: Callable[[OtherActivity], bool]
) -> IncomingRecords:
    """What came in, where those of the other activities are runs of which a person says so."""
    chosen = [other.run for other in incoming.others if is_run(other)]
    left = tuple(other for other in incoming.others if not is_run(other))
    return replace(
        incoming,
        records=gathered_records((*incoming.records, *chosen), incoming.records.changed),
        others=left,
    )


def untold(others: Iterable[OtherActivity]) -> list[OtherActivity]:
    """Those of which nothing says what they were."""
    return [other for other in others if other.is_untold]


def other_sports(others: Iterable[OtherActivity]) -> list[OtherActivity]:
    """Those that are told to be something else than a run."""
    return [other for other in others if not other.is_untold]


def take_in(
    history: History, incoming: IncomingRecords, *, bring_back: bool = False
) -> ImportOutcome:
    """Keep what is new or newer than here; taking it twice is the same as once.

    What was deleted here stays so, unless the person wants to have it back.

    Raises:
        HistoryError: the history could not be read or written; then nothing is taken.
    """
    result = compared_with(history, incoming.records, incoming.foreign)
    take(history, incoming.records, result, result.deleted if bring_back else ())
    return ImportOutcome(
        result,
        incoming.others,
        incoming.notes,
        incoming.problems,
        incoming.passed_over,
        incoming.doubles,
        is_back=bring_back,
    )


def without_known(history: History, incoming: IncomingRecords) -> IncomingRecords:
    """What came in, the other activities without those that were taken as runs before.

    Raises:
        HistoryError: the history could not be read.
    """
    if not incoming.others:
        return incoming
    index = RunIndex(history.runs.between(date.min, date.max))
    others = tuple(o for o in incoming.others if index.same_as(o.run) is None)
    return replace(incoming, others=others)


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
