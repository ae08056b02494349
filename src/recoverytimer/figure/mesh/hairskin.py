"""Hair and ears."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from recoverytimer.figure.mesh.points import Floats, unit_rows
from recoverytimer.figure.mesh.sheets import LOCAL, Sheet, ball, faces_between, tube
from recoverytimer.figure.people import Hair
from recoverytimer.figure.surface import ellipsoid
from recoverytimer.figure.vectors import Vec, across, cross, unit

# By hair: the way that the middle of the cap faces (right, up, front), and the cosine of its half
# angle: 0 covers half of the head, less covers more.
CAPS: dict[Hair, tuple[Vec, float]] = {
    "bun": ((0.0, 0.74, -0.66), 0.02),
    "tail": ((0.0, 0.74, -0.66), 0.02),
    "short": ((0.0, 0.80, -0.60), 0.06),
    "bob": ((0.0, 0.60, -0.80), -0.06),
}
CAP_STEPS, CAP_COLUMNS = 9, 48
# Hair ends in an edge this thick, and lies so much over the skull.
EDGE_M, OVER_M = 0.004, 0.0075
# Hair is lit in strands: how many, and how much each leans.
STRANDS, STRAND = 12, 1.6
TAIL = (
    ((0.0, 0.040, -0.080), 0.020),
    ((0.0, 0.042, -0.105), 0.024),
    ((0.0, 0.030, -0.130), 0.030),
    ((0.0, 0.002, -0.146), 0.031),
    ((0.0, -0.035, -0.152), 0.026),
    ((0.0, -0.070, -0.148), 0.018),
    ((0.0, -0.095, -0.140), 0.008),
    ((0.0, -0.102, -0.137), 0.001),
)


@lru_cache(maxsize=8)
def hair_sheets(hair: Hair) -> tuple[Sheet, ...]:
    """The hair around a head's middle, and its ears."""
    found = [_cap(*CAPS[hair])]
    if hair == "bun":
        root = ellipsoid((0.0, 0.040, -0.086), LOCAL, 0.034, 0.034, 0.022)
        knot = ellipsoid((0.0, 0.054, -0.120), LOCAL, 0.041, 0.041, 0.035)
        found += (ball("hair", "head", root), ball("hair", "head", knot, 20))
    elif hair == "tail":
        points, radii = zip(*TAIL, strict=True)
        found.append(tube("hair", "head", points, radii, 12))
    for sign in (1, -1):
        ear = ellipsoid((sign * 0.081, -0.016, -0.006), LOCAL, 0.010, 0.025, 0.016)
        found.append(ball("ear", "head", ear, 12))
    return tuple(found)


def _cap(axis: Vec, share: float) -> Sheet:
    """What a plane cuts off an ellipsoid around the skull, and its edge.

    `axis` is (right, up, front); `share` is the cosine of the cap's half angle.
    """
    axis = unit(axis)
    a = unit(across((0.0, -0.66, -0.74), axis))
    b = cross(axis, a)
    turns = 2 * math.pi * np.arange(CAP_COLUMNS) / CAP_COLUMNS
    ends = math.acos(share) + _hairline(turns)
    tilts = np.linspace(1e-4, 1.0, CAP_STEPS)[:, None] * ends
    level, off = np.cos(tilts)[..., None], np.sin(tilts)[..., None]
    around = np.cos(turns)[:, None] * np.array(a) + np.sin(turns)[:, None] * np.array(b)
    ways = level * np.array(axis) + off * around[None]
    across_it = np.cos(turns)[:, None] * np.array(b) - np.sin(turns)[:, None] * np.array(a)
    half = np.array([0.079, 0.100, 0.096]) + OVER_M
    points = ways * half + (0.0, 0.004, -0.004)
    normals = ways / half + STRAND * np.sin(STRANDS * turns)[:, None] * across_it
    inner = points[-1:] * (1 - 2 * EDGE_M / 0.1)
    points = np.concatenate([points, points[-1:], inner])
    # The edge faces the way that the cap ends.
    out = np.broadcast_to(around[None] * 0.6 - np.array(axis), normals[-1:].shape)
    normals = np.concatenate([normals, out, out])
    return Sheet(
        "hair",
        _flat(points),
        unit_rows(_flat(normals)),
        faces_between(CAP_STEPS + 2, CAP_COLUMNS),
        ("head",),
    )


def _hairline(turns: Floats) -> Floats:
    """How much further down hair goes all around the head, from the nape (0) on, in radians."""
    away = np.minimum(turns, 2 * math.pi - turns)
    before_ear = 0.26 * np.exp(-(((away - 1.98) / 0.17) ** 2))
    nape = 0.16 * np.exp(-((away / 0.75) ** 2))
    temple = -0.10 * np.exp(-(((away - 2.50) / 0.22) ** 2))
    return before_ear + nape + temple


def _flat(points: Floats) -> Floats:
    return points.reshape(-1, 3)
