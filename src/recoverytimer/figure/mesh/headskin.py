"""A head with chin and nose."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from recoverytimer.figure.mesh.flesh import Depth, merged, rounded
from recoverytimer.figure.mesh.points import Floats, unit_rows
from recoverytimer.figure.mesh.sheets import LOCAL, Sheet, faces_between
from recoverytimer.figure.surface import ellipsoid

# Faces from chin to crown, and around.
ROWS, COLUMNS = 18, 26
SKULL = rounded(ellipsoid((0, 0.004, -0.004), LOCAL, 0.079, 0.100, 0.096))
# Jaw, chin, nose with its tip and cheeks, and how softly each grows out of the rest.
FEATURES = (
    (rounded(ellipsoid((0, -0.058, 0.030), LOCAL, 0.048, 0.052, 0.055)), 0.06),
    (rounded(ellipsoid((0, -0.094, 0.062), LOCAL, 0.020, 0.016, 0.018)), 0.03),
    (rounded(ellipsoid((0, -0.014, 0.092), LOCAL, 0.009, 0.026, 0.012)), 0.022),
    (rounded(ellipsoid((0, -0.036, 0.101), LOCAL, 0.012, 0.010, 0.012)), 0.014),
)


@lru_cache(maxsize=1)
def head_shape() -> Sheet:
    """A head around its middle."""
    tilt = math.pi * (np.arange(ROWS + 1) / ROWS - 0.5)[:, None]
    turn = 2 * math.pi * np.arange(COLUMNS)[None] / COLUMNS
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
