"""A hand with its fingers, flat or closed around something."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

from recoverytimer.figure.sheets import LOCAL, NOWHERE, Ring, Sheet, View, sheet
from recoverytimer.figure.vectors import Vec, across, along, cross, sub, unit

# Of the palm from the wrist to the knuckles: how far up, half as thick and half as wide.
PALM = (
    (-0.012, 0.017, 0.025),
    (0.040, 0.017, 0.036),
    (0.070, 0.016, 0.040),
    (0.094, 0.013, 0.040),
    (0.102, 0.008, 0.036),
    (0.104, 0.001, 0.002),
)
# Of each finger: how far beside the middle it begins, and its length.
FINGERS = ((0.030, 0.062), (0.010, 0.070), (-0.010, 0.066), (-0.029, 0.052))
KNUCKLES_M = 0.085
# At these shares of its length.
FINGER_SHARES = (0.0, 0.42, 0.80, 0.96, 1.0)
FINGER_RADII = (0.0105, 0.0100, 0.0090, 0.0060, 0.001)
THUMB = ((0.015, 0.016, 0.0), (0.050, 0.043, 0.004), (0.086, 0.058, 0.008), (0.094, 0.060, 0.009))
THUMB_RADII = (0.016, 0.0135, 0.010, 0.001)
# How far a closed hand bends each finger and brings the thumb before the palm, in radians.
CLOSED, THUMB_CLOSED = 2.5, 0.9
EASE = 0.12


@lru_cache(maxsize=16)
def hand_shape(side: str, grip: float) -> tuple[Sheet, ...]:
    """A hand around its wrist, from flat (0) to closed (1)."""
    sign = -1 if side == "R" else 1
    part = "hand" + side
    palm = [
        Ring((0.0, up, 0.0), LOCAL.front, LOCAL.right, half, half, wide, wide)
        for up, half, wide in PALM
    ]
    found = [sheet("skin", palm, 8, [part] * (len(palm) - 1), View(NOWHERE))]
    for beside, length in FINGERS:
        line = _curl(sign * beside, length, EASE + CLOSED * grip)
        found.append(_finger(line, FINGER_RADII, part))
    turn = THUMB_CLOSED * grip
    thumb = [
        (sign * (right * math.cos(turn) + 0.006), up, front + right * math.sin(turn))
        for up, right, front in THUMB
    ]
    found.append(_finger(thumb, THUMB_RADII, part))
    return tuple(found)


def _curl(beside: float, length: float, bend: float) -> list[Vec]:
    """The line of a finger that bends evenly towards the palm's side."""
    up, front, line = KNUCKLES_M, 0.0, [(beside, KNUCKLES_M, 0.0)]
    for before, share in pairwise(FINGER_SHARES):
        turn, step = bend * (before + share) / 2, length * (share - before)
        up, front = up + step * math.cos(turn), front + step * math.sin(turn)
        line.append((beside * (1 - 0.12 * share), up, front))
    return line


def _finger(line: list[Vec], radii: tuple[float, ...], part: str) -> Sheet:
    rings = []
    last = len(line) - 1
    for n, (p, r) in enumerate(zip(line, radii, strict=True)):
        way = unit(sub(line[min(n + 1, last)], line[max(0, n - 1)]))
        front = unit(across(along(LOCAL.front, LOCAL.up, -0.3), way), LOCAL.right)
        rings.append(Ring(p, front, cross(way, front), r, r, r, r))
    return sheet("skin", rings, 4, [part] * last, View(NOWHERE))
