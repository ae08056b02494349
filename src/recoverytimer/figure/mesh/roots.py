"""What the trunk and its limbs grow out of and into: the flesh around hips and shoulders."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recoverytimer.figure.clothes import HEM_M, SHIRT_M
from recoverytimer.figure.mesh.flesh import Barrel, Depth, Flesh, Junction, barrel, rounded, tapered
from recoverytimer.figure.mesh.girths import HIPS, RIBS
from recoverytimer.figure.mesh.points import Floats
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.surface import Blob, ellipsoid
from recoverytimer.figure.vectors import Vec, lerp, turned

UNDER_SHIRT_M = 0.025
# What lies loosely over flesh follows it less softly.
OVER_ROUND_M = 0.02


def seat(skeleton: Skeleton, build: BodyBuild, side: str) -> Blob:
    """Half of the seat; it turns some way with the thigh."""
    sign = 1 if side == "R" else -1
    own = turned(skeleton.axes["pelvis"], skeleton.axes["thigh" + side], 0.3)
    centre = own.at(skeleton.joints["hip" + side], up=-0.022, front=-0.034, right=-0.008 * sign)
    s = build.seat
    return ellipsoid(centre, own, 0.079 * s, 0.094 * s, 0.074 * s)


def grown(slices: Sequence[Barrel], factor: float, by: float = 0.0) -> tuple[Barrel, ...]:
    """Slices made wider and deeper."""
    return tuple(Barrel(b.up, *(size * factor + by for size in b[1:])) for b in slices)


def thigh_root(skeleton: Skeleton, build: BodyBuild, side: str, thick_m: float = 0.0) -> Junction:
    """The thigh near the hip, in something so thick."""
    hip, knee = skeleton.joints["hip" + side], skeleton.joints["knee" + side]
    sizes = (0.082 * build.limb + thick_m, 0.074 * build.limb + thick_m)
    rounding = OVER_ROUND_M if thick_m else 0.032
    return Junction(hip, 0.20, rounding, tapered(hip, lerp(hip, knee, 0.5), *sizes))


def seat_root(skeleton: Skeleton, build: BodyBuild, side: str, thick_m: float = 0.0) -> Junction:
    """Half of the seat as what grows together with the hips."""
    flesh = rounded(seat(skeleton, build, side), thick_m)
    rounding = OVER_ROUND_M if thick_m else 0.032
    return Junction(skeleton.joints["hip" + side], 0.20, rounding, flesh)


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


def pelvis(skeleton: Skeleton, build: BodyBuild) -> Flesh:
    """The hips without the seat; above the hem so deep that nothing grows out of a shirt."""
    origin, own = skeleton.joints["pelvis"], skeleton.axes["pelvis"]
    hips = barrel(origin, own, grown(HIPS, build.pelvis))

    def depth(p: Floats) -> Depth:
        found, way = hips(p)
        above = (p - origin) @ own.up - HEM_M
        return found + UNDER_SHIRT_M * np.clip(above / 0.03 + 0.5, 0.0, 1.0), way

    return depth


def ribs(skeleton: Skeleton, build: BodyBuild) -> Flesh:
    """The chest in a shirt."""
    return barrel(
        skeleton.joints["chest"], skeleton.axes["chest"], grown(RIBS, build.chest, SHIRT_M)
    )
