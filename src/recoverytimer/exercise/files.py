"""Exercise files: text to values and back, every problem with its place and cure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import Struct

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.problem import Place, WrongValue, as_written
from recoverytimer.base.toml.plainvalues import full_table, plain_values
from recoverytimer.base.toml.reading import (
    FileRead,
    StructReader,
    declared_fields,
    existing_text,
    parse,
    parse_text,
)
from recoverytimer.exercise.dose import (
    COUNT_RANGE,
    FREE,
    PHASE_TIME,
    RANGE,
    Dose,
    Measure,
    Seconds,
    longest_spell_s,
)
from recoverytimer.exercise.exercise import DefaultDose, Exercise, Kind
from recoverytimer.exercise.faults import (
    Contradiction,
    MeasureWithout,
    NoSource,
    NotOneMeasure,
    SpellTooLong,
    WrongRange,
)
from recoverytimer.exercise.limits import spell_limit

_RANGED = frozenset({*Measure, "sets"})
_IN_SECONDS = frozenset({Measure.HOLD, Measure.UP_TO})


def read_exercise_text(text: str) -> FileRead[Exercise]:
    """Read an exercise from a text; all of its problems are told at once."""
    reader = StructReader()
    return _exercise(parse_text(text, reader), reader)


def read_exercise(path: Path) -> FileRead[Exercise]:
    """Read an exercise file; all of its problems are told at once."""
    reader = StructReader()
    return _exercise(parse(path, reader), reader)


def read_exercise_table(table: Mapping[str, Any]) -> FileRead[Exercise]:
    """Read an exercise from the plain table that its file would hold, as it would be written."""
    return _exercise(plain_values(dict(table)), StructReader())


def read_dose_table(table: Mapping[str, Any]) -> FileRead[DefaultDose]:
    """Read a usual dose from the plain table that a file would hold."""
    reader = StructReader()
    value = reader.struct(DefaultDose, dict(table))
    if value is not None:
        check_dose(value, (), reader)
    return FileRead(None if reader.problems else value, reader.problems)


def _exercise(table: dict[str, Any] | None, reader: StructReader) -> FileRead[Exercise]:
    if table is None:
        return FileRead(None, reader.problems)
    value = reader.struct(Exercise, table)
    # Where something else is wrong, the dose is looked at all the same.
    dose = value.dose if value else StructReader().struct(DefaultDose, table.get("dose"))
    if dose is not None:
        before = reader.count
        check_dose(dose, ("dose",), reader)
        if reader.count == before:
            _check_spell(table.get("kind"), dose.one_set, reader)
    for n, source in enumerate(value.sources if value else ()):
        if not source.is_whole:
            reader.problem(NoSource(), ("sources", n))
    return FileRead(None if reader.problems else value, reader.problems)


def check_dose(dose: Dose, place: Place, reader: StructReader) -> None:
    """Note what its single values cannot tell: wrong ranges, measures that contradict."""
    for info in declared_fields(type(dose)):
        if info.name in _RANGED:
            pattern = RANGE if info.name in _IN_SECONDS else COUNT_RANGE
            amount = getattr(dose, info.name)
            check_ranges(info.name, amount, info.type, place, reader, pattern)
    phases = tuple(s for _, s in dose.tempo or ())
    check_ranges("tempo", phases, Seconds, place, reader, PHASE_TIME)
    measures = dose.measures
    if len(measures) != 1:
        reader.problem(NotOneMeasure(measures), place)
        return
    (measure,) = measures
    counted = measure in {Measure.REPS, Measure.PASSES, Measure.BREATHS}
    for key in ("within", "own_pace"):
        if getattr(dose, key) and not counted:
            reader.problem(MeasureWithout(measure), place, key)
    if dose.tempo and measure is Measure.METRES:
        reader.problem(MeasureWithout(measure), place, "tempo")
    for together in (("tempo", "pace", "within"), ("own_pace", "pace", "within")):
        paces = tuple(k for k in together if getattr(dose, k))
        if len(paces) > 1:
            reader.problem(Contradiction(paces), place, paces[0])


def _check_spell(kind: object, dose: Dose, reader: StructReader) -> None:
    if not isinstance(kind, str) or kind not in set(Kind):
        return
    cap_s = spell_limit(Kind(kind)).cap_s
    if longest_spell_s(dose) > cap_s:
        reader.problem(SpellTooLong(cap_s), ("dose",))


def check_ranges(
    key: str,
    amount: object,
    wanted: Any,
    place: Place,
    reader: StructReader,
    pattern: str = RANGE,
) -> None:
    """Note wrong ranges in an amount of any shape; their ends are bound as a `wanted` number is."""
    for text in _range_texts(amount):
        if not re.match(pattern, text):
            reader.problem(WrongRange(text, is_reversed=False), place, key)
        elif text == FREE:
            continue
        elif not _rises(text):
            reader.problem(WrongRange(text, is_reversed="-" in text), place, key)
        elif not all(_is_one(end, wanted) for end in _ends(text)):
            reader.problem(WrongValue(as_written(text), wanted), place, key)


def _is_one(number: float, wanted: Any) -> bool:
    try:
        msgspec.convert(plain_values(number), wanted)
    except msgspec.ValidationError:
        return False
    return True


def _rises(text: str) -> bool:
    low, high = _ends(text)
    return low <= high


def _ends(text: str) -> tuple[float, float]:
    low, _, high = text.rstrip("+").partition("-")
    return float(low), float(high or low)


def _range_texts(amount: object) -> list[str]:
    if isinstance(amount, str):
        return [amount]
    if isinstance(amount, tuple):
        return [text for part in amount for text in _range_texts(part)]
    if isinstance(amount, Struct):
        return [text for n in amount.__struct_fields__ for text in _range_texts(getattr(amount, n))]
    return []


def exercise_table(exercise: Exercise) -> dict[str, Any]:
    """An exercise as the plain table that its file holds: single values first, then tables."""
    return _tables_last(cast("dict[str, Any]", plain_values(msgspec.to_builtins(exercise))))


def _tables_last(table: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(table.items(), key=lambda item: _is_table(item[1])))


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)
    )


def exercise_text(exercise: Exercise, existing: str = "") -> str:
    """An exercise as the text of its file; what a person wrote is kept where it means the same.

    Raises:
        ValueError: the existing text is no TOML.
    """
    from recoverytimer.base.toml.rewriting import rewritten, toml_section

    return rewritten(existing, _full_exercise(exercise), _meaning, toml_section)


def _meaning(text: str) -> dict[str, Any] | None:
    exercise = read_exercise_text(text).value
    return None if exercise is None else _full_exercise(exercise)


def _full_exercise(exercise: Exercise) -> dict[str, Any]:
    table = full_table(exercise)
    return _tables_last({**table, "dose": written_dose(table["dose"])})


def written_dose(dose: Mapping[str, Any]) -> dict[str, Any]:
    """What a dose says; that it is not open says nothing beside a measure."""
    return {k: v for k, v in dose.items() if k != Measure.UNTIL_DONE or v is True}


def save_exercise(path: Path, exercise: Exercise) -> None:
    """Write an exercise file atomically and keep the comments of the one it replaces.

    Raises:
        OSError: the folder cannot be written or the disk is full.
        ValueError: what it replaces cannot be read, or is no TOML.
    """
    existing = existing_text(path)
    write_atomic(path, exercise_text(exercise, existing))
