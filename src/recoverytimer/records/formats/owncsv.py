"""Records as CSV files, one of each kind, and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

import msgspec
from msgspec import Struct

from recoverytimer.base.problem import Place
from recoverytimer.base.toml.reading import FileRead, StructReader
from recoverytimer.history.changes import Record
from recoverytimer.player.session import PlayedSegment, Session
from recoverytimer.records.faults import FileFault, NoSession, WrongNumber
from recoverytimer.records.records import Records, checked_record, day_of, gathered_records
from recoverytimer.records.tables.table import Table, TableRow
from recoverytimer.routine.adaptation import Adaptation
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import SorenessEntry

_BETWEEN = "; "
_LONGEST_NUMBER = 9
_YES, _NO = "yes", "no"
# What a session consists of, each sort in a file of its own.
_PARTS: dict[str, type[Struct]] = {"segments": PlayedSegment, "adaptations": Adaptation}
_KINDS: dict[str, tuple[type[Record], tuple[str, ...]]] = {
    "sessions": (Session, tuple(k for k in Session.__struct_fields__ if k not in _PARTS)),
    "soreness": (SorenessEntry, SorenessEntry.__struct_fields__),
    "runs": (Run, Run.__struct_fields__),
}
# Written for a reader's comfort; not read again but where the segments are missing.
_DERIVED: dict[str, dict[str, Callable[[Any], object]]] = {
    "sessions": {
        "day": lambda s: day_of(s).isoformat(),
        "total_s": lambda s: round(s.total_s, 3),
        "work_s": lambda s: round(s.work_s, 3),
        "complete": lambda s: _YES if s.is_complete else _NO,
    },
    "soreness": {"day": lambda e: e.day.isoformat()},
    "runs": {"day": lambda r: r.day.isoformat()},
}
_NUMBERS = {"offset_min", "level", "distance_m", "duration_s", "round", "planned_s", "actual_s"}
_TRUTHS = {"by_hand"}
_LISTS = {"signs", "cautions"}


def csv_files(records: Records) -> dict[str, bytes]:
    """The files by their names."""
    files = {}
    for kind, (_, keys) in _KINDS.items():
        more = _DERIVED[kind]
        rows = [[*_cells(r, keys), *(of(r) for of in more.values())] for r in _of(kind, records)]
        files[f"{kind}.csv"] = csv_bytes((*keys, *more), rows)
    for part, cls in _PARTS.items():
        rows = [
            [session.id, number, *_cells(one, cls.__struct_fields__)]
            for session in records.sessions
            for number, one in enumerate(getattr(session, part), start=1)
        ]
        files[f"{part}.csv"] = csv_bytes(_part_header(cls), rows)
    return files


def own_kind(table: Table) -> str | None:
    """Which of these files a table is, by its name without ending; None if none of them."""
    columns = set(table.header)
    headers = {part: _part_header(cls) for part, cls in _PARTS.items()}
    headers |= {kind: keys for kind, (_, keys) in _KINDS.items()}
    return next((kind for kind, keys in headers.items() if columns.issuperset(keys)), None)


def read_csv_files(tables: Sequence[tuple[str, Table]]) -> FileRead[Records]:
    """The records in such files, each with its name; sessions get back what they consist of."""
    reader = StructReader()
    parts = {part: _parts(part, tables, reader) for part in _PARTS}
    is_alone = all(own_kind(table) != "segments" for _, table in tables)
    found: list[Record] = []
    for name, table in tables:
        reader.file = name
        kind = own_kind(table)
        if kind == "sessions" and is_alone and table.rows:
            reader.problem(FileFault.NO_SEGMENTS)
        for row in table.rows if kind in _KINDS else ():
            plain = _plain(table, row)
            if kind == "sessions":
                found_parts = {p: of.pop(plain.get("id", ""), []) for p, of in parts.items()}
                plain |= {**found_parts, "segments": found_parts["segments"] or _whole(plain)}
            record = _record(kind or "", plain, ("row", row.number - 1), reader)
            if record is not None:
                found.append(record)
    reader.file = ""
    for session_id in dict.fromkeys(chain.from_iterable(parts.values())):
        reader.problem(NoSession(session_id))
    return FileRead(gathered_records(found), reader.problems)


def _part_header(cls: type[Struct]) -> tuple[str, ...]:
    return ("session_id", "number", *cls.__struct_fields__)


def _of(kind: str, records: Records) -> Iterable[Record]:
    found: Iterable[Record] = getattr(records, kind)
    return found


def _cells(record: Any, keys: Iterable[str]) -> list[object]:
    return [_cell(msgspec.to_builtins(getattr(record, key))) for key in keys]


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, list | tuple):
        return _BETWEEN.join(map(str, value))
    return "" if value is None else value


def _plain(table: Table, row: TableRow) -> dict[str, Any]:
    """The filled cells of a row by their columns."""
    plain: dict[str, Any] = {}
    for key, cell in zip(table.header, row.cells, strict=True):
        if cell and key in _NUMBERS:
            plain[key] = _number(cell)
        elif key in _TRUTHS and cell in {_YES, _NO}:
            plain[key] = cell == _YES
        elif cell and key in _LISTS:
            plain[key] = cell.split(_BETWEEN)
        elif cell:
            plain[key] = without_mark(cell)
    return plain


def _number(cell: str) -> float | str:
    """A number, with a comma where a spreadsheet wrote it so; a text where it is none."""
    try:
        value = float(cell.replace(",", "."))
    except ValueError:
        return cell
    return int(value) if value.is_integer() else value


def _parts(
    part: str, tables: Sequence[tuple[str, Table]], reader: StructReader
) -> dict[str, list[dict[str, Any]]]:
    """The parts of one sort of each session, in their order."""
    numbered: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for name, table in tables:
        reader.file = name
        for row in table.rows if own_kind(table) == part else ():
            plain = _plain(table, row)
            number = plain.pop("number", "")
            if not number.isdecimal() or len(number) > _LONGEST_NUMBER:
                reader.problem(WrongNumber(str(number)), ("row", row.number - 1))
                continue
            numbered.setdefault(plain.pop("session_id", ""), []).append((int(number), plain))
    ordered = {key: sorted(rows, key=lambda r: r[0]) for key, rows in numbered.items()}
    return {key: [plain for _, plain in rows] for key, rows in ordered.items()}


def _whole(plain: dict[str, Any]) -> list[dict[str, Any]]:
    """The time of a session as one segment, where no more is known of it."""
    if plain.get("by_hand"):
        return []
    total = _number(plain.get("total_s", "0"))
    return [{"kind": "work", "actual_s": total, "outcome": "done"}] if total else []


def _record(kind: str, plain: dict[str, Any], place: Place, reader: StructReader) -> Record | None:
    cls, keys = _KINDS[kind]
    table = {key: plain[key] for key in (*keys, *_PARTS) if key in plain}
    if kind == "sessions":
        # An empty cell, as where it was done without a routine.
        table = {"routine_id": "", "routine_name": "", **table}
    return checked_record(reader.struct(cls, table, place), place, reader)


# What begins a formula, in full width too, and the mark itself so that it can be taken off again.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MARK = "'"


def harmless(text: str) -> str:
    """A text with a mark before it where a spreadsheet would run it as a formula."""
    return _MARK + text if text.startswith((*_RISKY, _MARK)) else text


def without_mark(cell: str) -> str:
    """What `harmless` was given."""
    is_marked = cell.startswith(_MARK) and cell[1:].startswith((*_RISKY, _MARK))
    return cell[1:] if is_marked else cell


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A file as spreadsheets want it: a byte order mark, commas, lines as RFC 4180 ends them."""
    memory = io.StringIO(newline="")
    writer = csv.writer(memory)
    writer.writerow(header)
    for row in rows:
        writer.writerow([harmless(c) if isinstance(c, str) else c for c in row])
    return memory.getvalue().encode("utf-8-sig")
