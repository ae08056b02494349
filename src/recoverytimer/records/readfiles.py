"""Files to take in, whatever they are: told apart by what is in them, and read together."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import Problem
from recoverytimer.base.safexml import LARGEST_XML
from recoverytimer.base.toml.reading import FileRead, StructReader
from recoverytimer.history.changes import Record, RecordKey
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
        guessed: the tables that are not ours, to be looked at; their rows are in `records`.
        problems: what was not understood, each with its file.
    """

    records: Records
    guessed: tuple[GuessedTable, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_files(
    files: Sequence[tuple[str, bytes]], today: date, zone: tzinfo | None = None
) -> IncomingRecords:
    """The records in files, each with its name; a backup is another thing, see `restore`.

    What does not say its zone is local time in `zone`, None for that of this computer.
    """
    reader = StructReader()
    found: list[Record] = []
    changed: dict[RecordKey, datetime] = {}
    own: list[tuple[str, Table]] = []
    guessed: list[GuessedTable] = []
    for name, packed in files:
        reader.file = name
        data = without_gzip(packed)
        if data is not packed and len(data) > LARGEST_XML:
            reader.problem(FileFault.NOT_UNPACKED)
        elif is_records_json(data):
            read = read_records_json(data)
            changed |= read.value.changed if read.value else {}
            _take(read, name, found, reader)
        elif reader_of(data) is not None:
            _take(read_runs([(name, data)], zone), "", found, reader)
        elif (table := _table(data, reader)) is None:
            continue
        elif own_kind(table):
            own.append((name, table))
        else:
            matching = guess_columns(table, today)
            guessed.append(GuessedTable(printable(name), table, matching))
            _take(read_rows(table, matching, zone, name), name, found, reader)
    _take(read_csv_files(own), "", found, reader)
    return IncomingRecords(gathered_records(found, changed), tuple(guessed), tuple(reader.problems))


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


def _take(read: FileRead[Records], name: str, found: list[Record], reader: StructReader) -> None:
    found += read.value or ()
    reader.problems += (replace(p, file=p.file or name) for p in read.problems)


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
