"""What a routine needs to be played elsewhere: its own exercises and their pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recoverytimer.base.filenames import file_stem
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.routine.library import RoutineEntry
from recoverytimer.routine.routine import Routine, exercise_steps
from recoverytimer.sharing.bundle import TOML, Piece, PieceFolder, in_order, piece_of
from recoverytimer.sharing.presentfiles import PresentFiles
from recoverytimer.sharing.words.giving import changed_meanwhile


def own_files(exercise: Exercise) -> tuple[str, ...]:
    """The names of the pictures that belong to an exercise."""
    return (exercise.picture,) if exercise.picture else ()


def gather_pieces(
    entry: RoutineEntry, exercises: Mapping[str, Exercise], present: PresentFiles
) -> tuple[Piece, ...]:
    """A sound routine with all that does not come with the app, in their order.

    Raises:
        OSError: the routine's file cannot be read.
    """
    assert entry.routine is not None
    found = [_routine_piece(entry)]
    for name in needed(entry.routine, exercises):
        exercise = _own(PieceFolder.EXERCISES, f"{name}{TOML}", present)
        if exercise is not None:
            found.append(exercise)
        pictures = (_own(PieceFolder.PICTURES, p, present) for p in own_files(exercises[name]))
        found += (p for p in pictures if p is not None)
    return in_order({p.location: p for p in found}.values())


def needed(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """The exercises of a routine and those to swap with, with all easier and harder ones."""
    waiting = [n for _, step in exercise_steps(routine) for n in (step.exercise, step.swap) if n]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop()
        if name not in found and name in exercises:
            found[name] = None
            waiting += _variants(exercises[name])
    return tuple(sorted(found))


def own_exercises(
    routine: Routine, exercises: Mapping[str, Exercise], present: PresentFiles
) -> tuple[str, ...]:
    """The names of a person's own exercises that a routine needs."""
    return tuple(
        exercises[name].name
        for name in needed(routine, exercises)
        if present.own(PieceFolder.EXERCISES, f"{name}{TOML}") is not None
    )


def _variants(exercise: Exercise) -> Iterator[str]:
    for variant in (exercise.easier, exercise.harder):
        if variant is not None and variant.exercise is not None:
            yield variant.exercise


def _routine_piece(entry: RoutineEntry) -> Piece:
    piece, _ = piece_of(
        PieceFolder.ROUTINES, f"{file_stem(entry.id, 'routine')}{TOML}", entry.path.read_bytes()
    )
    if piece is None:
        raise OSError(0, changed_meanwhile())
    return piece


def _own(folder: PieceFolder, file: str, present: PresentFiles) -> Piece | None:
    data = present.own(folder, file)
    return piece_of(folder, file, data)[0] if data is not None else None
