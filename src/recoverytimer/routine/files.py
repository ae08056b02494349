"""Routine files: text to values and back, every problem with its place and cure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import Struct

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.plaintext import plain_texts
from recoverytimer.base.toml.plainvalues import plain_values
from recoverytimer.base.toml.reading import (
    FileRead,
    ProblemKind,
    StructReader,
    existing_text,
    parse,
    parse_text,
    toml_document,
    value_as_written,
)
from recoverytimer.exercise.dose import Dose
from recoverytimer.exercise.files import check_dose, check_ranges
from recoverytimer.routine.routine import (
    DEEPEST_GROUP,
    MOST_STEPS,
    ROUTINE_FORMAT,
    Ask,
    Group,
    Pause,
    Question,
    Routine,
    Step,
    StepPath,
    Work,
)

DOSE_KEYS = Dose.__struct_encode_fields__
QUESTION_KEYS = Question.__struct_encode_fields__
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
    return FileRead(None if reader.problems else step, tuple(reader.problems))


def _routine(
    table: dict[str, Any] | None, reader: StructReader, *, may_be_empty: bool = False
) -> FileRead[Routine]:
    if table is None:
        return FileRead(None, tuple(reader.problems))
    if not _format_is_known(table.pop("format", None), reader):
        return FileRead(None, tuple(reader.problems))
    reader.unknown_keys(table, Routine.__struct_encode_fields__, "")
    values = reader.fields(Routine, table, "", skip={"steps"})
    counter = _Counter()
    is_empty = may_be_empty and not table.get("steps")
    values["steps"] = () if is_empty else _steps(table.get("steps"), (), reader, counter)
    if reader.problems:
        return FileRead(None, tuple(reader.problems))
    return FileRead(Routine(**values))


def _format_is_known(found: object, reader: StructReader) -> bool:
    if found == ROUTINE_FORMAT and not isinstance(found, bool):
        return True
    if found is None:
        reader.problem("", "format is missing", f"Add format = {ROUTINE_FORMAT} at the top")
        return True
    if isinstance(found, int) and found > ROUTINE_FORMAT:
        what = f"format {found} comes from a newer Recovery Timer"
        reader.problem("", what, "Update the app to use this routine")
        return False
    reader.problem(
        "", f"format is {value_as_written(found)}", f"Right would be format = {ROUTINE_FORMAT}"
    )
    return True


class _Counter:
    """How many steps were read so far, groups included."""

    def __init__(self) -> None:
        self.steps = 0


def _steps(
    tables: object, path: StepPath, reader: StructReader, counter: _Counter
) -> tuple[Step, ...]:
    where = step_place(path)
    if not isinstance(tables, list) or not tables:
        header = "steps.steps" if path else "steps"
        reader.problem(where, "there are no steps", f"Add at least one [[{header}]]")
        return ()
    if len(path) > DEEPEST_GROUP:
        cure = f"Groups may lie in one another at most {DEEPEST_GROUP} deep"
        reader.problem(where, "too many groups inside each other", cure)
        return ()
    found = []
    for number, table in enumerate(tables):
        counter.steps += 1
        if counter.steps > MOST_STEPS:
            if counter.steps == MOST_STEPS + 1:
                cure = f"A routine holds at most {MOST_STEPS}; use groups with rounds"
                reader.problem(step_place((*path, number)), "too many steps", cure)
            break
        step = _step(table, (*path, number), reader, counter)
        if step is not None:
            found.append(step)
    return tuple(found)


def _step(table: object, path: StepPath, reader: StructReader, counter: _Counter) -> Step | None:
    where = step_place(path, table)
    if not isinstance(table, dict):
        reader.problem(where, f"{value_as_written(table)} is not a step", "Write it as [[steps]]")
        return None
    cls = _kind_of_step(table)
    if cls is None:
        cure = 'Give it exercise = "...", rest = seconds, ask = "..." or steps of its own'
        what = "it is not clear what this step is"
        reader.problem(where, what, cure, kind=ProblemKind.CONTRADICTION)
        return None
    before = reader.count
    reader.unknown_keys(table, known_keys(cls), where)
    parts = _parts(cls, table, where, reader)
    values = reader.fields(cls, table, where, skip={*PARTS, "steps"})
    if cls is Group:
        values["steps"] = _steps(table.get("steps"), path, reader, counter)
        _check_rounds(values.get("rounds"), where, reader)
    if len(path) == 1 and table.get("in_rounds") is not None:
        what, cure = "in_rounds outside of a group", "Put the step into a group"
        reader.problem(where, what, cure, "in_rounds", ProblemKind.CONTRADICTION)
    check_ranges("temperature", values.get("temperature"), where, reader)
    if reader.count > before:
        return None
    return cast("Step", cls(**values, **parts))


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
    cls: type[Struct], table: Mapping[str, Any], where: str, reader: StructReader
) -> dict[str, Struct]:
    parts: dict[str, Struct] = {}
    own = cls.__struct_encode_fields__
    dose = {k: v for k, v in table.items() if k in DOSE_KEYS}
    if "dose" in own and dose:
        read = reader.struct(Dose, dose, where)
        if read is not None:
            check_dose(read, where, reader)
            parts["dose"] = read
    question = {k: v for k, v in table.items() if k in QUESTION_KEYS}
    if "question" in own and question:
        asked = reader.struct(Question, question, where)
        if asked is not None:
            parts["question"] = asked
    return parts


def _check_rounds(rounds: object, where: str, reader: StructReader) -> None:
    if isinstance(rounds, str):
        low, _, high = rounds.rstrip("+").partition("-")
        if int(low) < 1 or (high and int(high) < int(low)):
            cure = 'Write the smaller number first, from 1: "1-3" or "2+"'
            what = f'rounds is "{rounds}"'
            reader.problem(where, what, cure, "rounds", ProblemKind.RANGE)


def step_place(path: StepPath, table: object = None) -> str:
    """A step's place as a person counts: step 3.1 (pigeon-pose)."""
    if not path:
        return ""
    number = ".".join(str(n + 1) for n in path)
    exercise = table.get("exercise") if isinstance(table, dict) else None
    return f"step {number} ({exercise})" if isinstance(exercise, str) else f"step {number}"


