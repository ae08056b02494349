"""Tables with a name and seconds in each row (CSV): one routine."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from recoverytimer.base.typedamounts import DurationUnit, duration_s
from recoverytimer.routine.routine import MOST_STEPS, Routine
from recoverytimer.sharing.faults import Note, NoteKind
from recoverytimer.sharing.othertimers.exercisenames import key_of
from recoverytimer.sharing.othertimers.translator import Translator, paired_sides, value_in_short
from recoverytimer.sharing.words import made

_NAME = frozenset({"name", "exercise", "step", "title", "activity", "activitie"})
_SECONDS = frozenset({"second", "sec", "duration", "time", "hold", "length", "duration s"})
SEPARATORS = ",;\t"


def routine(text: str, title: str, translator: Translator) -> Routine | None:
    """The rows as steps, or None (with the problem noted) where there are none."""
    table = _table(text, translator)
    columns = _columns(table[0][1], translator) if table else None
    if columns is None:
        translator.problem(Note(NoteKind.NO_COLUMNS))
        return None
    rows = table[1:]
    if len(rows) > MOST_STEPS:
        translator.problem(Note(NoteKind.TOO_MANY_ROWS, number=len(rows), most=MOST_STEPS))
    steps = (translator.step(*_cells(row, columns), ("row", n - 1)) for n, row in rows[:MOST_STEPS])
    paired = paired_sides(step for step in steps if step is not None)
    if not paired:
        translator.problem(Note(NoteKind.NOTHING_TO_DO))
        return None
    return Routine(
        name=translator.title(title, made.imported(), ()),
        steps=paired,
        notes=made.from_table(),
        prepare=0,
        switch=0,
    )


def _table(text: str, translator: Translator) -> list[tuple[int, list[str]]]:
    """The rows that hold something, with their numbers."""
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [(n, row) for n, row in enumerate(reader, start=1) if any(map(str.strip, row))]
    except csv.Error as error:
        translator.problem(Note(NoteKind.UNREADABLE_TABLE, str(error)))
        return []


def _columns(header: Sequence[str], translator: Translator) -> tuple[int, int] | None:
    """The places of name and seconds in each row."""
    keys = [key_of(cell) for cell in header]
    name = next((i for i, key in enumerate(keys) if key in _NAME), None)
    seconds = next((i for i, key in enumerate(keys) if key in _SECONDS), None)
    if name is None or seconds is None:
        return None
    others = [c.strip() for i, c in enumerate(header) if i not in {name, seconds} and c.strip()]
    if others:
        names = tuple(map(value_in_short, others))
        translator.problem(Note(NoteKind.STRANGE_COLUMNS, names=names))
    return name, seconds


def _cells(row: Sequence[str], columns: tuple[int, int]) -> tuple[str, object]:
    name, seconds = (row[i].strip() if i < len(row) else "" for i in columns)
    read = duration_s(seconds, DurationUnit.SECONDS)
    # What is no duration is told as it stands.
    return name, seconds if read is None else read
