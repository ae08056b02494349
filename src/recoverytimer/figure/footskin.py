"""A foot with its toes."""

from __future__ import annotations

from recoverytimer.figure.flesh import Junction, tapered
from recoverytimer.figure.girths import FOOT, TOE_SHARES, TOES
from recoverytimer.figure.sheets import Growing, Ring, Sheet, columns_at, sheet, tube
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
    into = Growing((Junction(ankle, 0.10, 0.035, tapered(shin, ankle, 0.033, 0.031)),))
    bands = [part] * (len(rings) - 1)
    return [sheet("skin", rings, columns_at(detail, 16), bands, into), *_toes(skeleton, side)]


def _toes(skeleton: Skeleton, side: str) -> list[Sheet]:
    own, tip = skeleton.axes["toes" + side], skeleton.joints["toe" + side]
    outwards = 1 if side == "R" else -1
    found = []
    for out, ends, radius in TOES:
        start = BALL - TOE_TIP - 0.012
        line = [
            own.at(tip, front=start + (ends - start) * share, up=up, right=outwards * out * spread)
            for share, up, spread, _ in TOE_SHARES
        ]
        radii = [radius * thick for *_, thick in TOE_SHARES]
        found.append(tube("skin", "foot" + side, line, radii))
    return found
