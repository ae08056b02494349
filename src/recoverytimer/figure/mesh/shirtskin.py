"""How a shirt hangs over waist and hips, and lies over bent thighs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recoverytimer.figure.clothes import SHIRT_M
from recoverytimer.figure.mesh.flesh import Barrel
from recoverytimer.figure.mesh.loins import Loins
from recoverytimer.figure.mesh.points import Floats
from recoverytimer.figure.mesh.sheets import Ring, Sheet, faces_between, normals_on

# Its slices over the hips, from the hem up.
SKIRT = (
    Barrel(0.026, 0.162, 0.108, 0.106),
    Barrel(0.043, 0.160, 0.107, 0.104),
    Barrel(0.066, 0.155, 0.105, 0.099),
    Barrel(0.096, 0.145, 0.100, 0.090),
    Barrel(0.130, 0.132, 0.094, 0.082),
)
# So many rings, from the hem on, hang.
HANGING = 7
# So much it lies over the legs.
OVER_M = SHIRT_M + 0.003
# Its hem is lower behind than before; and its inside, which goes in and up so far.
FALLS_M, INSIDE_M = 0.010, 0.008
# How much of the way to the hips a hem that stands off goes.
CLINGS = 0.45
# Broad folds: how deep, how many around, and where around they begin; they end above the hips.
FOLDS = ((0.0022, 5, 0.9), (0.0014, 8, 2.3))


def hung(sheet: Sheet, rings: Sequence[Ring], loins: Loins) -> Sheet:
    """A shirt of such rings, of which the lowest fall in folds over hips and thighs."""
    points = sheet.points.reshape(len(rings), -1, 3).copy()
    columns = points.shape[1]
    less = np.linspace(1.0, 0.0, HANGING)[:, None]
    low = _folded(points[:HANGING], rings)
    low += (loins.lifted(low[0], OVER_M) * less)[..., None] * loins.up
    clings = np.repeat(less * CLINGS, columns)
    points[:HANGING] = loins.covered(low, OVER_M, clings)
    normals = sheet.normals.reshape(points.shape).copy()
    normals[:HANGING] = normals_on(points[: HANGING + 1], rings[: HANGING + 1])[:HANGING]
    inside = points[:1] - INSIDE_M * normals[:1] + 0.5 * INSIDE_M * loins.up
    points = np.concatenate([inside, points])
    normals = np.concatenate([np.broadcast_to(-loins.up, inside.shape), normals])
    return sheet._replace(
        points=points.reshape(-1, 3),
        normals=normals.reshape(-1, 3),
        faces=faces_between(len(points), columns),
    )


def _folded(points: Floats, rings: Sequence[Ring]) -> Floats:
    columns = points.shape[1]
    turns = 2 * np.pi * np.arange(columns) / columns
    middles, fronts, rights = (np.array([ring[k] for ring in rings[:HANGING]]) for k in range(3))
    out = points - middles[:, None]
    out /= np.linalg.norm(out, axis=2, keepdims=True)
    deep = sum(m * np.cos(count * turns + start) for m, count, start in FOLDS)
    less = np.linspace(1.0, 0.0, HANGING)[:, None]
    up = np.cross(fronts, rights)
    lower = FALLS_M * 0.5 * (1 - np.cos(turns)) + 1.2 * deep
    found: Floats = points + out * (less * deep)[..., None]
    found -= up[:, None] * (less**2 * lower)[..., None]
    return found
