"""Files to take in, whatever they are: told apart by what is in them, and read together."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, tzinfo
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import Problem
from recoverytimer.base.safexml import LARGEST_XML
from recoverytimer.base.toml.reading import FileRead, StructReader
from recoverytimer.history.history import Record
from recoverytimer.records.activities import OtherActivity, ReadRecords
from recoverytimer.records.backup.backupfile import is_backup
from recoverytimer.records.faults import FileFault
from recoverytimer.records.formats.jsonfile import LARGEST_JSON, is_records_json, read_records_json
from recoverytimer.records.formats.owncsv import own_kind, read_csv_files
from recoverytimer.records.records import Records, gathered_records
from recoverytimer.records.tables.columns import ColumnMatching, guess_columns
from recoverytimer.records.tables.rows import read_rows
from recoverytimer.records.tables.table import Table, read_table
from recoverytimer.records.watches.files import read_runs, reader_of, without_gzip

_BEGINNING = 8192
_ZIP = b"PK\x03\x04"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class GuessedTable(Struct, frozen=True):
    """A table whose columns had to be guessed."""

    name: str
    table: Table
    matching: ColumnMatching


class IncomingRecords(Struct, frozen=True):
    """What is in some files.

    Attributes:
        others: activities that are not told to be runs.
        notes: what was missing from what is taken, each with its file.
        guessed: the tables that are not ours, to be looked at; their rows are in `records`.
        problems: what was not understood, each with its file.
    """

    records: Records
    guessed: tuple[GuessedTable, ...] = ()
    others: tuple[OtherActivity, ...] = ()
    notes: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_files(
    files: Sequence[tuple[str, bytes]], today: date, zone: tzinfo | None = None
) -> IncomingRecords:
    """The records in files, each with its name; a backup is another thing, see `restore`.

    What does not say its zone is local time in `zone`, None for that of this computer.
    """
    reader = StructReader()
    read = _Gathered()
    own: list[tuple[str, Table]] = []
    guessed: list[GuessedTable] = []
    for name, packed in files:
        reader.file = name
        data = without_gzip(packed)
        if data is not packed and len(data) > LARGEST_XML:
            reader.problem(FileFault.NOT_UNPACKED)
        elif is_records_json(data):
            read.take_file(read_records_json(data), name)
        elif reader_of(data) is not None:
            read.take(read_runs([(name, data)], today, zone), name)
        elif (table := _table(data, reader)) is None:
            continue
        elif own_kind(table):
            own.append((name, table))
        else:
            matching = guess_columns(table, today)
            guessed.append(GuessedTable(printable(name), table, matching))
            read.take(read_rows(table, matching, today, zone, name), name)
    read.take_file(read_csv_files(own), "")
    read.problems += reader.problems
    return read.outcome(tuple(guessed))


def read_path(path: Path) -> bytes:
    """What a file holds, as far as it could be of use.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(LARGEST_JSON + 1)


def _table(data: bytes, reader: StructReader) -> Table | None:
    if data.startswith(_ZIP):
        reader.problem(FileFault.DAMAGED_BACKUP)
        return None
    is_binary = b"\0" in data[:_BEGINNING] and not data.startswith(_UTF_16)
    if is_binary or data.lstrip()[:1] in {b"{", b"["}:
        reader.problem(FileFault.UNKNOWN_KIND)
        return None
    read = read_table(data)
    if read.value is not None and len(read.value.header) == 1:
        reader.problem(FileFault.UNKNOWN_KIND)
        return None
    reader.problems += (replace(p, file=reader.file) for p in read.problems)
    return read.value


class _Gathered:
    """What of all files was read."""

    def __init__(self) -> None:
        self._records: list[Record] = []
        self._others: list[OtherActivity] = []
        self._notes: list[Problem] = []
        self.problems: list[Problem] = []

    def take(self, read: ReadRecords, name: str) -> None:
        """Take in what was read of the file of this name."""
        self._records += read.records
        self._others += read.others
        self._notes += (replace(p, file=p.file or name) for p in read.notes)
        self.problems += (replace(p, file=p.file or name) for p in read.problems)

    def take_file(self, read: FileRead[Records], name: str) -> None:
        """The same of a format of ours."""
        self.take(ReadRecords(read.value or Records(), problems=read.problems), name)

    def outcome(self, guessed: tuple[GuessedTable, ...]) -> IncomingRecords:
        return IncomingRecords(
            gathered_records(self._records),
            guessed,
            tuple(self._others),
            tuple(self._notes),
            tuple(self.problems),
        )


_TABLES = {".csv", ".tsv"}
_WATCHES = {".gpx", ".tcx", ".fit"}


def holds_records(path: Path) -> bool:
    """Whether it is a backup, records of ours as JSON or CSV, or what a watch recorded.

    What is named as one of a watch or as a zip, but damaged, is to be told so there, too.
    """
    suffix = path.suffix.lower()
    if suffix in _WATCHES:
        return True
    try:
        with path.open("rb") as file:
            start = file.read(_BEGINNING)
    except OSError:
        return False
    if is_records_json(start) or reader_of(start) is not None:
        return True
    if suffix in _TABLES:
        table = read_table(start.partition(b"\n")[0]).value
        return table is not None and own_kind(table) is not None
    packed = without_gzip(start)
    if packed is not start and reader_of(packed) is not None:
        return True
    return is_backup(path) or (suffix == ".zip" and not zipfile.is_zipfile(path))
