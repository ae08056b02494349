"""The poses of all exercises, each read and solved when it is first asked for."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from recoverytimer.base.toml.reading import FileRead, read_file
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.figure.mirror import mirrored_pose
from recoverytimer.figure.pose import Pose
from recoverytimer.figure.proportions import BodyBuild

if TYPE_CHECKING:
    from recoverytimer.figure.movement import Movement

log = logging.getLogger(__name__)


class Poses:
    """Poses by exercise, from a folder of `ID.toml` files."""

    def __init__(self, folder: Path, exercises: Mapping[str, Exercise]) -> None:
        self._folder = folder
        self.exercises = exercises
        self._movement = cache(self._solve)
        self._stamp = cache(self._stamp_of_file)

    def path(self, exercise_id: str) -> Path:
        """The file of an exercise's pose, which may not exist."""
        return self._file(self._name(exercise_id))

    def movement(self, exercise_id: str, side: Side | None, build: BodyBuild) -> Movement | None:
        """A solved pose on a side, or None where there is no sound one."""
        return self._movement(self._name(exercise_id), side, build)

    def stamp(self, exercise_id: str) -> str:
        """A text that changes with the pose's file; empty where there is none."""
        return self._stamp(self._name(exercise_id))

    def _name(self, exercise_id: str) -> str:
        exercise = self.exercises.get(exercise_id)
        return (exercise.pose if exercise else None) or exercise_id

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.toml"

    def _solve(self, name: str, side: Side | None, build: BodyBuild) -> Movement | None:
        from recoverytimer.figure.movement import Movement

        path = self._file(name)
        pose = read_file(Pose, path).value
        if pose is None:
            return None
        try:
            # A movement that shows both sides is the same on either.
            other = side is Side.LEFT and pose.reps == 1
            return Movement(mirrored_pose(pose) if other else pose, build)
        except ValueError as error:
            log.warning("'%s': %s", path, error)
            return None

    def _stamp_of_file(self, name: str) -> str:
        try:
            return f"{zlib.crc32(self._file(name).read_bytes()):08x}"
        except OSError:
            return ""


def read_pose(path: Path) -> FileRead[Pose]:
    """A pose file that a body can take, or everything that is wrong with it."""
    read = read_file(Pose, path)
    if read.value is None:
        return read
    # Only who writes poses asks for this.
    from recoverytimer.figure.checks import faults

    problems = faults(read.value)
    return FileRead(None if problems else read.value, problems)
