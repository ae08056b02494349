"""What of the records that come in is new, so that taking them twice is the same as once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import PurePath

from msgspec import Struct

from recoverytimer.base.days import NOON, local_time
from recoverytimer.base.storage.instants import LONG_AGO
from recoverytimer.history.changes import Record, RecordKey, record_key
from recoverytimer.history.history import History
from recoverytimer.records.records import Records, gathered_records, records_of
from recoverytimer.runs.run import Run

# Two devices of one runner start within a minute and differ by some percent in distance.
SAME_START = timedelta(minutes=1)
SAME_DISTANCE = 0.1
# Ours: two services that read one clock in different zones tell of one run with the same distance
# and time, whole half hours apart.
SAME_AMOUNT = 0.01
FURTHEST_ZONES = timedelta(hours=14)
HALF_HOUR = timedelta(minutes=30)
WATCH_FILES = frozenset({".fit", ".gpx", ".tcx"})


class ComparedRecords(Struct, frozen=True):
    """What comes in, sorted.

    Attributes:
        new: what is to be added.
        known: what is there already, just the same.
        differing: what has the id of something that is there, but says something else.
        same_runs: runs that are there from elsewhere, each after the one that is there.
        shifted_runs: the same of those that are probably there, at another time of day: by a
            clock in another zone, or as that time was not known.
        newer: what has the id of something that is there, and was changed after that.
        deleted: what was deleted here and not changed after that.
    """

    new: Records
    known: Records
    differing: Records
    same_runs: tuple[tuple[Run, Run], ...] = ()
    shifted_runs: tuple[tuple[Run, Run], ...] = ()
    newer: Records = Records()
    deleted: Records = Records()


class KnownInstants(Struct, frozen=True):
    """When records were changed or deleted, where that is known."""

    here: Mapping[RecordKey, datetime] = {}
    deleted: Mapping[RecordKey, datetime] = {}
    coming: Mapping[RecordKey, datetime] = {}

    def is_newer(self, key: RecordKey) -> bool:
        """Whether what comes in was changed after what became of it here."""
        here = self.here.get(key) or self.deleted.get(key) or LONG_AGO
        return self.coming.get(key, LONG_AGO) > here


def compared_with(
    history: History, coming: Records, foreign: Collection[str] = ()
) -> ComparedRecords:
    """Sort what comes in by what is in a history, or was; `foreign` as for `compare_records`.

    Raises:
        HistoryError: the history could not be read.
    """
    present = records_of(history)
    instants = KnownInstants(present.changed, history.deleted(), coming.changed)
    return compare_records(present, coming, foreign, instants)


def compare_records(
    present: Iterable[Record],
    coming: Iterable[Record],
    foreign: Collection[str] = (),
    instants: KnownInstants = KnownInstants(),  # noqa: B008
) -> ComparedRecords:
    """Sort what comes in by what is there; of two alike in what comes in, the first counts.

    `foreign` are the ids of runs that never were in a history, so that their times may be wrong.
    """
    there = {record_key(r): r for r in present}
    runs = RunIndex(r for r in there.values() if isinstance(r, Run))
    new: list[Record] = []
    known: list[Record] = []
    differing: list[Record] = []
    same_runs: list[tuple[Run, Run]] = []
    shifted_runs: list[tuple[Run, Run]] = []
    newer: list[Record] = []
    deleted: list[Record] = []
    for record in coming:
        key = record_key(record)
        old = there.get(key)
        twin = runs.same_as(record) if old is None and isinstance(record, Run) else None
        run = record if isinstance(record, Run) and record.id in foreign else None
        if run and isinstance(old, Run) and _are_from_different_files(old, run):
            same_runs.append((old, run))
        elif old == record:
            known.append(record)
        elif old is not None:
            (newer if instants.is_newer(key) else differing).append(record)
        elif twin is not None and isinstance(record, Run):
            same_runs.append((twin, record))
        elif run and (shifted := runs.shifted_from(run)):
            shifted_runs.append((shifted, run))
        elif key in instants.deleted and not instants.is_newer(key):
            deleted.append(record)
        else:
            new.append(record)
            there[key] = record
            if isinstance(record, Run):
                runs.add(record)
    return ComparedRecords(
        gathered_records(new),
        gathered_records(known),
        gathered_records(differing),
        tuple(same_runs),
        tuple(shifted_runs),
        gathered_records(newer),
        gathered_records(deleted),
    )


def file_kind(source: str) -> str:
    """The ending of a file's name, whether it is packed or not."""
    return PurePath(source.lower().removesuffix(".gz")).suffix


