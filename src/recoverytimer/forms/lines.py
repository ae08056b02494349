"""How a line of text stands for a value; what stands for none stays the text it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from recoverytimer.base.field import FieldKind
from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.dosetext import (
    amount_of,
    amount_text,
    read_amount,
    read_tempo,
    seconds_of,
    tempo_text,
)

NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,9})?")


class Way(NamedTuple):
    """From the text of a line, without space around it, to a value, and back from one."""

    read: Callable[[str], Any]
    write: Callable[[Any], str] = str


def _number(text: str) -> Any:
    if not NUMBER.fullmatch(text):
        return text or None
    return float(text) if "." in text else int(text)


def _rounds(text: str) -> Any:
    return int(text) if text.isdecimal() else text.replace(" ", "") or None


def _texts(text: str) -> Any:
    return [part for part in map(str.strip, text.split(",")) if part] or None


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _lines(text: str) -> Any:
    return [line for line in map(str.strip, text.splitlines()) if line] or None


def _on_lines(value: Any) -> str:
    # A line cannot hold a line break; the file keeps its own until the list is changed.
    is_list = isinstance(value, list | tuple)
    return "\n".join(" ".join(str(t).split()) for t in value) if is_list else str(value)


untimed = partial(amount_text, timed=False)
TEXT = Way(lambda text: text or None)
LINES = Way(_lines, _on_lines)
WAYS: Mapping[FieldKind, Way] = {
    FieldKind.LINE: TEXT,
    FieldKind.COMMAS: Way(_texts, _listed),
    FieldKind.NUMBER: Way(_number),
    FieldKind.AMOUNT: Way(lambda text: amount_of(text) if text else None, untimed),
    FieldKind.SECONDS: Way(seconds_of, partial(amount_text, timed=True)),
    FieldKind.SETS: Way(lambda text: read_amount(text, Measure.REPS)[1] if text else None, untimed),
    FieldKind.TEMPO: Way(read_tempo, tempo_text),
    FieldKind.ROUNDS: Way(_rounds),
}
