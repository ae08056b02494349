"""JustAnotherWorkoutTimer: one workout, or a backup of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recoverytimer.base.plaintext import one_line
from recoverytimer.base.problem import Place
from recoverytimer.exercise.exercise import LONGEST_NAME
from recoverytimer.routine.routine import Group, Routine, Step
from recoverytimer.sharing.faults import Note, NoteKind
from recoverytimer.sharing.othertimers.decoding import note_strangers, tables_in
from recoverytimer.sharing.othertimers.translator import Translator, paired_sides
from recoverytimer.sharing.words import made

APP = "JustAnotherWorkoutTimer"
# The time it gives before the first exercise.
COUNTDOWN_S = 10.0
_WORKOUT = frozenset({"title", "sets", "version", "position"})
_SET = frozenset({"id", "name", "repetitions", "exercises"})
_EXERCISE = frozenset({"id", "name", "duration"})


def is_workout(value: object) -> bool:
    """Whether it looks like one workout."""
    return isinstance(value, dict) and "sets" in value


def routine(workout: Mapping[str, Any], number: int, translator: Translator) -> Routine | None:
    """A workout as a routine, or None (with the problem noted) where it holds nothing."""
    title = translator.title(workout.get("title"), made.workout(number), ("workouts", number - 1))
    note_strangers(workout, _WORKOUT, (title,), translator)
    steps: list[Step] = []
    for n, table in enumerate(tables_in(workout.get("sets"), (title, "sets"), translator)):
        steps += _set(table, (title, "sets", n), translator)
    if not steps:
        translator.problem(Note(NoteKind.NOTHING_TO_DO), (title,))
        return None
    return Routine(
        name=title,
        steps=paired_sides(steps),
        notes=made.comes_from(APP),
        prepare=0,
        switch=0,
        delay=COUNTDOWN_S,
    )


def _set(table: Mapping[str, Any], place: Place, translator: Translator) -> list[Step]:
    note_strangers(table, _SET, place, translator)
    found = []
    exercises = (*place, "exercises")
    for n, one in enumerate(tables_in(table.get("exercises"), exercises, translator)):
        note_strangers(one, _EXERCISE, (*exercises, n), translator)
        step = translator.step(one.get("name"), one.get("duration"), (*exercises, n))
        if step is not None:
            found.append(step)
    rounds = translator.rounds(table.get("repetitions"), place)
    named = table.get("name")
    name = one_line(named)[:LONGEST_NAME].strip() if isinstance(named, str) else ""
    if not found or (rounds == 1 and not name):
        return found
    return [Group(steps=paired_sides(found), rounds=rounds, name=name or None)]
