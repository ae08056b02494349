"""Routine and exercise files: text to values and back, every problem with its place and cure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import msgspec
from msgspec import Struct

from recoverytimer.base.disk import write_atomic
from recoverytimer.base.ownfile import is_there, own_text
from recoverytimer.base.plaintext import plain_texts
from recoverytimer.base.toml.reading import (
    LARGEST_FILE,
    Problem,
    ProblemKind,
    Reader,
    parse,
    parse_text,
    shown,
    toml_document,
)
from recoverytimer.exercise.dose import LONGEST_S, Dose, Measure, Side, plan, range_fault
from recoverytimer.exercise.exercise import DefaultDose, Exercise, Kind
from recoverytimer.exercise.limits import limit
from recoverytimer.routine.routine import (
    DEEPEST_GROUP,
    FORMAT,
    MOST_ROUNDS,
    MOST_STEPS,
    Ask,
    Group,
    Pause,
    Question,
    Routine,
    Step,
    StepPath,
    Work,
)

T = TypeVar("T", bound=Struct)

DOSE_KEYS = Dose.__struct_encode_fields__
QUESTION_KEYS = Question.__struct_encode_fields__
PARTS = {"dose": DOSE_KEYS, "question": QUESTION_KEYS}
MEASURES = ", ".join(Measure)


@dataclass(frozen=True, slots=True)
class FileRead(Generic[T]):
    """What a file holds, or what is wrong with it (then the value may be None)."""

    value: T | None
    problems: tuple[Problem, ...] = ()


def read_file(cls: type[T], path: Path) -> FileRead[T]:
    """Read an exercise, a guide file or any other file that is one plain table."""
    reader = Reader()
    return _plain(cls, parse(path, reader), reader)


def read_text(cls: type[T], text: str) -> FileRead[T]:
    """Read an exercise, a guide file or any other plain table from a text."""
    reader = Reader()
    return _plain(cls, parse_text(text, reader), reader)


def read_exercise_text(text: str) -> FileRead[Exercise]:
    """Read an exercise from a text; all of its problems are told at once."""
    reader = Reader()
    return _exercise(parse_text(text, reader), reader)


def _plain(cls: type[T], table: dict[str, Any] | None, reader: Reader) -> FileRead[T]:
    value = None if table is None else reader.struct(cls, table)
    return FileRead(None if reader.problems else value, tuple(reader.problems))


def read_exercise(path: Path) -> FileRead[Exercise]:
    """Read an exercise file; all of its problems are told at once."""
    reader = Reader()
    return _exercise(parse(path, reader), reader)


def read_exercise_table(table: Mapping[str, Any]) -> FileRead[Exercise]:
    """Read an exercise from the plain table that its file would hold, as it would be written."""
    return _exercise(_written(dict(table)), Reader())


def read_dose_table(table: Mapping[str, Any]) -> FileRead[DefaultDose]:
    """Read a usual dose from the plain table that a file would hold."""
    reader = Reader()
    value = reader.struct(DefaultDose, dict(table))
    if value is not None:
        _check_dose(value, "", reader)
    return FileRead(None if reader.problems else value, tuple(reader.problems))


def _exercise(table: dict[str, Any] | None, reader: Reader) -> FileRead[Exercise]:
    if table is None:
        return FileRead(None, tuple(reader.problems))
    value = reader.struct(Exercise, table)
    # Where something else is wrong, the dose is looked at all the same.
    dose = value.dose if value else Reader().struct(DefaultDose, table.get("dose"))
    if dose is not None:
        before = reader.count
        with reader.within("dose"):
            _check_dose(dose, "dose", reader)
            if reader.count == before:
                _check_spell(table.get("kind"), dose.one_set, reader)
    return FileRead(None if reader.problems else value, tuple(reader.problems))


def read_routine(path: Path) -> FileRead[Routine]:
    """Read a routine file; all of its problems are told at once."""
    reader = Reader()
    return _routine(parse(path, reader), reader)


def read_routine_text(text: str) -> FileRead[Routine]:
    """Read a routine from a text; all of its problems are told at once."""
    reader = Reader()
    return _routine(parse_text(text, reader), reader)


def read_routine_table(table: dict[str, Any], *, may_be_empty: bool = False) -> FileRead[Routine]:
    """Read a routine from a plain table; one that is only begun may have no steps yet."""
    return _routine(plain_texts(table), Reader(), may_be_empty=may_be_empty)


def read_step(table: object, path: StepPath = (0,)) -> FileRead[Step]:
    """Read one step from a plain table as it stands in a file."""
    reader = Reader()
    step = _step(table, path, reader, _Counter())
    return FileRead(None if reader.problems else step, tuple(reader.problems))


def _routine(
    table: dict[str, Any] | None, reader: Reader, *, may_be_empty: bool = False
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


def _format_is_known(found: object, reader: Reader) -> bool:
    if found == FORMAT and not isinstance(found, bool):
        return True
    if found is None:
        reader.problem("", "format is missing", f"Add format = {FORMAT} at the top")
        return True
    if isinstance(found, int) and found > FORMAT:
        what = f"format {found} comes from a newer Recovery Timer"
        reader.problem("", what, "Update the app to use this routine")
        return False
    reader.problem("", f"format is {shown(found)}", f"Right would be format = {FORMAT}")
    return True


class _Counter:
    """How many steps were read so far, groups included."""

    def __init__(self) -> None:
        self.steps = 0


def _steps(tables: object, path: StepPath, reader: Reader, counter: _Counter) -> tuple[Step, ...]:
    where = place(path)
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
                reader.problem(place((*path, number)), "too many steps", cure)
            break
        step = _step(table, (*path, number), reader, counter)
        if step is not None:
            found.append(step)
    return tuple(found)


def _step(table: object, path: StepPath, reader: Reader, counter: _Counter) -> Step | None:
    where = place(path, table)
    if not isinstance(table, dict):
        reader.problem(where, f"{shown(table)} is not a step", "Write it as [[steps]]")
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
    _check_ranges("temperature", values.get("temperature"), where, reader)
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
    cls: type[Struct], table: Mapping[str, Any], where: str, reader: Reader
) -> dict[str, Struct]:
    parts: dict[str, Struct] = {}
    own = cls.__struct_encode_fields__
    dose = {k: v for k, v in table.items() if k in DOSE_KEYS}
    if "dose" in own and dose:
        read = reader.struct(Dose, dose, where)
        if read is not None:
            _check_dose(read, where, reader)
            parts["dose"] = read
    question = {k: v for k, v in table.items() if k in QUESTION_KEYS}
    if "question" in own and question:
        asked = reader.struct(Question, question, where)
        if asked is not None:
            parts["question"] = asked
    return parts


def _check_dose(dose: Dose, where: str, reader: Reader) -> None:
    for key in (*Measure, "sets"):
        _check_ranges(key, getattr(dose, key, None), where, reader)
    measures = dose.measures
    if len(measures) != 1:
        said = " and ".join(measures) or "none"
        what, cure = f"the dose needs one measure, it has {said}", f"Use one of {MEASURES}"
        reader.problem(where, what, cure, kind=ProblemKind.CONTRADICTION)
        return
    (measure,) = measures
    counted = measure in {Measure.REPS, Measure.PASSES, Measure.BREATHS}
    if dose.within and not counted:
        what, cure = f"within does not go with {measure}", "Use it with reps or passes"
        reader.problem(where, what, cure, "within", ProblemKind.CONTRADICTION)
    if dose.tempo and not counted and measure is not Measure.HOLD:
        what, cure = f"tempo does not go with {measure}", "Use it with reps or hold"
        reader.problem(where, what, cure, "tempo", ProblemKind.CONTRADICTION)
    paces = [k for k in ("tempo", "pace", "within") if getattr(dose, k)]
    if len(paces) > 1:
        what = f"{' and '.join(paces)} contradict each other"
        reader.problem(where, what, "Keep one of them", paces[0], ProblemKind.CONTRADICTION)


def _check_spell(kind: object, dose: Dose, reader: Reader) -> None:
    cap_s = limit(Kind(kind)).cap_s if isinstance(kind, str) and kind in set(Kind) else LONGEST_S
    if cap_s >= LONGEST_S:
        return
    spells = (plan(dose, side, n) for side in Side for n in range(MOST_ROUNDS))
    if any(s.seconds and s.seconds.high > cap_s for s in spells):
        what = f"one spell of {kind} is too long"
        cure = f"At most {cap_s / 60:g} minutes are safe"
        reader.problem("dose", what, cure, kind=ProblemKind.TOO_LONG)


def _check_ranges(key: str, amount: object, where: str, reader: Reader) -> None:
    for text in _range_texts(amount):
        fault = range_fault(text)
        if fault:
            cure = 'Write a number, or a range with the smaller number first: "20-30"'
            kind = ProblemKind.RANGE if text else ProblemKind.EMPTY
            reader.problem(where, f"{key} is {fault}", cure, key, kind)


def _range_texts(amount: object) -> list[str]:
    if isinstance(amount, str):
        return [amount]
    if isinstance(amount, tuple):
        return [text for part in amount for text in _range_texts(part)]
    if isinstance(amount, Struct):
        return [text for n in amount.__struct_fields__ for text in _range_texts(getattr(amount, n))]
    return []


def _check_rounds(rounds: object, where: str, reader: Reader) -> None:
    if isinstance(rounds, str):
        low, _, high = rounds.rstrip("+").partition("-")
        if int(low) < 1 or (high and int(high) < int(low)):
            cure = 'Write the smaller number first, from 1: "1-3" or "2+"'
            what = f'rounds is "{rounds}"'
            reader.problem(where, what, cure, "rounds", ProblemKind.RANGE)


def place(path: StepPath, table: object = None) -> str:
    """A step's place as a person counts: step 3.1 (pigeon-pose)."""
    if not path:
        return ""
    number = ".".join(str(n + 1) for n in path)
    exercise = table.get("exercise") if isinstance(table, dict) else None
    return f"step {number} ({exercise})" if isinstance(exercise, str) else f"step {number}"


