"""What is shared or imported: routines, exercises and pictures as the files that they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from recoverytimer.base.problem import NotUtf8, Problem, TooLarge, few
from recoverytimer.base.toml.reading import LARGEST_TEXT_FILE, FileRead, toml_values
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.files import read_exercise_text
from recoverytimer.exercise.ownpictures import picture_fault
from recoverytimer.routine.files import read_routine_table, read_routine_text
from recoverytimer.routine.routine import Routine
from recoverytimer.sharing.faults import ShareFault, WrongPicture

TOML = ".toml"
MOST_TOLD_OF_ONE = 20


class ShareFormat(StrEnum):
    """What a routine is shared as; the value is the ending of the file."""

    FILE = ".recovery"
    TEXT = ".toml"
    SHEET = ".pdf"
    PICTURE = ".png"


class PieceFolder(StrEnum):
    """Where a piece belongs; what others need comes first."""

    PICTURES = "pictures"
    EXERCISES = "exercises"
    ROUTINES = "routines"


PieceLocation = tuple[PieceFolder, str]
"""A folder and the name of a file in it."""


@dataclass(frozen=True)
class Piece:
    """One sound file; `name` is what a person calls it, `table` what its text holds."""

    folder: PieceFolder
    file: str
    name: str
    data: bytes

    @property
    def location(self) -> PieceLocation:
        """Where it belongs."""
        return self.folder, self.file

    @property
    def id(self) -> str:
        """The name of the file without its ending."""
        return PurePosixPath(self.file).stem

    @property
    def text(self) -> str:
        """What it says, if it is no picture."""
        return self.data.decode("utf-8")

    @cached_property
    def table(self) -> Mapping[str, Any]:
        """What its text holds, not to be changed."""
        return toml_values(self.text)

    @cached_property
    def routine(self) -> Routine:
        """What it means, if it is one."""
        value = read_routine_table(dict(self.table)).value
        assert value is not None
        return value

    @cached_property
    def exercise(self) -> Exercise:
        """What it means, if it is one."""
        value = read_exercise_text(self.text).value
        assert value is not None
        return value


@dataclass(frozen=True, slots=True)
class Bundle:
    """Pieces that belong together.

    Attributes:
        problems: what could not be understood, and so is not among the pieces.
        assumed: what was taken for something, and what was made to fit.
    """

    pieces: tuple[Piece, ...] = ()
    problems: tuple[Problem, ...] = ()
    assumed: tuple[Problem, ...] = ()


def piece_of(
    folder: PieceFolder, file: str, data: bytes
) -> tuple[Piece | None, tuple[Problem, ...]]:
    """A sound piece, or everything that is wrong with it; its text has plain line ends then."""
    if folder is PieceFolder.PICTURES:
        fault = picture_fault(file, data)
        if fault:
            return None, (Problem(WrongPicture(file, fault)),)
        return Piece(folder, file, file, data), ()
    text, problem = decoded(data)
    if problem:
        return None, (problem,)
    read: FileRead[Routine] | FileRead[Exercise] = (
        read_routine_text(text) if folder is PieceFolder.ROUTINES else read_exercise_text(text)
    )
    if read.value is None:
        return None, few(read.problems, MOST_TOLD_OF_ONE)
    return Piece(folder, file, read.value.name, text.encode()), ()


def decoded(data: bytes) -> tuple[str, Problem | None]:
    """The text of a TOML file without a mark at its start, or else what is wrong with it."""
    if len(data) > LARGEST_TEXT_FILE:
        return "", Problem(TooLarge(LARGEST_TEXT_FILE))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n"), None
    except UnicodeDecodeError as error:
        return "", Problem(NotUtf8(error.start))


def merged_bundles(bundles: Iterable[Bundle]) -> Bundle:
    """Several bundles as one; of what comes twice the first is taken."""
    pieces: dict[PieceLocation, Piece] = {}
    problems: list[Problem] = []
    assumed: list[Problem] = []
    for bundle in bundles:
        problems += bundle.problems
        assumed += bundle.assumed
        for piece in bundle.pieces:
            first = pieces.setdefault(piece.location, piece)
            if first.data != piece.data:
                problems.append(Problem(ShareFault.TWO_OF_ONE, name=piece.name, file=piece.file))
    return Bundle(in_order(pieces.values()), few(problems), few(assumed))


def in_order(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pictures, exercises, routines: nothing comes before what it needs."""
    folders = list(PieceFolder)
    return tuple(sorted(pieces, key=lambda p: (folders.index(p.folder), p.file)))
