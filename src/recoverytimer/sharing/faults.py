"""What can be wrong with what is imported, and what was assumed of it."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct

from recoverytimer.exercise.ownpictures import FaultOfPicture


class ShareFault(Enum):
    """What is wrong with a file that is to be imported, or with one within it."""

    NO_MANIFEST = auto()
    TOO_MUCH_TEXT = auto()
    NEWER_PACKAGE = auto()
    ONLY_LISTED = auto()
    STRANGER = auto()
    NAME_NOT_ALLOWED = auto()
    TWO_OF_ONE = auto()
    POSE = auto()
    UNKNOWN_ENDING = auto()


class TooLargeImport(Struct, frozen=True):
    """The file is larger than is read."""

    most: int


class WrongPicture(Struct, frozen=True):
    """A picture cannot be used; its own fault."""

    name: str
    fault: FaultOfPicture


class NoteKind(Enum):
    """What a file of another timer says that is not understood, or was made to fit."""

    NOT_JSON = auto()
    NO_TABLE = auto()
    NO_LIST = auto()
    NOT_UNDERSTOOD = auto()
    STRANGE_KEYS = auto()
    STRANGE_COLUMNS = auto()
    NO_COLUMNS = auto()
    UNREADABLE_TABLE = auto()
    TOO_MANY_ROWS = auto()
    TOO_MANY_WORKOUTS = auto()
    UNKNOWN_TIMER = auto()
    NOTHING_TO_DO = auto()
    TOO_MUCH = auto()
    NO_NAME = auto()
    WRONG_ROUNDS = auto()
    WRONG_SECONDS = auto()
    INTERVALS_LEFT_OUT = auto()
    # Assumed, and to be looked over.
    LATIN_1 = auto()
    NO_SOUNDS = auto()
    NEW_EXERCISES = auto()
    WITHOUT_SIDES = auto()
    NO_TITLE = auto()
    FITTED_ROUNDS = auto()
    FITTED_SECONDS = auto()
    UNSAFE_SECONDS = auto()
    UNTIMED = auto()
    TAKEN_FOR = auto()
    SHORTENED = auto()


class Note(Struct, frozen=True):
    """Something that was not understood, or was made to fit.

    Attributes:
        said: what the file says, in short.
        names: what it is about, where that is several things.
        number: how many there are, or how long something is.
        most: how many there may be, or how long it may be; what a number became.
    """

    kind: NoteKind
    said: str = ""
    names: tuple[str, ...] = ()
    number: float = 0
    most: float = 0
