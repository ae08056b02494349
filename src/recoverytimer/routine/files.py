"""Routine files: text to values and back, every problem with its place and cure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import prod
from pathlib import Path
from typing import Any, Literal, cast

import msgspec
from msgspec import Struct

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.plaintext import plain_texts
from recoverytimer.base.problem import NewerFormat, Place, WrongValue, as_written, is_newer
from recoverytimer.base.toml.plainvalues import full_table, plain_values
from recoverytimer.base.toml.reading import (
    FileRead,
    StructReader,
    existing_text,
    parse,
    parse_text,
)
from recoverytimer.exercise.dose import MOST_ROUNDS, Dose
from recoverytimer.exercise.files import check_dose, check_ranges, written_dose
from recoverytimer.routine.faults import NotAStep, RoutineFault, UnknownOption, WrongRounds
from recoverytimer.routine.formats import format_of
from recoverytimer.routine.routine import (
    DEEPEST_GROUP,
    MOST_COMBINATIONS,
    MOST_STEPS,
    ROUNDS,
    ROUTINE_FORMAT,
    Ask,
    Group,
    Pause,
    PerDay,
    PerWeek,
    Question,
    Rounds,
    Routine,
    Step,
    StepPath,
    Temperature,
    Work,
    all_steps,
)

DOSE_KEYS = Dose.__struct_encode_fields__
QUESTION_KEYS = Question.__struct_encode_fields__
WHOLE_RANGE = r"^[1-9]\d?-[1-9]\d?$"
_FORMATS = range(1, ROUTINE_FORMAT + 1)
PARTS = {"dose": DOSE_KEYS, "question": QUESTION_KEYS}


def read_routine(path: Path) -> FileRead[Routine]:
    """Read a routine file; all of its problems are told at once."""
    reader = StructReader()
    return _routine(parse(path, reader), reader)


def read_routine_text(text: str) -> FileRead[Routine]:
    """Read a routine from a text; all of its problems are told at once."""
    reader = StructReader()
    return _routine(parse_text(text, reader), reader)


def read_routine_table(table: dict[str, Any], *, may_be_empty: bool = False) -> FileRead[Routine]:
    """Read a routine from a plain table; one that is only begun may have no steps yet."""
    return _routine(plain_texts(table), StructReader(), may_be_empty=may_be_empty)


def read_step(table: object, path: StepPath = (0,)) -> FileRead[Step]:
    """Read one step from a plain table as it stands in a file."""
    reader = StructReader()
    step = _step(table, path, reader, _Counter())
    return FileRead(None if reader.problems else step, reader.problems)


def _routine(
    table: dict[str, Any] | None, reader: StructReader, *, may_be_empty: bool = False
) -> FileRead[Routine]:
    if table is None:
        return FileRead(None, reader.problems)
    if not _format_is_known(table.pop("format", None), reader):
        return FileRead(None, reader.problems)
    reader.unknown_keys(table, Routine.__struct_encode_fields__)
    values = reader.fields(Routine, table, skip={"steps"})
    counter = _Counter()
    is_empty = may_be_empty and not table.get("steps")
    values["steps"] = () if is_empty else _steps(table.get("steps"), (), reader, counter)
    if reader.problems:
        return FileRead(None, reader.problems)
    routine = Routine(**values)
    _check_whole(routine, reader)
    return FileRead(None if reader.problems else routine, reader.problems)


def _check_whole(routine: Routine, reader: StructReader) -> None:
    """Note what the values of a routine cannot tell each by itself."""
    for key, wanted in (("times_a_day", PerDay), ("times_a_week", PerWeek)):
        check_ranges(key, getattr(routine, key), wanted, (), reader, WHOLE_RANGE)
    known = tuple(option.id for choice in routine.choices for option in choice.options)
    if len(set(known)) < len(known):
        reader.problem(RoutineFault.SAME_OPTION, key="choices")
    if prod(len(choice.options) for choice in routine.choices) > MOST_COMBINATIONS:
        reader.problem(RoutineFault.TOO_MANY_CHOICES, key="choices")
    named: list[tuple[Place, str, tuple[str, ...]]] = [
        (step_place(path), "only", step.only) for path, step in all_steps(routine.steps)
    ]
    named += [(("replaces", n), "options", old.options) for n, old in enumerate(routine.replaces)]
    for place, key, options in named:
        for option in options:
            if option not in known:
                reader.problem(UnknownOption(option, known), place, key)


def _format_is_known(found: object, reader: StructReader) -> bool:
    if found in _FORMATS and isinstance(found, int) and not isinstance(found, bool):
        return True
    if found is None:
        reader.problem(RoutineFault.NO_FORMAT)
        return True
    if is_newer(found, ROUTINE_FORMAT):
        reader.problem(NewerFormat(found))
        return False
    reader.problem(WrongValue(as_written(found), Literal[1, 2]), key="format")
    return True


class _Counter:
    """How many steps were read so far, groups included."""

    def __init__(self) -> None:
        self.steps = 0


def _steps(
    tables: object, path: StepPath, reader: StructReader, counter: _Counter
) -> tuple[Step, ...]:
    if not isinstance(tables, list) or not tables:
        reader.problem(RoutineFault.NO_STEPS, step_place(path))
        return ()
    if len(path) > DEEPEST_GROUP:
        reader.problem(RoutineFault.TOO_DEEP, step_place(path))
        return ()
    found = []
    for number, table in enumerate(tables):
        counter.steps += 1
        if counter.steps > MOST_STEPS:
            if counter.steps == MOST_STEPS + 1:
                reader.problem(RoutineFault.TOO_MANY_STEPS, step_place((*path, number)))
            break
        step = _step(table, (*path, number), reader, counter)
        if step is not None:
            found.append(step)
    return tuple(found)


def _step(table: object, path: StepPath, reader: StructReader, counter: _Counter) -> Step | None:
    place = step_place(path)
    if not isinstance(table, dict):
        reader.problem(NotAStep(as_written(table)), place)
        return None
    exercise = table.get("exercise")
    if isinstance(exercise, str):
        reader.names[place] = exercise
    cls = _kind_of_step(table)
    if cls is None:
        reader.problem(RoutineFault.UNCLEAR_STEP, place)
        return None
    before = reader.count
    reader.unknown_keys(table, known_keys(cls), place)
    parts = _parts(cls, table, place, reader)
    values = reader.fields(cls, table, place, skip={*PARTS, "steps"})
    if cls is Group:
        values["steps"] = _steps(table.get("steps"), path, reader, counter)
        _check_rounds(values.get("rounds"), place, reader)
    if len(path) == 1:
        for key in _within_group(table):
            reader.problem(RoutineFault.OUTSIDE_OF_GROUP, place, key)
    if cls is Work:
        check_ranges("temperature", values.get("temperature"), Temperature, place, reader)
    if reader.count > before:
        return None
    return cast("Step", cls(**values, **parts))


def _within_group(table: Mapping[str, object]) -> Iterator[str]:
    """The keys that say something of the rounds of the group around a step."""
    if table.get("in_rounds") is not None:
        yield "in_rounds"
    if isinstance(table.get("rounds"), list):
        yield "rounds"


def _kind_of_step(table: Mapping[str, object]) -> type[Struct] | None:
    for key, cls in (("steps", Group), ("exercise", Work), ("rest", Pause), ("ask", Ask)):
        if key in table:
            return cls
    return None


def known_keys(cls: type[Struct]) -> tuple[str, ...]:
    """The keys of a step in a file, those of its dose and question included."""
    keys: list[str] = []
    for key in cls.__struct_encode_fields__:
        keys.extend(PARTS.get(key, (key,)))
    return tuple(keys)


def _parts(
    cls: type[Struct], table: Mapping[str, Any], place: Place, reader: StructReader
) -> dict[str, Struct]:
    parts: dict[str, Struct] = {}
    own = cls.__struct_encode_fields__
    dose = {k: v for k, v in table.items() if k in DOSE_KEYS}
    if "dose" in own and dose:
        read = reader.struct(Dose, dose, place)
        if read is not None:
            check_dose(read, place, reader)
            parts["dose"] = read
    question = {k: v for k, v in table.items() if k in QUESTION_KEYS}
    if "question" in own and question:
        asked = reader.struct(Question, question, place)
        if asked is not None:
            parts["question"] = asked
    return parts


def _check_rounds(rounds: object, place: Place, reader: StructReader) -> None:
    if not isinstance(rounds, str):
        return
    low, _, high = rounds.rstrip("+").partition("-")
    if not re.match(ROUNDS, rounds) or not 1 <= int(low) <= int(high or low):
        reader.problem(WrongRounds(rounds), place, "rounds")
    elif int(high or low) > MOST_ROUNDS:
        reader.problem(WrongValue(as_written(rounds), Rounds), place, "rounds")


def step_place(path: StepPath) -> Place:
    """Where a step stands in a file."""
    return tuple(step for number in path for step in ("steps", number))


def routine_table(routine: Routine) -> dict[str, Any]:
    """A routine as the plain table that its file holds."""
    table = cast("dict[str, Any]", plain_values(msgspec.to_builtins(routine)))
    return _in_file(routine, table)


def _in_file(routine: Routine, table: dict[str, Any]) -> dict[str, Any]:
    steps = table.pop("steps")
    return {"format": format_of(routine), **table, "steps": [flat_step(step) for step in steps]}


def step_table(step: Step) -> dict[str, Any]:
    """A step as the plain table that a file holds."""
    return flat_step(cast("dict[str, Any]", plain_values(msgspec.to_builtins(step))))


def flat_step(step: dict[str, Any]) -> dict[str, Any]:
    """A step that stands in a file with its dose and its question in one table."""
    dose = written_dose(step.pop("dose", None) or {})
    question = step.pop("question", None) or {}
    inner = step.pop("steps", None)
    flat = {**step, **dose, **question}
    if "exercise" in flat:
        flat = {"exercise": flat.pop("exercise"), **flat}
    if inner is not None:
        flat["steps"] = [flat_step(child) for child in inner]
    return flat


def routine_text(routine: Routine, existing: str = "") -> str:
    """A routine as the text of its file; what a person wrote is kept where it means the same.

    Raises:
        ValueError: the existing text is no TOML.
    """
    from recoverytimer.base.toml.rewriting import rewritten

    return rewritten(existing, _in_file(routine, full_table(routine)), _meaning)


def _meaning(text: str) -> dict[str, Any] | None:
    routine = read_routine_text(text).value
    return None if routine is None else _in_file(routine, full_table(routine))


def save_routine(path: Path, routine: Routine) -> None:
    """Write a routine file atomically and keep the comments of the one it replaces.

    Raises:
        OSError: the folder cannot be written or the disk is full.
        ValueError: what it replaces cannot be read, or is no TOML.
    """
    existing = existing_text(path)
    write_atomic(path, routine_text(routine, existing))
