"""Two versions of one file: one of them is kept in its place, or both are, with a way back."""

from __future__ import annotations

import filecmp
from enum import Enum, auto
from pathlib import Path

from msgspec import Struct

from recoverytimer.base.conflictcopies import ConflictCopy, keep_aside, put_aside
from recoverytimer.base.disk import bytes_of, put_back, write_atomic


class VersionChoice(Enum):
    """Which version is to be kept."""

    HERE = auto()
    OTHER = auto()
    BOTH = auto()


class Settled(Struct, frozen=True):
    """What was done: what lay where before, and where the version lies that is not kept."""

    before: tuple[tuple[Path, bytes | None], ...]
    kept_in: Path | None = None


class FurtherFile(Struct, frozen=True):
    """A file that holds the other version beside the one that is there."""

    path: Path
    content: str


def settle(
    copy: ConflictCopy, data: Path, further: FurtherFile | None, *, is_other: bool
) -> Settled:
    """Keep the version that is in its place or the other one or, with a `further` file, both.

    Nothing is lost: what is not kept is put aside in the `data` folder.

    Raises:
        OSError: a file cannot be read or written, or the disk is full.
    """
    here, there = copy.original, copy.path
    before = [(there, bytes_of(there))]
    kept_in = None
    if further is not None:
        before.append((further.path, None))
        write_atomic(further.path, further.content)
        there.unlink()
    elif is_other:
        before.append((here, bytes_of(here)))
        kept_in = keep_aside(here, data) if here.exists() else None
        there.replace(here)
    else:
        kept_in = put_aside(there, data)
    return Settled(tuple(before), kept_in)


def take_back(settled: Settled) -> None:
    """Have both versions lie where they lay.

    Raises:
        OSError: a folder cannot be written or the disk is full.
    """
    for path, content in reversed(settled.before):
        put_back(path, content)


def are_same(copy: ConflictCopy) -> bool:
    """Whether both versions hold the same to the last byte; False where one cannot be read."""
    try:
        return filecmp.cmp(copy.path, copy.original, shallow=False)
    except OSError:
        return False


def is_newer(copy: ConflictCopy) -> bool | None:
    """Whether the other version was written later; None where that is not known.

    Services keep the time at which a file was written, by the clock of that computer.
    """
    try:
        there, here = copy.path.stat().st_mtime, copy.original.stat().st_mtime
    except OSError:
        return None
    return None if there == here else there > here
