"""What the trunk and its limbs grow out of and into: the flesh around the shoulders."""

from __future__ import annotations

from collections.abc import Sequence

from recoverytimer.figure.clothes import SHIRT_M
from recoverytimer.figure.mesh.flesh import Barrel, Flesh, Junction, barrel, tapered
from recoverytimer.figure.mesh.girths import RIBS
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.vectors import Vec


def grown(slices: Sequence[Barrel], factor: float, by: float = 0.0) -> tuple[Barrel, ...]:
    """Slices made wider and deeper."""
    return tuple(Barrel(b.up, *(size * factor + by for size in b[1:])) for b in slices)


def yoke(skeleton: Skeleton, side: str) -> tuple[Vec, Vec]:
    """Between which points flesh slopes from the neck to the shoulder."""
    high, sign = skeleton.axes["chest"], 1 if side == "R" else -1
    root = high.at(skeleton.joints["neck"], up=-0.068, right=0.045 * sign)
    return root, high.at(skeleton.joints["shoulder" + side], up=-0.024, right=-0.012 * sign)


def yoke_sizes(build: BodyBuild) -> tuple[float, float]:
    """How thick that flesh is at both ends, in a shirt."""
    return 0.047 * build.chest + SHIRT_M, 0.037 * build.limb + SHIRT_M


def shoulder_slope(skeleton: Skeleton, build: BodyBuild, side: str) -> Junction:
    """The flesh between neck and shoulder, in a shirt."""
    root, end = yoke(skeleton, side)
    sizes = yoke_sizes(build)
    return Junction(skeleton.joints["shoulder" + side], 0.15, 0.016, tapered(root, end, *sizes))


def ribs(skeleton: Skeleton, build: BodyBuild) -> Flesh:
    """The chest in a shirt."""
    return barrel(
        skeleton.joints["chest"], skeleton.axes["chest"], grown(RIBS, build.chest, SHIRT_M)
    )
