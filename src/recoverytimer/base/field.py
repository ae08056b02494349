"""What is declared of the fields of a form: once, from the type that a file is read with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any, NamedTuple

from msgspec import Struct

from recoverytimer.base.toml.reading import declared_fields

Say = Callable[[], str]
Choices = Mapping[Any, Say]
Layout = Sequence[tuple[Say, str]]
"""Titles, and the keys below them: in "name/kind|sides" the last two share a line."""
LONG = 400


FieldKind = Enum("FieldKind", "LINE LONG LINES COMMAS NUMBER SHARE TEMPO CHOICE FLAG FLAGS")
"""How a field is filled in."""


def nothing() -> str:
    """What is said where nothing is."""
    return ""


class FieldWords(NamedTuple):
    """What is said of a field.

    Attributes:
        label: what it is called.
        help: what is said of it besides.
        hint: what stands in it while it is empty, or behind the box of a flag.
        unit: what its number is in.
        cure: what to do where it is wrong, in place of what the reader of files says.
        choices: what they are called; None is that nothing is chosen.
        change: what undo calls it, where its label would be no name.
    """

    label: Say
    help: Say = nothing
    hint: Say = nothing
    unit: Say = nothing
    cure: Say = nothing
    choices: Choices = MappingProxyType({})
    change: Say = nothing

    @property
    def name_of_change(self) -> str:
        """What undo calls it."""
        return self.change() or self.label()


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key in a file, and how it is filled in.

    Attributes:
        unset: what is meant where a file does not have the key.
        choices: the values of a choice, or of flags.
        least, most: the bounds of a number.
    """

    key: str
    words: FieldWords
    kind: FieldKind = FieldKind.LINE
    unset: Any = None
    choices: tuple[Any, ...] = ()
    least: float | None = None
    most: float | None = None


class FormPlan(NamedTuple):
    """A form: its fields by their keys, and where they stand; what has no field is left out."""

    fields: Mapping[str, Field]
    layout: Layout


def fields_of(
    cls: type[Struct],
    words: Mapping[str, FieldWords],
    kinds: Mapping[str, FieldKind] = MappingProxyType({}),
) -> dict[str, Field]:
    """The fields of a struct that have words, by their keys; `kinds` names what no type says."""
    return {
        key: _field(info, words[key], kinds.get(key))
        for info in declared_fields(cls)
        if (key := info.encode_name) in words
    }


def _field(info: Any, words: FieldWords, kind: FieldKind | None) -> Field:
    from msgspec import NODEFAULT
    from msgspec.inspect import Metadata, NoneType, UnionType, type_info

    found: Any = type_info(info.type)
    none: tuple[None, ...] = ()
    while isinstance(found, Metadata | UnionType):
        types = found.types if isinstance(found, UnionType) else (found.type,)
        none += tuple(None for one in types if isinstance(one, NoneType))
        found = next(one for one in types if not isinstance(one, NoneType))
    derived, choices = _kind_and_choices(found)
    if none and derived is FieldKind.FLAG:
        derived, choices = FieldKind.CHOICE, (True, False)
    unset = None if info.default is NODEFAULT else info.default
    bounds = (getattr(found, "ge", None), getattr(found, "le", None))
    offered = choices and _in_order((*none, *choices), words.choices)
    return Field(info.encode_name, words, kind or derived, unset, offered, *bounds)


def _in_order(values: tuple[Any, ...], said: Choices) -> tuple[Any, ...]:
    """Values in the order in which they are called something, if all of them are."""
    places = {value: place for place, value in enumerate(said)}
    return tuple(sorted(values, key=places.__getitem__)) if places.keys() >= {*values} else values


def _kind_and_choices(found: Any) -> tuple[FieldKind, tuple[Any, ...]]:
    from msgspec import inspect

    match found:
        case inspect.BoolType():
            return FieldKind.FLAG, ()
        case inspect.LiteralType(values):
            return FieldKind.CHOICE, values
        case inspect.EnumType(cls):
            return FieldKind.CHOICE, tuple(cls)
        case inspect.VarTupleType(inspect.EnumType(cls)):
            return FieldKind.FLAGS, tuple(member.value for member in cls)
        case inspect.VarTupleType(inspect.TupleType()):
            return FieldKind.TEMPO, ()
        case inspect.VarTupleType():
            return FieldKind.LINES, ()
        case inspect.IntType() | inspect.FloatType():
            return FieldKind.NUMBER, ()
        case inspect.StrType(max_length=most) if (most or 0) > LONG:
            return FieldKind.LONG, ()
    return FieldKind.LINE, ()
