"""Steps as text, to be pasted elsewhere: into another window, a file or a message."""

from __future__ import annotations

from dataclasses import dataclass

from recoverytimer.base.problem import Problem
from recoverytimer.base.toml.reading import LARGEST_TEXT_FILE, StructReader, parse_text
from recoverytimer.routine.faults import RoutineFault
from recoverytimer.routine.files import read_step, step_table
from recoverytimer.routine.routine import Step


@dataclass(frozen=True, slots=True)
class Clipping:
    """The steps of a text, or what is wrong with it."""

    steps: tuple[Step, ...]
    problems: tuple[Problem, ...] = ()


def steps_text(steps: tuple[Step, ...]) -> str:
    """Steps as they stand in a file."""
    import tomlkit

    from recoverytimer.base.toml.rewriting import toml_item

    document = tomlkit.document()
    document["steps"] = toml_item([step_table(step) for step in steps])
    return tomlkit.dumps(document)


def read_steps(text: str) -> Clipping:
    """The steps that a text holds, alone or within a whole routine."""
    reader = StructReader()
    table = parse_text(text[:LARGEST_TEXT_FILE], reader) or {}
    tables = table.get("steps")
    if not isinstance(tables, list) or not tables:
        reader.problem(RoutineFault.NOTHING_TO_PASTE)
        return Clipping((), reader.problems)
    steps: list[Step] = []
    for number, one in enumerate(tables):
        # Only within a group may a step be for some of the rounds, or have one number for each.
        within = isinstance(one, dict) and (
            "in_rounds" in one or isinstance(one.get("rounds"), list)
        )
        read = read_step(one, (0, number) if within else (number,))
        reader.take(read.problems)
        if read.value is not None:
            steps.append(read.value)
    return Clipping(() if reader.problems else tuple(steps), reader.problems)
