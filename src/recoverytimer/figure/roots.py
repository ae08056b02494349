"""What the trunk and its limbs grow out of and into: the flesh around hips and shoulders."""

from __future__ import annotations

from collections.abc import Sequence

from recoverytimer.figure.clothes import SHIRT_M
from recoverytimer.figure.flesh import Barrel, Flesh, Junction, barrel, tapered
from recoverytimer.figure.girths import HIPS, RIBS
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.surface import Blob, ellipsoid
from recoverytimer.figure.vectors import Vec, lerp, turned


def seat(skeleton: Skeleton, build: BodyBuild, side: str) -> Blob:
    """Half of the seat; it turns some way with the thigh."""
    sign = 1 if side == "R" else -1
    own = turned(skeleton.axes["pelvis"], skeleton.axes["thigh" + side], 0.3)
    centre = own.at(skeleton.joints["hip" + side], up=-0.022, front=-0.040, right=-0.008 * sign)
    s = build.seat
    return ellipsoid(centre, own, 0.079 * s, 0.092 * s, 0.076 * s)


def grown(slices: Sequence[Barrel], factor: float, by: float = 0.0) -> tuple[Barrel, ...]:
    """Slices made wider and deeper."""
    return tuple(Barrel(b.up, *(size * factor + by for size in b[1:])) for b in slices)


def thigh_root(skeleton: Skeleton, build: BodyBuild, side: str) -> Junction:
    """The thigh near the hip."""
    hip, knee = skeleton.joints["hip" + side], skeleton.joints["knee" + side]
    f = build.limb
    root = tapered(hip, lerp(hip, knee, 0.5), 0.086 * f, 0.074 * f)
    return Junction(hip, 0.20, 0.055, root)


def yoke(skeleton: Skeleton, side: str) -> tuple[Vec, Vec]:
    """Between which points flesh slopes from the neck to the shoulder."""
    high, sign = skeleton.axes["chest"], 1 if side == "R" else -1
    root = high.at(skeleton.joints["neck"], up=-0.068, right=0.045 * sign)
    return root, high.at(skeleton.joints["shoulder" + side], up=-0.018, right=-0.014 * sign)


def shoulder_slope(skeleton: Skeleton, build: BodyBuild, side: str) -> Junction:
    """The flesh between neck and shoulder, in a shirt."""
    root, end = yoke(skeleton, side)
    sizes = (0.045 * build.chest + SHIRT_M, 0.036 * build.limb + SHIRT_M)
    return Junction(skeleton.joints["shoulder" + side], 0.15, 0.022, tapered(root, end, *sizes))


def pelvis(skeleton: Skeleton, build: BodyBuild) -> Flesh:
    """The hips without the seat."""
    return barrel(skeleton.joints["pelvis"], skeleton.axes["pelvis"], grown(HIPS, build.pelvis))


def ribs(skeleton: Skeleton, build: BodyBuild) -> Flesh:
    """The chest in a shirt."""
    return barrel(
        skeleton.joints["chest"], skeleton.axes["chest"], grown(RIBS, build.chest, SHIRT_M)
    )
