"""A hand: a palm that goes on from the forearm, and fingers, flat or closed around something."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from recoverytimer.figure.mesh.flesh import Barrel, Junction, barrel, settled
from recoverytimer.figure.mesh.points import Floats
from recoverytimer.figure.mesh.sheets import LOCAL, Ring, Sheet, as_one, ball, tube
from recoverytimer.figure.surface import ellipsoid
from recoverytimer.figure.vectors import Axes, Vec, lerp, scaled

# Of the palm from the wrist to the knuckles: how far up; to its inside and back; to the thumb and
# to the little finger.
PALM = (
    (0.012, 0.0170, 0.0155, 0.0250, 0.0245),
    (0.030, 0.0165, 0.0140, 0.0290, 0.0290),
    (0.050, 0.0140, 0.0125, 0.0330, 0.0330),
    (0.070, 0.0115, 0.0110, 0.0355, 0.0350),
    (0.085, 0.0100, 0.0098, 0.0355, 0.0335),
    (0.094, 0.0085, 0.0085, 0.0330, 0.0300),
    (0.0985, 0.0050, 0.0050, 0.0290, 0.0250),
    (0.0995, 0.0005, 0.0005, 0.0150, 0.0120),
)
# Of each finger, the index first: how far to the thumb and up it begins, its length, its radius
# and how far it leans from the middle of a flat hand.
FINGERS = (
    (0.0262, 0.086, 0.072, 0.0092, 0.13),
    (0.0085, 0.088, 0.079, 0.0095, 0.02),
    (-0.0090, 0.084, 0.073, 0.0091, -0.09),
    (-0.0250, 0.076, 0.060, 0.0081, -0.24),
)
# Where its joints are, as shares of its length, and how thick it is along it.
JOINTS = (0.0, 0.50, 0.79)
FINGER = (
    (0.0, 1.0), (0.22, 1.0), (0.42, 0.93), (0.50, 0.94), (0.60, 0.88), (0.79, 0.82),
    (0.90, 0.72), (0.97, 0.50), (1.0, 0.06),
)  # fmt: skip
# By grip: how far the three joints bend (radians), and where the thumb's joints are (to its own
# side, up and to the inside).
BENDS = (
    (0.0, (0.06, 0.12, 0.06)),
    (0.4, (0.50, 0.62, 0.32)),
    (0.7, (0.72, 1.18, 0.62)),
    (1.0, (1.30, 1.60, 0.90)),
)
THUMBS = (
    (0.0, (0.039, 0.044, 0.008, 0.0555, 0.068, 0.011, 0.065, 0.093, 0.012)),
    (0.4, (0.037, 0.047, 0.015, 0.0500, 0.074, 0.024, 0.050, 0.099, 0.033)),
    (0.7, (0.035, 0.049, 0.019, 0.0430, 0.078, 0.033, 0.036, 0.102, 0.044)),
    (1.0, (0.032, 0.049, 0.024, 0.0320, 0.073, 0.047, 0.010, 0.083, 0.058)),
)
THUMB_ROOT = ((0.008, -0.002, 0.004), (0.020, 0.020, 0.008))
THUMB_RADII = (0.0110, 0.0155, 0.0135, 0.0112, 0.0104, 0.0100, 0.0085, 0.0055, 0.0005)
# The heel of the hand below the little finger: its middle and half sizes.
HEEL, HEEL_M = (-0.017, 0.030, 0.0055), (0.0125, 0.026, 0.0112)
# The little finger bends more than the index, and all lean less the more they are bent.
MORE_BENT = (0.82, 0.96, 1.06, 1.18)
WEB_M = 0.010
# Grips in between are drawn as the nearest of so many.
GRIPS = 20
# A finger's line is worked out in so many steps, and its joints bend over such a share of it.
STEPS, SOFT = 32, 0.16


def palm_rings(side: str, wrist: Vec, own: Axes, *, over: bool) -> list[Ring]:
    """A palm as cross-sections that go on from a forearm; `over` if that has its front behind."""
    sign = -1 if over else 1
    # The rings of a limb go round the other way than a hand's own axes.
    front, right = scaled(own.front, sign), scaled(own.right, -sign)
    found = []
    for up, inside, back, thumb, little in PALM:
        deep = (back, inside) if over else (inside, back)
        wide = (thumb, little) if (side == "R") != over else (little, thumb)
        found.append(Ring(own.at(wrist, up=up), front, right, *deep, *wide))
    return found


def fingers(side: str, grip: float) -> Sheet:
    """The fingers and the balls of a hand around its wrist, from flat (0) to closed (1)."""
    return _fingers(side, round(grip * GRIPS) / GRIPS)


@lru_cache(maxsize=2 * (GRIPS + 1))
def _fingers(side: str, grip: float) -> Sheet:
    part, thumbwards = "hand" + side, -1 if side == "R" else 1
    palm = barrel((0.0, 0.0, 0.0), LOCAL, [Barrel(p[0], p[3], p[1], p[2]) for p in PALM])
    bends = _at(grip, BENDS)
    found = []
    for n, (beside, up, long, radius, lean) in enumerate(FINGERS):
        line = _finger((beside, up, 0.0), long, lean * max(0.2, 1 - grip), bends * MORE_BENT[n])
        at = [(thumbwards * right, y, z) for right, y, z in line]
        found.append(tube("skin", part, at, [radius * thick for _, thick in FINGER], 8))
    line = [*THUMB_ROOT, *_thumb(grip)]
    at = [(thumbwards * right, y, z) for right, y, z in line]
    found.append(tube("skin", part, at, THUMB_RADII, 9))
    heel = ellipsoid((thumbwards * HEEL[0], *HEEL[1:]), LOCAL, *HEEL_M)
    found.append(ball("skin", part, heel, 10))
    whole = as_one(found)
    into = (Junction((0.0, 0.06, 0.0), 0.12, WEB_M, palm),)
    points, normals = settled(whole.points, whole.normals, into)
    return whole._replace(points=points, normals=normals)


def _finger(start: Vec, long: float, lean: float, bends: Floats) -> list[Vec]:
    """The points of a finger's line, bent softly at its three joints."""
    shares = np.linspace(0, 1, STEPS + 1)
    middles = (shares[1:] + shares[:-1]) / 2
    bent = np.clip(0.5 + (middles[:, None] - JOINTS) / SOFT, 0, 1) @ bends
    beside, up = math.sin(lean), math.cos(lean)
    steps = np.stack([beside * np.cos(bent), up * np.cos(bent), np.sin(bent)], axis=1)
    line = start + np.concatenate([np.zeros((1, 3)), np.cumsum(steps * long / STEPS, axis=0)])
    found = [np.interp([share for share, _ in FINGER], shares, way) for way in line.T]
    return list(zip(*(way.tolist() for way in found), strict=True))


def _thumb(grip: float) -> list[Vec]:
    """The points of the thumb's line from its first joint to its tip."""
    joints = _at(grip, THUMBS).reshape(3, 3).tolist()
    first, second, tip = ((x, y, z) for x, y, z in joints)
    ends = (lerp(second, tip, share) for share in (0.45, 0.80, 0.95, 1.0))
    return [first, lerp(first, second, 0.55), second, *ends]


def _at(grip: float, table: Sequence[tuple[float, tuple[float, ...]]]) -> Floats:
    """The numbers of a table between its rows for the grips around this one."""
    rows = np.array([row for _, row in table])
    return np.array([np.interp(grip, [at for at, _ in table], column) for column in rows.T])
