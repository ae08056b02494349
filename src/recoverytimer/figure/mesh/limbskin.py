"""The skin and clothes of legs and arms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from recoverytimer.figure.clothes import LEGGINGS_END, SHIRT_M, SLEEVE_END, Cuff
from recoverytimer.figure.mesh.flesh import Junction, rounded, tapered
from recoverytimer.figure.mesh.girths import FOREARM, SHIN, THIGH, UPPER_ARM, Section, finer
from recoverytimer.figure.mesh.roots import pelvis, ribs, seat, shoulder_slope
from recoverytimer.figure.mesh.sheets import (
    LOCAL,
    Limb,
    Sheet,
    ball,
    closing,
    columns_at,
    sheet,
)
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.surface import ellipsoid
from recoverytimer.figure.vectors import dot, lerp, scaled

# Up to here an arm is hidden in its sleeve.
WITHIN_SLEEVE = 0.20
# A cuff tells which leg is meant: between these shares of the shin, so much over the leggings.
# Where the calf glows, it is worn on the thigh.
CUFF, HIGH_CUFF, CUFF_M = (0.50, 0.66), (0.74, 0.86), 0.005
# A picture of less detail than this has sections enough as they are.
FINE = 0.9


def leg(
    skeleton: Skeleton, build: BodyBuild, side: str, detail: float, ink: str, cuff: Cuff | None
) -> list[Sheet]:
    """A leg without its foot, perhaps with a cuff."""
    joints, axes = skeleton.joints, skeleton.axes
    ends = (joints["hip" + side], joints["knee" + side], joints["ankle" + side])
    front, shin = axes["thigh" + side].front, "shin" + side
    limb = Limb(ends, (front, axes[shin].front, axes[shin].front), 0.05, side, build.limb)
    upper, lower = _sections(THIGH, detail), _sections(SHIN, detail)
    roots = (
        Junction(ends[0], 0.20, 0.032, pelvis(skeleton, build)),
        Junction(ends[0], 0.20, 0.032, rounded(seat(skeleton, build, side))),
    )
    parts = ("torso", "thigh" + side, shin)
    into = (_instep(skeleton, side),)
    if ink == "skin":
        found = [sheet(ink, limb.rings(upper, lower), columns_at(detail, 20), parts, roots + into)]
    else:
        worn = limb.rings(upper, [s for s in lower if s.share <= LEGGINGS_END])
        bare = limb.rings((), [s for s in lower if s.share > LEGGINGS_END - 0.05], -0.003)
        worn.append(closing(worn[-1]))
        found = [
            sheet(ink, worn, columns_at(detail, 20), parts, roots),
            sheet("skin", bare, columns_at(detail, 16), (shin,), into),
        ]
    # Seen only where calf and foot leave a gap.
    ankle = ellipsoid(ends[2], LOCAL, 0.029, 0.029, 0.029)
    found.append(ball("skin", "foot" + side, ankle, columns_at(detail, 12)))
    if cuff:
        found.append(_cuff(limb, cuff, columns_at(detail, 20)))
    return found


def _cuff(limb: Limb, cuff: Cuff, columns: int) -> Sheet:
    if cuff == "thigh":
        first, last = HIGH_CUFF
        rings = limb.rings([s for s in finer(THIGH) if first <= s.share <= last], (), CUFF_M)
    else:
        first, last = CUFF
        rings = limb.rings((), [s for s in finer(SHIN) if first <= s.share <= last], CUFF_M)
    rings = [closing(rings[0]), *rings, closing(rings[-1])]
    return sheet("highlight", rings, columns, (cuff + limb.side,))


def _instep(skeleton: Skeleton, side: str) -> Junction:
    """What a calf grows into."""
    ankle, foot = skeleton.joints["ankle" + side], skeleton.axes["foot" + side]
    ends = (foot.at(ankle, up=-0.036, front=-0.012), foot.at(ankle, up=-0.050, front=0.10))
    return Junction(ankle, 0.10, 0.035, tapered(*ends, 0.031, 0.02))


@lru_cache(maxsize=8)
def _sections(sections: Sequence[Section], detail: float) -> Sequence[Section]:
    return finer(sections) if detail > FINE else sections


def arm(skeleton: Skeleton, build: BodyBuild, side: str, detail: float, ink: str) -> list[Sheet]:
    """An arm without its hand, and its sleeve where it wears one."""
    joints, axes = skeleton.joints, skeleton.axes
    ends = (joints["shoulder" + side], joints["elbow" + side], joints["wrist" + side])
    upper, lower, hand = (axes[n + side].front for n in ("upperarm", "forearm", "hand"))
    # A forearm twists until its flat side is the hand's, the shorter way.
    flat = scaled(hand, 1 if dot(hand, lower) >= 0 else -1)
    limb = Limb(ends, (upper, lower, flat), 0.035, side, build.limb)
    sections, below = _sections(UPPER_ARM, detail), _sections(FOREARM, detail)
    roots = (
        Junction(ends[0], 0.14, 0.022, ribs(skeleton, build)),
        shoulder_slope(skeleton, build, side),
    )
    parts = ("torso", "upperarm" + side, "forearm" + side)
    thick_m = 0.0 if ink == "skin" else SHIRT_M
    size = 0.032 * build.limb + thick_m
    joint = ellipsoid(lerp(ends[0], ends[1], 0.06), LOCAL, size, size, size)
    found = [ball(ink, "torso", joint, columns_at(detail, 14))]
    if ink == "skin":
        whole = limb.rings(sections, below)
        return [*found, sheet(ink, whole, columns_at(detail, 16), parts, roots)]
    sleeve = limb.rings([s for s in sections if s.share <= SLEEVE_END], (), thick_m)
    sleeve.append(closing(sleeve[-1]))
    bare = limb.rings([s for s in sections if s.share > WITHIN_SLEEVE], below)
    return [
        *found,
        sheet(ink, sleeve, columns_at(detail, 18), parts[:2], roots),
        sheet("skin", bare, columns_at(detail, 16), parts[1:]),
    ]
