"""What the trunk and its limbs grow out of and into: the flesh around the shoulders."""

from __future__ import annotations

from collections.abc import Sequence

from recoverytimer.figure.clothes import SHIRT_M
from recoverytimer.figure.mesh.flesh import Barrel, Flesh, Junction, barrel, tapered
from recoverytimer.figure.mesh.girths import RIBS
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.vectors import Vec, lerp

# How thick an upper arm is at these shares of it, and how softly an armpit is rounded.
ARM_M, ARM_SHARES = (0.037, 0.042), (0.07, 0.36)
ARM_REACH_M, ARMPIT_M = 0.17, 0.045


def grown(slices: Sequence[Barrel], factor: float, by: float = 0.0) -> tuple[Barrel, ...]:
    """Slices made wider and deeper."""
    return tuple(Barrel(b.up, *(size * factor + by for size in b[1:])) for b in slices)


def yoke(skeleton: Skeleton, side: str) -> tuple[Vec, Vec]:
    """Between which points flesh slopes from the neck to the shoulder."""
    high, sign = skeleton.axes["chest"], 1 if side == "R" else -1
    root = high.at(skeleton.joints["neck"], up=-0.068, right=0.045 * sign)
    shoulder, elbow = skeleton.joints["shoulder" + side], skeleton.joints["elbow" + side]
    # What lies over a joint goes with the arm.
    return root, high.at(lerp(shoulder, elbow, 0.06), up=-0.004, right=-0.006 * sign)


def yoke_sizes(build: BodyBuild) -> tuple[float, float]:
    """How thick that flesh is at both ends, in a shirt."""
    return 0.043 * build.chest + SHIRT_M, 0.0345 * build.limb + SHIRT_M


def shoulder_slope(skeleton: Skeleton, build: BodyBuild, side: str) -> Junction:
    """The flesh between neck and shoulder, in a shirt."""
    root, end = yoke(skeleton, side)
    sizes = yoke_sizes(build)
    return Junction(
        skeleton.joints["shoulder" + side], ARM_REACH_M, 0.03, tapered(root, end, *sizes)
    )


def arm_root(skeleton: Skeleton, build: BodyBuild, side: str, thick_m: float) -> Junction:
    """The upper arm near the shoulder, in something so thick."""
    shoulder, elbow = skeleton.joints["shoulder" + side], skeleton.joints["elbow" + side]
    first, last = (size * build.limb + thick_m for size in ARM_M)
    start, end = (lerp(shoulder, elbow, share) for share in ARM_SHARES)
    return Junction(shoulder, ARM_REACH_M, ARMPIT_M, tapered(start, end, first, last))


def ribs(skeleton: Skeleton, build: BodyBuild) -> Flesh:
    """The chest in a shirt."""
    return barrel(
        skeleton.joints["chest"], skeleton.axes["chest"], grown(RIBS, build.chest, SHIRT_M)
    )
