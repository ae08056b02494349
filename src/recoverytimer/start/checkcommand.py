"""What `recoverytimer check` does: it reads files of any kind and says what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from pathlib import Path

from msgspec.structs import replace

from recoverytimer.base.conflictcopies import conflict_copy
from recoverytimer.base.paths import Paths
from recoverytimer.base.plaintext import printable
from recoverytimer.base.toml.reading import StructReader, parse
from recoverytimer.base.words import files as files_words
from recoverytimer.exercise.check import ExerciseCheck
from recoverytimer.exercise.files import read_exercise
from recoverytimer.exercise.ignored import ignored_keys
from recoverytimer.exercise.words import ignored as exercise_hints
from recoverytimer.exercise.words import problems as exercise_words
from recoverytimer.figure import words as figure_words
from recoverytimer.figure.poses import read_pose
from recoverytimer.guide.library import Guide
from recoverytimer.programme.library import ProgrammeLibrary
from recoverytimer.programme.words import problems as programme_words
from recoverytimer.routine.ignored import ignored
from recoverytimer.routine.library import Library
from recoverytimer.routine.positions import position_changes
from recoverytimer.routine.timeline import timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.routine.words import ignored as routine_hints
from recoverytimer.routine.words import problems as routine_words
from recoverytimer.routine.words.totals import changes_of_position
from recoverytimer.sharing.importfile import read_import
from recoverytimer.sharing.importplan import plan_import
from recoverytimer.sharing.words import problems as sharing_words

# Any of them tells an exercise file, as no routine has them.
EXERCISE_KEYS = frozenset({"kind", "setup", "instructions", "dose"})


def check_files(files: Sequence[Path], paths: Paths) -> int:
    """Print the problems of routine, programme, exercise and pose files; 1 if there are any.

    Of a sound file it is told what changes nothing in it, of a routine also how often one changes
    position.
    """
    checking = _Checking(paths)
    found = False
    for file in files:
        content = _content(file)
        problems = tuple(checking.problems(file, content))
        found = found or bool(problems)
        copy = conflict_copy(file)
        if copy is not None:
            said = files_words.is_copy_of(copy.original.name, copy.service)
            print(printable(f"{file}: {said}"))
        for line in problems or checking.hints(file, content):
            print(printable(f"{file}: {line}"))
    return 1 if found else 0


class _Content(Enum):
    """What a file holds."""

    PACKAGE = auto()
    EXERCISE = auto()
    ROUTINE = auto()
    PROGRAMME = auto()
    POSE = auto()


def _content(file: Path) -> _Content:
    """What a file holds; one with stages is a programme, one with a pelvis a pose."""
    if file.suffix.lower() == ".recovery":
        return _Content.PACKAGE
    table = parse(file, StructReader()) or {}
    if "stages" in table:
        return _Content.PROGRAMME
    if "steps" not in table and EXERCISE_KEYS.intersection(table):
        return _Content.EXERCISE
    return _Content.POSE if {"pelvis", "camera"}.intersection(table) else _Content.ROUTINE


class _Checking:
    """Checks files against what comes with the app, and what the person has."""

    def __init__(self, paths: Paths) -> None:
        self._library = Library(paths.resources, paths.data)
        self._programmes = ProgrammeLibrary(paths.resources, paths.data, self._library)
        self._exercises = ExerciseCheck(
            self._library.exercises,
            paths.resources / "poses",
            paths.pictures,
            Guide(paths.resources).references,
        )

    def problems(self, file: Path, content: _Content) -> Iterable[str]:
        """What is wrong with a file."""
        match content:
            case _Content.PACKAGE:
                return self._package_problems(file)
            case _Content.EXERCISE:
                return map(exercise_words.problem_in_words, self._exercises.file_problems(file))
            case _Content.ROUTINE:
                found = self._library.routine_file(file).problems
                return map(routine_words.problem_in_words, found)
            case _Content.PROGRAMME:
                found = self._programmes.programme_file(file).problems
                return map(programme_words.problem_in_words, found)
            case _Content.POSE:
                return map(figure_words.problem_in_words, read_pose(file).problems)

    def hints(self, file: Path, content: _Content) -> Iterable[str]:
        """What changes nothing in what is sound, or is worth a second look."""
        match content:
            case _Content.ROUTINE:
                return self._routine_hints(file)
            case _Content.PROGRAMME:
                programme = self._programmes.programme_file(file).programme
                leaps = self._programmes.check.hints(programme) if programme else ()
                return map(programme_words.hint_in_words, leaps)
            case _Content.EXERCISE:
                exercise = read_exercise(file).value
                keys = ignored_keys(exercise.dose) if exercise else ()
                return (exercise_hints.hint_in_words(key, ("dose",)) for key in keys)
            case _:
                return ()

    def _routine_hints(self, file: Path) -> Iterable[str]:
        """What changes nothing, and how often one changes position."""
        routine, exercises = self._library.routine_file(file).routine, self._library.exercises
        if routine is None:
            return
        yield from map(routine_hints.hint_in_words, ignored(routine, exercises))
        timeline = build_timeline(timeline_recipe(routine, exercises))
        yield changes_of_position(position_changes(timeline, exercises))

    def _package_problems(self, file: Path) -> Iterable[str]:
        exercises = self._library.exercises
        bundle = read_import(file, exercises)
        rows = plan_import(bundle, lambda _folder, _file: None, exercises).rows
        unplayable = (replace(p, file=row.piece.file) for row in rows for p in row.problems)
        return map(sharing_words.problem_in_words, (*bundle.problems, *unplayable))
