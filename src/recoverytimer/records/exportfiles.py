"""Writing records into a file or a folder, in the format that a person chose."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from recoverytimer.base.disk import write_for_others
from recoverytimer.records.formats.fitwriting import fit_files
from recoverytimer.records.formats.ics import done_calendar
from recoverytimer.records.formats.jsonfile import json_bytes
from recoverytimer.records.formats.owncsv import csv_files
from recoverytimer.records.records import Records


class ExportFormat(StrEnum):
    """What records are exported as."""

    JSON = "json"
    CSV = "csv"
    FIT = "fit"
    ICS = "ics"
    BACKUP = "backup"


_ENDINGS = {".json": ExportFormat.JSON, ".ics": ExportFormat.ICS, ".zip": ExportFormat.BACKUP}


class ExportedFiles(Struct, frozen=True):
    """The files, and how many sessions could not be said in them."""

    files: tuple[Path, ...]
    left_out: int = 0


def format_of(target: Path) -> ExportFormat:
    """The format that the name of a file asks for; JSON where it asks for none."""
    return _ENDINGS.get(target.suffix.lower(), ExportFormat.JSON)


def file_in(target: Path, form: ExportFormat, now: datetime) -> Path:
    """Where a single file goes: the target, or one named by the day where that is a folder."""
    if not target.is_dir():
        return target
    ending = next(e for e, f in _ENDINGS.items() if f is form)
    return target / f"recovery-timer-{now:%Y-%m-%d}{ending}"


def write_records(
    records: Records, target: Path, form: ExportFormat, now: datetime
) -> ExportedFiles:
    """Write records; each file is whole or as it was before.

    Raises:
        OSError: the folder cannot be written or the disk is full.
    """
    if form is ExportFormat.CSV:
        return _into(target, csv_files(records))
    if form is ExportFormat.FIT:
        made = fit_files(records.sessions)
        return _into(target, made.files, len(made.left_out))
    writers = {ExportFormat.JSON: json_bytes, ExportFormat.ICS: done_calendar}
    path = file_in(target, form, now)
    write_for_others(path, writers[form](records))
    return ExportedFiles((path,))


def _into(folder: Path, files: dict[str, bytes], left_out: int = 0) -> ExportedFiles:
    for name, data in files.items():
        write_for_others(folder / name, data)
    return ExportedFiles(tuple(folder / name for name in files), left_out)
