"""Lines where a body or a thing ends, for those who need a strong contrast."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recoverytimer.figure.mesh.points import Singles

# From this step in depth on, one thing ends before another.
STEP_M = 0.025


def edge_cover(near: Singles, width: float) -> Singles:
    """How much of each pixel a line covers, from 0 to 1, of so many pixels; by depths (m).

    `near` has twice as many rows and columns as the picture.
    """
    depth = np.where(np.isfinite(near), near, np.float32(-9.0))
    ends = np.zeros(depth.shape, bool)
    for axis in (0, 1):
        step = np.diff(depth, axis=axis)
        low, high = _without_last(ends, axis), _without_first(ends, axis)
        # The line lies on what is nearer.
        low |= step < -STEP_M
        high |= step > STEP_M
    for _ in range(max(1, round(width * 2) - 1)):
        ends = _grown(ends)
    rows, columns = near.shape
    blocks = ends.reshape(rows // 2, 2, columns // 2, 2)
    cover: Singles = blocks.mean(axis=(1, 3), dtype=np.float32)
    return cover


def _without_last(cells: NDArray[np.bool_], axis: int) -> NDArray[np.bool_]:
    return cells[:-1] if axis == 0 else cells[:, :-1]


def _without_first(cells: NDArray[np.bool_], axis: int) -> NDArray[np.bool_]:
    return cells[1:] if axis == 0 else cells[:, 1:]


def _grown(cells: NDArray[np.bool_]) -> NDArray[np.bool_]:
    found = cells.copy()
    found[1:] |= cells[:-1]
    found[:-1] |= cells[1:]
    found[:, 1:] |= cells[:, :-1]
    found[:, :-1] |= cells[:, 1:]
    return found
