"""Shipped and own programmes by id; a person's own ones win."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from recoverytimer.base.content import in_language
from recoverytimer.base.disk import FileStamp, file_stamp, is_file
from recoverytimer.base.filenames import free_id
from recoverytimer.base.ownfiles import OwnFiles
from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import Problem
from recoverytimer.exercise.exercise import is_routine_id
from recoverytimer.programme.check import ProgrammeCheck, names_in
from recoverytimer.programme.faults import ProgrammeFault
from recoverytimer.programme.files import read_programme, save_programme
from recoverytimer.programme.programme import Programme
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine


class ProgrammeEntry(Struct, frozen=True):
    """A programme file: what it holds, or what is wrong with it (then `programme` is None).

    Attributes:
        flawed: what it holds where it reads well in itself, and only cannot be followed as it is.
    """

    id: str
    path: Path
    own: bool
    programme: Programme | None
    problems: tuple[Problem, ...] = ()
    flawed: Programme | None = None

    @property
    def to_edit(self) -> Programme | None:
        """What can be edited; None where the file cannot be read."""
        return self.programme or self.flawed

    @property
    def name(self) -> str:
        """The programme's name, or its file's where that cannot be read."""
        return self.to_edit.name if self.to_edit else printable(self.path.name)


class ProgrammeLibrary(OwnFiles):
    """Every programme that can be followed."""

    def __init__(self, resources: Path, data: Path, routines: Library) -> None:
        super().__init__(resources / "programmes", data / "programmes")
        self._resources, self._routines = resources, routines
        self._kept: dict[Path, _Kept] = {}

    def ids(self) -> tuple[str, ...]:
        """All ids, the shipped ones first."""
        shipped = self.shipped_ids()
        own = (path.stem for path in self._own_files())
        return (*shipped, *(one for one in own if one not in shipped))

    def programmes(self) -> tuple[ProgrammeEntry, ...]:
        """All programmes, sound or not, in the order of their ids."""
        return tuple(entry for one in self.ids() if (entry := self.programme(one)))

    def programme(self, programme_id: str) -> ProgrammeEntry | None:
        """A programme by its id, or None where there is none."""
        path = self._own(programme_id) or self._shipped(programme_id)
        return None if path is None else self.programme_file(path)

    def programme_file(self, path: Path) -> ProgrammeEntry:
        """A programme from any file, checked against what there is now."""
        written, kept = file_stamp(path), self._kept.get(path)
        if kept is None or kept.stamp != written or kept.used != self._used(kept.used):
            kept = self._kept[path] = self._read(path, written)
        return kept.entry

    def routine(self, routine_id: str) -> Routine | None:
        """A routine that a day plays, or None where it is not there or cannot be played."""
        entry = self._routines.routine(routine_id)
        return entry.routine if entry else None

    @property
    def check(self) -> ProgrammeCheck:
        """What programmes are checked against."""
        return ProgrammeCheck(
            exercises=self._routines.exercises,
            routines=self.routine,
            routine_ids=self._routines.routine_ids(),
            programme_ids=self.ids(),
        )

    def save(self, programme_id: str, programme: Programme) -> None:
        """Keep a programme as an own one.

        Raises:
            OSError: the folder cannot be written or the disk is full.
            ValueError: the file it replaces cannot be read, or is no TOML.
        """
        save_programme(self.own_path(programme_id), programme)

    def new_id(self, name: str) -> str:
        """An id for a name that no programme has yet."""
        return free_id(name, set(self.ids()), "programme")

    def find(self, id_or_file: str) -> ProgrammeEntry | None:
        """A programme by its id or its file, or None where there is neither."""
        path = Path(id_or_file)
        found = self.programme(id_or_file)
        return found or (self.programme_file(path.absolute()) if is_file(path) else None)

    def _read(self, path: Path, stamp: FileStamp | None) -> _Kept:
        read = read_programme(path)
        value, problems = read.value, read.problems
        check = self.check
        used = self._used(names_in(value) if value else ())
        if value is not None:
            problems = check.problems(value)
            if path.is_relative_to(self._resources):
                value = in_language(value, path)
        programme, flawed = (None, value) if problems else (value, None)
        if not is_routine_id(path.stem):
            programme, problems = None, (*problems, Problem(ProgrammeFault.STRANGE_NAME))
        own = path.parent == self.own_folder
        return _Kept(stamp, ProgrammeEntry(path.stem, path, own, programme, problems, flawed), used)

    def _used(self, names: Iterable[str]) -> dict[str, object]:
        """The exercises, routines and programmes of some ids, as they are now."""
        return {
            name: (
                self._routines.exercises.get(name),
                self.routine(name),
                self._own(name) or self._shipped(name),
            )
            for name in names
        }


class _Kept(Struct, frozen=True):
    """What was read of a programme's file, when that was written, and what it relied on."""

    stamp: FileStamp | None
    entry: ProgrammeEntry
    used: dict[str, object]
