"""Whether a file holds records, so that it is not taken for a routine."""

from __future__ import annotations

import zipfile
from pathlib import Path

from recoverytimer.records.backup.backupfile import is_backup
from recoverytimer.records.formats.jsonfile import is_records_json
from recoverytimer.records.formats.owncsv import own_kind
from recoverytimer.records.tables.table import read_table
from recoverytimer.records.watches.files import reader_of, unpacked

_BEGINNING = 8192
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
    packed = unpacked(start)
    if packed is not start and reader_of(packed) is not None:
        return True
    return is_backup(path) or (suffix == ".zip" and not zipfile.is_zipfile(path))
