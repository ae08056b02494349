"""Routines that are being edited, kept at every change so that a crash loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from recoverytimer.base.disk import file_of, files_in, write_atomic
from recoverytimer.base.ownfile import MIB, OnDamaged, leave_damaged, load_own
from recoverytimer.base.writer import HandedIn, Writer, nothing_follows
from recoverytimer.exercise.exercise import RoutineId
from recoverytimer.routine.files import read_routine_table, routine_table
from recoverytimer.routine.routine import Routine

LARGEST_FILE = 4 * MIB


class RoutineDraft(Struct, frozen=True, kw_only=True):
    """A routine under way.

    Attributes:
        routine_id: the id under which it will be saved.
        routine: as it is now; it may have no steps yet.
        base: the text of its file when editing began; empty where there was none.
    """

    routine_id: str
    routine: Routine
    base: str = ""


class _Saved(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: Literal[1]
    routine_id: RoutineId
    base: str
    routine: dict[str, Any]


class RoutineDrafts:
    """The drafts of a person, one file each, written behind the screen and read as handed in.

    Args:
        damaged: what becomes of a file that cannot be used.
    """

    def __init__(self, folder: Path, writer: Writer, damaged: OnDamaged = leave_damaged) -> None:
        self._folder = folder
        self._damaged = damaged
        self._handed_in: HandedIn[RoutineDraft | None] = HandedIn(writer)

    def keep(self, draft: RoutineDraft, failed: Callable[[OSError], object] | None = None) -> None:
        """Have a draft written."""
        write = partial(self._write, draft)
        self._handed_in.write(draft.routine_id, draft, write, failed=failed)

    def _write(self, draft: RoutineDraft) -> None:
        saved = _Saved(
            format=1,
            routine_id=draft.routine_id,
            base=draft.base,
            routine=routine_table(draft.routine),
        )
        write_atomic(self._path(draft.routine_id), msgspec.json.encode(saved).decode())

    def find(self, routine_id: str) -> RoutineDraft | None:
        """The draft of a routine; None where there is none, or none that can be read."""
        handed_in = self._handed_in.values.get(routine_id)
        if handed_in is not None:
            return handed_in[0]
        try:
            path = self._path(routine_id)
        except OSError:
            return None
        return load_own(path, LARGEST_FILE, lambda data: _draft(data, routine_id), self._damaged)

    def forget(
        self,
        routine_id: str,
        then: Callable[[None], object] = nothing_follows,
        failed: Callable[[OSError], object] | None = None,
    ) -> None:
        """Drop a draft, as it was saved or is not wanted any more."""
        self._handed_in.write(routine_id, None, partial(self._remove, routine_id), then, failed)

    def _remove(self, routine_id: str) -> None:
        self._path(routine_id).unlink(missing_ok=True)

    def ids(self) -> tuple[str, ...]:
        """The ids of all routines that are under way."""
        found = {path.stem: True for path in files_in(self._folder, ".json")}
        found |= {name: kept is not None for name, (kept,) in self._handed_in.values.items()}
        return tuple(name for name in sorted(found) if found[name])

    def _path(self, routine_id: str) -> Path:
        return file_of(self._folder, f"{routine_id}.json")


def _draft(data: bytes, routine_id: str) -> RoutineDraft:
    saved = msgspec.json.decode(data, type=_Saved)
    read = read_routine_table(saved.routine, may_be_empty=True)
    if read.value is None:
        raise ValueError(read.problems)
    if saved.routine_id != routine_id:
        raise ValueError(saved.routine_id)
    return RoutineDraft(routine_id=routine_id, routine=read.value, base=saved.base)
