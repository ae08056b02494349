"""Runs out of the files of watches, several at once."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from datetime import tzinfo

from recoverytimer.base.problem import Place
from recoverytimer.base.safexml import LARGEST_XML, XmlError
from recoverytimer.base.toml.reading import FileRead, StructReader
from recoverytimer.records.faults import FileFault, UnreadableWatchFile
from recoverytimer.records.records import Records, checked_record
from recoverytimer.records.watches.activity import Activity, run_of
from recoverytimer.records.watches.fit import FitError, fit_activities, is_fit
from recoverytimer.records.watches.gpx import GPX_ROOT, gpx_activities
from recoverytimer.records.watches.tcx import TCX_ROOT, tcx_activities
from recoverytimer.runs.run import Run

_GZIP = b"\x1f\x8b"
_GZIP_BITS = 31
_ROOT_WITHIN = 4096


def without_gzip(data: bytes) -> bytes:
    """What is in a file that was packed by gzip, as in the archives of services; else the file.

    No more is unpacked than could be read.
    """
    if not data.startswith(_GZIP):
        return data
    try:
        return zlib.decompressobj(_GZIP_BITS).decompress(data, LARGEST_XML + 1)
    except zlib.error:
        return data


def reader_of(data: bytes) -> Callable[[bytes], list[Activity]] | None:
    """What reads a file, by how it begins; None for one that is no recording of a watch."""
    if is_fit(data):
        return fit_activities
    start = data[:_ROOT_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"<"):
        return None
    if f"<{GPX_ROOT}".encode() in start:
        return gpx_activities
    return tcx_activities if TCX_ROOT.encode() in start else None


def read_runs(files: Iterable[tuple[str, bytes]], zone: tzinfo | None = None) -> FileRead[Records]:
    """The runs in some files, each with its name; what is no run or is damaged is listed."""
    reader = StructReader()
    found: list[Run] = []
    for name, packed in files:
        reader.file = name
        data = without_gzip(packed)
        read = reader_of(data)
        if read is None:
            reader.problem(FileFault.NO_WATCH_FILE)
            continue
        try:
            activities = read(data)
        except (FitError, XmlError) as error:
            reader.problem(UnreadableWatchFile(error.fault))
            continue
        if not activities:
            reader.problem(FileFault.NOTHING_RECORDED)
        for number, activity in enumerate(activities):
            place: Place = ("activity", number) if len(activities) > 1 else ()
            run = checked_record(run_of(activity, place, name, zone, reader), place, reader)
            if run is not None:
                found.append(run)
    return FileRead(Records(runs=tuple(found)), reader.problems)
