"""A foot with its toes."""

from __future__ import annotations

import math
from functools import lru_cache

from recoverytimer.figure.mesh.flesh import Junction, tapered
from recoverytimer.figure.mesh.girths import (
    BALL_OF_FOOT,
    FOOT,
    HEEL,
    ROUND_ANKLE,
    TOE_SHARES,
    TOES,
    Slab,
)
from recoverytimer.figure.mesh.sheets import (
    Ring,
    Sheet,
    as_one,
    columns_at,
    laid,
    sheet,
    tube,
)
from recoverytimer.figure.skeleton import BALL, TOE_TIP, Skeleton
from recoverytimer.figure.vectors import Axes, Vec, along, dot, scaled, turned

# Toes begin so far behind the joint that they share; how much the line of their webs lies aslant.
BEHIND_M, ASLANT = 0.012, 0.28
# Below an ankle a heel has turned with the foot from here on.
TURNS_M = 0.06
# The cosines between shin and foot from which a shin ends in a heel, and in a round end.
POINTED = (0.94, 0.80)


def foot(skeleton: Skeleton, side: str, detail: float) -> list[Sheet]:
    """The skin of a foot, grown together with the shin, and its toes."""
    ankle, tip = skeleton.joints["ankle" + side], skeleton.joints["toe" + side]
    own, bent = skeleton.axes["foot" + side], skeleton.axes["toes" + side]
    before, *beyond = BALL_OF_FOOT
    rings = [_slice(side, slab, ankle, own) for slab in FOOT]
    ball = along(tip, bent.front, BALL - TOE_TIP)
    rings.append(_slice(side, before, ball, turned(own, bent, 0.5)))
    rings += [_slice(side, slab, tip, bent, ASLANT) for slab in beyond]
    shin = skeleton.axes["shin" + side].up
    ends = (along(ankle, shin, 0.10), along(ankle, shin, -0.005))
    into = (Junction(ankle, 0.11, 0.030, tapered(*ends, 0.029, 0.029)),)
    toes = laid(_toes(side), tip, bent)
    return [sheet("skin", rings, columns_at(detail, 16), ("foot" + side,), into), toes]


def heel_rings(skeleton: Skeleton, side: str) -> list[Ring]:
    """Ankle and heel as cross-sections that go on from a shin."""
    ankle, own = skeleton.joints["ankle" + side], skeleton.axes["foot" + side]
    shin = skeleton.axes["shin" + side]
    level, pointed = POINTED
    share = min(1.0, max(0.0, (level - dot(own.up, shin.up)) / (level - pointed)))
    found = []
    for flat, round_ in zip(HEEL, ROUND_ANKLE, strict=True):
        up, front, back, out, inner = (
            a + (b - a) * share for a, b in zip(flat, round_, strict=True)
        )
        axes = turned(shin, own, min(1.0, 0.25 - up / TURNS_M) * (1 - share))
        wide = (out, inner) if side == "R" else (inner, out)
        found.append(Ring(axes.at(ankle, up=up), axes.front, axes.right, front, back, *wide))
    return found


def _slice(side: str, slab: Slab, at: Vec, own: Axes, slant: float = 0.0) -> Ring:
    """A cross-section whose inner edge is raised to an arch; its outer one lies `slant` behind."""
    outwards = 1 if side == "R" else -1
    half = (slab.top - slab.sole) / 2
    wide = (slab.out, slab.inner) if side == "R" else (slab.inner, slab.out)
    turn = outwards * slab.arch
    up = along(scaled(own.up, math.cos(turn)), own.right, -math.sin(turn))
    right = along(scaled(own.right, math.cos(turn)), own.up, math.sin(turn))
    right = along(right, own.front, -slant * outwards)
    middle = own.at(at, up=(slab.top + slab.sole) / 2, front=slab.front)
    return Ring(middle, up, right, half, half, *wide)


@lru_cache(maxsize=2)
def _toes(side: str) -> Sheet:
    """Five toes around the tip of a foot."""
    outwards, start = (1 if side == "R" else -1), BALL - TOE_TIP - BEHIND_M
    found = []
    for out, end, radius in TOES:
        line = [
            (outwards * out * spread, up + radius, start + (end - start) * share)
            for share, up, spread, _ in TOE_SHARES
        ]
        radii = [radius * thick for *_, thick in TOE_SHARES]
        found.append(tube("skin", "foot" + side, line, radii, 9))
    return as_one(found)
