"""Programme files: text to values and back, every problem with its place and cure."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, cast

import msgspec
from msgspec.structs import replace

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
from recoverytimer.exercise.files import check_dose, check_ranges, written_dose
from recoverytimer.programme.day import Day
from recoverytimer.programme.faults import ProgrammeFault
from recoverytimer.programme.programme import MOST_DAYS, PROGRAMME_FORMAT, Programme
from recoverytimer.programme.stage import Change, Weeks
from recoverytimer.programme.within import within_problems
from recoverytimer.routine.files import flat_step, read_routine_table
from recoverytimer.routine.routine import ROUTINE_FORMAT, Step, Temperature

WEEKS = r"^[1-9]\d?(\+|-[1-9]\d?)$"
_READ_APART = {"days", "stages"}


def read_programme(path: Path) -> FileRead[Programme]:
    """Read a programme file; all of its problems are told at once."""
    reader = StructReader()
    return _programme(parse(path, reader), reader)


def read_programme_text(text: str) -> FileRead[Programme]:
    """Read a programme from a text; all of its problems are told at once."""
    reader = StructReader()
    return _programme(parse_text(text, reader), reader)


def read_programme_table(table: dict[str, Any]) -> FileRead[Programme]:
    """Read a programme from the plain table that its file would hold."""
    return _programme(plain_texts(table), StructReader())


def _programme(table: dict[str, Any] | None, reader: StructReader) -> FileRead[Programme]:
    if table is None:
        return FileRead(None, reader.problems)
    table = dict(table)
    if not _format_is_known(table.pop("format", None), reader):
        return FileRead(None, reader.problems)
    reader.unknown_keys(table, Programme.__struct_encode_fields__)
    values = reader.fields(Programme, table, skip=_READ_APART)
    days = _days(table.get("days"), reader)
    stages = _stages(table, reader)
    if reader.problems:
        return FileRead(None, reader.problems)
    programme = Programme(**values, days=days, stages=stages)
    reader.take(within_problems(programme))
    return FileRead(None if reader.problems else programme, reader.problems)


def _format_is_known(found: object, reader: StructReader) -> bool:
    if found == PROGRAMME_FORMAT and type(found) is int:
        return True
    if found is None:
        reader.problem(ProgrammeFault.NO_FORMAT)
        return True
    if is_newer(found, PROGRAMME_FORMAT):
        reader.problem(NewerFormat(found))
        return False
    reader.problem(WrongValue(as_written(found), Literal[1]), key="format")
    return True


def _days(tables: object, reader: StructReader) -> tuple[Day, ...]:
    if not isinstance(tables, list) or not tables:
        reader.problem(ProgrammeFault.NO_DAYS)
        return ()
    if len(tables) > MOST_DAYS:
        reader.problem(ProgrammeFault.TOO_MANY_DAYS)
        return ()
    found = (_day(table, ("days", n), reader) for n, table in enumerate(tables))
    return tuple(day for day in found if day is not None)


def _day(table: object, place: Place, reader: StructReader) -> Day | None:
    if not isinstance(table, dict):
        reader.struct(Day, table, place)
        return None
    before = reader.count
    name_place(table, place, reader)
    reader.unknown_keys(table, Day.__struct_encode_fields__, place)
    values = reader.fields(Day, table, place, skip={"steps"})
    if ("routine" in table) == ("steps" in table):
        reader.problem(ProgrammeFault.DAY_NEEDS_ONE, place)
    if "steps" in table:
        values["steps"] = _steps(table["steps"], place, reader)
    return Day(**values) if reader.count == before else None


def name_place(table: dict[str, Any], place: Place, reader: StructReader) -> None:
    """Note by which id a table is known to whoever is told of a problem in it."""
    if isinstance(table.get("id"), str):
        reader.names[place] = table["id"]


def _steps(tables: object, place: Place, reader: StructReader) -> tuple[Step, ...]:
    """The steps of a day, read as those of a routine."""
    whole = {"format": ROUTINE_FORMAT, "name": "-", "steps": tables}
    read = read_routine_table(whole)
    reader.take(replace(p, place=(*place, *p.place)) for p in read.problems)
    return read.value.steps if read.value else ()


def _stages(table: dict[str, Any], reader: StructReader) -> tuple[Any, ...]:
    tables = table.get("stages")
    if not isinstance(tables, list) or not tables:
        reader.problem(ProgrammeFault.NO_STAGES)
        return ()
    for n, stage in enumerate(tables):
        if isinstance(stage, dict):
            name_place(stage, ("stages", n), reader)
    values = reader.fields(Programme, {"stages": tables}, skip=_all_but("stages"))
    stages: tuple[Any, ...] = values.get("stages", ())
    for n, stage in enumerate(stages):
        for m, change in enumerate(stage.changes):
            _check_change(change, ("stages", n, "changes", m), reader)
    return stages


def _all_but(key: str) -> set[str]:
    return {name for name in Programme.__struct_encode_fields__ if name != key}


def _check_change(change: Change, place: Place, reader: StructReader) -> None:
    """Note what the single values of a change cannot tell."""
    reader.names[place] = change.exercise or ""
    check_ranges("weeks", change.weeks, Weeks, place, reader, WEEKS)
    check_ranges("temperature", change.temperature, Temperature, place, reader)
    if change.measures:
        check_dose(change, place, reader)
    if all(getattr(change, key) == value for key, value in _NOTHING.items()):
        reader.problem(ProgrammeFault.SAYS_NOTHING, place)


_NOTHING = {
    info.name: info.default
    for info in msgspec.structs.fields(Change)
    if info.name not in {"exercise", "weeks", "day", "eased"}
}


def programme_text(programme: Programme, existing: str = "") -> str:
    """A programme as the text of its file; what a person wrote is kept where it means the same.

    Raises:
        ValueError: the existing text is no TOML.
    """
    from recoverytimer.base.toml.rewriting import rewritten

    return rewritten(existing, _in_file(full_table(programme)), _meaning)


def programme_table(programme: Programme) -> dict[str, Any]:
    """A programme as the plain table that its file holds."""
    return _in_file(cast("dict[str, Any]", plain_values(msgspec.to_builtins(programme))))


def _in_file(table: dict[str, Any]) -> dict[str, Any]:
    days = [_day_in_file(day) for day in table.pop("days")]
    stages = [_stage_in_file(stage) for stage in table.pop("stages")]
    return {"format": PROGRAMME_FORMAT, **table, "days": days, "stages": stages}


def _day_in_file(day: dict[str, Any]) -> dict[str, Any]:
    steps = day.get("steps")
    return {**day, "steps": [flat_step(step) for step in steps]} if isinstance(steps, list) else day


def _stage_in_file(stage: dict[str, Any]) -> dict[str, Any]:
    changes = stage.get("changes")
    if not isinstance(changes, list):
        return stage
    return {**stage, "changes": [_change_in_file(change) for change in changes]}


def _change_in_file(change: dict[str, Any]) -> dict[str, Any]:
    first = {"exercise": change["exercise"]} if "exercise" in change else {}
    return {**first, **written_dose(change)}


def _meaning(text: str) -> dict[str, Any] | None:
    programme = read_programme_text(text).value
    return None if programme is None else _in_file(full_table(programme))


def save_programme(path: Path, programme: Programme) -> None:
    """Write a programme file atomically and keep the comments of the one it replaces.

    Raises:
        OSError: the folder cannot be written or the disk is full.
        ValueError: what it replaces cannot be read, or is no TOML.
    """
    existing = existing_text(path)
    write_atomic(path, programme_text(programme, existing))
