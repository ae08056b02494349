"""From parsed TOML to typed values, with every problem told at once."""

from __future__ import annotations

import re
import tomllib
import types
import typing
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec
from msgspec import NODEFAULT, Struct

from recoverytimer.base.ownfile import KIB, OwnFileError, is_there, own_text
from recoverytimer.base.plaintext import plain_texts
from recoverytimer.base.problem import (
    MOST_PROBLEMS,
    MissingKey,
    MoreProblems,
    NotATable,
    NotToml,
    NotUtf8,
    Place,
    Problem,
    TooManyDots,
    UnknownKey,
    WrongValue,
    as_written,
    nearest,
)

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

LARGEST_TEXT_FILE = 256 * KIB
MOST_GUESSES = 50
# No format of ours has a key of more than three parts.
MOST_DOTS = 8
# With comments kept, each dot costs far more.
MOST_DOTS_IN_ALL = 5000

S = TypeVar("S", bound=Struct)
T = TypeVar("T")


class FileRead(Struct, Generic[T], frozen=True):
    """What a file holds, or what is wrong with it (then the value may be None)."""

    value: T | None
    problems: tuple[Problem, ...] = ()


@cache
def declared_fields(cls: type[Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a struct; asking msgspec means evaluating all type hints anew."""
    return msgspec.structs.fields(cls)


class StructReader:
    """Converts tables and collects what is wrong with them: the first of it, the rest counted.

    Attributes:
        count: how many problems there were.
        names: what the table in a place is about, for whoever is told of a problem there.
        file: the name of the file that is being read, where there are several.
    """

    def __init__(self) -> None:
        self.count = 0
        self.names: dict[Place, str] = {}
        self.file = ""
        self._kept: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, and at the end how much more."""
        more = self.count - len(self._kept)
        return (*self._kept, Problem(MoreProblems(more))) if more else tuple(self._kept)

    def problem(self, fault: object, place: Place = (), key: str = "") -> None:
        """Note one problem."""
        self.count += 1
        if self.count <= MOST_PROBLEMS:
            name = self.names.get(place, "")
            self._kept.append(Problem(fault, place, key, name, self.file))

    def take(self, problems: Iterable[Problem]) -> None:
        """Note problems that were found elsewhere."""
        for problem in problems:
            if isinstance(problem.fault, MoreProblems):
                self.count += problem.fault.number
            else:
                self.count += 1
                if self.count <= MOST_PROBLEMS:
                    self._kept.append(problem)

    def struct(self, cls: type[S], table: object, place: Place = ()) -> S | None:
        """The value of a table, or None (with the problems noted) when it is not sound."""
        if not isinstance(table, dict):
            self.problem(NotATable(as_written(table)), place)
            return None
        try:
            return msgspec.convert(table, cls)
        except msgspec.ValidationError:
            # It stops at the first mistake; field by field all of them are found.
            before = self.count
        self.unknown_keys(table, declared_fields(cls), place)
        values = self.fields(cls, table, place)
        return cls(**values) if self.count == before else None

    def fields(
        self,
        cls: type[Struct],
        table: Mapping[str, object],
        place: Place = (),
        skip: Collection[str] = (),
    ) -> dict[str, Any]:
        """The sound fields of a table by name; the others are noted as problems."""
        values: dict[str, Any] = {}
        for info in declared_fields(cls):
            if info.encode_name in skip:
                continue
            if info.encode_name in table:
                value = self._value(info.type, table[info.encode_name], place, info.encode_name)
                if value is not _UNSOUND:
                    values[info.name] = value
            elif info.default is NODEFAULT and info.default_factory is NODEFAULT:
                self.problem(MissingKey(info.type), place, info.encode_name)
        return values

    def unknown_keys(
        self,
        table: Mapping[str, object],
        known: Collection[str] | tuple[msgspec.structs.FieldInfo, ...],
        place: Place = (),
    ) -> None:
        """Note every key of the table that is not known."""
        names = tuple(k if isinstance(k, str) else k.encode_name for k in known)
        for key in table:
            if key not in names:
                # Looking for what was meant takes long, and nobody reads so many.
                near = nearest(key, names) if self.count < MOST_GUESSES else ""
                self.problem(UnknownKey(near, names), place, key)

    def _value(self, wanted: Any, value: object, place: Place, key: str) -> Any:
        inner = _struct_in(wanted)
        if inner and isinstance(value, dict):
            read = self.struct(inner, value, (*place, key))
            return _UNSOUND if read is None else read
        element = _element_struct_in(wanted)
        if element and isinstance(value, list):
            items = [self.struct(element, one, (*place, key, n)) for n, one in enumerate(value)]
            if None in items:
                return _UNSOUND
        try:
            return msgspec.convert(value, wanted)
        except msgspec.ValidationError:
            self.problem(WrongValue(as_written(value), wanted), place, key)
            return _UNSOUND


_UNSOUND: Any = object()


class DottedError(ValueError):
    """The keys of a TOML text have too many dots, as `a.b.c` has two.

    Python's reader keeps each beginning of a key, so a long one takes memory by the square of its
    length: some 60 GB for a file of 256 KiB.
    """

    def __init__(self, fault: TooManyDots) -> None:
        super().__init__(fault)
        self.fault = fault


def toml_values(text: str) -> dict[str, Any]:
    """What a TOML text holds; nothing but this reads TOML for its values.

    Raises:
        DottedError: a key has more than `MOST_DOTS` dots.
        RecursionError: lists or tables lie too deep within each other.
        ValueError: it is no TOML.
    """
    if _MANY_DOTS.search(text):
        for dots, place in _dots(text):
            if dots > MOST_DOTS:
                raise DottedError(TooManyDots(_line(text, place), MOST_DOTS))
    return tomllib.loads(text)


def toml_document(text: str) -> TOMLDocument:
    """A TOML text with its comments, to be changed; nothing but this reads it like that.

    Raises:
        DottedError: its keys have more than `MOST_DOTS_IN_ALL` dots, or one of them too many.
        ValueError: it is no TOML.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    total = 0
    for dots, place in _dots(text):
        total += dots
        if dots > MOST_DOTS:
            raise DottedError(TooManyDots(_line(text, place), MOST_DOTS))
        if total > MOST_DOTS_IN_ALL:
            raise DottedError(TooManyDots(_line(text, place), MOST_DOTS_IN_ALL, in_all=True))
    try:
        return tomlkit.parse(text)
    except (TOMLKitError, RecursionError) as error:
        raise ValueError(str(error)) from error


# A key ends with its line, so without such a line there is nothing to look for.
_MANY_DOTS = re.compile(rf"^(?:[^.\n]*+\.){{{MOST_DOTS + 1}}}", re.MULTILINE)
# No alternative fails after its first letters or goes back, so a text is gone through once.
_PART = re.compile(r"""[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*+"?+|'[^'\n]*+'?+""")
_COMMENT = r"\#[^\n]*+"
_BASIC = r'"""(?:[^"\\]++|\\[\s\S]|"(?!""))*+(?:"{3,5})?+'
_LITERAL = r"'''(?:[^']++|'(?!''))*+(?:'{3,5})?+"
_KEY = rf"(?:{_PART.pattern})(?:[ \t]*+\.[ \t]*+(?:{_PART.pattern}))*+"
_TOKEN = re.compile(f"{_COMMENT}|{_BASIC}|{_LITERAL}|(?P<key>{_KEY})")


def _dots(text: str) -> Iterator[tuple[int, int]]:
    """How many dots each key has that has any, and where it is; a number counts as one, too."""
    for token in _TOKEN.finditer(text):
        key = token["key"]
        if key and "." in key:
            yield sum(1 for _ in _PART.finditer(key)) - 1, token.start()


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def parse(path: Path, reader: StructReader) -> dict[str, Any] | None:
    """The tables of a TOML file, or None with the problem noted."""
    try:
        text = own_text(path, LARGEST_TEXT_FILE)
    except UnicodeDecodeError as error:
        reader.problem(NotUtf8(error.start))
    except OwnFileError as error:
        reader.problem(error.fault)
    else:
        return parse_text(text, reader)
    return None


def parse_text(text: str, reader: StructReader) -> dict[str, Any] | None:
    """The tables of a TOML text, its own texts plain; or None with the problem noted."""
    try:
        values: dict[str, Any] = plain_texts(toml_values(text))
        return values
    except DottedError as error:
        reader.problem(error.fault)
    except tomllib.TOMLDecodeError as error:
        reader.problem(_not_toml(str(error)))
    except (MemoryError, RecursionError, ValueError):
        reader.problem(NotToml())
    return None


def _not_toml(said: str) -> NotToml:
    # Before Python 3.14 an error says only in its text where it is.
    where = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", said)
    if where is None:
        return NotToml(said)
    return NotToml(said[: where.start()], int(where[1] or 0), int(where[2] or 0))


def read_file(cls: type[S], path: Path) -> FileRead[S]:
    """Read an exercise, a guide file or any other file that is one plain table."""
    reader = StructReader()
    return _plain(cls, parse(path, reader), reader)


def read_text(cls: type[S], text: str) -> FileRead[S]:
    """Read an exercise, a guide file or any other plain table from a text."""
    reader = StructReader()
    return _plain(cls, parse_text(text, reader), reader)


def _plain(cls: type[S], table: dict[str, Any] | None, reader: StructReader) -> FileRead[S]:
    value = None if table is None else reader.struct(cls, table)
    return FileRead(None if reader.problems else value, reader.problems)


def existing_text(path: Path) -> str:
    """The text of a file that is to be replaced, empty where there is none.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no UTF-8 text, or too large.
    """
    return own_text(path, LARGEST_TEXT_FILE) if is_there(path) else ""


def _struct_in(wanted: Any) -> type[Struct] | None:
    if isinstance(wanted, type) and issubclass(wanted, Struct):
        return wanted
    if isinstance(wanted, types.UnionType) or typing.get_origin(wanted) is typing.Union:
        found = [s for s in map(_struct_in, typing.get_args(wanted)) if s]
        return found[0] if len(found) == 1 else None
    return None


def _element_struct_in(wanted: Any) -> type[Struct] | None:
    if typing.get_origin(wanted) is typing.Annotated:
        wanted = typing.get_args(wanted)[0]
    if typing.get_origin(wanted) is tuple:
        return _struct_in(typing.get_args(wanted)[0])
    return None
