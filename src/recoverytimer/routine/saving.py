"""Bringing a draft into its file, without losing what someone else wrote there meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from msgspec.structs import replace

from recoverytimer.base.disk import set_aside
from recoverytimer.base.toml.reading import FileRead
from recoverytimer.exercise.words.pages import copy_of
from recoverytimer.routine.drafts import RoutineDraft
from recoverytimer.routine.files import read_routine_text, routine_text
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine

LONGEST_COPIED_NAME = 100


class FileState(StrEnum):
    """What became of the file since editing began."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


class DraftSaver:
    """Saves drafts as a person's own routines; `now` gives this instant in UTC.

    Everything raises OSError where the folder cannot be read or written. It may be done in any
    thread but for `as_copy`.
    """

    def __init__(self, library: Library, now: Callable[[], datetime]) -> None:
        self._library = library
        self._now = now

    def state(self, draft: RoutineDraft) -> FileState:
        """Whether the file is as it was when editing began."""
        text = self._library.own_text(draft.routine_id)
        if text == draft.base:
            return FileState.SAME
        return FileState.CHANGED if text else FileState.GONE

    def in_file(self, routine_id: str) -> tuple[str, FileRead[Routine]]:
        """The file's text, and the routine in it or what is wrong with that."""
        text = self._library.own_text(routine_id)
        return text, read_routine_text(text)

    def save(self, draft: RoutineDraft) -> RoutineDraft:
        """Write the draft over what it was made from, with that file's comments."""
        text = routine_text(draft.routine, draft.base)
        self._library.restore(draft.routine_id, text)
        return replace(draft, base=text)

    def save_new(self, draft: RoutineDraft) -> RoutineDraft:
        """Write the draft as a further routine, under an id made from its name."""
        return self.save(replace(draft, routine_id=self._library.new_id(draft.routine.name)))

    def as_copy(self, draft: RoutineDraft) -> RoutineDraft:
        """The draft of a further routine that remembers what it was made from."""
        known = self._library.routine(draft.routine_id)
        name = draft.routine.name
        if known is not None and known.name == name:
            name = copy_of(name[:LONGEST_COPIED_NAME])
        origin = draft.routine_id if known is not None else draft.routine.origin
        routine = replace(draft.routine, name=name, origin=origin, replaces=())
        return replace(draft, routine=routine)

    def save_instead(self, draft: RoutineDraft) -> tuple[RoutineDraft, str]:
        """Write the draft in place of a file that was changed; also where that is kept."""
        path = self._library.own_path(draft.routine_id)
        kept = set_aside(path, self._now(), "replaced")
        return self.save(draft), str(kept)
