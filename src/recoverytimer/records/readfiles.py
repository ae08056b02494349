"""Files to take in, whatever they are: told apart by what is in them, and read together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, tzinfo
from itertools import chain
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.disk import is_folder
from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import Damaged, Problem, Unreadable, few
from recoverytimer.base.safexml import LARGEST_XML, XmlError
from recoverytimer.base.safezip import UntrustedError, opened_zip
from recoverytimer.base.toml.reading import FileRead, StructReader
from recoverytimer.base.words.system import reason
from recoverytimer.history.changes import Record, RecordKey
from recoverytimer.records.activities import Activity, OtherActivity, ReadRecords, RunGathering
from recoverytimer.records.faults import (
    CutOff,
    FileFault,
    NotJson,
    UnreadableArchive,
    UnreadableWatchFile,
)
from recoverytimer.records.formats.jsonfile import LARGEST_JSON, is_records_json, read_records_json
from recoverytimer.records.formats.owncsv import own_kind, read_csv_files
from recoverytimer.records.records import Records, gathered_records
from recoverytimer.records.services.applehealth import apple_activities, is_apple_health
from recoverytimer.records.services.fitkind import is_other_fit
from recoverytimer.records.services.lists import list_reader_of
from recoverytimer.records.sources import (
    ARCHIVE_BOUNDS,
    ZIP_MARK,
    SourceFile,
    Sources,
)
from recoverytimer.records.tables.columnnames import ColumnMeaning
from recoverytimer.records.tables.columns import (
    HOW_LONG,
    ColumnMatching,
    RecordKind,
    guess_columns,
    lacking_column,
)
from recoverytimer.records.tables.rows import read_rows
from recoverytimer.records.tables.table import Table, read_table
from recoverytimer.records.uniting import united
from recoverytimer.records.watches.files import read_runs, reader_of, without_gzip

_BEGINNING = 8192
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_JSON_BEGINS = (b"{", b"[")

Watching = Callable[[str, int], None]
"""Takes the name of what is read and how many files that makes; what it raises ends the reading."""


class GuessedTable(Struct, frozen=True):
    """A table whose columns had to be guessed.

    Attributes:
        is_asked: whether the person is to look at it before its rows are read.
    """

    name: str
    table: Table
    matching: ColumnMatching
    is_asked: bool = True


class IncomingRecords(Struct, frozen=True):
    """What is in some files.

    Attributes:
        others: activities that are not told to be runs.
        notes: what was missing from what is taken, each with its file.
        guessed: the tables that are not ours, to be looked at; their rows are in `records`.
        problems: what was not understood, each with its file.
        passed_over: the names of files in folders and archives that hold nothing of use.
        foreign: the ids of runs that were in no file of ours.
        doubles: how many activities are left out as they were in another file, too.
    """

    records: Records
    guessed: tuple[GuessedTable, ...] = ()
    others: tuple[OtherActivity, ...] = ()
    notes: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    passed_over: tuple[str, ...] = ()
    foreign: frozenset[str] = frozenset()
    doubles: int = 0


class IncomingFiles(Struct, frozen=True):
    """What some files hold: of tables that are not ours only how they might be read."""

    sure: IncomingRecords
    guessed: tuple[GuessedTable, ...] = ()


def incoming_paths(
    paths: Sequence[Path],
    today: date,
    kind: RecordKind | None = None,
    watch: Watching | None = None,
) -> IncomingFiles:
    """What is in files, folders and archives; the rows of foreign tables wait for a matching.

    `kind` is what the person says that their rows are; None where they did not.
    """
    sources = Sources(paths)
    found = incoming_sources(sources, today, kind, watch=watch)
    problems = (*sources.problems, *found.sure.problems)
    passed_over = (*sources.passed_over, *found.sure.passed_over)
    if passed_over and not (problems or len(found.sure.records) or found.guessed):
        names = ", ".join(path.name for path in paths)
        problems = (Problem(FileFault.NOTHING_FOUND, file=names),) if not found.sure.others else ()
    return replace(found, sure=replace(found.sure, problems=problems, passed_over=passed_over))


def incoming_sources(
    sources: Iterable[SourceFile],
    today: date,
    kind: RecordKind | None = None,
    zone: tzinfo | None = None,
    watch: Watching | None = None,
) -> IncomingFiles:
    """The same of files that are read one after another, each let go of before the next one.

    What does not say its zone is local time in `zone`, None for that of this computer.
    """
    reading = _Reading(today, kind, zone)
    for number, source in enumerate(sources, 1):
        reading.take(source, _watched(source, number, watch))
    return reading.outcome()


def with_tables(
    arrived: IncomingFiles,
    matchings: Sequence[ColumnMatching | None],
    today: date,
    zone: tzinfo | None = None,
) -> IncomingRecords:
    """All records, the tables read as their matchings say; None for a table to leave out.

    Activities that are in several files are there once.
    """
    sure = arrived.sure
    read = _Gathered(sure)
    for guessed, matching in zip(arrived.guessed, matchings, strict=True):
        if matching is not None:
            rows = read_rows(guessed.table, matching, today, zone, guessed.name)
            read.take(rows, guessed.name, is_foreign=True)
    found = read.outcome()
    foreign = [run for run in found.records.runs if run.id in found.foreign]
    once = united(foreign, found.others)
    own = (record for record in found.records if record.id not in found.foreign)
    return replace(
        found,
        records=gathered_records((*own, *once.runs)),
        others=once.others,
        guessed=arrived.guessed,
        passed_over=sure.passed_over,
        foreign=frozenset(run.id for run in once.runs).union(o.run.id for o in once.others),
        doubles=once.doubles,
    )


def _watched(source: SourceFile, number: int, watch: Watching | None) -> Iterator[bytes]:
    for chunk in source.chunks():
        if watch is not None:
            watch(source.name, number)
        yield chunk


class _Reading:
    """Takes in file after file."""

    def __init__(self, today: date, kind: RecordKind | None, zone: tzinfo | None) -> None:
        self._today = today
        self._kind = kind
        self._zone = zone
        self._reader = StructReader()
        self._read = _Gathered()
        self._own: list[tuple[str, Table]] = []
        self._guessed: list[GuessedTable] = []
        self._names: Counter[str] = Counter()
        self._passed_over: list[str] = []

    def take(self, source: SourceFile, chunks: Iterator[bytes]) -> None:
        """Take in a file; what cannot be read of it is noted."""
        self._reader.file = source.name
        try:
            self._take(source, chunks)
        except UntrustedError as error:
            self._reader.problem(UnreadableArchive(error.fault))
        except OSError as error:
            self._reader.problem(Unreadable(reason(error)))

    def outcome(self) -> IncomingFiles:
        """What was taken in."""
        self._read.take_file(read_csv_files(self._own), "")
        self._read.problems += self._reader.problems
        sure = replace(self._read.outcome(), passed_over=tuple(self._passed_over))
        return IncomingFiles(sure, tuple(self._guessed))

    def _take(self, source: SourceFile, chunks: Iterator[bytes]) -> None:
        start = next(chunks, b"")
        chunks = chain((start,), chunks)
        if is_apple_health(start[:_BEGINNING]):
            self._take_apple(source.name, chunks)
            return
        if source.is_among_others and _is_of_no_use(start):
            self._passed_over.append(source.name)
            return
        packed = _joined(chunks, LARGEST_JSON)
        data = without_gzip(packed)
        listed = list_reader_of(data[:_BEGINNING])
        if data is not packed and len(data) > LARGEST_XML:
            self._reader.problem(FileFault.NOT_UNPACKED)
        elif is_records_json(data):
            self._read.take_file(read_records_json(data), source.name)
        elif listed is not None:
            self._take_list(source, data, listed)
        elif source.is_among_others and is_other_fit(data):
            self._passed_over.append(source.name)
        elif reader_of(data) is not None:
            self._take_recording(source, data)
        else:
            self._take_table(source, data)

    def _take_apple(self, name: str, chunks: Iterator[bytes]) -> None:
        gathering = RunGathering(self._today, self._zone)
        gathering.reader.file = name
        number = 0
        try:
            for number, activity in enumerate(apple_activities(chunks), 1):
                gathering.take(activity, ("activity", number - 1), name)
        except XmlError as error:
            is_cut = number and isinstance(error.fault, Damaged)
            gathering.reader.problem(CutOff(number) if is_cut else UnreadableWatchFile(error.fault))
        self._read.take(gathering.outcome(), name, is_foreign=True)

    def _take_list(
        self, source: SourceFile, data: bytes, read: Callable[[bytes], list[Activity]]
    ) -> None:
        try:
            activities = read(data)
        except (ValueError, RecursionError) as error:
            self._reader.problem(NotJson(str(error)))
            return
        gathering = RunGathering(self._today, self._zone)
        gathering.reader.file = source.name
        seen: Counter[object] = Counter()
        for number, activity in enumerate(activities):
            place = ("activity", number) if len(activities) > 1 else ()
            gathering.take(activity, place, source.name, seen[activity.started_at])
            seen[activity.started_at] += 1
        if not activities:
            self._leave(source, FileFault.NOTHING_RECORDED)
        self._read.take(gathering.outcome(), source.name, is_foreign=True)

    def _take_recording(self, source: SourceFile, data: bytes) -> None:
        read = read_runs([(source.name, data)], self._today, self._zone)
        if source.is_among_others and [p.fault for p in read.problems] == [_NOTHING]:
            self._passed_over.append(source.name)
        else:
            self._read.take(read, source.name, is_foreign=True)

    def _take_table(self, source: SourceFile, data: bytes) -> None:
        table = self._table(source, data)
        if table is None:
            return
        if own_kind(table):
            self._own.append((source.name, table))
            return
        matching = guess_columns(table, self._today)
        if not source.is_among_others:
            self._guess(source.name, table, matching)
        elif _lists_activities(matching):
            self._guess(source.name, table, matching, is_asked=bool(matching.doubts))
        elif _may_be_runs(matching):
            self._reader.problem(FileFault.PERHAPS_RUNS)
        else:
            self._passed_over.append(source.name)

    def _guess(
        self, name: str, table: Table, matching: ColumnMatching, *, is_asked: bool = True
    ) -> None:
        """Keep a table, by a name that no other one has."""
        self._names[name] += 1
        told = printable(name if self._names[name] == 1 else f"{name} ({self._names[name]})")
        if self._kind is not None:
            matching = replace(matching, kind=self._kind)
        self._guessed.append(GuessedTable(told, table, matching, is_asked))

    def _table(self, source: SourceFile, data: bytes) -> Table | None:
        is_binary = b"\0" in data[:_BEGINNING] and not data.startswith(_UTF_16)
        if is_binary or data.lstrip().startswith(_JSON_BEGINS):
            self._leave(source, FileFault.UNKNOWN_KIND)
            return None
        read = read_table(data)
        if read.value is not None and len(read.value.header) == 1:
            self._leave(source, FileFault.UNKNOWN_KIND)
            return None
        if read.value is None and source.is_among_others:
            self._passed_over.append(source.name)
            return None
        self._reader.take(replace(p, file=self._reader.file) for p in read.problems)
        return read.value

    def _leave(self, source: SourceFile, fault: FileFault) -> None:
        """Say why a file is of no use, unless it is one of many."""
        if source.is_among_others:
            self._passed_over.append(source.name)
        else:
            self._reader.problem(fault)


_NOTHING = FileFault.NOTHING_RECORDED


def _is_of_no_use(start: bytes) -> bool:
    """Whether a file that may be large begins as nothing that is read."""
    text = start[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith(_JSON_BEGINS):
        return not is_records_json(text) and list_reader_of(text) is None
    return text.startswith(b"<") and reader_of(text) is None


def _lists_activities(matching: ColumnMatching) -> bool:
    """Whether the rows of a table are activities, each with what it was and how far or long."""
    means = set(matching.fields)
    needed = {ColumnMeaning.DATE, ColumnMeaning.ACTIVITY}
    return (
        matching.kind is RecordKind.RUNS
        and lacking_column(matching) is None
        and needed <= means
        and bool(means & {ColumnMeaning.DISTANCE, *HOW_LONG, ColumnMeaning.END})
    )


def _may_be_runs(matching: ColumnMatching) -> bool:
    """Whether the rows of a table could be runs, though nothing says so."""
    needed = {ColumnMeaning.DATE, ColumnMeaning.DISTANCE, ColumnMeaning.DURATION}
    return needed <= set(matching.fields)


def _joined(chunks: Iterator[bytes], most: int) -> bytes:
    """All of them, or little more than so many bytes."""
    found = bytearray()
    for chunk in chunks:
        found += chunk
        if len(found) > most:
            break
    return bytes(found)


class _Gathered:
    """What of all files was read."""

    def __init__(self, before: IncomingRecords | None = None) -> None:
        before = before or IncomingRecords(Records())
        self._records: list[Record] = [*before.records]
        self._changed: dict[RecordKey, datetime] = {**before.records.changed}
        self._foreign = {*before.foreign}
        self._others = [*before.others]
        self._notes = [*before.notes]
        self.problems = [*before.problems]

    def take(self, read: ReadRecords, name: str, *, is_foreign: bool) -> None:
        """Take in what was read of the file of this name."""
        self._records += read.records
        self._changed |= read.records.changed
        if is_foreign:
            self._foreign.update(run.id for run in read.records.runs)
        self._others += read.others
        self._notes += (replace(p, file=p.file or name) for p in read.notes)
        self.problems += (replace(p, file=p.file or name) for p in read.problems)

    def take_file(self, read: FileRead[Records], name: str) -> None:
        """The same of a format of ours."""
        found = ReadRecords(read.value or Records(), problems=read.problems)
        self.take(found, name, is_foreign=False)

    def outcome(self) -> IncomingRecords:
        return IncomingRecords(
            gathered_records(self._records, self._changed),
            others=tuple(self._others),
            notes=tuple(self._notes),
            problems=few(self.problems),
            foreign=frozenset(self._foreign),
        )


_TABLES = {".csv", ".tsv"}
_WATCHES = {".gpx", ".tcx", ".fit"}
# What a file of routines has within it, which is a zip, too.
_OF_ROUTINES = "manifest.toml"
_LOOKED_AT = 64 * 2**10


def holds_records(path: Path) -> bool:
    """Whether something is a folder, a backup, records of ours or activities of whatever format.

    What is named as one of a watch or as a zip, but damaged, is to be told so there, too.
    """
    suffix = path.suffix.lower()
    if suffix in _WATCHES or is_folder(path):
        return True
    try:
        with path.open("rb") as file:
            start = file.read(_LOOKED_AT)
            if start.startswith(ZIP_MARK):
                with opened_zip(file, ARCHIVE_BOUNDS, _OF_ROUTINES.__eq__) as archive:
                    return not archive.names
    except UntrustedError:
        return suffix == ".zip"
    except OSError:
        return False
    begin = start[:_BEGINNING]
    if is_records_json(begin) or is_apple_health(begin) or reader_of(begin) is not None:
        return True
    if suffix in _TABLES:
        return _is_table_of_records(start)
    packed = without_gzip(start)
    return list_reader_of(begin) is not None or (
        packed is not start and (reader_of(packed) or list_reader_of(packed)) is not None
    )


def _is_table_of_records(start: bytes) -> bool:
    """Whether the first rows have a day and something to a day; a routine has none."""
    table = read_table(start.rpartition(b"\n")[0] or start).value
    if table is None:
        return False
    if own_kind(table):
        return True
    means = set(guess_columns(table, date.max).fields)
    amounts = {ColumnMeaning.DISTANCE, *HOW_LONG, ColumnMeaning.END, ColumnMeaning.LEVEL}
    return ColumnMeaning.DATE in means and bool(means & amounts)
