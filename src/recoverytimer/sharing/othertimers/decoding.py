"""Text and tables of a foreign file, whatever is wrong with them."""

from __future__ import annotations

import codecs
import json
from collections.abc import Collection, Mapping
from typing import Any

from recoverytimer.base.problem import Place
from recoverytimer.sharing.faults import Note, NoteKind
from recoverytimer.sharing.othertimers.translator import Translator, value_in_short

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded_text(data: bytes, translator: Translator) -> str:
    """The text of a file, in the encodings that other apps write."""
    if data.startswith(_WIDE):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Among others the backups of JustAnotherWorkoutTimer are written like this.
        translator.assume(Note(NoteKind.LATIN_1))
        return data.decode("latin-1")


def json_of(text: str, translator: Translator) -> Any:
    """What a JSON text holds, or None with the problem noted."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        translator.problem(Note(NoteKind.NOT_JSON, error.msg, number=error.lineno))
    except (RecursionError, ValueError):
        translator.problem(Note(NoteKind.NOT_JSON))
    return None


def as_table(value: object, place: Place, translator: Translator) -> Mapping[str, Any]:
    """A table, perhaps written as a JSON text; an empty one with the problem noted else."""
    if isinstance(value, str):
        value = json_of(value, translator)
    if isinstance(value, dict):
        return value
    translator.problem(Note(NoteKind.NO_TABLE, value_in_short(value)), place)
    return {}


def tables_in(value: object, place: Place, translator: Translator) -> list[Mapping[str, Any]]:
    """The tables of a list; what is none of them is noted."""
    if not isinstance(value, list):
        translator.problem(Note(NoteKind.NO_LIST, value_in_short(value)), place)
        return []
    for number, one in enumerate(value):
        if not isinstance(one, dict):
            note = Note(NoteKind.NOT_UNDERSTOOD, value_in_short(one))
            translator.problem(note, (*place, number))
    return [one for one in value if isinstance(one, dict)]


def note_strangers(
    table: Mapping[str, Any], known: Collection[str], place: Place, translator: Translator
) -> None:
    """Note the keys of a table that mean nothing here."""
    unknown = tuple(value_in_short(key) for key in table if key not in known)
    if unknown:
        translator.problem(Note(NoteKind.STRANGE_KEYS, names=unknown), place)
