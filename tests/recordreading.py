"""Files of records that a test has as bytes, read as the app reads those of a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, tzinfo

from recoverytimer.records.readfiles import (
    IncomingFiles,
    IncomingRecords,
    incoming_sources,
    with_tables,
)


class ReadFile:
    """A file that was read already."""

    is_among_others = False

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._data = data

    def chunks(self) -> Iterator[bytes]:
        yield self._data


def incoming_files(
    files: Iterable[tuple[str, bytes]], today: date, zone: tzinfo | None = None
) -> IncomingFiles:
    """What is in files, each with its name; the rows of foreign tables wait for a matching."""
    return incoming_sources((ReadFile(*file) for file in files), today, zone=zone)


def read_files(
    files: Iterable[tuple[str, bytes]], today: date, zone: tzinfo | None = None
) -> IncomingRecords:
    """The records in files, all tables as they are guessed."""
    arrived = incoming_files(files, today, zone)
    return with_tables(arrived, [guessed.matching for guessed in arrived.guessed], today, zone)
