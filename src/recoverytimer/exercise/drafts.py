"""Exercises that are being written and not saved yet."""

from __future__ import annotations

import json
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from recoverytimer.base.drafts import Drafts
from recoverytimer.base.ownfile import refuse_newer
from recoverytimer.base.toml.reading import LARGEST_TEXT_FILE
from recoverytimer.exercise.exercise import RoutineId

DRAFT_FORMAT = 1


class KeptExerciseDraft(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An exercise as far as it is written: the table that its file would hold, sound or not.

    `id` is None for one that has never been saved.
    """

    format: Annotated[int, Meta(ge=DRAFT_FORMAT, le=DRAFT_FORMAT)] = DRAFT_FORMAT
    id: RoutineId | None = None
    table: dict[str, Any]


class _Format(Struct, frozen=True):
    format: Any = None


class ExerciseDrafts(Drafts[KeptExerciseDraft]):
    """The drafts of a person, one for each exercise and one for a new one."""

    largest = LARGEST_TEXT_FILE

    def _id(self, draft: KeptExerciseDraft) -> str | None:
        return draft.id

    def _text(self, draft: KeptExerciseDraft) -> str:
        return json.dumps(msgspec.to_builtins(draft), ensure_ascii=False, indent=1)

    def _read(self, data: bytes) -> KeptExerciseDraft:
        refuse_newer(msgspec.json.decode(data, type=_Format).format, DRAFT_FORMAT)
        return msgspec.json.decode(data, type=KeptExerciseDraft)
