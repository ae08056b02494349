"""A person who stands upright to be pointed at, seen straight on from the front and from behind."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.pose import Arm, Leg, Pose, Trunk
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.skeleton import Skeleton, solve

# The room around one view: to each side of the body's middle, and in height.
HALF_WIDTH_M, HEIGHT_M = 0.37, 1.77
FLOOR_M = 0.085
"""So far above its lower edge lies the floor."""
ELEVATION = 4.0

STANDING = Pose(
    camera=(90, ELEVATION),
    pelvis=Trunk(at=(0, 0.912, 0), head=(0, 1, 0), belly=(1, 0, 0)),
    legR=Leg(knee=(0.1, 0.5, 0.10), ankle=(-0.01, 0.079, 0.105), foot=(1, 0, 0.16)),
    legL=Leg(knee=(0.1, 0.5, -0.10), ankle=(-0.01, 0.079, -0.105), foot=(1, 0, -0.16)),
    armR=Arm(
        wrist=(0, 0.845, 0.295), elbow=(-0.05, 1.1, 0.345), hand=(0.04, -1, 0.12), palm=(0.2, 0, -1)
    ),
    armL=Arm(
        wrist=(0, 0.845, -0.295),
        elbow=(-0.05, 1.1, -0.345),
        hand=(0.04, -1, -0.12),
        palm=(0.2, 0, 1),
    ),
)


class StandingView(StrEnum):
    """From where the body is seen."""

    FRONT = "front"
    BACK = "back"


_AZIMUTHS = {StandingView.FRONT: 90.0, StandingView.BACK: 270.0}


@cache
def standing(build: BodyBuild) -> Skeleton:
    """The body, which is the same on both sides."""
    return solve(STANDING, build)


def standing_camera(
    view: StandingView, scale: float = 1.0, at: tuple[float, float] = (0.0, 0.0)
) -> Camera:
    """With so many pixels a metre; the middle of the floor between the feet is seen at a point."""
    return Camera(_AZIMUTHS[view], ELEVATION, scale, *at)
