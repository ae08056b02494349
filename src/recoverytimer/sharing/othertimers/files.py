"""A foreign file as a bundle: its routines, and exercises for what is not known here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from recoverytimer.base.filenames import free_id
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.files import exercise_text
from recoverytimer.routine.files import routine_text
from recoverytimer.routine.routine import Routine, exercise_steps
from recoverytimer.sharing.bundle import (
    TOML,
    Bundle,
    Piece,
    PieceFolder,
    PieceLocation,
    in_order,
    piece_of,
)
from recoverytimer.sharing.faults import Note, NoteKind
from recoverytimer.sharing.othertimers import openhiit, spreadsheet, workouttimer
from recoverytimer.sharing.othertimers.decoding import decoded_text, json_of
from recoverytimer.sharing.othertimers.translator import Translator

LARGEST_FOREIGN = 4 * 2**20
MOST_ROUTINES = 100


def read_routines_json(
    data: bytes, exercises: Mapping[str, Exercise], common: Collection[str]
) -> Bundle:
    """The workouts of JustAnotherWorkoutTimer or the timers of OpenHIIT."""
    translator = Translator(exercises, common)
    found = json_of(decoded_text(data, translator), translator)
    return _bundle(_routines(found, translator), translator)


def read_routine_csv(
    data: bytes, title: str, exercises: Mapping[str, Exercise], common: Collection[str]
) -> Bundle:
    """A table of names and seconds, as one routine with a title."""
    translator = Translator(exercises, common)
    routine = spreadsheet.routine(decoded_text(data, translator), title, translator)
    return _bundle([routine] if routine is not None else [], translator)


def _routines(found: Any, translator: Translator) -> list[Routine]:
    if isinstance(found, dict) and isinstance(found.get("workouts"), list):
        found = found["workouts"]
    elif isinstance(found, dict):
        found = [found]
    if not isinstance(found, list) or not found:
        if not translator.problems:
            translator.problem(Note(NoteKind.UNKNOWN_TIMER))
        return []
    if len(found) > MOST_ROUTINES:
        note = Note(NoteKind.TOO_MANY_WORKOUTS, number=len(found), most=MOST_ROUTINES)
        translator.problem(note)
    made = (_routine(one, n, translator) for n, one in enumerate(found[:MOST_ROUTINES], start=1))
    return [routine for routine in made if routine is not None]


def _routine(value: Any, number: int, translator: Translator) -> Routine | None:
    if workouttimer.is_workout(value):
        return workouttimer.routine(value, number, translator)
    if openhiit.is_timer(value):
        return openhiit.routine(value, number, translator)
    translator.problem(Note(NoteKind.UNKNOWN_TIMER), ("workouts", number - 1))
    return None


def _bundle(routines: Iterable[Routine], translator: Translator) -> Bundle:
    found: dict[PieceLocation, Piece] = {}
    used: set[str] = set()
    ids: list[str] = []
    for routine in routines:
        file = f"{free_id(routine.name, ids, 'routine')}{TOML}"
        piece = _sound(PieceFolder.ROUTINES, file, routine_text(routine), translator)
        if piece is not None:
            found[piece.location] = piece
            ids.append(piece.id)
            used.update(step.exercise for _, step in exercise_steps(routine))
    for name, exercise in translator.made.items():
        piece = _sound(PieceFolder.EXERCISES, f"{name}{TOML}", exercise_text(exercise), translator)
        if piece is not None and name in used:
            found[piece.location] = piece
    return Bundle(in_order(found.values()), translator.problems, translator.assumed)


def _sound(folder: PieceFolder, file: str, text: str, translator: Translator) -> Piece | None:
    piece, problems = piece_of(folder, file, text.encode())
    for problem in problems:
        translator.take(replace(problem, file=file))
    return piece
