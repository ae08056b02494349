"""How a line of text stands for a value; what stands for none stays the text it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from recoverytimer.base.field import FieldKind
from recoverytimer.exercise.dosetext import amount_of, amount_text, read_tempo, tempo_text


class Way(NamedTuple):
    """From a text that is not empty, without space around it, to a value, and back from one."""

    read: Callable[[str], Any]
    write: Callable[[Any], str] = str


def _number(text: str) -> Any:
    # "2+" is a number of rounds.
    return amount_of(text.replace(" +", "+"))


def _parts(text: str, *, between: str) -> Any:
    return [part for part in map(str.strip, text.split(between)) if part] or None


def _joined(value: Any, *, between: str) -> str:
    # A part cannot hold a line break; the file keeps its own until the list is changed.
    is_list = isinstance(value, list | tuple)
    return between.join(" ".join(str(t).split()) for t in value) if is_list else str(value)


WAYS: Mapping[FieldKind, Way] = {
    FieldKind.LINE: Way(str),
    FieldKind.LONG: Way(str),
    FieldKind.LINES: Way(partial(_parts, between="\n"), partial(_joined, between="\n")),
    FieldKind.COMMAS: Way(partial(_parts, between=","), partial(_joined, between=", ")),
    FieldKind.NUMBER: Way(_number, amount_text),
    FieldKind.TEMPO: Way(read_tempo, tempo_text),
}
