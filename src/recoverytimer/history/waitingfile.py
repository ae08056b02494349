"""Records that the history could not take, kept beside it until it can."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.ownfile import MIB, OnDamaged, OwnFileError, read_own
from recoverytimer.history.changes import Record
from recoverytimer.player.session import Session
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import SorenessEntry

LARGEST_FILE = 16 * MIB


class _Records(Struct, frozen=True, omit_defaults=True):
    sessions: tuple[Session, ...] = ()
    soreness: tuple[SorenessEntry, ...] = ()
    runs: tuple[Run, ...] = ()


class WaitingFile:
    """The records on disk; there is no file where none waits.

    Args:
        damaged: what becomes of a file that cannot be used.
    """

    def __init__(self, path: Path, damaged: OnDamaged) -> None:
        self.path = path
        self._damaged = damaged

    def load(self) -> tuple[Record, ...] | None:
        """All that wait; None where that cannot be known."""
        try:
            found = read_own(self.path, LARGEST_FILE, _decoded) or _Records()
        except OwnFileError as error:
            self._damaged(self.path, error)
            return None
        return (*found.sessions, *found.soreness, *found.runs)

    def save(self, records: Iterable[Record]) -> None:
        """Keep these in place of what waited before.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        known = tuple(records)
        if not known:
            self.path.unlink(missing_ok=True)
            return
        table = _Records(
            sessions=tuple(r for r in known if isinstance(r, Session)),
            soreness=tuple(r for r in known if isinstance(r, SorenessEntry)),
            runs=tuple(r for r in known if isinstance(r, Run)),
        )
        write_atomic(self.path, msgspec.json.encode(table))


def _decoded(data: bytes) -> _Records:
    return msgspec.json.decode(data, type=_Records)
