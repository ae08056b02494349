"""Exercises that are being written and not saved yet, kept so that a crash loses nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from recoverytimer.base.disk import file_of, find_file, write_atomic
from recoverytimer.base.ownfile import SettingAside, load_own
from recoverytimer.base.toml.reading import LARGEST_TEXT_FILE
from recoverytimer.base.writer import HandedIn, Writer, nothing_follows
from recoverytimer.exercise.exercise import RoutineId

DRAFT_FORMAT = 1
# No exercise has this id.
NEW_EXERCISE = "_new"


class KeptExerciseDraft(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An exercise as far as it is written: the table that its file would hold, sound or not.

    `id` is None for one that has never been saved.
    """

    format: Annotated[int, Meta(ge=DRAFT_FORMAT, le=DRAFT_FORMAT)] = DRAFT_FORMAT
    id: RoutineId | None = None
    table: dict[str, Any]


def _name(exercise_id: str | None) -> str:
    return f"{NEW_EXERCISE if exercise_id is None else exercise_id}.json"


class ExerciseDrafts:
    """Keeps drafts in a folder, one file for each exercise and one for a new one.

    They are written behind the screen, and read as they were handed in.

    Args:
        now: gives this instant, for the names of damaged files.
        tell: takes a sentence for the person.
    """

    def __init__(
        self,
        folder: Path,
        writer: Writer,
        now: Callable[[], datetime],
        tell: Callable[[str], None],
    ) -> None:
        self._folder = folder
        self._damaged = SettingAside(now, tell)
        self._handed_in: HandedIn[KeptExerciseDraft | None] = HandedIn(writer)

    def has(self, exercise_id: str | None) -> bool:
        """Whether there is a draft of an exercise, or of a new one."""
        handed_in = self._handed_in.values.get(_name(exercise_id))
        if handed_in is not None:
            return handed_in[0] is not None
        return find_file(self._folder, _name(exercise_id)) is not None

    def load(self, exercise_id: str | None) -> KeptExerciseDraft | None:
        """The draft of an exercise or of a new one; a damaged one is set aside and that is said."""
        handed_in = self._handed_in.values.get(_name(exercise_id))
        if handed_in is not None:
            return handed_in[0]
        try:
            path = self._path(exercise_id)
        except OSError:
            return None
        return load_own(
            path, LARGEST_TEXT_FILE, lambda data: _kept(data, exercise_id), self._damaged
        )

    def save(
        self,
        draft: KeptExerciseDraft,
        then: Callable[[None], object] = nothing_follows,
        failed: Callable[[OSError], object] | None = None,
    ) -> None:
        """Have a draft written; one of the others is called when that is done."""
        self._handed_in.write(_name(draft.id), draft, partial(self._write, draft), then, failed)

    def _write(self, draft: KeptExerciseDraft) -> None:
        text = json.dumps(msgspec.to_builtins(draft), ensure_ascii=False, indent=1)
        write_atomic(self._path(draft.id), text)

    def forget(
        self, exercise_id: str | None, failed: Callable[[OSError], object] | None = None
    ) -> None:
        """Let go of a draft, if there is one; `failed` as for `save`."""
        remove = partial(self._remove, exercise_id)
        self._handed_in.write(_name(exercise_id), None, remove, failed=failed)

    def _remove(self, exercise_id: str | None) -> None:
        self._path(exercise_id).unlink(missing_ok=True)

    def _path(self, exercise_id: str | None) -> Path:
        return file_of(self._folder, _name(exercise_id))


def _kept(data: bytes, exercise_id: str | None) -> KeptExerciseDraft:
    draft = msgspec.json.decode(data, type=KeptExerciseDraft)
    if draft.id != exercise_id:
        raise ValueError(draft.id)
    return draft
