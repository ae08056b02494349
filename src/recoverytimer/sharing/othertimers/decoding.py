"""Text and tables of a foreign file, whatever is wrong with them."""

from __future__ import annotations

import codecs
import json
from collections.abc import Collection, Mapping
from typing import Any

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
        translator.assume(
            "The file is not UTF-8 and was read as Latin-1; look at letters with accents."
        )
        return data.decode("latin-1")


def json_of(text: str, translator: Translator) -> Any:
    """What a JSON text holds, or None with the problem noted."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        translator.problem(f"It is not valid JSON: {error.msg} in line {error.lineno}.")
    except (RecursionError, ValueError):
        translator.problem("It cannot be read as JSON.")
    return None


def as_table(value: object, where: str, translator: Translator) -> Mapping[str, Any]:
    """A table, perhaps written as a JSON text; an empty one with the problem noted else."""
    if isinstance(value, str):
        value = json_of(value, translator)
    if isinstance(value, dict):
        return value
    translator.problem(f"{where}: {value_in_short(value)} is no table.")
    return {}


def tables_in(value: object, where: str, translator: Translator) -> list[Mapping[str, Any]]:
    """The tables of a list; what is none of them is noted."""
    if not isinstance(value, list):
        translator.problem(f"{where}: {value_in_short(value)} is no list.")
        return []
    for number, one in enumerate(value, start=1):
        if not isinstance(one, dict):
            translator.problem(f"{where}, {number}: {value_in_short(one)} was not understood.")
    return [one for one in value if isinstance(one, dict)]


def note_strangers(
    table: Mapping[str, Any], known: Collection[str], where: str, translator: Translator
) -> None:
    """Note the keys of a table that mean nothing here."""
    unknown = [value_in_short(key) for key in table if key not in known]
    if unknown:
        names = ", ".join(unknown[:10]) + (" and more" if len(unknown) > len(unknown[:10]) else "")
        translator.problem(f"{where}: not understood: {names}.")
