"""Runs out of the files of watches, several at once."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, tzinfo

from msgspec.structs import replace

from recoverytimer.base.problem import Place
from recoverytimer.base.safexml import LARGEST_XML, XmlError, first_text
from recoverytimer.records.activities import Activity, Gap, ReadRecords, RunGathering
from recoverytimer.records.faults import FileFault, UnreadableWatchFile
from recoverytimer.records.watches.fit import FitError, fit_activities
from recoverytimer.records.watches.fitframes import is_fit
from recoverytimer.records.watches.gpx import GPX_ROOT, gpx_activities
from recoverytimer.records.watches.instants import (
    GPS_ROLLOVER,
    days_in_name,
    is_rolled_over,
    may_be_rolled_over,
)
from recoverytimer.records.watches.recording import Recorded
from recoverytimer.records.watches.tcx import TCX_ROOT, tcx_activities

_GZIP = b"\x1f\x8b"
_GZIP_BITS = 31
_ROOT_WITHIN = 4096
_PIECE = 2**16
_GPX = re.compile(rf"<([\w.-]+:)?{GPX_ROOT}[\s>/]")


def without_gzip(data: bytes) -> bytes:
    """What is in a file that was packed by gzip, as in the archives of services; else the file.

    No more is unpacked than could be read, and of a damaged one as much as can be.
    """
    if not data.startswith(_GZIP):
        return data
    unpacking, made = zlib.decompressobj(_GZIP_BITS), bytearray()
    try:
        for at in range(0, len(data), _PIECE):
            made += unpacking.decompress(data[at : at + _PIECE], LARGEST_XML + 1 - len(made))
            if len(made) > LARGEST_XML:
                break
    except zlib.error:
        return bytes(made) or data
    return bytes(made)


Reader = Callable[[bytes, tzinfo | None], Recorded]


def reader_of(data: bytes) -> Reader | None:
    """What reads a file, by how it begins; None for one that is no recording of a watch."""
    if is_fit(data):
        return fit_activities
    start = first_text(data[:_ROOT_WITHIN])
    if not start.startswith("<"):
        return None
    if _GPX.search(start):
        return gpx_activities
    return tcx_activities if TCX_ROOT in start else None


def read_runs(
    files: Iterable[tuple[str, bytes]], today: date, zone: tzinfo | None = None
) -> ReadRecords:
    """The runs in some files, each with its name; what is no run or is damaged is listed.

    Instants that name no zone are from `zone`, None for that of this computer.
    """
    gathering = RunGathering(today, zone)
    reader = gathering.reader
    for name, packed in files:
        reader.file = name
        data = without_gzip(packed)
        read = reader_of(data)
        if read is None:
            reader.problem(FileFault.NO_WATCH_FILE)
            continue
        try:
            recorded = read(data, zone)
        except (FitError, XmlError) as error:
            reader.problem(UnreadableWatchFile(error.fault))
            continue
        activities = _once(recorded.activities)
        if not activities:
            reader.problem(FileFault.NOTHING_RECORDED)
        told_days = (*recorded.told_days, *days_in_name(name))
        for number, activity in enumerate(activities):
            place: Place = ("activity", number) if len(activities) > 1 else ()
            gathering.take(_to_tenths(_by_right_clock(activity, told_days, today)), place, name)
    return gathering.outcome()


def _once(activities: Sequence[Activity]) -> list[Activity]:
    """Those of one sport that began at one instant are the same; the longest of them counts."""
    ordered = sorted(activities, key=lambda activity: activity.duration_s or 0.0)
    longest = {(activity.started_at, activity.sport): activity for activity in ordered}
    return [a for a in activities if longest[a.started_at, a.sport] is a]


def _by_right_clock(activity: Activity, told_days: Iterable[date], today: date) -> Activity:
    """With the date by a clock whose weeks had not run over, where another date tells it."""
    start = activity.started_at
    if not may_be_rolled_over(start, today):
        return activity
    if is_rolled_over(start, told_days):
        gaps = (*activity.gaps, Gap.CLOCK_MENDED)
        return replace(activity, started_at=start + GPS_ROLLOVER, gaps=gaps)
    return replace(activity, gaps=(*activity.gaps, Gap.CLOCK_IN_DOUBT))


def _to_tenths(activity: Activity) -> Activity:
    """In tenths of metres and seconds, as no watch is better."""
    amounts = ("distance_m", "elapsed_s", "moving_s")
    rounded = {k: round(v, 1) for k in amounts if (v := getattr(activity, k)) is not None}
    return replace(activity, **rounded)
