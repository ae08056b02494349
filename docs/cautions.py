"""Writes docs/cautions.md: what speaks against what, for a clinician to look through.

python3 dev.py rules
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.cautionnotes import CautionNote, caution_notes
from recoverytimer.exercise.contraindications import (
    PersonalCautions,
    Restriction,
    reasons_against,
)
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.load import Load
from recoverytimer.routine.adapting import AdaptedRoutine, Way, adapted
from recoverytimer.routine.library import Library

DOCS = Path(__file__).parent
INTRO = """# Cautions

Written by `python3 dev.py rules` from two tables: what each exercise loads (`loads` and
`light_loads` in `resources/exercises/`) and which loads a caution speaks against
(`resources/guide/cautions.toml`). The app works out from these two, and from nothing else, which
exercises a caution touches. All of it is judgement, to be looked through by a physiotherapist; the
app gives general information and never a diagnosis.

- **Never**: it is not suggested, and a routine with it is adapted.
- **Ask first**: the same, unless the person says that a professional allowed this exercise.
- **Easier**: it may be done, and the easier way is told first.

A load that an exercise has only lightly counts one level less. Of several the strongest counts.
Cautions that a person's own files name themselves are to be asked about first.
"""
LOADS = """
## What each caution speaks against

"""
EXERCISES = """
## What that means for each exercise

"""
ROUTINES = """
## What becomes of the routines

How many steps are swapped, made easier or left out for somebody with one caution; "no" where
nothing sensible is left. An empty field: as it is written.
"""


def main(_arguments: list[str]) -> int:
    """Write the page."""
    (DOCS / "cautions.md").write_text(page(), encoding="utf-8")
    return 0


def page() -> str:
    """The whole page."""
    library, notes = Library(shipped_resources(), DOCS / "none"), caution_notes(shipped_resources())
    head = ("caution", "question", "never", "ask first", "easier", "instead")
    levels = ("never", "ask first", "easier")
    codes = tuple(code.value for code in notes)
    return "\n".join(
        (
            INTRO + LOADS,
            table(head, (caution_row(note) for note in notes.values())),
            EXERCISES,
            table(("exercise", "loads", *levels), exercise_rows(library.exercises)),
            ROUTINES,
            table(("routine", *codes), routine_rows(library, notes.values())),
            "",
        )
    )


def caution_row(note: CautionNote) -> tuple[str, ...]:
    """One caution."""
    levels = (note.never, note.ask_first, note.easier)
    name = f"{note.code.value}: {note.name}"
    if note.no_routine:
        return (
            name,
            note.question,
            "everything",
            "",
            "",
            note.instead,
        )
    return name, note.question, *(in_row(loads) for loads in levels), note.instead


def exercise_rows(exercises: Mapping[str, Exercise]) -> Iterable[tuple[str, ...]]:
    """Each exercise with the cautions that touch it."""
    for name, exercise in exercises.items():
        light = (f"{load} (light)" for load in exercise.light_loads)
        reasons = reasons_against(exercise)
        by_level = (
            ", ".join(r.caution for r in reasons if r.restriction is level)
            for level in reversed(Restriction)
        )
        yield f"`{name}`", ", ".join((*exercise.loads, *light)), *by_level


def routine_rows(library: Library, notes: Iterable[CautionNote]) -> Iterable[tuple[str, ...]]:
    """Each routine with what becomes of it."""
    people = [PersonalCautions(frozenset({note.code})) for note in notes]
    for routine_id in library.shipped_ids():
        entry = library.routine(routine_id)
        assert entry is not None
        assert entry.routine is not None
        found = (adapted(entry.routine, library.exercises, person) for person in people)
        yield f"`{routine_id}`", *map(what_became, found)


def what_became(found: AdaptedRoutine) -> str:
    """How a routine was changed, in short."""
    if found.routine is None:
        return "no"
    ways = [change.way for change in found.changes]
    names = {Way.SWAPPED: "swapped", Way.EASIER: "easier", Way.LEFT_OUT: "left out"}
    return ", ".join(f"{ways.count(way)} {name}" for way, name in names.items() if way in ways)


def in_row(loads: Iterable[Load]) -> str:
    """Loads in a row."""
    return ", ".join(loads)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
