"""The skin and clothes of the trunk: hips, seat, shirt, shoulders and neck."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recoverytimer.figure.clothes import HEM_M, SHIRT_M, Clothes
from recoverytimer.figure.flesh import Barrel, Junction, rounded
from recoverytimer.figure.girths import HIPS, RIBS, WAIST
from recoverytimer.figure.pose import BODY_SIDES
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.roots import grown, pelvis, ribs, seat, shoulder_slope, thigh_root, yoke
from recoverytimer.figure.sheets import Growing, Ring, Sheet, View, ball, sheet
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.surface import ellipsoid
from recoverytimer.figure.vectors import Axes, Vec, add, along, axes_along, lerp, sub

# Where a shirt lies over the hips, this counts as nearer to the eye.
OVER_M = 0.02
# Above the chest; and how much lower its front lies than its back, as a slope.
COLLAR_M, COLLAR_SLOPE = 0.166, 0.40


def trunk(skeleton: Skeleton, build: BodyBuild, view: View, clothes: Clothes) -> list[Sheet]:
    """All between the legs and the head."""
    found = [
        _hips(skeleton, build, view, clothes.seat),
        _shirt(skeleton, build, view, clothes.trunk),
        _neck(skeleton, view),
    ]
    for side in BODY_SIDES:
        found.append(_buttock(skeleton, build, side, view, clothes.seat))
        found.append(_shoulder(skeleton, build, side, view, clothes.sleeves))
    return found


def _hips(skeleton: Skeleton, build: BodyBuild, view: View, ink: str) -> Sheet:
    at, own = skeleton.joints["pelvis"], skeleton.axes["pelvis"]
    rings = [_slice(at, own, b) for b in grown(tuple(denser(HIPS)), build.pelvis)]
    roots = [thigh_root(skeleton, build, s) for s in BODY_SIDES]
    for side in BODY_SIDES:
        flesh = rounded(seat(skeleton, build, side))
        roots.append(Junction(skeleton.joints["hip" + side], 0.20, 0.05, flesh))
    return sheet(ink, rings, 14, ["torso"] * (len(rings) - 1), view, Growing(tuple(roots)))


def denser(slices: Sequence[Barrel]) -> Iterator[Barrel]:
    """The same with one between each two."""
    for a, b in pairwise(slices):
        yield a
        yield Barrel(*((x + y) / 2 for x, y in zip(a, b, strict=True)))
    yield slices[-1]


def _shirt(skeleton: Skeleton, build: BodyBuild, view: View, ink: str) -> Sheet:
    joints, axes = skeleton.joints, skeleton.axes
    low, middle, high = axes["pelvis"], axes["waist"], axes["chest"]
    hem = (Barrel(HEM_M, 0.146, 0.099, 0.089), HIPS[-2])
    rings = [_slice(joints["pelvis"], low, b) for b in grown(hem, build.pelvis, SHIRT_M + 0.003)]
    belly = zip(
        (_halfway(low, middle), middle, _halfway(middle, high)),
        grown(WAIST, build.waist, SHIRT_M),
        strict=True,
    )
    # A breath deepens the belly; the back stays.
    rings += [
        _ring(lerp(joints["waist"], joints["chest"], b.up), own, b, skeleton.swell)
        for own, b in belly
    ]
    rings += [_slice(joints["chest"], high, b) for b in grown(RIBS[:-1], build.chest, SHIRT_M)]
    collar = axes_along(along(high.up, high.front, COLLAR_SLOPE), high.front)
    at = high.at(joints["chest"], up=COLLAR_M, front=0.004)
    rings.append(Ring(at, collar.front, collar.right, 0.066, 0.064, 0.070, 0.070))
    slopes = Growing(tuple(shoulder_slope(skeleton, build, s) for s in BODY_SIDES), free=1)
    return sheet(ink, rings, 14, ["torso"] * (len(rings) - 1), view, slopes, OVER_M)


def _buttock(skeleton: Skeleton, build: BodyBuild, side: str, view: View, ink: str) -> Sheet:
    flesh = Junction(skeleton.joints["hip" + side], 0.20, 0.03, pelvis(skeleton, build))
    half, thigh = seat(skeleton, build, side), thigh_root(skeleton, build, side)
    return ball(ink, "torso", half, view, Growing((flesh, thigh)), rows=6)


def _shoulder(skeleton: Skeleton, build: BodyBuild, side: str, view: View, ink: str) -> Sheet:
    """What lies over the joint and slopes to the neck."""
    root, end = yoke(skeleton, side)
    own = axes_along(sub(end, root), skeleton.axes["chest"].front)
    size = 0.040 * build.limb + SHIRT_M
    long = math.dist(root, end) / 2 + size
    slope = ellipsoid(along(lerp(root, end, 0.5), own.up, 0.006), own, size, long, size)
    flesh = Junction(skeleton.joints["shoulder" + side], 0.16, 0.03, ribs(skeleton, build))
    return ball(ink, "torso", slope, view, Growing((flesh,)))


def _neck(skeleton: Skeleton, view: View) -> Sheet:
    joints, high, head = skeleton.joints, skeleton.axes["chest"], skeleton.axes["head"]
    base, skull = joints["neck"], joints["skull"]
    middle = _halfway(high, head)
    rings = [
        _ring(high.at(base, up=-0.034, front=0.006), high, Barrel(0, 0.088, 0.066, 0.066)),
        _ring(high.at(base, up=-0.012), high, Barrel(0, 0.070, 0.056, 0.063)),
        _ring(high.at(base, up=0.006), high, Barrel(0, 0.052, 0.048, 0.052)),
        _ring(lerp(base, skull, 0.4), middle, Barrel(0, 0.047, 0.045, 0.047)),
        _ring(lerp(base, skull, 0.8), middle, Barrel(0, 0.046, 0.045, 0.047)),
        _ring(head.at(skull, up=0.025), head, Barrel(0, 0.047, 0.045, 0.052)),
    ]
    return sheet("skin", rings, 10, ["neck"] * (len(rings) - 1), view)


def _slice(origin: Vec, own: Axes, b: Barrel) -> Ring:
    return _ring(own.at(origin, up=b.up), own, b)


def _ring(middle: Vec, own: Axes, b: Barrel, swell: float = 0.0) -> Ring:
    return Ring(middle, own.front, own.right, b.front + swell, b.back, b.wide, b.wide)


def _halfway(a: Axes, b: Axes) -> Axes:
    return axes_along(add(a.up, b.up), add(a.front, b.front))
