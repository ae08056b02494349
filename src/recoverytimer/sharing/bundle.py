"""What is shared or imported: routines, exercises and pictures as the files that they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from recoverytimer.base.ownfile import KIB
from recoverytimer.base.plaintext import printable
from recoverytimer.base.toml.reading import LARGEST_TEXT_FILE, FileRead, Problem
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.files import read_exercise_text
from recoverytimer.exercise.ownpictures import picture_fault
from recoverytimer.routine.files import read_routine_text
from recoverytimer.routine.routine import Routine

TOML = ".toml"
MOST_TOLD = 200
MOST_TOLD_OF_ONE = 20


class ShareFormat(StrEnum):
    """What a routine is shared as; the value is the ending of the file."""

    FILE = ".recovery"
    TEXT = ".toml"
    SHEET = ".pdf"

    @property
    def choice(self) -> str:
        """What one chooses it by."""
        names = {
            ShareFormat.FILE: "As one file (.recovery)",
            ShareFormat.TEXT: "As text (.toml)",
            ShareFormat.SHEET: "As a printable sheet (PDF)",
        }
        return names[self]


class PieceFolder(StrEnum):
    """Where a piece belongs; what others need comes first."""

    PICTURES = "pictures"
    EXERCISES = "exercises"
    ROUTINES = "routines"


PieceLocation = tuple[PieceFolder, str]
"""A folder and the name of a file in it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One sound file; `name` is what a person calls it."""

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


@dataclass(frozen=True, slots=True)
class Bundle:
    """Pieces that belong together.

    Attributes:
        problems: what could not be understood, and so is not among the pieces.
        assumed: what was taken for something, and what was made to fit.
    """

    pieces: tuple[Piece, ...] = ()
    problems: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Be printable, whatever the file says that the sentences quote."""
        for name in ("problems", "assumed"):
            object.__setattr__(self, name, tuple(map(printable, getattr(self, name))))


def read_routine_piece(piece: Piece) -> Routine:
    """What the text of a routine means."""
    value = read_routine_text(piece.text).value
    assert value is not None
    return value


def read_exercise_piece(piece: Piece) -> Exercise:
    """What the text of an exercise means."""
    value = read_exercise_text(piece.text).value
    assert value is not None
    return value


def piece_of(folder: PieceFolder, file: str, data: bytes) -> tuple[Piece | None, tuple[str, ...]]:
    """A sound piece, or everything that is wrong with it; its text has plain line ends then."""
    if folder is PieceFolder.PICTURES:
        fault = picture_fault(file, data)
        return (None, (f"the picture {fault}",)) if fault else (Piece(folder, file, file, data), ())
    text, fault = decoded(data)
    if fault:
        return None, (fault,)
    read: FileRead[Routine] | FileRead[Exercise] = (
        read_routine_text(text) if folder is PieceFolder.ROUTINES else read_exercise_text(text)
    )
    if read.value is None:
        return None, few(tuple(map(str, read.problems)), MOST_TOLD_OF_ONE)
    return Piece(folder, file, read.value.name, text.encode()), ()


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a TOML file without a mark at its start, or else what is wrong with it."""
    if len(data) > LARGEST_TEXT_FILE:
        return "", f"the file is larger than {LARGEST_TEXT_FILE // KIB} KiB"
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n"), ""
    except UnicodeDecodeError as error:
        problem = Problem(f"byte {error.start}", "the file is not UTF-8 text", "Save it as UTF-8")
        return "", str(problem)


def merged_bundles(bundles: Iterable[Bundle]) -> Bundle:
    """Several bundles as one; of what comes twice the first is taken."""
    pieces: dict[PieceLocation, Piece] = {}
    problems: list[str] = []
    assumed: list[str] = []
    for bundle in bundles:
        problems += bundle.problems
        assumed += bundle.assumed
        for piece in bundle.pieces:
            first = pieces.setdefault(piece.location, piece)
            if first.data != piece.data:
                problems.append(f"{piece.name}: there are two of {piece.file}; one was left out.")
    return Bundle(in_order(pieces.values()), few(problems), few(assumed))


def few(texts: Sequence[str], most: int = MOST_TOLD) -> tuple[str, ...]:
    """Not more texts than a person would read."""
    more = len(texts) - most
    return (*texts[:most], f"And {more} more.") if more > 0 else tuple(texts)


def in_order(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pictures, exercises, routines: nothing comes before what it needs."""
    folders = list(PieceFolder)
    return tuple(sorted(pieces, key=lambda p: (folders.index(p.folder), p.file)))
