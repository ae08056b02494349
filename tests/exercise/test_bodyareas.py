from __future__ import annotations

from pathlib import Path

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.bodyareas import Area, areas
from recoverytimer.exercise.exercise import Kind
from recoverytimer.routine.library import Library


def test_muscles_belong_to_places_each_once() -> None:
    assert areas(["Gluteus maximus", "piriformis", "quads"]) == (Area.GLUTES, Area.QUADS)
    assert areas(["relaxation"]) == ()


def test_every_stretch_roll_and_strength_exercise_has_a_place() -> None:
    library = Library(shipped_resources(), Path("nowhere"))
    kinds = {Kind.STRETCH, Kind.ROLL, Kind.STRENGTH, Kind.BALL}
    placeless = [
        name
        for name, exercise in library.exercises.items()
        if exercise.kind in kinds and not areas(exercise.muscles)
    ]
    assert placeless == []
