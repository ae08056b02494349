"""The skin and clothes of legs, feet and arms."""

from __future__ import annotations

from recoverytimer.figure.clothes import LEGGINGS_END, SHIRT_M, SLEEVE_END
from recoverytimer.figure.flesh import Junction, rounded, tapered
from recoverytimer.figure.girths import FOOT, FOREARM, SHIN, THIGH, TOES, UPPER_ARM
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.roots import pelvis, ribs, seat, shoulder_slope
from recoverytimer.figure.sheets import (
    LOCAL,
    Growing,
    Limb,
    Ring,
    Sheet,
    View,
    ball,
    closing,
    sheet,
)
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.surface import ellipsoid
from recoverytimer.figure.vectors import along, dot, lerp, scaled

# Up to where limbs are painted with the torso, of which they grow: then no order of painting cuts
# between them.
THIGH_ROOT = 0.45
ARM_ROOT = 0.26
# So much nearer to the eye do they count than the trunk, which is within them there.
ROOT_OVER_M = 0.022
# A cuff tells which leg is meant: between these shares of the shin, so much over the leggings.
CUFF, CUFF_M = (0.54, 0.74), 0.005


def leg(
    skeleton: Skeleton, build: BodyBuild, side: str, view: View, ink: str, *, marked: bool
) -> list[Sheet]:
    """A leg with its foot, perhaps with a cuff."""
    joints, axes = skeleton.joints, skeleton.axes
    ends = (joints["hip" + side], joints["knee" + side], joints["ankle" + side])
    front, shin = axes["thigh" + side].front, "shin" + side
    limb = Limb(ends, (front, axes[shin].front, axes[shin].front), 0.05, side, build.limb)
    found = [_leggings(skeleton, build, limb, view, ink)]
    bare = [s for s in SHIN if s.share > LEGGINGS_END - 0.05]
    calf = limb.rings((), bare, -0.003)
    foot = axes["foot" + side]
    instep = (
        foot.at(ends[2], up=-0.036, front=-0.012),
        foot.at(ends[2], up=-0.050, front=0.10),
    )
    into = Growing((Junction(ends[2], 0.10, 0.035, tapered(*instep, 0.031, 0.02)),))
    found.append(sheet("skin", calf, 9, [shin] * (len(calf) - 1), view, into))
    ankle = ellipsoid(ends[2], LOCAL, 0.027, 0.027, 0.027)
    # Seen only where calf and foot leave a gap.
    found.append(ball("skin", "foot" + side, ankle, view, rows=4)._replace(over_m=-ROOT_OVER_M))
    if marked:
        worn = [s for s in SHIN if CUFF[0] < s.share < CUFF[1]]
        cuff = limb.rings((), worn, CUFF_M)
        cuff = [closing(cuff[0]), *cuff, closing(cuff[-1])]
        found.append(sheet("highlight", cuff, 12, [shin] * (len(cuff) - 1), view, over_m=0.02))
    return [*found, _foot(skeleton, side, view)]


def _leggings(skeleton: Skeleton, build: BodyBuild, limb: Limb, view: View, ink: str) -> Sheet:
    covered = [s for s in SHIN if s.share <= LEGGINGS_END]
    rings = limb.rings(THIGH, covered)
    rings.append(closing(rings[-1]))
    root = ["torso"] * sum(s.share <= THIGH_ROOT for s in THIGH[1:])
    thigh = ["thigh" + limb.side] * (len(THIGH) - 1 - len(root))
    bands = [*root, *thigh, *["shin" + limb.side] * (len(covered) + 1)]
    hip = limb.ends[0]
    roots = (
        Junction(hip, 0.20, 0.055, pelvis(skeleton, build)),
        Junction(hip, 0.20, 0.050, rounded(seat(skeleton, build, limb.side))),
    )
    return sheet(ink, rings, 12, bands, view, Growing(roots), ROOT_OVER_M)


def _foot(skeleton: Skeleton, side: str, view: View) -> Sheet:
    ankle, own = skeleton.joints["ankle" + side], skeleton.axes["foot" + side]
    toes, tip = skeleton.axes["toes" + side], skeleton.joints["toe" + side]
    rings = []
    for front, top, sole, inner, out in FOOT:
        half = (top - sole) / 2
        wide = (out, inner) if side == "R" else (inner, out)
        middle = own.at(ankle, up=(top + sole) / 2, front=front)
        rings.append(Ring(middle, own.up, own.right, half, half, *wide))
    for front, high, inner, out in TOES:
        wide = (out, inner) if side == "R" else (inner, out)
        middle = toes.at(tip, up=-0.005, front=front)
        rings.append(Ring(middle, toes.up, toes.right, high, high, *wide))
    shin = along(ankle, skeleton.axes["shin" + side].up, 0.10)
    into = Growing((Junction(ankle, 0.10, 0.035, tapered(shin, ankle, 0.033, 0.031)),))
    return sheet("skin", rings, 9, ["foot" + side] * (len(rings) - 1), view, into)


def arm(skeleton: Skeleton, build: BodyBuild, side: str, view: View, ink: str) -> list[Sheet]:
    """An arm without its hand, and its sleeve."""
    joints, axes = skeleton.joints, skeleton.axes
    ends = (joints["shoulder" + side], joints["elbow" + side], joints["wrist" + side])
    upper, lower, hand = (axes[n + side].front for n in ("upperarm", "forearm", "hand"))
    # A forearm twists until its flat side is the hand's, the shorter way.
    flat = scaled(hand, 1 if dot(hand, lower) >= 0 else -1)
    limb = Limb(ends, (upper, lower, flat), 0.035, side, build.limb)
    bare = [s for s in UPPER_ARM if s.share > ARM_ROOT - 0.06]
    bands = ["upperarm" + side] * len(bare) + ["forearm" + side] * (len(FOREARM) - 1)
    skin = sheet("skin", limb.rings(bare, FOREARM), 9, bands, view)
    size = 0.040 * build.limb + SHIRT_M
    joint = ellipsoid(lerp(ends[0], ends[1], 0.05), LOCAL, size, size, size)
    return [
        ball(ink, "torso", joint, view, rows=5),
        _sleeve(skeleton, build, limb, view, ink),
        skin,
    ]


def _sleeve(skeleton: Skeleton, build: BodyBuild, limb: Limb, view: View, ink: str) -> Sheet:
    thick_m = 0.0 if ink == "skin" else SHIRT_M
    rings = limb.rings([s for s in UPPER_ARM if s.share <= SLEEVE_END], (), thick_m)
    rings.append(closing(rings[-1]))
    root = ["torso"] * sum(s.share <= ARM_ROOT for s in UPPER_ARM[1:])
    bands = [*root, *["upperarm" + limb.side] * (len(rings) - 1 - len(root))]
    roots = (
        Junction(limb.ends[0], 0.14, 0.045, ribs(skeleton, build)),
        shoulder_slope(skeleton, build, limb.side),
    )
    return sheet(ink, rings, 10, bands, view, Growing(roots), 0.012)
