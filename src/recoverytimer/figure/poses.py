"""The poses of all exercises, each read and solved when it is first asked for."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from recoverytimer.base.toml.reading import FileRead, read_file
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.figure.mirror import mirrored_pose
from recoverytimer.figure.movement import Movement
from recoverytimer.figure.pose import Pose
from recoverytimer.figure.proportions import BodyBuild

log = logging.getLogger(__name__)


class Poses:
    """Poses by exercise, from a folder of `ID.toml` files."""

    def __init__(self, folder: Path, exercises: Mapping[str, Exercise]) -> None:
        self._folder = folder
        self.exercises = exercises
        self._movement = cache(self._solve)
        self._stamp = cache(_stamp)

    def path(self, exercise_id: str) -> Path:
        """The file of an exercise's pose, which may not exist."""
        exercise = self.exercises.get(exercise_id)
        name = (exercise.pose if exercise else None) or exercise_id
        return self._folder / f"{name}.toml"

    def movement(self, exercise_id: str, side: Side | None, build: BodyBuild) -> Movement | None:
        """A solved pose on a side, or None where there is no sound one."""
        return self._movement(self.path(exercise_id), side, build)

    def stamp(self, exercise_id: str) -> str:
        """A text that changes with the pose's file; empty where there is none."""
        return self._stamp(self.path(exercise_id))

    def _solve(self, path: Path, side: Side | None, build: BodyBuild) -> Movement | None:
        pose = read_file(Pose, path).value
        if pose is None:
            return None
        try:
            # A movement that shows both sides is the same on either.
            other = side is Side.LEFT and pose.reps == 1
            return Movement(mirrored_pose(pose) if other else pose, build)
        except ValueError as error:
            log.warning("%s: %s", path, error)
            return None


def _stamp(path: Path) -> str:
    try:
        return f"{zlib.crc32(path.read_bytes()):08x}"
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
