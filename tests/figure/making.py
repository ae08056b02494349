"""Poses for tests."""

from __future__ import annotations

from pathlib import Path

import msgspec

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.catalogue import Exercises
from recoverytimer.figure.pose import Arm, Leg, Pose, Trunk
from recoverytimer.figure.poses import Poses

RESOURCES = shipped_resources()
EXERCISES = Exercises(RESOURCES / "exercises", Path("nowhere"))
POSES = Poses(RESOURCES / "poses", EXERCISES)
FILES = sorted((RESOURCES / "poses").glob("*.toml"))
IDS = [path.stem for path in FILES]


def standing(**changes: object) -> Pose:
    """Somebody who stands upright, arms hanging."""
    pose = Pose(
        camera=(30, 10),
        highlight=("glute.R",),
        pelvis=Trunk(at=(0, 0.905, 0), head=(0, 1, 0), belly=(1, 0, 0)),
        legR=Leg(knee=(0.1, 0.5, 0.09), ankle=(0, 0.075, 0.085), foot=(1, 0, 0.1)),
        legL=Leg(knee=(0.1, 0.5, -0.09), ankle=(0, 0.075, -0.085), foot=(1, 0, -0.1)),
        armR=Arm(wrist=(0.05, 0.88, 0.25), elbow=(-0.2, 1.1, 0.3)),
        armL=Arm(wrist=(0.05, 0.88, -0.25), elbow=(-0.2, 1.1, -0.3)),
    )
    return msgspec.structs.replace(pose, **changes)
