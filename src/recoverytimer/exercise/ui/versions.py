"""Own exercises that two computers changed: what differs, and what becomes of both versions."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject

from recoverytimer.base.conflictcopies import ConflictCopy
from recoverytimer.base.linechanges import compared
from recoverytimer.base.settling import FurtherFile
from recoverytimer.exercise.catalogue import Exercises
from recoverytimer.exercise.comparing import exercise_lines
from recoverytimer.exercise.exercise import LONGEST_NAME, Exercise
from recoverytimer.exercise.files import exercise_text, read_exercise
from recoverytimer.exercise.words.pages import copy_of
from recoverytimer.exercise.words.problems import problem_in_words
from recoverytimer.shell.shell import Shell
from recoverytimer.shell.twoversions import TwoVersions, Versions


class ExerciseVersions(QObject):
    """Knows which exercises have two versions, and offers both."""

    def __init__(self, shell: Shell, exercises: Exercises) -> None:
        super().__init__(shell.window)
        self._exercises = exercises
        self._both = TwoVersions(shell, exercises.own_folder.parent)
        self.settled = self._both.settled
        """Carries the id of an exercise that has another file now, or one more."""

    def waiting(self) -> dict[str, str]:
        """The names of exercises that have two versions, by their ids."""
        copies = self._exercises.copies()
        found = (self._exercises.entry(copy.original.stem) for copy in copies)
        return {entry.id: entry.name for entry in found if entry is not None}

    def offer(self, exercise_id: str) -> None:
        """Show both versions of an exercise, and do what is chosen."""
        entry, copies = self._exercises.entry(exercise_id), self._exercises.copies_of(exercise_id)
        if entry is None or not copies:
            return
        read = read_exercise(copies[0].path)
        here, there = entry.exercise, read.value
        lines = compared(
            exercise_lines(here) if here else (), exercise_lines(there) if there else ()
        )
        faults = [] if there is not None else [*map(problem_in_words, read.problems)]
        further = partial(self._further, copies[0], there)
        self._both.offer(Versions(copies[0], entry.name, lines, faults, further))

    def _further(self, copy: ConflictCopy, there: Exercise | None) -> FurtherFile:
        """The file of a further exercise."""
        assert there is not None
        name = copy_of(there.name[: LONGEST_NAME - 20])
        path = self._exercises.own_path(self._exercises.new_id(name))
        text = copy.path.read_text(encoding="utf-8", errors="replace")
        return FurtherFile(path, exercise_text(replace(there, name=name), text))
