"""The skin and clothes of the trunk: hips, seat, shirt, shoulders and neck."""

from __future__ import annotations

from recoverytimer.figure.clothes import SHIRT_M, Clothes
from recoverytimer.figure.mesh.flesh import Barrel, Junction, settled
from recoverytimer.figure.mesh.girths import RIBS, WAIST
from recoverytimer.figure.mesh.loins import Loins
from recoverytimer.figure.mesh.roots import (
    ARM_REACH_M,
    ARMPIT_M,
    arm_root,
    grown,
    ribs,
    shoulder_slope,
    yoke,
    yoke_sizes,
)
from recoverytimer.figure.mesh.sheets import (
    Ring,
    Sheet,
    ball,
    closing,
    columns_at,
    sheet,
    tube,
)
from recoverytimer.figure.mesh.shirtskin import bend_of, hung, skirt
from recoverytimer.figure.pose import BODY_SIDES
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.surface import ellipsoid
from recoverytimer.figure.vectors import Axes, Vec, add, along, axes_along, cross, lerp, sub, unit

# Half sizes of what fills the belly.
CORE_M = (0.100, 0.085, 0.072)
# Of a round end: how far beyond its middle, and how thick, as shares of its radius.
ROUND_END = ((0.999, 0.03), (0.87, 0.49), (0.5, 0.87), (0.0, 1.0))
# The number of the rings of a suit without shoulders.
NECKLINE = 11
# Above the chest; and how much lower its front lies than its back, as a slope.
COLLAR_M, COLLAR_SLOPE = 0.166, 0.40
COLLAR_LIP_M = 0.004


def trunk(
    skeleton: Skeleton, loins: Loins, build: BodyBuild, detail: float, clothes: Clothes
) -> list[Sheet]:
    """All between the legs and the head."""
    found = [
        loins.sheet(clothes.seat, detail),
        *_shirt(skeleton, loins, build, detail, clothes),
        _neck(skeleton, detail),
    ]
    found += _core(skeleton, build, detail, clothes)
    for side in BODY_SIDES:
        found.append(_shoulder(skeleton, build, side, detail, clothes.sleeves))
    return found


def _core(skeleton: Skeleton, build: BodyBuild, detail: float, clothes: Clothes) -> list[Sheet]:
    """What one sees where a fold leaves a gap."""
    joints, axes, columns = skeleton.joints, skeleton.axes, columns_at(detail, 10)
    belly = ellipsoid(joints["waist"], axes["waist"], *(s * build.waist for s in CORE_M))
    return [ball(clothes.trunk, "torso", belly, columns)]


def _shirt(
    skeleton: Skeleton, loins: Loins, build: BodyBuild, detail: float, clothes: Clothes
) -> list[Sheet]:
    joints, axes = skeleton.joints, skeleton.axes
    low, middle, high = axes["pelvis"], axes["waist"], axes["chest"]
    rings = [_slice(joints["pelvis"], low, b) for b in skirt(build)]
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
    rings.append(Ring(at, collar.front, collar.right, 0.062, 0.060, 0.064, 0.064))
    if clothes.shoulders != "skin":
        rings += (_narrower(rings[-1], COLLAR_LIP_M), _narrower(rings[-1], COLLAR_LIP_M, -0.016))
    if clothes.shoulders == "skin":
        # Without a collar a chest goes on into the neck.
        throat = high.at(joints["chest"], up=COLLAR_M + 0.022, front=0.0)
        rings.append(Ring(throat, high.front, high.right, 0.040, 0.044, 0.042, 0.042))
    slopes = [shoulder_slope(skeleton, build, s) for s in BODY_SIDES]
    arms = [arm_root(skeleton, build, s, SHIRT_M) for s in BODY_SIDES]
    growing, columns = (*slopes, *arms), columns_at(detail, 32)
    bend = bend_of(low, high)
    if clothes.trunk == clothes.shoulders:
        whole = sheet(clothes.trunk, rings, columns, ("torso",), growing)
        return [hung(whole, rings, loins, bend)]
    suit = [*rings[:NECKLINE], closing(rings[NECKLINE - 1])]
    return [
        hung(sheet(clothes.trunk, suit, columns, ("torso",), growing), suit, loins, bend),
        sheet(clothes.shoulders, rings[NECKLINE - 1 :], columns, ("torso",), growing),
    ]


def _narrower(ring: Ring, by: float, up: float = 0.0) -> Ring:
    """The inside of a collar."""
    middle = along(ring.middle, cross(ring.right, ring.front), up)
    return Ring(middle, ring.front, ring.right, *(size - by for size in ring[3:]))


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
    flesh = Junction(
        skeleton.joints["shoulder" + side], ARM_REACH_M, ARMPIT_M, ribs(skeleton, build)
    )
    slope = tube(ink, "torso", line, radii, columns_at(detail, 16))
    points, normals = settled(
        slope.points, slope.normals, (flesh, arm_root(skeleton, build, side, SHIRT_M))
    )
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
