"""The skin and clothes of the trunk: hips, seat, shirt, shoulders and neck."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from recoverytimer.figure.clothes import HEM_M, SHIRT_M, Clothes
from recoverytimer.figure.mesh.flesh import Barrel, Junction, settled
from recoverytimer.figure.mesh.girths import HIPS, RIBS, WAIST
from recoverytimer.figure.mesh.roots import (
    grown,
    pelvis,
    ribs,
    seat,
    seat_root,
    shoulder_slope,
    thigh_root,
    yoke,
    yoke_sizes,
)
from recoverytimer.figure.mesh.sheets import (
    LOCAL,
    Ring,
    Sheet,
    ball,
    closing,
    columns_at,
    sheet,
    tube,
)
from recoverytimer.figure.pose import BODY_SIDES
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.surface import ellipsoid
from recoverytimer.figure.vectors import Axes, Vec, add, along, axes_along, lerp, sub, unit

# Under a shirt trousers go up so far above the pelvis.
HIPS_END_M = HEM_M + 0.035
# Half sizes of what fills hips and belly, and of what fills a hip joint.
CORE_M, ROOT_M = (0.100, 0.085, 0.072), 0.070
# What lies between the legs: how far above the pelvis' middle, and its half sizes.
CROTCH_M = (-0.034, 0.066, 0.040, 0.058)
# So much a shirt lies over the legs.
OVER_M = SHIRT_M + 0.006
# Of a round end: how far beyond its middle, and how thick, as shares of its radius.
ROUND_END = ((0.999, 0.03), (0.87, 0.49), (0.5, 0.87), (0.0, 1.0))
# The number of the rings of a suit without shoulders.
NECKLINE = 9
# Above the chest; and how much lower its front lies than its back, as a slope.
COLLAR_M, COLLAR_SLOPE = 0.166, 0.40


def trunk(skeleton: Skeleton, build: BodyBuild, detail: float, clothes: Clothes) -> list[Sheet]:
    """All between the legs and the head."""
    found = [
        _hips(skeleton, build, detail, clothes.seat),
        *_shirt(skeleton, build, detail, clothes),
        _neck(skeleton, detail),
    ]
    found += _core(skeleton, build, detail, clothes)
    for side in BODY_SIDES:
        found.append(_buttock(skeleton, build, side, detail, clothes.seat))
        found.append(_shoulder(skeleton, build, side, detail, clothes.sleeves))
    return found


def _core(skeleton: Skeleton, build: BodyBuild, detail: float, clothes: Clothes) -> list[Sheet]:
    """What one sees where a fold leaves a gap."""
    joints, axes, columns = skeleton.joints, skeleton.axes, columns_at(detail, 10)
    hips = ellipsoid(joints["pelvis"], axes["pelvis"], *(s * build.pelvis for s in CORE_M))
    belly = ellipsoid(joints["waist"], axes["waist"], *(s * build.waist for s in CORE_M))
    roots = [ellipsoid(joints["hip" + s], LOCAL, *(ROOT_M * build.limb,) * 3) for s in BODY_SIDES]
    seat = [ball(clothes.seat, "torso", blob, columns) for blob in (hips, *roots)]
    at = axes["pelvis"].at(joints["pelvis"], up=CROTCH_M[0])
    crotch = ellipsoid(at, axes["pelvis"], *(s * build.pelvis for s in CROTCH_M[1:]))
    around = [make(skeleton, build, s) for make in (thigh_root, seat_root) for s in BODY_SIDES]
    between = ball(clothes.seat, "torso", crotch, columns_at(detail, 20), around)
    return [*seat, between, ball(clothes.trunk, "torso", belly, columns)]


def _hips(skeleton: Skeleton, build: BodyBuild, detail: float, ink: str) -> Sheet:
    at, own = skeleton.joints["pelvis"], skeleton.axes["pelvis"]
    rings = [_slice(at, own, b) for b in grown(_denser(HIPS), build.pelvis) if b.up < HIPS_END_M]
    roots = [thigh_root(skeleton, build, s) for s in BODY_SIDES]
    roots += [seat_root(skeleton, build, s) for s in BODY_SIDES]
    return sheet(ink, rings, columns_at(detail, 24), ("torso",), roots)


def _denser(slices: Sequence[Barrel]) -> Sequence[Barrel]:
    """The same with one between each two."""
    between = [
        Barrel(*((x + y) / 2 for x, y in zip(a, b, strict=True))) for a, b in pairwise(slices)
    ]
    return [b for pair in zip(slices, between, strict=False) for b in pair] + [slices[-1]]


def _shirt(skeleton: Skeleton, build: BodyBuild, detail: float, clothes: Clothes) -> list[Sheet]:
    joints, axes = skeleton.joints, skeleton.axes
    low, middle, high = axes["pelvis"], axes["waist"], axes["chest"]
    hem = (Barrel(HEM_M, 0.158, 0.101, 0.098), *HIPS[-3:-1])
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
    if clothes.shoulders == "skin":
        # Without a collar a chest goes on into the neck.
        throat = high.at(joints["chest"], up=COLLAR_M + 0.022, front=0.0)
        rings.append(Ring(throat, high.front, high.right, 0.040, 0.044, 0.042, 0.042))
    # Where a thigh or the seat is bent up under it, a shirt lies over them.
    over = [
        make(skeleton, build, s, OVER_M) for make in (thigh_root, seat_root) for s in BODY_SIDES
    ]
    slopes = [shoulder_slope(skeleton, build, s) for s in BODY_SIDES]
    growing, columns = (*over, *slopes), columns_at(detail, 24)
    if clothes.trunk == clothes.shoulders:
        return [sheet(clothes.trunk, rings, columns, ("torso",), growing)]
    suit = [*rings[:NECKLINE], closing(rings[NECKLINE - 1])]
    return [
        sheet(clothes.trunk, suit, columns, ("torso",), growing),
        sheet(clothes.shoulders, rings[NECKLINE - 1 :], columns, ("torso",), growing),
    ]


def _buttock(skeleton: Skeleton, build: BodyBuild, side: str, detail: float, ink: str) -> Sheet:
    flesh = Junction(skeleton.joints["hip" + side], 0.20, 0.03, pelvis(skeleton, build))
    half, thigh = seat(skeleton, build, side), thigh_root(skeleton, build, side)
    return ball(ink, "torso", half, columns_at(detail, 20), (flesh, thigh))


def _shoulder(skeleton: Skeleton, build: BodyBuild, side: str, detail: float, ink: str) -> Sheet:
    """What lies over the joint and slopes to the neck."""
    root, end = yoke(skeleton, side)
    first, last = yoke_sizes(build)
    way = unit(sub(end, root))
    # A round end before and after what lies between.
    line = [
        *(along(root, way, -first * far) for far, _ in ROUND_END),
        *(lerp(root, end, share) for share in (0.25, 0.5, 0.75)),
        *(along(end, way, last * far) for far, _ in reversed(ROUND_END)),
    ]
    radii = [
        *(first * thick for _, thick in ROUND_END),
        *(first + (last - first) * share for share in (0.25, 0.5, 0.75)),
        *(last * thick for _, thick in reversed(ROUND_END)),
    ]
    flesh = Junction(skeleton.joints["shoulder" + side], 0.16, 0.02, ribs(skeleton, build))
    slope = tube(ink, "torso", line, radii, columns_at(detail, 16))
    points, normals = settled(slope.points, slope.normals, (flesh,))
    return slope._replace(points=points, normals=normals)


def _neck(skeleton: Skeleton, detail: float) -> Sheet:
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
    return sheet("skin", rings, columns_at(detail, 18), ("neck",))


def _slice(origin: Vec, own: Axes, b: Barrel) -> Ring:
    return _ring(own.at(origin, up=b.up), own, b)


def _ring(middle: Vec, own: Axes, b: Barrel, swell: float = 0.0) -> Ring:
    return Ring(middle, own.front, own.right, b.front + swell, b.back, b.wide, b.wide)


def _halfway(a: Axes, b: Axes) -> Axes:
    return axes_along(add(a.up, b.up), add(a.front, b.front))
