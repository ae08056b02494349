"""What is wrong with a file, as values: `words` make sentences of them where they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import Any, TypeGuard

from msgspec import Struct

Place = tuple[str | int, ...]
"""The way to a table: keys, and indices from 0, as ("steps", 2, "steps", 0)."""


class Problem(Struct, frozen=True):
    """What is wrong with a file, and where.

    Attributes:
        fault: what is wrong; a subject has its own ones beside those that are here.
        place: the table that it is in; empty for the whole of the file.
        key: what of that table it is about; empty where that is no single key.
        name: what the table is about by its own words, such as the exercise of a step.
        file: the file's name, where there are several.
    """

    fault: Any
    place: Place = ()
    key: str = ""
    name: str = ""
    file: str = ""


class MoreProblems(Struct, frozen=True):
    """There are further ones like those before."""

    number: int


MOST_PROBLEMS = 200
"""More of them nobody reads, and each takes memory."""


def few(problems: Sequence[Problem], most: int = MOST_PROBLEMS) -> tuple[Problem, ...]:
    """The first of them, and how many others there are."""
    if len(problems) <= most:
        return tuple(problems)
    more = sum(p.fault.number if isinstance(p.fault, MoreProblems) else 1 for p in problems[most:])
    return (*problems[:most], Problem(MoreProblems(more)))


class NotUtf8(Struct, frozen=True):
    """The file is not UTF-8 text."""

    byte: int


class TooLarge(Struct, frozen=True):
    """The file holds more than any that the app writes."""

    most: int


class Unreadable(Struct, frozen=True):
    """The file cannot be read; empty where it is none."""

    reason: str = ""


class Damaged(Struct, frozen=True):
    """The file holds something else than it should; from which line on, where that is known."""

    line: int = 0


class TooManyDots(Struct, frozen=True):
    """A key of a TOML text has more dots than any of ours, as `a.b.c` has two; or all of them do.

    Attributes:
        line: from 1.
        most: how many there may be.
    """

    line: int
    most: int
    in_all: bool = False


class NotToml(Struct, frozen=True):
    """The text is no TOML.

    Attributes:
        detail: what Python's reader says of it, without where; empty where it says nothing.
        line, column: from 1; 0 where that is not known.
    """

    detail: str = ""
    line: int = 0
    column: int = 0


class NewerFormat(Struct, frozen=True):
    """The file comes from a newer version of Recovery Timer."""

    number: int


class NotATable(Struct, frozen=True):
    """A value stands in the place of a table."""

    value: str


class UnknownKey(Struct, frozen=True):
    """A key is none of those that are known; `near` is what may be meant."""

    near: str
    known: tuple[str, ...]


class MissingKey(Struct, frozen=True):
    """A key is missing; `wanted` is the declared type of its values."""

    wanted: Any


class WrongValue(Struct, frozen=True):
    """A value, as written, is none of the declared type."""

    value: str
    wanted: Any

    @property
    def is_empty(self) -> bool:
        """Whether it is an empty text."""
        return self.value == '""'


class ArchiveFaultKind(Enum):
    """Why an archive is not read."""

    DAMAGED = auto()
    NO_ARCHIVE = auto()
    TOO_LARGE = auto()
    TOO_MANY_FILES = auto()
    POINTS_OUT = auto()
    LINK = auto()
    ENCRYPTED = auto()
    PACKED_UNKNOWN = auto()
    ENTRY_TOO_LARGE = auto()
    PACKED_SMALL = auto()
    TWICE = auto()


class ArchiveFault(Struct, frozen=True):
    """Why an archive is not read.

    Attributes:
        name: the file in it that it is about, in short; empty where it is about all of it.
        most: how many files, or how large, would be read.
    """

    kind: ArchiveFaultKind
    name: str = ""
    most: int = 0


class XmlFault(Enum):
    """Why an XML file is not read."""

    ENTITIES = auto()
    TOO_DEEP = auto()
    NO_GPX = auto()
    NO_TCX = auto()


class GoesOn(Enum):
    """How the app goes on without a file that cannot be used."""

    WITHOUT = auto()
    WITH_THE_REST = auto()
    WITH_USUAL_SETTINGS = auto()


def is_newer(found: object, newest: int) -> TypeGuard[int]:
    """Whether a file's format is one of a later version; no version will ever have a thousand."""
    return type(found) is int and newest < found < 1000


def as_written(value: object) -> str:
    """A value as a person wrote it, short; empty for a number too long to be written."""
    try:
        text = f'"{value}"' if isinstance(value, str) else str(value)
    except ValueError:
        # Python writes out no number of more than some thousand digits.
        return ""
    if isinstance(value, bool):
        text = text.lower()
    return text if len(text) <= 60 else text[:57] + "..."


def nearest(name: str, names: Iterable[str]) -> str:
    """The name that may be meant by another; empty where none is like it."""
    import difflib

    return next(iter(difflib.get_close_matches(name, list(names), n=1)), "")
