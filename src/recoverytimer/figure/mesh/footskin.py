"""A foot with its toes."""

from __future__ import annotations

from functools import lru_cache

from recoverytimer.figure.mesh.flesh import Junction, tapered
from recoverytimer.figure.mesh.girths import FOOT, TOE_SHARES, TOES
from recoverytimer.figure.mesh.sheets import Ring, Sheet, as_one, columns_at, laid, sheet, tube
from recoverytimer.figure.skeleton import BALL, TOE_TIP, Skeleton
from recoverytimer.figure.vectors import along


def foot(skeleton: Skeleton, side: str, detail: float) -> list[Sheet]:
    """The skin of a foot, grown together with the shin, and its toes."""
    ankle, own = skeleton.joints["ankle" + side], skeleton.axes["foot" + side]
    part = "foot" + side
    rings = []
    for front, top, sole, inner, out in FOOT:
        half = (top - sole) / 2
        wide = (out, inner) if side == "R" else (inner, out)
        middle = own.at(ankle, up=(top + sole) / 2, front=front)
        rings.append(Ring(middle, own.up, own.right, half, half, *wide))
    shin = along(ankle, skeleton.axes["shin" + side].up, 0.10)
    into = (Junction(ankle, 0.10, 0.035, tapered(shin, ankle, 0.033, 0.031)),)
    toes = laid(_toes(side), skeleton.joints["toe" + side], skeleton.axes["toes" + side])
    return [sheet("skin", rings, columns_at(detail, 16), (part,), into), toes]


@lru_cache(maxsize=2)
def _toes(side: str) -> Sheet:
    """Five toes around the tip of a foot."""
    outwards = 1 if side == "R" else -1
    start = BALL - TOE_TIP - 0.012
    found = []
    for out, end, radius in TOES:
        line = [
            (outwards * out * spread, up, start + (end - start) * share)
            for share, up, spread, _ in TOE_SHARES
        ]
        radii = [radius * thick for *_, thick in TOE_SHARES]
        found.append(tube("skin", "foot" + side, line, radii, 7))
    return as_one(found)
