"""Writes docs/cautions.md: what speaks against what, for a clinician to look through.

python3 dev.py rules
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote, PartNote, caution_notes, part_notes
from recoverytimer.exercise.contraindications import (
    PersonalCautions,
    Restriction,
    reasons_against,
    strongest,
)
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.injuredpart import PLACED, InjuredPart
from recoverytimer.exercise.load import Load
from recoverytimer.routine.adapting import AdaptedRoutine, Way, adapted
from recoverytimer.routine.library import Library

DOCS = Path(__file__).parent
INTRO = """# Cautions

Written by `python3 dev.py rules` from three tables: what each exercise loads (`loads` and
`light_loads` in `resources/exercises/`), which loads a caution speaks against
(`resources/guide/cautions.toml`) and which ones a part of the body does not stand while it is hurt
(`resources/guide/injured-parts.toml`). The app works out from these, and from nothing else, which
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
PARTS = """
## Where somebody is hurt

A person may say where a new injury, an operation or a broken bone is. Where they do not, or it is
elsewhere or in several places, what stands above holds for all of the body. Where they do:

- **New injury**: the loads in this table, as strongly as they stand there.
- **Operation, broken bone**: whatever in this table reaches the part, even as a light load, is to
  be asked about first; what a broken bone is never to have stays never.
"""
ANYWHERE = """
Besides, wherever it is and as strongly as it stands above:
"""
BY_PART = """
### {name}, by its place

What that means for each exercise, and what becomes of the routines.
"""
LEVELS = {
    Restriction.NEVER: "never",
    Restriction.ASK_FIRST: "ask first",
    Restriction.EASIER: "easier",
}
SHOWN_BY_PART = (Caution.ACUTE, Caution.SURGERY)


def main(_arguments: list[str]) -> int:
    """Write the page."""
    (DOCS / "cautions.md").write_text(page(), encoding="utf-8")
    return 0


def page() -> str:
    """The whole page."""
    library, notes = Library(shipped_resources(), DOCS / "none"), caution_notes(shipped_resources())
    head = ("caution", "question", "never", "ask first", "easier", "instead")
    levels = tuple(LEVELS.values())
    codes = tuple(code.value for code in notes)
    return "\n".join(
        (
            INTRO + LOADS,
            table(head, (caution_row(note) for note in notes.values())),
            EXERCISES,
            table(("exercise", "loads", *levels), exercise_rows(library.exercises)),
            ROUTINES,
            table(("routine", *codes), routine_rows(library, map(somewhere, notes))),
            PARTS,
            table(("part", *levels), map(part_row, part_notes(shipped_resources()).values())),
            ANYWHERE,
            table(("caution", "loads"), (anywhere_row(notes[code]) for code in PLACED)),
            *(by_part(notes[code], library) for code in SHOWN_BY_PART),
            "",
        )
    )


def somewhere(caution: Caution) -> PersonalCautions:
    """A person with one caution."""
    return PersonalCautions(frozenset({caution}))


def part_row(note: PartNote) -> tuple[str, ...]:
    """One part of the body that may be hurt."""
    return note.part.value, *map(in_row, (note.never, note.ask_first, note.easier))


def anywhere_row(note: CautionNote) -> tuple[str, ...]:
    """What one caution speaks against wherever it is."""
    return f"{note.code.value}: {note.name}", in_row(note.anywhere)


def by_part(note: CautionNote, library: Library) -> str:
    """What one caution means at each part of the body."""
    code, parts = note.code, tuple(InjuredPart)
    people = [PersonalCautions(frozenset({code}), parts=frozenset({(code, p)})) for p in parts]
    head = tuple(part.value for part in parts)
    return "\n".join(
        (
            BY_PART.format(name=note.name),
            table(("exercise", *head), level_rows(library.exercises, people)),
            "",
            table(("routine", *head), routine_rows(library, people)),
        )
    )


def level_rows(
    exercises: Mapping[str, Exercise], people: Iterable[PersonalCautions]
) -> Iterable[tuple[str, ...]]:
    """Each exercise that is not for everybody, with how strongly it is spoken against for each."""
    everybody = tuple(people)
    for name, exercise in exercises.items():
        levels = [strongest(person.reasons(name, exercise)) for person in everybody]
        if any(levels):
            yield f"`{name}`", *(LEVELS[level] if level else "" for level in levels)


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


def routine_rows(library: Library, people: Iterable[PersonalCautions]) -> Iterable[tuple[str, ...]]:
    """Each routine with what becomes of it for each person."""
    everybody = tuple(people)
    for routine_id in library.shipped_ids():
        entry = library.routine(routine_id)
        assert entry is not None
        assert entry.routine is not None
        found = (adapted(entry.routine, library.exercises, person) for person in everybody)
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
