"""Values as a person would write them into a file."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec
from msgspec import NODEFAULT, Struct

from recoverytimer.base.plaintext import plain_texts
from recoverytimer.base.toml.reading import declared_fields


class Usual(Struct, frozen=True):
    """A value that is meant where its key is missing, so that it need not be written."""

    value: Any


def plain_values(value: Any) -> Any:
    """The same with 30 in place of 30.0, and with texts as they may be."""
    return _whole(plain_texts(value))


def full_table(struct: Struct) -> dict[str, Any]:
    """All that a struct says by the keys of its file, with what need not be written as `Usual`."""
    table: dict[str, Any] = {}
    for info in declared_fields(type(struct)):
        value = getattr(struct, info.name)
        if value is not None:
            plain = _full(value)
            is_usual = info.default is not NODEFAULT and value == info.default
            table[info.encode_name] = Usual(plain) if is_usual else plain
    return table


def written_out(value: Any) -> Any:
    """The same without the mark of what is `Usual`."""
    if isinstance(value, Usual):
        return written_out(value.value)
    if isinstance(value, dict):
        return {k: written_out(v) for k, v in value.items()}
    return [written_out(v) for v in value] if isinstance(value, list) else value


def as_short(value: Any) -> Any:
    """The same without what is `Usual`."""
    if isinstance(value, dict):
        return {k: as_short(v) for k, v in value.items() if not isinstance(v, Usual)}
    return [as_short(v) for v in value] if isinstance(value, list) else value


def _full(value: Any) -> Any:
    if isinstance(value, Struct):
        return full_table(value)
    if isinstance(value, list | tuple):
        return [_full(v) for v in value]
    return plain_values(msgspec.to_builtins(value, builtin_types=(date, datetime)))


def _whole(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {k: _whole(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(v) for v in value]
    return value