def routine_table(routine: Routine) -> dict[str, Any]:
    """A routine as the plain table that its file holds."""
    table = cast("dict[str, Any]", plain_values(msgspec.to_builtins(routine)))
    steps = table.pop("steps")
    return {"format": ROUTINE_FORMAT, **table, "steps": [_flat(step) for step in steps]}


def step_table(step: Step) -> dict[str, Any]:
    """A step as the plain table that a file holds."""
    return _flat(cast("dict[str, Any]", plain_values(msgspec.to_builtins(step))))


def _flat(step: dict[str, Any]) -> dict[str, Any]:
    dose = step.pop("dose", None) or {}
    question = step.pop("question", None) or {}
    inner = step.pop("steps", None)
    flat = {**step, **dose, **question}
    if "exercise" in flat:
        flat = {"exercise": flat.pop("exercise"), **flat}
    if inner is not None:
        flat["steps"] = [_flat(child) for child in inner]
    return flat


def routine_text(routine: Routine, existing: str = "") -> str:
    """A routine as the text of its file; comments of an existing text are kept."""
    import tomlkit

    from recoverytimer.base.toml.rewriting import rewrite

    document = toml_document(existing)
    rewrite(document, routine_table(routine))
    return tomlkit.dumps(document)


def save_routine(path: Path, routine: Routine) -> None:
    """Write a routine file atomically and keep the comments of the one it replaces.

    Raises:
        OSError: the folder cannot be written or the disk is full.
        ValueError: what it replaces cannot be read, or is no TOML.
    """
    existing = existing_text(path)
    write_atomic(path, routine_text(routine, existing))
