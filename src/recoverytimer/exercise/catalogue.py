"""Shipped and own exercises by id, read when first asked for; a person's own ones win."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from recoverytimer.base.conflictcopies import ConflictCopy
from recoverytimer.base.content import in_language
from recoverytimer.base.disk import (
    FileStamp,
    file_of,
    file_stamp,
    toml_files,
)
from recoverytimer.base.filenames import free_id
from recoverytimer.base.ownfiles import OwnFiles
from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import Problem
from recoverytimer.base.toml.reading import FileRead, StructReader, parse
from recoverytimer.exercise.exercise import DefaultDose, Exercise, Kind, Sides, Source, Variant
from recoverytimer.exercise.files import exercise_table, read_exercise, save_exercise


class ExerciseEntry(Struct, frozen=True):
    """An exercise and where it comes from.

    Attributes:
        exercise: the own one or, where that is not sound, the shipped one; None without either.
        own, shipped: whether there is a file of the person's, and one that comes with the app.
        problems: what is wrong with the file that should count.
    """

    id: str
    path: Path
    own: bool
    shipped: bool
    exercise: Exercise | None
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """The exercise's name, or its file's where that cannot be read."""
        return self.exercise.name if self.exercise else printable(self.path.name)


class _Known(Struct, frozen=True):
    stamps: tuple[FileStamp | None, FileStamp | None]
    entry: ExerciseEntry | None


class Exercises(OwnFiles, Mapping[str, Exercise]):
    """Exercises by id, each read when it is first asked for; unsound ones are not in it.

    What changes on the disk is noticed at `refresh`, so that a page is made of one state.
    """

    def __init__(self, shipped: Path, own: Path) -> None:
        super().__init__(shipped, own)
        self._known: dict[str, _Known] = {}
        self._names: tuple[str, ...] | None = None

    def __getitem__(self, exercise_id: str) -> Exercise:
        entry = self.entry(exercise_id)
        if entry is None or entry.exercise is None:
            raise KeyError(exercise_id)
        return entry.exercise

    def __iter__(self) -> Iterator[str]:
        return (name for name in self.names if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of all files, sound or not, until the next `refresh`."""
        names = self._names
        if names is None:
            names = self._names = self._listed()
        return names

    def _listed(self) -> tuple[str, ...]:
        files = (*self._own_files(), *toml_files(self.shipped_folder))
        return tuple(sorted({path.stem for path in files}))

    def _is_another(self, copy: ConflictCopy) -> bool:
        there, here = read_exercise(copy.path).value, self.get(copy.original.stem)
        return there is not None and here is not None and there.name == here.name

    def kind_of(self, exercise_id: str) -> Kind | None:
        """The kind of an exercise, where there is one of this id."""
        exercise = self.get(exercise_id)
        return exercise.kind if exercise else None

    def refresh(self) -> None:
        """Let go of what changed on the disk; only files that were read are looked at."""
        self._names = None
        for exercise_id, known in list(self._known.items()):
            if self._stamps(exercise_id) != known.stamps:
                self._known.pop(exercise_id, None)

    def entry(self, exercise_id: str) -> ExerciseEntry | None:
        """An exercise by its id, or None where there is no such file."""
        known = self._known.get(exercise_id)
        if known is None:
            stamps = self._stamps(exercise_id)
            known = self._known[exercise_id] = _Known(stamps, self._read(exercise_id, *stamps))
        return known.entry

    def read(self, exercise_id: str) -> FileRead[Exercise]:
        """What an exercise's file holds or what is wrong with it; an own one that is sound wins."""
        entry = self.entry(exercise_id)
        if entry is None:
            return FileRead(None)
        return FileRead(entry.exercise, () if entry.exercise else entry.problems)

    def table(self, exercise_id: str) -> dict[str, Any]:
        """What an exercise's file holds, to be changed; of an unsound one what can be understood.

        Empty where there is no such exercise.
        """
        entry = self.entry(exercise_id)
        if entry is not None and entry.problems:
            return _understood(parse(entry.path, StructReader()) or {})
        return exercise_table(entry.exercise) if entry and entry.exercise else {}

    def new_id(self, name: str) -> str:
        """An id for a name that no exercise has yet."""
        return free_id(name, self._listed(), "exercise")

    def save(self, exercise_id: str, exercise: Exercise) -> None:
        """Keep an exercise as an own one; in any thread, as may be what follows.

        Raises:
            OSError: the folder cannot be written or the disk is full.
            ValueError: the file it replaces cannot be read, or is no TOML.
        """
        save_exercise(self.own_path(exercise_id), exercise)
        self._let_go(exercise_id)

    def content(self, exercise_id: str) -> bytes | None:
        """What an own exercise's file holds, so that `put_back` can undo a change; else None.

        Raises:
            OSError: the file cannot be read.
        """
        path = self._own(exercise_id)
        return None if path is None else path.read_bytes()

    def put_back(self, exercise_id: str, content: bytes | None) -> None:
        """Have an own exercise's file hold what it held, or be gone where it held nothing.

        Raises:
            OSError: the folder cannot be written or the disk is full.
        """
        if content is None:
            self.delete(exercise_id)
        else:
            self.restore(exercise_id, content)

    def _let_go(self, file_id: str) -> None:
        self._known.pop(file_id, None)
        self._names = None

    def _stamps(self, exercise_id: str) -> tuple[FileStamp | None, FileStamp | None]:
        name = f"{exercise_id}.toml"
        try:
            return file_stamp(file_of(self.own_folder, name)), file_stamp(
                file_of(self.shipped_folder, name)
            )
        except OSError:
            return None, None

    def _read(
        self, exercise_id: str, own: FileStamp | None, shipped: FileStamp | None
    ) -> ExerciseEntry | None:
        paths = [self.own_path(exercise_id)] if own else []
        paths += [file_of(self.shipped_folder, f"{exercise_id}.toml")] if shipped else []
        if not paths:
            return None
        first = read_exercise(paths[0])
        value = first.value
        if value is None and len(paths) > 1:
            value = read_exercise(paths[1]).value
        if shipped and (first.value is None or not own):
            value = in_language(value, paths[-1])
        return ExerciseEntry(
            exercise_id, paths[0], own is not None, shipped is not None, value, first.problems
        )


def _understood(table: dict[str, Any]) -> dict[str, Any]:
    """The keys of an exercise, whatever they hold; what only TOML can hold becomes text."""
    found = _known(Exercise, table)
    parts: dict[str, type[Struct]] = {"dose": DefaultDose, "easier": Variant, "harder": Variant}
    for key, cls in parts.items():
        if isinstance(found.get(key), dict):
            found[key] = _known(cls, found[key])
    if isinstance(found.get("sources"), list):
        found["sources"] = [_known(Source, s) for s in found["sources"] if isinstance(s, dict)]
    return {k: v for k, v in found.items() if v and (k, v) != ("sides", Sides.NONE)}


def _known(cls: type[Struct], table: dict[str, Any]) -> dict[str, Any]:
    keys = cls.__struct_encode_fields__
    return {k: _plain(v) for k, v in table.items() if k in keys}


def _plain(value: Any) -> Any:
    """The same with dates, infinite numbers and whatever else only TOML has as texts."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    number = isinstance(value, int | float) and math.isfinite(value)
    return value if number or isinstance(value, str) else str(value)
