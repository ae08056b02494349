"""A foot with its toes."""

from __future__ import annotations

import math
from functools import lru_cache

from recoverytimer.figure.mesh.flesh import Junction, settled, tapered
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
    LOCAL,
    Ring,
    Sheet,
    as_one,
    columns_at,
    laid,
    sheet,
    tube,
)
from recoverytimer.figure.skeleton import BALL, TOE_TIP, Skeleton
from recoverytimer.figure.vectors import along, dot, turned

# Toes begin so far behind the joint that they share; how much the line of their webs lies aslant.
BEHIND_M, ASLANT = 0.012, 0.28
# Below an ankle a heel has turned with the foot from here on.
TURNS_M = 0.06
# The cosines between shin and foot from which a shin ends in a heel, and in a round end.
POINTED = (0.90, 0.55)


def foot(skeleton: Skeleton, side: str, detail: float) -> list[Sheet]:
    """The skin of a foot, grown together with the shin, and its toes."""
    ankle, own = skeleton.joints["ankle" + side], skeleton.axes["foot" + side]
    shin = skeleton.axes["shin" + side].up
    found = laid(_sole(side, columns_at(detail, 16)), ankle, own)
    ends = (along(ankle, shin, 0.10), along(ankle, shin, -0.005))
    into = (Junction(ankle, 0.11, 0.030, tapered(*ends, 0.029, 0.029)),)
    points, normals = settled(found.points, found.normals, into)
    toes = laid(_toes(side), skeleton.joints["toe" + side], skeleton.axes["toes" + side])
    return [found._replace(points=points, normals=normals), toes]


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


@lru_cache(maxsize=8)
def _sole(side: str, columns: int) -> Sheet:
    """A foot around its ankle, from heel to ball."""
    return sheet("skin", [_slice(side, slab) for slab in FOOT], columns, ("foot" + side,))


def _slice(side: str, slab: Slab, slant: float = 0.0) -> Ring:
    """A cross-section whose inner edge is raised to an arch; its outer one lies `slant` behind."""
    outwards = 1 if side == "R" else -1
    half = (slab.top - slab.sole) / 2
    wide = (slab.out, slab.inner) if side == "R" else (slab.inner, slab.out)
    turn = outwards * slab.arch
    up = (-math.sin(turn), math.cos(turn), 0.0)
    right = (math.cos(turn), math.sin(turn), 0.0)
    right = along(right, LOCAL.front, -slant * outwards)
    return Ring((0.0, (slab.top + slab.sole) / 2, slab.front), up, right, half, half, *wide)


@lru_cache(maxsize=2)
def _toes(side: str) -> Sheet:
    """What lies before the joint of the toes, around the tip of a foot: ball and toes."""
    outwards, part = (1 if side == "R" else -1), "foot" + side
    start = BALL - TOE_TIP - BEHIND_M
    found = [sheet("skin", [_slice(side, slab, ASLANT) for slab in BALL_OF_FOOT], 16, (part,))]
    for out, end, radius in TOES:
        line = [
            (outwards * out * spread, up + radius, start + (end - start) * share)
            for share, up, spread, _ in TOE_SHARES
        ]
        radii = [radius * thick for *_, thick in TOE_SHARES]
        found.append(tube("skin", part, line, radii, 9))
    return as_one(found)
