"""Shipped and own routines by id, with the exercises in them; a person's own ones win."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from heapq import nlargest
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.conflictcopies import ConflictCopy
from recoverytimer.base.content import in_language
from recoverytimer.base.disk import (
    FileStamp,
    file_stamp,
    is_file,
    toml_files,
)
from recoverytimer.base.filenames import free_id
from recoverytimer.base.ownfiles import OwnFiles
from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import Problem
from recoverytimer.exercise.catalogue import Exercises
from recoverytimer.exercise.exercise import ALONE_PREFIX, Exercise, is_routine_id
from recoverytimer.routine.check import cross_problems
from recoverytimer.routine.faults import RoutineFault
from recoverytimer.routine.files import read_routine, save_routine
from recoverytimer.routine.portrait import portrait_of
from recoverytimer.routine.routine import Replaced, Routine, exercise_steps
from recoverytimer.routine.timeline import Timing


class RoutineEntry(Struct, frozen=True):
    """A routine file: what it holds, or what is wrong with it (then `routine` is None).

    Attributes:
        flawed: what it holds where it reads well in itself, and only cannot be played as it is.
        options: those that came to a former routine, where it was asked for by the id of that.
    """

    id: str
    path: Path
    own: bool
    routine: Routine | None
    problems: tuple[Problem, ...] = ()
    flawed: Routine | None = None
    options: tuple[str, ...] = ()

    @property
    def to_edit(self) -> Routine | None:
        """What can be edited; None where the file cannot be read."""
        return self.routine or self.flawed

    @property
    def name(self) -> str:
        """The routine's name, or its file's where that cannot be read."""
        return self.to_edit.name if self.to_edit else printable(self.path.name)


class _Kept(Struct, frozen=True):
    """What was read of a routine's file, when that was last written, and what it relied on."""

    stamp: FileStamp | None
    entry: RoutineEntry
    used: dict[str, Exercise | None]


