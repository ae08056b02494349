"""The skin and clothes of legs and arms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from recoverytimer.figure.clothes import LEGGINGS_END, SHIRT_M, SLEEVE_END, Cuff
from recoverytimer.figure.mesh.flesh import Junction, tapered
from recoverytimer.figure.mesh.footskin import heel_rings
from recoverytimer.figure.mesh.girths import FOREARM, SHIN, THIGH, UPPER_ARM, Section, finer
from recoverytimer.figure.mesh.handskin import palm_rings
from recoverytimer.figure.mesh.loins import Loins
from recoverytimer.figure.mesh.roots import ARM_REACH_M, ARMPIT_M, ribs, shoulder_slope
from recoverytimer.figure.mesh.sheets import (
    Limb,
    Ring,
    Sheet,
    closing,
    columns_at,
    sheet,
)
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.vectors import UP, along, dot, scaled

# Up to here an arm is hidden in its sleeve.
WITHIN_SLEEVE = 0.20
# So loose is a hem of trousers.
HEM_M = 0.0015
# A cuff tells which leg is meant: between these shares of the shin, so much over the leggings.
# Where the calf glows, it is worn on the thigh.
CUFF, HIGH_CUFF, CUFF_M = (0.50, 0.66), (0.74, 0.86), 0.005
# A picture of less detail than this has sections enough as they are.
FINE = 0.9
# How far a sleeve's end stands off the arm and hangs down.
WIDER_M, HANGS_M = 0.003, 0.003
# So far before and after its middle an elbow bends.
ELBOW_M = 0.045


def leg(
    skeleton: Skeleton,
    loins: Loins,
    build: BodyBuild,
    side: str,
    detail: float,
    ink: str,
    cuff: Cuff | None,
) -> list[Sheet]:
    """A leg without its foot, perhaps with a cuff."""
    joints, axes = skeleton.joints, skeleton.axes
    ends = (joints["hip" + side], joints["knee" + side], joints["ankle" + side])
    front, shin = axes["thigh" + side].front, "shin" + side
    limb = Limb(ends, (front, axes[shin].front, axes[shin].front), 0.05, side, build.limb)
    upper, lower = _sections(THIGH, detail), _sections(SHIN, detail)
    parts = ("thigh" + side, shin)
    into = (_instep(skeleton, side),)
    heel = heel_rings(skeleton, side)
    columns = columns_at(detail, 20)
    of_thigh = len(upper) * columns
    if ink == "skin":
        whole = sheet(ink, [*limb.rings(upper, lower), *heel], columns, parts, into)
        found = [loins.grown(whole, side, of_thigh)]
    else:
        worn = limb.rings(upper, [s for s in lower if s.share < LEGGINGS_END])
        worn += limb.rings((), [s for s in lower if s.share == LEGGINGS_END], HEM_M)
        bare = limb.rings((), [s for s in lower if s.share > LEGGINGS_END - 0.08], -0.004)
        bare += heel
        worn.append(closing(worn[-1]))
        found = [
            loins.grown(sheet(ink, worn, columns, parts), side, of_thigh),
            sheet("skin", bare, columns_at(detail, 16), (shin,), into),
        ]
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
    ankle, own = skeleton.joints["ankle" + side], skeleton.axes["foot" + side]
    ends = (own.at(ankle, up=-0.040, front=-0.004), own.at(ankle, up=-0.050, front=0.10))
    return Junction(ankle, 0.11, 0.034, tapered(*ends, 0.029, 0.02))


@lru_cache(maxsize=8)
def _sections(sections: Sequence[Section], detail: float) -> Sequence[Section]:
    return finer(sections) if detail > FINE else sections


def arm(skeleton: Skeleton, build: BodyBuild, side: str, detail: float, ink: str) -> list[Sheet]:
    """An arm without its hand, and its sleeve where it wears one."""
    joints, axes = skeleton.joints, skeleton.axes
    ends = (joints["shoulder" + side], joints["elbow" + side], joints["wrist" + side])
    upper, lower, hand = (axes[n + side].front for n in ("upperarm", "forearm", "hand"))
    # A forearm twists until its flat side is the hand's, the shorter way.
    over = dot(hand, lower) < 0
    flat = scaled(hand, -1 if over else 1)
    limb = Limb(ends, (upper, lower, flat), ELBOW_M, side, build.limb)
    sections, below = _sections(UPPER_ARM, detail), _sections(FOREARM, detail)
    roots = (
        Junction(ends[0], ARM_REACH_M, ARMPIT_M, ribs(skeleton, build)),
        shoulder_slope(skeleton, build, side),
    )
    parts = ("torso", "upperarm" + side, "forearm" + side, "hand" + side)
    palm = palm_rings(side, ends[2], axes["hand" + side], over=over)
    thick_m = 0.0 if ink == "skin" else SHIRT_M
    found: list[Sheet] = []
    if ink == "skin":
        whole = [*limb.rings(sections, below), *palm]
        return [*found, sheet(ink, whole, columns_at(detail, 16), parts, roots)]
    sleeve = limb.rings([s for s in sections if s.share <= SLEEVE_END], (), thick_m)
    sleeve = [*sleeve[:-2], _hanging(sleeve[-2], 0.5), _hanging(sleeve[-1], 1.0)]
    inside = [sleeve[-1], closing(sleeve[-1])]
    bare = [*limb.rings([s for s in sections if s.share > WITHIN_SLEEVE], below), *palm]
    return [
        *found,
        sheet(ink, sleeve, columns_at(detail, 18), parts[:2], roots),
        sheet(ink + "-dark", inside, columns_at(detail, 18), parts[1:2]),
        sheet("skin", bare, columns_at(detail, 16), parts[1:]),
    ]


def _hanging(ring: Ring, share: float) -> Ring:
    """A ring of cloth that is wider than what is in it and hangs down a little."""
    middle = along(ring.middle, UP, -HANGS_M * share)
    return Ring(middle, ring.front, ring.right, *(size + WIDER_M * share for size in ring[3:]))
