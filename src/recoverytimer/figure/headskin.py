"""A head with chin and nose."""

from __future__ import annotations

import math
from functools import lru_cache

from recoverytimer.figure.flesh import Depth, merged, rounded
from recoverytimer.figure.sheets import LOCAL, Sheet, faces_between
from recoverytimer.figure.surface import ellipsoid
from recoverytimer.figure.vectors import Vec, dot, scaled, unit

# Faces from chin to crown, and around.
ROWS, COLUMNS = 10, 14
SKULL = rounded(ellipsoid((0, 0.004, -0.004), LOCAL, 0.079, 0.100, 0.096))
# Jaw, chin and nose, and how softly each grows out of the rest.
FEATURES = (
    (rounded(ellipsoid((0, -0.058, 0.030), LOCAL, 0.047, 0.052, 0.055)), 0.06),
    (rounded(ellipsoid((0, -0.094, 0.062), LOCAL, 0.020, 0.016, 0.018)), 0.03),
    (rounded(ellipsoid((0, -0.030, 0.094), LOCAL, 0.011, 0.020, 0.014)), 0.020),
)


@lru_cache(maxsize=1)
def head_shape() -> Sheet:
    """A head around its middle."""
    points, normals = [], []
    for i in range(ROWS + 1):
        tilt = math.pi * (i / ROWS - 0.5)
        for j in range(COLUMNS):
            turn = 2 * math.pi * j / COLUMNS
            level = math.cos(tilt)
            way = (math.sin(turn) * level, math.sin(tilt), math.cos(turn) * level)
            point, normal = _surface(way)
            points.append(point)
            normals.append(normal)
    return Sheet("skin", points, normals, faces_between(("head",) * ROWS, COLUMNS))


def _surface(way: Vec) -> tuple[Vec, Vec]:
    """Where one comes out of the head on a straight way, and the normal there."""
    far = 0.1
    for _ in range(8):
        depth, normal = _depth(scaled(way, far))
        far -= depth / max(0.4, dot(normal, way))
    return scaled(way, far), unit(normal)


def _depth(p: Vec) -> Depth:
    depth, normal = SKULL(p)
    for flesh, soft in FEATURES:
        depth, normal = merged(depth, normal, *flesh(p), soft)
    return depth, normal
