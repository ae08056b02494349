"""Routines that two computers changed: what differs, and what becomes of both versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject

from recoverytimer.base.conflictcopies import ConflictCopy
from recoverytimer.base.linechanges import ComparedLine
from recoverytimer.base.settling import FurtherFile
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.words.pages import copy_of
from recoverytimer.routine.differences import differences
from recoverytimer.routine.files import read_routine, routine_text
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.saving import LONGEST_COPIED_NAME
from recoverytimer.routine.words.problems import problem_in_words
from recoverytimer.shell.shell import Shell
from recoverytimer.shell.twoversions import TwoVersions, Versions


class RoutineVersions(QObject):
    """Knows which routines have two versions, and offers both."""

    def __init__(
        self,
        shell: Shell,
        library: Library,
        caution_notes: Callable[[], Mapping[Caution, CautionNote]],
    ) -> None:
        super().__init__(shell.window)
        self._library = library
        self._caution_notes = caution_notes
        self._both = TwoVersions(shell, library.own_folder.parent)
        self.settled = self._both.settled
        """Carries the id of a routine that has another file now, or one more."""

    def waiting(self) -> dict[str, str]:
        """The names of routines that have two versions, by their ids."""
        found = (self._library.routine(copy.original.stem) for copy in self._library.copies())
        return {entry.id: entry.name for entry in found if entry is not None}

    def offer(self, routine_id: str) -> None:
        """Show both versions of a routine, and do what is chosen."""
        entry, copies = self._library.routine(routine_id), self._library.copies_of(routine_id)
        if entry is None or not copies:
            return
        read = read_routine(copies[0].path)
        here, there = entry.to_edit, read.value
        lines: tuple[ComparedLine, ...] = ()
        if here is not None and there is not None:
            lines = differences(here, there, self._library.exercises, self._caution_notes())
        self._both.offer(
            Versions(
                copies[0],
                entry.name,
                lines,
                [] if there is not None else [*map(problem_in_words, read.problems)],
                partial(self._further, copies[0], there),
            )
        )

    def _further(self, copy: ConflictCopy, there: Routine | None) -> FurtherFile:
        """The file of a further routine that remembers what it is another version of."""
        assert there is not None
        name = copy_of(there.name[:LONGEST_COPIED_NAME])
        path = self._library.own_path(self._library.new_id(name))
        text = copy.path.read_text(encoding="utf-8", errors="replace")
        made = replace(there, name=name, origin=copy.original.stem)
        return FurtherFile(path, routine_text(made, text))
