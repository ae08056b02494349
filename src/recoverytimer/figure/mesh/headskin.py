"""A head: skull, jaw, cheeks, brow, nose and lips."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from recoverytimer.figure.mesh.flesh import Depth, merged, rounded
from recoverytimer.figure.mesh.points import Floats, unit_rows
from recoverytimer.figure.mesh.sheets import LOCAL, Sheet, faces_between
from recoverytimer.figure.surface import ellipsoid

# Faces from chin to crown, and around; by how much those of the face are smaller.
ROWS, COLUMNS, FINER = 22, 30, 0.5
SKULL = rounded(ellipsoid((0, 0.004, -0.004), LOCAL, 0.079, 0.100, 0.096))
# Jaw, chin, cheeks, brow, the back of the nose, its tip, lips; how softly each grows out of the
# rest.
FEATURES = (
    (rounded(ellipsoid((0, -0.058, 0.030), LOCAL, 0.048, 0.052, 0.053)), 0.05),
    (rounded(ellipsoid((0, -0.095, 0.067), LOCAL, 0.019, 0.014, 0.018)), 0.028),
    (rounded(ellipsoid((0.036, -0.034, 0.060), LOCAL, 0.020, 0.018, 0.018)), 0.030),
    (rounded(ellipsoid((-0.036, -0.034, 0.060), LOCAL, 0.020, 0.018, 0.018)), 0.030),
    (rounded(ellipsoid((0, 0.022, 0.081), LOCAL, 0.036, 0.008, 0.010)), 0.024),
    (rounded(ellipsoid((0, -0.016, 0.0925), LOCAL, 0.008, 0.026, 0.0115)), 0.018),
    (rounded(ellipsoid((0, -0.0345, 0.1045), LOCAL, 0.0115, 0.0095, 0.0125)), 0.018),
    (rounded(ellipsoid((0, -0.0690, 0.0855), LOCAL, 0.017, 0.011, 0.010)), 0.020),
)


@lru_cache(maxsize=1)
def head_shape() -> Sheet:
    """A head around its middle."""
    tilt = math.pi * (np.arange(ROWS + 1) / ROWS - 0.5)[:, None]
    turn = 2 * math.pi * np.arange(COLUMNS)[None] / COLUMNS
    turn = turn - FINER * np.sin(turn)
    level = np.cos(tilt)
    ways = np.stack(
        np.broadcast_arrays(np.sin(turn) * level, np.sin(tilt), np.cos(turn) * level), axis=-1
    )
    points, normals = on_head(ways.reshape(-1, 3))
    return Sheet("skin", points, normals, faces_between(ROWS + 1, COLUMNS), ("head",))


def on_head(ways: Floats) -> tuple[Floats, Floats]:
    """Where one comes out of the head on straight ways from its middle, and the normals there."""
    far = np.full(len(ways), 0.1)
    for _ in range(8):
        depth, normals = _depth(ways * far[:, None])
        far = far - depth / np.maximum(0.4, np.einsum("ij,ij->i", normals, ways))
    return ways * far[:, None], unit_rows(normals)


def _depth(p: Floats) -> Depth:
    depth, normal = SKULL(p)
    for flesh, soft in FEATURES:
        depth, normal = merged(depth, normal, *flesh(p), np.full(len(p), soft))
    return depth, normal
