"""The skin and clothes of legs and arms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from recoverytimer.figure.clothes import LEGGINGS_END, SHIRT_M, SLEEVE_END
from recoverytimer.figure.flesh import Junction, rounded, tapered
from recoverytimer.figure.girths import FOREARM, SHIN, THIGH, UPPER_ARM, Section, finer
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.roots import pelvis, ribs, seat, shoulder_slope
from recoverytimer.figure.sheets import (
    LOCAL,
    Growing,
    Limb,
    Ring,
    Sheet,
    ball,
    closing,
    columns_at,
    sheet,
)
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.surface import ellipsoid
from recoverytimer.figure.vectors import dot, lerp, scaled

# The part of a limb that counts as the trunk's, of which it grows: muscles there glow on both.
THIGH_ROOT, ARM_ROOT = 0.45, 0.26
# A cuff tells which leg is meant: between these shares of the shin, so much over the leggings.
CUFF, CUFF_M = (0.50, 0.66), 0.005
# A picture of less detail than this has sections enough as they are.
FINE = 0.75


def leg(
    skeleton: Skeleton, build: BodyBuild, side: str, detail: float, ink: str, *, marked: bool
) -> list[Sheet]:
    """A leg without its foot, perhaps with a cuff."""
    joints, axes = skeleton.joints, skeleton.axes
    ends = (joints["hip" + side], joints["knee" + side], joints["ankle" + side])
    front, shin = axes["thigh" + side].front, "shin" + side
    limb = Limb(ends, (front, axes[shin].front, axes[shin].front), 0.05, side, build.limb)
    found = [_leggings(skeleton, build, limb, detail, ink)]
    bare = [s for s in _sections(SHIN, detail) if s.share > LEGGINGS_END - 0.05]
    calf = limb.rings((), bare, -0.003)
    foot = axes["foot" + side]
    instep = (
        foot.at(ends[2], up=-0.036, front=-0.012),
        foot.at(ends[2], up=-0.050, front=0.10),
    )
    into = Growing((Junction(ends[2], 0.10, 0.035, tapered(*instep, 0.031, 0.02)),))
    found.append(_along(calf, "skin", columns_at(detail, 16), shin, into))
    # Seen only where calf and foot leave a gap.
    ankle = ellipsoid(ends[2], LOCAL, 0.029, 0.029, 0.029)
    found.append(ball("skin", "foot" + side, ankle, columns_at(detail, 12)))
    if marked:
        worn = [s for s in finer(SHIN) if CUFF[0] <= s.share <= CUFF[1]]
        cuff = limb.rings((), worn, CUFF_M)
        cuff = [closing(cuff[0]), *cuff, closing(cuff[-1])]
        found.append(_along(cuff, "highlight", columns_at(detail, 20), shin))
    return found


@lru_cache(maxsize=8)
def _sections(sections: Sequence[Section], detail: float) -> Sequence[Section]:
    return finer(sections) if detail > FINE else sections


def _along(
    rings: Sequence[Ring], ink: str, columns: int, part: str, growing: Growing | None = None
) -> Sheet:
    """Rings of one part."""
    bands = [part] * (len(rings) - 1)
    return sheet(ink, rings, columns, bands, growing or Growing(()))


def _leggings(skeleton: Skeleton, build: BodyBuild, limb: Limb, detail: float, ink: str) -> Sheet:
    upper = _sections(THIGH, detail)
    covered = [s for s in _sections(SHIN, detail) if s.share <= LEGGINGS_END]
    rings = limb.rings(upper, covered)
    rings.append(closing(rings[-1]))
    root = ["torso"] * sum(s.share <= THIGH_ROOT for s in upper[1:])
    thigh = ["thigh" + limb.side] * (len(upper) - 1 - len(root))
    bands = [*root, *thigh, *["shin" + limb.side] * (len(covered) + 1)]
    hip = limb.ends[0]
    roots = (
        Junction(hip, 0.20, 0.055, pelvis(skeleton, build)),
        Junction(hip, 0.20, 0.050, rounded(seat(skeleton, build, limb.side))),
    )
    return sheet(ink, rings, columns_at(detail, 20), bands, Growing(roots))


def arm(skeleton: Skeleton, build: BodyBuild, side: str, detail: float, ink: str) -> list[Sheet]:
    """An arm without its hand, and its sleeve."""
    joints, axes = skeleton.joints, skeleton.axes
    ends = (joints["shoulder" + side], joints["elbow" + side], joints["wrist" + side])
    upper, lower, hand = (axes[n + side].front for n in ("upperarm", "forearm", "hand"))
    # A forearm twists until its flat side is the hand's, the shorter way.
    flat = scaled(hand, 1 if dot(hand, lower) >= 0 else -1)
    limb = Limb(ends, (upper, lower, flat), 0.035, side, build.limb)
    bare = [s for s in _sections(UPPER_ARM, detail) if s.share > ARM_ROOT - 0.06]
    below = _sections(FOREARM, detail)
    bands = ["upperarm" + side] * len(bare) + ["forearm" + side] * (len(below) - 1)
    skin = sheet("skin", limb.rings(bare, below), columns_at(detail, 16), bands)
    size = 0.036 * build.limb + (0.0 if ink == "skin" else SHIRT_M)
    joint = ellipsoid(lerp(ends[0], ends[1], 0.05), LOCAL, size, size, size)
    return [
        ball(ink, "torso", joint, columns_at(detail, 14)),
        _sleeve(skeleton, build, limb, detail, ink),
        skin,
    ]


def _sleeve(skeleton: Skeleton, build: BodyBuild, limb: Limb, detail: float, ink: str) -> Sheet:
    thick_m = 0.0 if ink == "skin" else SHIRT_M
    upper = [s for s in _sections(UPPER_ARM, detail) if s.share <= SLEEVE_END]
    rings = limb.rings(upper, (), thick_m)
    rings.append(closing(rings[-1]))
    root = ["torso"] * sum(s.share <= ARM_ROOT for s in upper[1:])
    bands = [*root, *["upperarm" + limb.side] * (len(rings) - 1 - len(root))]
    roots = (
        Junction(limb.ends[0], 0.14, 0.022, ribs(skeleton, build)),
        shoulder_slope(skeleton, build, limb.side),
    )
    return sheet(ink, rings, columns_at(detail, 18), bands, Growing(roots))