def routine_table(routine: Routine) -> dict[str, Any]:
    """A routine as the plain table that its file holds."""
    table = cast("dict[str, Any]", _written(msgspec.to_builtins(routine)))
    steps = table.pop("steps")
    return {"format": FORMAT, **table, "steps": [_flat(step) for step in steps]}


def step_table(step: Step) -> dict[str, Any]:
    """A step as the plain table that a file holds."""
    return _flat(cast("dict[str, Any]", _written(msgspec.to_builtins(step))))


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


def exercise_table(exercise: Exercise) -> dict[str, Any]:
    """An exercise as the plain table that its file holds: single values first, then tables."""
    table = cast("dict[str, Any]", _written(msgspec.to_builtins(exercise)))
    return dict(sorted(table.items(), key=lambda item: _is_table(item[1])))


def _written(value: Any) -> Any:
    """The same with 30 in place of 30.0, as a person would write it, and texts as they may be."""
    return _whole(plain_texts(value))


def _whole(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {k: _whole(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(v) for v in value]
    return value


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)
    )


def routine_text(routine: Routine, existing: str = "") -> str:
    """A routine as the text of its file; comments of an existing text are kept."""
    import tomlkit

    from recoverytimer.base.toml.rewriting import merge

    document = toml_document(existing)
    merge(document, routine_table(routine))
    return tomlkit.dumps(document)


def save_routine(path: Path, routine: Routine) -> None:
    """Write a routine file atomically and keep the comments of the one it replaces.

    Raises:
        OSError: the folder cannot be written or the disk is full.
        ValueError: what it replaces cannot be read, or is no TOML.
    """
    existing = own_text(path, LARGEST_FILE) if is_there(path) else ""
    write_atomic(path, routine_text(routine, existing))


def exercise_text(exercise: Exercise, existing: str = "") -> str:
    """An exercise as the text of its file; comments of an existing text are kept."""
    from recoverytimer.base.toml.rewriting import written

    return written(existing, exercise_table(exercise))


def save_exercise(path: Path, exercise: Exercise) -> None:
    """Write an exercise file atomically and keep the comments of the one it replaces.

    Raises:
        OSError: the folder cannot be written or the disk is full.
        ValueError: what it replaces cannot be read, or is no TOML.
    """
    existing = own_text(path, LARGEST_FILE) if is_there(path) else ""
    write_atomic(path, exercise_text(exercise, existing))
