"""Whether there is what an exercise refers to: other exercises, a pose, a picture, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from recoverytimer.base.disk import find_file
from recoverytimer.base.problem import Problem, nearest
from recoverytimer.exercise.exercise import Exercise, Variant
from recoverytimer.exercise.faults import (
    UnknownExercise,
    UnknownPicture,
    UnknownPose,
    UnknownReference,
)
from recoverytimer.exercise.files import read_exercise
from recoverytimer.exercise.reference import Reference


class ExerciseCheck(Struct, frozen=True):
    """Checks exercises against those that there are, and the folders of poses and pictures.

    Attributes:
        references: the guide's sources by id.
    """

    exercises: Mapping[str, Exercise]
    poses: Path
    pictures: Path
    references: Mapping[str, Reference]

    def problems(self, exercise: Exercise) -> tuple[Problem, ...]:
        """What an exercise refers to that is not there."""
        problems: list[Problem] = []
        for key in ("easier", "harder"):
            variant: Variant | None = getattr(exercise, key)
            if variant and variant.exercise and variant.exercise not in self.exercises:
                fault = unknown_exercise(variant.exercise, self.exercises)
                problems.append(Problem(fault, (key,), "exercise"))
        if exercise.pose and not find_file(self.poses, f"{exercise.pose}.toml"):
            problems.append(Problem(UnknownPose(exercise.pose), key="pose"))
        if exercise.picture and not find_file(self.pictures, exercise.picture):
            missing = UnknownPicture(exercise.picture, self.pictures)
            problems.append(Problem(missing, key="picture"))
        for n, source in enumerate(exercise.sources):
            if source.reference and source.reference not in self.references:
                near = nearest(source.reference, self.references)
                unknown = UnknownReference(source.reference, near)
                problems.append(Problem(unknown, ("sources", n), "reference"))
        return tuple(problems)

    def file_problems(self, path: Path) -> tuple[Problem, ...]:
        """Everything that is wrong with an exercise file."""
        read = read_exercise(path)
        return read.problems or (self.problems(read.value) if read.value else ())


def unknown_exercise(name: str, exercises: Iterable[str]) -> UnknownExercise:
    """That an exercise is not known, and which one may be meant."""
    return UnknownExercise(name, nearest(name, exercises))
