"""Routines that are being edited, kept at every change so that a crash loses nothing."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import Struct

from recoverytimer.base.drafts import Drafts
from recoverytimer.base.ownfile import MIB, refuse_newer
from recoverytimer.exercise.exercise import RoutineId
from recoverytimer.routine.files import read_routine_table, routine_table
from recoverytimer.routine.routine import ROUTINE_FORMAT, Routine


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


class _Format(Struct, frozen=True):
    format: Any = None


class RoutineDrafts(Drafts[RoutineDraft]):
    """The drafts of a person."""

    largest = 4 * MIB

    def named(self) -> tuple[tuple[str, str], ...]:
        """What waits as a draft: ids and names."""
        found = ((name, self.find(name)) for name in self.ids())
        return tuple((name, draft.routine.name) for name, draft in found if draft is not None)

    def _id(self, draft: RoutineDraft) -> str:
        return draft.routine_id

    def _text(self, draft: RoutineDraft) -> str:
        table = routine_table(draft.routine)
        saved = _Saved(format=1, routine_id=draft.routine_id, base=draft.base, routine=table)
        return msgspec.json.encode(saved).decode()

    def _read(self, data: bytes) -> RoutineDraft:
        refuse_newer(msgspec.json.decode(data, type=_Format).format, 1)
        saved = msgspec.json.decode(data, type=_Saved)
        refuse_newer(saved.routine.get("format"), ROUTINE_FORMAT)
        read = read_routine_table(saved.routine, may_be_empty=True)
        if read.value is None:
            raise ValueError(read.problems)
        return RoutineDraft(routine_id=saved.routine_id, routine=read.value, base=saved.base)
