"""A hand with its fingers, flat or closed around something."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

from recoverytimer.figure.mesh.sheets import LOCAL, Ring, Sheet, as_one, sheet, tube
from recoverytimer.figure.vectors import Vec

# Of the palm from the wrist to the knuckles: how far up, half as thick and half as wide.
PALM = (
    (-0.034, 0.001, 0.002),
    (-0.030, 0.006, 0.010),
    (-0.018, 0.011, 0.017),
    (0.004, 0.0155, 0.0235),
    (0.024, 0.0175, 0.031),
    (0.050, 0.017, 0.037),
    (0.075, 0.0155, 0.0405),
    (0.090, 0.0135, 0.0405),
    (0.099, 0.010, 0.038),
    (0.104, 0.005, 0.033),
    (0.105, 0.001, 0.020),
)
# Of each finger: how far beside the middle it begins, and its length.
FINGERS = ((0.030, 0.064), (0.0105, 0.073), (-0.0095, 0.068), (-0.0285, 0.053))
KNUCKLES_M = 0.085
# At these shares of its length.
FINGER_SHARES = (0.0, 0.28, 0.55, 0.80, 0.92, 0.98, 1.0)
FINGER_RADII = (0.0110, 0.0104, 0.0098, 0.0090, 0.0074, 0.0046, 0.001)
THUMB = (
    (0.010, 0.014, 0.0),
    (0.032, 0.030, 0.003),
    (0.052, 0.043, 0.005),
    (0.072, 0.052, 0.007),
    (0.086, 0.057, 0.008),
    (0.092, 0.059, 0.009),
    (0.096, 0.060, 0.009),
)
THUMB_RADII = (0.017, 0.016, 0.0135, 0.0115, 0.0105, 0.0072, 0.001)
# How far a closed hand bends each finger and brings the thumb before the palm, in radians.
CLOSED, THUMB_CLOSED = 2.5, 0.9
EASE = 0.16


@lru_cache(maxsize=16)
def hand_shape(side: str, grip: float) -> Sheet:
    """A hand around its wrist, from flat (0) to closed (1)."""
    sign = -1 if side == "R" else 1
    part = "hand" + side
    palm = [
        Ring((0.0, up, 0.0), LOCAL.front, LOCAL.right, half, half, wide, wide)
        for up, half, wide in PALM
    ]
    found = [sheet("skin", palm, 12, (part,))]
    for beside, length in FINGERS:
        line = _curl(sign * beside, length, EASE + CLOSED * grip)
        found.append(tube("skin", part, line, FINGER_RADII, 7))
    turn = THUMB_CLOSED * grip
    thumb = [
        (sign * (right * math.cos(turn) + 0.006), up, front + right * math.sin(turn))
        for up, right, front in THUMB
    ]
    found.append(tube("skin", part, thumb, THUMB_RADII, 7))
    return as_one(found)


def _curl(beside: float, length: float, bend: float) -> list[Vec]:
    """The line of a finger that bends evenly towards the palm's side."""
    up, front, line = KNUCKLES_M, 0.0, [(beside, KNUCKLES_M, 0.0)]
    for before, share in pairwise(FINGER_SHARES):
        turn, step = bend * (before + share) / 2, length * (share - before)
        up, front = up + step * math.cos(turn), front + step * math.sin(turn)
        line.append((beside * (1 - 0.12 * share), up, front))
    return line
