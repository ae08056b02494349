"""Carrying an import out: all of it or nothing, and taken back in one step."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recoverytimer.base.disk import bytes_of, put_back, write_all
from recoverytimer.sharing.bundle import Piece
from recoverytimer.sharing.importplan import ImportPlan
from recoverytimer.sharing.presentfiles import PresentFiles


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file that was written, and what it held before (None where there was none)."""

    path: Path
    piece: Piece
    before: bytes | None


def carry_out(plan: ImportPlan, present: PresentFiles) -> tuple[WrittenFile, ...]:
    """Write the files of a plan and tell exactly which those were.

    Raises:
        OSError: the folder cannot be written or the disk is full; then nothing has changed.
    """
    places = [(present.path(*piece.location), piece) for piece in plan.results]
    written = tuple(WrittenFile(path, piece, bytes_of(path)) for path, piece in places)
    write_all([(path, piece.data) for path, piece in places])
    return written


def take_back(written: tuple[WrittenFile, ...]) -> tuple[Path, ...]:
    """Undo an import; the files that were changed since then stay, and are returned.

    Raises:
        OSError: a folder cannot be written or the disk is full.
    """
    changed = []
    for one in reversed(written):
        if bytes_of(one.path) == one.piece.data:
            put_back(one.path, one.before)
        else:
            changed.append(one.path)
    return tuple(changed)
