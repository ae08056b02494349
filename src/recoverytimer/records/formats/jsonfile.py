"""Records as one JSON file and back; the format is told in docs/export-format.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

import msgspec
from msgspec import Raw, Struct

from recoverytimer.base.problem import NewerFormat, Place, WrongValue, as_written, is_newer
from recoverytimer.base.storage.instants import LONG_AGO, sound_instant, utc_text
from recoverytimer.base.toml.reading import FileRead, StructReader, declared_fields
from recoverytimer.history.changes import Record, RecordKey, record_key
from recoverytimer.player.session import PlayedSegment, Session
from recoverytimer.records.faults import (
    FileFault,
    LargeExport,
    LargeRecord,
    NotJson,
    TooManyRecords,
)
from recoverytimer.records.records import Records, checked_record, gathered_records
from recoverytimer.routine.adaptation import Adaptation
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import SorenessEntry

RECORDS_FORMAT = 1
RECORDS_KIND = "Recovery Timer records"
LARGEST_JSON = 128 * 2**20
MOST_RECORDS = 1_000_000
# As large as a session of the most segments is, and its note.
_DEPTH_OF_RECORDS = 2
LARGEST_RECORD = 4 * 2**20
_MARKS = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]|,')
CHANGED_AT = "changed_at"
"""What a record says beside what it is: when it was changed last."""
_TYPES: dict[str, type[Record]] = {"sessions": Session, "soreness": SorenessEntry, "runs": Run}
_PARTS: dict[str, type[Struct]] = {"segments": PlayedSegment, "adaptations": Adaptation}


class RecordsJson(Struct, frozen=True, forbid_unknown_fields=True):
    """Sessions, soreness entries and runs of one person."""

    format: Literal[1]
    kind: Literal["Recovery Timer records"]
    sessions: tuple[Session, ...] = ()
    soreness: tuple[SorenessEntry, ...] = ()
    runs: tuple[Run, ...] = ()


def json_bytes(records: Records) -> bytes:
    """Records as the bytes of a file, one record a line; the same records give the same bytes."""
    parts = [f'"format": {RECORDS_FORMAT}', f'"kind": "{RECORDS_KIND}"']
    for key in _TYPES:
        lines = ",\n".join(_line(r, records.changed) for r in getattr(records, key))
        parts.append(f'"{key}": [\n{lines}\n]' if lines else f'"{key}": []')
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _line(record: Record, changed: Mapping[RecordKey, datetime]) -> str:
    line = msgspec.json.encode(record).decode()
    at = changed.get(record_key(record))
    return f'{line[:-1]},"{CHANGED_AT}":"{utc_text(at)}"}}' if at else line


def is_records_json(data: bytes) -> bool:
    """Whether this is such a file, of whatever format number."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and RECORDS_KIND.encode() in data[:1000]


def read_records_json(data: bytes) -> FileRead[Records]:
    """The sound records of a file, and what is wrong with it and with the others.

    The value is None where nothing at all can be taken.
    """
    reader = StructReader()
    table = _parts(data, reader)
    if table is None:
        return FileRead(None, reader.problems)
    reader.unknown_keys(table, RecordsJson.__struct_encode_fields__)
    found: list[Record] = []
    changed: dict[RecordKey, datetime] = {}
    for key, cls in _TYPES.items():
        for number, raw in enumerate(_items(key, table.get(key), reader)):
            record, at = _record(cls, raw, (key, number), reader)
            if record is not None:
                found.append(record)
                changed |= {record_key(record): at} if at else {}
    return FileRead(gathered_records(found, changed), reader.problems)


def _parts(data: bytes, reader: StructReader) -> dict[str, Raw] | None:
    if len(data) > LARGEST_JSON:
        reader.problem(LargeExport(LARGEST_JSON))
        return None
    if _holds_too_many(data):
        reader.problem(TooManyRecords(MOST_RECORDS))
        return None
    try:
        table = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=dict[str, Raw])
        version, kind = (msgspec.json.decode(table.get(k, b"null")) for k in ("format", "kind"))
    except (ValueError, RecursionError) as error:
        reader.problem(NotJson(str(error)))
        return None
    if kind != RECORDS_KIND:
        reader.problem(WrongValue(as_written(kind), Literal[RECORDS_KIND]), key="kind")
        return None
    if is_newer(version, RECORDS_FORMAT):
        reader.problem(NewerFormat(version))
        return None
    if version != RECORDS_FORMAT or isinstance(version, bool):
        reader.problem(WrongValue(as_written(version), Literal[RECORDS_FORMAT]), key="format")
        return None
    return table


def _holds_too_many(data: bytes) -> bool:
    """Whether there are more keys and records than in any history; each of them takes memory."""
    if data.count(b",") < MOST_RECORDS:
        return False
    depth = count = 0
    for found in _MARKS.finditer(data):
        match data[found.start()]:
            case 0x5B | 0x7B:
                depth += 1
            case 0x5D | 0x7D:
                depth -= 1
            case 0x2C if depth <= _DEPTH_OF_RECORDS:
                count += 1
                if count >= MOST_RECORDS:
                    return True
    return False


def _items(key: str, raw: Raw | None, reader: StructReader) -> list[Raw]:
    if raw is None:
        return []
    try:
        return msgspec.json.decode(raw, type=list[Raw])
    except (ValueError, RecursionError):
        reader.problem(FileFault.NOT_A_LIST, (key,))
        return []


def _record(
    cls: type[Record], raw: Raw, place: Place, reader: StructReader
) -> tuple[Record | None, datetime | None]:
    """A record, and when it was changed last where it says so."""
    if len(memoryview(raw)) > LARGEST_RECORD:
        reader.problem(LargeRecord(LARGEST_RECORD), place)
        return None, None
    try:
        table = msgspec.json.decode(raw)
    except (ValueError, RecursionError) as error:
        reader.problem(NotJson(str(error)), place)
        return None, None
    at = _changed_at(table, place, reader)
    record = reader.struct(cls, table, place)
    if record is None:
        return None, None
    _note_unknown(cls, table, place, reader)
    return checked_record(record, place, reader), at


def _changed_at(table: Any, place: Place, reader: StructReader) -> datetime | None:
    """When a record was changed last; taken out of its table, as the record itself has it not."""
    said = table.pop(CHANGED_AT, None) if isinstance(table, dict) else None
    if said is None:
        return None
    try:
        at = sound_instant(msgspec.convert(said, datetime))
    except msgspec.ValidationError:
        at = LONG_AGO
    if at == LONG_AGO:
        reader.problem(WrongValue(as_written(said), datetime), place, CHANGED_AT)
        return None
    return at


def _note_unknown(
    cls: type[Record], table: dict[str, Any], place: Place, reader: StructReader
) -> None:
    """What a record says beyond what is known; the record is taken all the same."""
    reader.unknown_keys(table, declared_fields(cls), place)
    for key, part in _PARTS.items():
        for number, one in enumerate(table.get(key, ())):
            reader.unknown_keys(one, declared_fields(part), (*place, key, number))
