"""From parsed TOML to typed values, with every problem told at once."""

from __future__ import annotations

import re
import sys
import tomllib
import types
import typing
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec
from msgspec import NODEFAULT, Meta, Struct

from recoverytimer.base.ownfile import KIB, OwnFileError, TooLargeError, is_there, own_text
from recoverytimer.base.plaintext import plain_texts, printable

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


class ProblemKind(StrEnum):
    """What is wrong, for one who says it in other words."""

    VALUE = "a value that is not right"
    EMPTY = "a text that is empty"
    RANGE = "a range that is not right"
    MISSING = "a key that is missing"
    NOT_THERE = "the name of something that is not there"
    TOO_LONG = "what takes longer than is safe"
    CONTRADICTION = "keys that make no sense together; its text names them"
    OTHER = "all else"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a file: where, what, and what would be right.

    Attributes:
        key: what it is about, from the step or the whole of the file: "pace", "easier.exercise";
            empty where that is no single key.
    """

    where: str
    what: str
    cure: str
    key: str = ""
    kind: ProblemKind = ProblemKind.OTHER

    def __post_init__(self) -> None:
        """Be printable, whatever the file says that it quotes."""
        for name in ("where", "what", "cure"):
            object.__setattr__(self, name, printable(getattr(self, name)))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}. {self.cure}"


@dataclass(frozen=True, slots=True)
class FileRead(Generic[T]):
    """What a file holds, or what is wrong with it (then the value may be None)."""

    value: T | None
    problems: tuple[Problem, ...] = ()


@cache
def declared_fields(cls: type[Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a struct; asking msgspec means evaluating all type hints anew."""
    return msgspec.structs.fields(cls)


@dataclass(slots=True)
class StructReader:
    """Converts tables and collects what is wrong with them.

    Attributes:
        most: how many problems are kept; one more then says how many others there were.
        count: how many there were.
    """

    problems: list[Problem] = field(default_factory=list)
    most: int = sys.maxsize
    count: int = 0
    _keys: list[str] = field(default_factory=list)

    @contextmanager
    def within(self, key: str) -> Iterator[None]:
        """Read what a key holds: the keys of problems are those below it."""
        self._keys.append(key)
        try:
            yield
        finally:
            self._keys.pop()

    def problem(
        self,
        where: str,
        what: str,
        cure: str,
        key: str = "",
        kind: ProblemKind = ProblemKind.OTHER,
    ) -> None:
        """Note one problem."""
        self.count += 1
        if self.count <= self.most:
            full_key = ".".join((*self._keys, key) if key else self._keys)
            self.problems.append(Problem(where, what, cure, full_key, kind))
        else:
            others = self.count - self.most
            more = f"and {others} more problem{'s' if others > 1 else ''} like these"
            self.problems[self.most :] = [Problem("", more, "Fix these first")]

    def struct(self, cls: type[S], table: object, where: str = "") -> S | None:
        """The value of a table, or None (with the problems noted) when it is not sound."""
        if not isinstance(table, dict):
            self.problem(
                where, f"{value_as_written(table)} is not a table", "Write its keys below it"
            )
            return None
        try:
            return msgspec.convert(table, cls)
        except msgspec.ValidationError:
            # It stops at the first mistake; field by field all of them are found.
            before = self.count
        self.unknown_keys(table, declared_fields(cls), where)
        values = self.fields(cls, table, where)
        return cls(**values) if self.count == before else None

    def fields(
        self, cls: type[Struct], table: Mapping[str, object], where: str, skip: Collection[str] = ()
    ) -> dict[str, Any]:
        """The sound fields of a table by name; the others are noted as problems."""
        values: dict[str, Any] = {}
        for info in declared_fields(cls):
            if info.encode_name in skip:
                continue
            if info.encode_name in table:
                value = self._value(info.type, table[info.encode_name], where, info.encode_name)
                if value is not _UNSOUND:
                    values[info.name] = value
            elif info.default is NODEFAULT and info.default_factory is NODEFAULT:
                right = expectation(info.type)
                cure = f"Add it: {right}" if right else "Add it"
                what = f"{info.encode_name} is missing"
                self.problem(where, what, cure, info.encode_name, ProblemKind.MISSING)
        return values

    def unknown_keys(
        self,
        table: Mapping[str, object],
        known: Collection[str] | tuple[msgspec.structs.FieldInfo, ...],
        where: str,
    ) -> None:
        """Note every key of the table that is not known."""
        names = [k if isinstance(k, str) else k.encode_name for k in known]
        for key in table:
            if key not in names:
                import difflib

                # Looking for what was meant takes long, and nobody reads so many.
                guesses = names if self.count < MOST_GUESSES else []
                near = difflib.get_close_matches(key, guesses, n=1)
                cure = f'Did you mean "{near[0]}"?' if near else "Known are: " + ", ".join(names)
                self.problem(where, f'"{key}" is not a known key', cure, key)

    def _value(self, wanted: Any, value: object, where: str, key: str) -> Any:
        inner = _struct_in(wanted)
        if inner and isinstance(value, dict):
            with self.within(key):
                read = self.struct(inner, value, _join(where, key))
            return _UNSOUND if read is None else read
        element = _element_struct_in(wanted)
        if element and isinstance(value, list):
            places = [_join(where, f"{key} {n}") for n in range(1, len(value) + 1)]
            with self.within(key):
                items = [
                    self.struct(element, item, at) for item, at in zip(value, places, strict=True)
                ]
            return _UNSOUND if None in items else tuple(items)
        try:
            return msgspec.convert(value, wanted)
        except msgspec.ValidationError as error:
            right = expectation(wanted) or str(error).removeprefix("Expected ").replace("`", "")
            kind = ProblemKind.EMPTY if value == "" else ProblemKind.VALUE
            what, cure = f"{key} is {value_as_written(value)}", f"Right would be {right}"
            self.problem(where, what, cure, key, kind)
            return _UNSOUND


