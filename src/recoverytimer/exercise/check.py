"""Whether there is what an exercise refers to: other exercises, a pose, a picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from recoverytimer.base.disk import find_file
from recoverytimer.base.toml.reading import Problem, ProblemKind
from recoverytimer.exercise.exercise import Exercise, Variant
from recoverytimer.exercise.files import read_exercise


@dataclass(frozen=True, slots=True)
class ExerciseCheck:
    """Checks exercises against those that there are, and the folders of poses and pictures."""

    exercises: Mapping[str, Exercise]
    poses: Path
    pictures: Path

    def problems(self, exercise: Exercise) -> tuple[Problem, ...]:
        """What an exercise refers to that is not there."""
        problems = []
        for key in ("easier", "harder"):
            variant: Variant | None = getattr(exercise, key)
            if variant and variant.exercise and variant.exercise not in self.exercises:
                inner = f"{key}.exercise"
                problems.append(unknown_exercise(key, inner, variant.exercise, self.exercises))
        if exercise.pose and not find_file(self.poses, f"{exercise.pose}.toml"):
            cure = "Name an exercise whose figure is to be shown"
            what = f'pose "{exercise.pose}" is not known'
            problems.append(Problem("", what, cure, "pose", ProblemKind.NOT_THERE))
        if exercise.picture and not find_file(self.pictures, exercise.picture):
            what = f'picture "{exercise.picture}" is not there'
            cure = f"Put it into {self.pictures}"
            problems.append(Problem("", what, cure, "picture", ProblemKind.NOT_THERE))
        return tuple(problems)

    def file_problems(self, path: Path) -> tuple[Problem, ...]:
        """Everything that is wrong with an exercise file."""
        read = read_exercise(path)
        return read.problems or (self.problems(read.value) if read.value else ())


def unknown_exercise(where: str, key: str, name: str, exercises: Iterable[str]) -> Problem:
    """That the exercise of a key ("swap", "easier.exercise") is not known, and what it may be."""
    import difflib

    near = difflib.get_close_matches(name, list(exercises), n=1)
    cure = f'Did you mean "{near[0]}"?' if near else "See the list of exercises"
    what = f'{key.rpartition(".")[2]} "{name}" is not known'
    return Problem(where, what, cure, key, ProblemKind.NOT_THERE)