def _are_from_different_files(run: Run, other: Run) -> bool:
    return bool(run.source and other.source) and run.source != other.source


class RunIndex:
    """Runs, to be asked whether one of them was the same run, recorded or typed elsewhere."""

    def __init__(self, runs: Iterable[Run] = ()) -> None:
        self._by_day: dict[date, list[Run]] = {}
        for run in runs:
            self.add(run)

    def add(self, run: Run) -> None:
        """Take one in."""
        for day in _days(run):
            self._by_day.setdefault(day, []).append(run)

    def same_as(self, run: Run) -> Run | None:
        """The one that was this same run; None where none was."""
        return next(self.all_same_as(run), None)

    def all_same_as(self, run: Run) -> Iterator[Run]:
        """Those that were this same run."""
        near = (other for day in _days(run) for other in self._by_day.get(day, ()))
        return (other for other in near if _is_same(run, other))

    def shifted_from(self, run: Run) -> Run | None:
        """The one that was probably this same run, at another time of day; None where none was."""
        day = run.started_at.astimezone(UTC).date()
        days = (day + timedelta(days=n) for n in (-1, 0, 1))
        near = (other for day in days for other in self._by_day.get(day, ()))
        return next((other for other in near if _is_shifted(run, other)), None)


def _days(run: Run) -> list[date]:
    """The days in UTC that a run touches, or would if it began a minute earlier or later."""
    first = (run.started_at - SAME_START).astimezone(UTC).date()
    last = (_end(run) + SAME_START).astimezone(UTC).date()
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _is_same(run: Run, other: Run) -> bool:
    if abs(run.started_at - other.started_at) <= SAME_START:
        return True
    overlap = run.started_at < _end(other) and other.started_at < _end(run)
    return overlap and _alike(run.distance_m, other.distance_m)


def _is_shifted(run: Run, other: Run) -> bool:
    """Whether both are of different files, and of the same distance and time.

    And as far apart as zones are, or of one day where one is of no time of day.
    """
    if not _are_from_different_files(run, other):
        return False
    kinds = {file_kind(run.source), file_kind(other.source)}
    # Files of watches are in UTC, whatever the zone.
    if len(kinds) == 1 and kinds <= WATCH_FILES:
        return False
    pairs = ((run.distance_m, other.distance_m), (run.duration_s, other.duration_s))
    if not all(a and b and abs(a - b) <= SAME_AMOUNT * max(a, b) for a, b in pairs):
        return False
    if run.day == other.day and (_is_untimed(run) or _is_untimed(other)):
        return True
    apart = abs(run.started_at - other.started_at)
    off = apart % HALF_HOUR
    return apart <= FURTHEST_ZONES + SAME_START and min(off, HALF_HOUR - off) <= SAME_START


def _is_untimed(run: Run) -> bool:
    """Whether it is at noon, as a row of a table that gives no time of day."""
    is_table = file_kind(run.source) not in WATCH_FILES
    return is_table and local_time(run.started_at, run.offset_min) == NOON


def _end(run: Run) -> datetime:
    return run.started_at + timedelta(seconds=run.duration_s or 0)


def _alike(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return True
    return abs(one - other) <= SAME_DISTANCE * max(one, other)