_UNSOUND: Any = object()


class DottedError(ValueError):
    """The keys of a TOML text have too many dots, as `a.b.c` has two.

    Python's reader keeps each beginning of a key, so a long one takes memory by the square of its
    length: some 60 GB for a file of 256 KiB.
    """

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"{what} in line {line}")
        self.line = line
        self.what = what


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
                what = f"a key has more than {MOST_DOTS} dots"
                raise DottedError(_line(text, place), what)
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
        if dots > MOST_DOTS or total > MOST_DOTS_IN_ALL:
            raise DottedError(_line(text, place), "the keys have too many dots")
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
        reader.problem(f"byte {error.start}", "the file is not UTF-8 text", "Save it as UTF-8")
    except TooLargeError as error:
        reader.problem("", f"the file {error}", "Split it into several files")
    except OwnFileError as error:
        reader.problem("", f"the file {error}", "Check that the file is readable")
    else:
        return parse_text(text, reader)
    return None


def parse_text(text: str, reader: StructReader) -> dict[str, Any] | None:
    """The tables of a TOML text, its own texts plain; or None with the problem noted."""
    try:
        values: dict[str, Any] = plain_texts(toml_values(text))
        return values
    except DottedError as error:
        cure = "Write what is in it as a table of its own"
        reader.problem(f"line {error.line}", error.what, cure)
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).partition(" (at ")
        reader.problem(place.rstrip(")"), f"not valid TOML: {what}", "See the formats in docs")
    except (MemoryError, RecursionError, ValueError):
        reader.problem("", "not readable as TOML", "See the formats in docs")
    return None


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
    return FileRead(None if reader.problems else value, tuple(reader.problems))


def existing_text(path: Path) -> str:
    """The text of a file that is to be replaced, empty where there is none.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no UTF-8 text, or too large.
    """
    return own_text(path, LARGEST_TEXT_FILE) if is_there(path) else ""


def value_as_written(value: object) -> str:
    """A value as a person wrote it, short."""
    try:
        text = f'"{value}"' if isinstance(value, str) else str(value)
    except ValueError:
        # Python writes out no number of more than some thousand digits.
        return "a number that is far too long"
    if isinstance(value, bool):
        text = text.lower()
    return text if len(text) <= 60 else text[:57] + "..."


def expectation(wanted: Any) -> str | None:
    """What a type's own description says would be right."""
    for meta in getattr(wanted, "__metadata__", ()):
        if isinstance(meta, Meta) and meta.description:
            return meta.description
    found = (expectation(arg) for arg in typing.get_args(wanted))
    return next((text for text in found if text), None)


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


def _join(where: str, key: str) -> str:
    return f"{where}, {key}" if where else key
