"""Texts of the files that come with the app, said in the app's language.

A type says by `SAID` in its `Meta.extra` that it holds a text for a person. Its context is the file
and the field, so that a translation is laid over the text of that field; where there is none, the
original stays.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Meta, Struct
from msgspec.structs import fields, replace

from recoverytimer.base.language import SPEECH, AsWritten

SAID = {"said": True}
MUSCLE = "a muscle"
PHASE = "a phase of a repetition or a breath"
TAG = "a tag of a routine, by which one finds it"
Say = Callable[[str, str], str]
T = TypeVar("T")


def context_of(path: Path) -> str:
    """The file of a text, as translators see it: "exercises/pigeon-pose"."""
    return f"{path.parent.name}/{path.stem}"


def in_language(value: T, path: Path) -> T:
    """What a shipped file holds, each text for a person in the app's language."""
    messages = SPEECH.messages
    if value is None or type(messages) is AsWritten:
        return value
    return typing.cast("T", _with_texts(value, context_of(path), messages.pgettext))


def texts_in(value: object, path: Path) -> Iterator[tuple[str, str]]:
    """The texts for a person in what a file holds, each after its context."""
    found: list[tuple[str, str]] = []

    def collect(context: str, text: str) -> str:
        found.append((context, text))
        return text

    _with_texts(value, context_of(path), collect)
    return iter(found)


def key_in_language(kind: str, key: str) -> str:
    """A word by which the app goes, as it is shown or looked for: a muscle, a phase or a tag."""
    return SPEECH.messages.pgettext(kind, key)


def _with_texts(value: object, context: str, say: Say) -> object:
    if isinstance(value, Struct):
        said = _said_fields(type(value))
        changed = {}
        for name in value.__struct_fields__:
            old = getattr(value, name)
            where = f"{context}: {name}"
            new = _said(old, where, say) if name in said else _with_texts(old, where, say)
            if new is not old:
                changed[name] = new
        return replace(value, **changed) if changed else value
    if isinstance(value, tuple):
        return tuple(_with_texts(item, context, say) for item in value)
    if isinstance(value, dict):
        return {key: _with_texts(item, context, say) for key, item in value.items()}
    return value


def _said(value: object, context: str, say: Say) -> object:
    if isinstance(value, tuple):
        return tuple(_said(item, context, say) for item in value)
    return say(context, value) if isinstance(value, str) else value


@cache
def _said_fields(cls: type[Struct]) -> frozenset[str]:
    return frozenset(info.name for info in fields(cls) if _is_said(info.type))


def _is_said(wanted: Any) -> bool:
    if typing.get_origin(wanted) is typing.Annotated:
        metas = (m for m in wanted.__metadata__ if isinstance(m, Meta))
        return any(m.extra == SAID for m in metas) or _is_said(typing.get_args(wanted)[0])
    if isinstance(wanted, types.UnionType) or typing.get_origin(wanted) is typing.Union:
        return any(_is_said(one) for one in typing.get_args(wanted))
    return False