class Library(OwnFiles):
    """Everything that can be played."""

    def __init__(self, resources: Path, data: Path) -> None:
        super().__init__(resources / "routines", data / "routines")
        self._resources = resources
        self.exercises = Exercises(resources / "exercises", data / "exercises")
        self._entries: dict[Path, _Kept] = {}

    def routine_ids(self) -> tuple[str, ...]:
        """All ids, the shipped ones first."""
        return (*self.shipped_ids(), *self.own_ids())

    @property
    def missing(self) -> str:
        """What should come with the app, and none of it is there; empty where all is well."""
        if not self.shipped_ids():
            return "routines"
        return "" if self.exercises.shipped_ids() else "exercises"

    def own_ids(self) -> tuple[str, ...]:
        """The ids of routines that the person made, by name."""
        shipped = set(self.shipped_ids())
        return tuple(p.stem for p in self._own_files() if p.stem not in shipped)

    def newest(self, own_ids: Iterable[str], most: int) -> tuple[str, ...]:
        """Those of own routines that were written last."""
        stamps = {name: file_stamp(self.own_path(name)) for name in own_ids}
        return tuple(nlargest(most, stamps, key=lambda name: stamps[name] or (0, 0, 0)))

    def routines(self) -> tuple[RoutineEntry, ...]:
        """All routines, sound or not; own ones first, variants of others last."""
        self.exercises.refresh()
        found = (self.routine(routine_id) for routine_id in self.routine_ids())
        return tuple(sorted((e for e in found if e is not None), key=_rank))

    def routine(self, routine_id: str) -> RoutineEntry | None:
        """A routine by its id or one that it had, or None where there is none."""
        path = self._own(routine_id) or self._shipped(routine_id)
        return self._standing_for(routine_id) if path is None else self.routine_file(path)

    def present_id(self, routine_id: str) -> str:
        """The id of a routine now; the same where there is no routine."""
        if self._own(routine_id) or self._shipped(routine_id):
            return routine_id
        present = self._former.get(routine_id)
        return present.routine if present else routine_id

    def ids_of(self, routine_id: str) -> tuple[str, ...]:
        """The ids that a routine has and had, under which there may be records of it."""
        had = (old for old, present in self._former.items() if present.routine == routine_id)
        return (routine_id, *(old for old in had if self.present_id(old) == routine_id))

    def _standing_for(self, former_id: str) -> RoutineEntry | None:
        """What stands for a routine that came with an earlier version."""
        present = self._former.get(former_id)
        entry = self.routine(present.routine) if present else None
        return replace(entry, options=present.options) if entry and present else None

    @cached_property
    def _former(self) -> Mapping[str, Replaced]:
        """By ids that shipped routines had: the id now, and the options that came to it."""
        shipped = (self._shipped(name) for name in self.shipped_ids())
        entries = [self.routine_file(path) for path in shipped if path]
        return {
            old.routine: replace(old, routine=entry.id)
            for entry in entries
            for old in (entry.routine.replaces if entry.routine else ())
        }

    def routine_at(self, path: Path) -> RoutineEntry | None:
        """A routine from any file, or None where there is no such file."""
        return self.routine_file(path.absolute()) if is_file(path) else None

    def routine_file(self, path: Path) -> RoutineEntry:
        """A routine from any file; read again only after it or one of its exercises changed."""
        written, known = file_stamp(path), self._entries.get(path)
        if known is None or known.stamp != written or known.used != self._found(known.used):
            entry, names = self._read_routine(path)
            known = self._entries[path] = _Kept(written, entry, self._found(names))
        return known.entry

    def _found(self, names: Iterable[str]) -> dict[str, Exercise | None]:
        return {name: self.exercises.get(name) for name in names}

    def own_text(self, routine_id: str) -> str:
        """The text of an own routine's file, empty where there is none.

        Raises:
            OSError: the file cannot be read.
        """
        path = self._own(routine_id)
        return "" if path is None else path.read_text(encoding="utf-8", errors="replace")

    def original(self, routine_id: str, routine: Routine) -> RoutineEntry | None:
        """What a routine was made from: the shipped one of its id, or its origin."""
        shipped = self._shipped(routine_id)
        if shipped is not None:
            return self.routine_file(shipped)
        origin = self.routine(routine.origin) if routine.origin else None
        return origin or self._standing_for(routine_id)

    def templates(self) -> tuple[RoutineEntry, ...]:
        """What a new routine can begin with."""
        folder = self._resources / "templates"
        return tuple(self.routine_file(path) for path in toml_files(folder))

    def save(self, routine_id: str, routine: Routine) -> None:
        """Keep a routine as an own one; in any thread, as may be what follows.

        Raises:
            OSError: the folder cannot be written or the disk is full.
            ValueError: the file it replaces cannot be read, or is no TOML.
        """
        save_routine(self.own_path(routine_id), routine)

    def new_id(self, name: str, also_taken: Collection[str] = ()) -> str:
        """An id for a name that no routine has yet."""
        return free_id(name, {*self.routine_ids(), *self._former, *also_taken}, "routine")

    def routines_with(self, exercise_id: str) -> tuple[RoutineEntry, ...]:
        """The routines that can be played now and have a step with an exercise."""
        return tuple(
            entry
            for entry in self.routines()
            if entry.routine
            and any(s.exercise == exercise_id for _, s in exercise_steps(entry.routine))
        )

    def main_exercise(self, routine_id: str, timing: Timing) -> str | None:
        """The exercise whose picture stands for a routine, also for one that is played alone."""
        if routine_id.startswith(ALONE_PREFIX):
            return routine_id.removeprefix(ALONE_PREFIX)
        entry = self.routine(routine_id)
        if entry is None or entry.routine is None:
            return None
        return portrait_of(entry.routine, self.exercises, timing).exercise

    def find(self, id_or_file: str) -> RoutineEntry | None:
        """A routine by its id or its file, or None where there is neither."""
        return self.routine(id_or_file) or self.routine_at(Path(id_or_file))

    def _is_another(self, copy: ConflictCopy) -> bool:
        original = self.routine(copy.original.stem)
        return original is not None and self.routine_file(copy.path).name == original.name

    def _read_routine(self, path: Path) -> tuple[RoutineEntry, set[str]]:
        """A routine's file, and the ids of the exercises that it names."""
        read = read_routine(path)
        value, problems = read.value, read.problems
        if value is not None:
            problems = cross_problems(value, self.exercises)
            if path.is_relative_to(self._resources):
                value = in_language(value, path)
        routine, flawed = (None, value) if problems else (value, None)
        steps = [step for _, step in exercise_steps(value)] if value else []
        names = {name for step in steps for name in (step.exercise, step.swap) if name}
        own = path.parent == self.own_folder
        if not is_routine_id(path.stem):
            routine, problems = None, (*problems, Problem(RoutineFault.STRANGE_NAME))
        return RoutineEntry(path.stem, path, own, routine, problems, flawed), names


def _rank(entry: RoutineEntry) -> tuple[bool, bool, str]:
    is_variant = entry.routine is not None and "variant" in entry.routine.tags
    return (is_variant, not entry.own, entry.name.lower())
