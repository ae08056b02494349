"""A surface around everything that lies inside a field of depths, as small faces."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from recoverytimer.figure.mesh.points import Reals, Whole

Field = Callable[[Reals], Reals]
"""Of n points the distances to a surface (m), negative inside."""

# How far apart points are of which one tells how a field grows.
STEP_M = 0.004
STEPS_M = STEP_M * np.eye(3, dtype=np.float32)
# A cell's corners, by their numbers of steps in each direction, and its edges between them.
CORNERS = np.array([[n >> 2 & 1, n >> 1 & 1, n & 1] for n in range(8)], np.int32)
EDGES = np.array([(a, b) for a in range(8) for b in (a | 1, a | 2, a | 4) if a < b])
# From a coarse place on whose depth is more cells than this, no surface is near.
NEAR = 2.5


class Net(NamedTuple):
    """Points on a surface and their normals (n, 3), and the corners (m, 3) of its faces."""

    points: Reals
    normals: Reals
    faces: Whole


def steep(field: Field, points: Reals) -> tuple[Reals, Reals]:
    """The depths of points, and the ways in which they grow."""
    near = np.concatenate([points, *(points + row for row in STEPS_M)])
    here, *beside = field(near).reshape(4, -1)
    return here, np.stack([d - here for d in beside], axis=1) / STEP_M


def net(field: Field, low: Reals, high: Reals, cell_m: float) -> Net:
    """The surface in a box, of faces about as large as a cell (surface nets)."""
    x, y, z = (2 * math.ceil(far / (2 * cell_m)) + 1 for far in high - low)
    low, size = low.astype(np.float32), np.float32(cell_m)
    depths = _depths(field, low, (x, y, z), cell_m)
    inside = depths < 0
    pairs = inside[:-1].view(np.int8) + inside[1:]
    squares = pairs[:, :-1] + pairs[:, 1:]
    count = squares[:, :, :-1] + squares[:, :, 1:]
    cells = np.argwhere((count > 0) & (count < 8)).astype(np.int32)
    numbers = np.full(count.shape, -1, np.int32)
    numbers[tuple(cells.T)] = np.arange(len(cells), dtype=np.int32)
    points = low + size * (cells + _crossings(depths, cells))
    depth, way = steep(field, points)
    size = np.maximum(np.einsum("ij,ij->i", way, way), 0.1)
    moves = np.clip(depth / size, -cell_m / 2, cell_m / 2)
    return Net(points - way * moves[:, None], way / np.sqrt(size)[:, None], _faces(inside, numbers))


def _depths(field: Field, low: Reals, shape: tuple[int, int, int], cell_m: float) -> Reals:
    """The depths at the corners of all cells, exact near the surface."""
    x, y, z = ((n + 1) // 2 for n in shape)
    coarse = np.indices((x, y, z), np.float32).reshape(3, -1).T * np.float32(2 * cell_m) + low
    found = field(coarse).reshape(x, y, z)
    depths = found.repeat(2, 0)[:-1].repeat(2, 1)[:, :-1].repeat(2, 2)[:, :, :-1].copy()
    near = np.abs(depths) < NEAR * cell_m
    near[::2, ::2, ::2] = False
    depths[near] = field(np.argwhere(near).astype(np.float32) * np.float32(cell_m) + low)
    return depths


def _crossings(depths: Reals, cells: Whole) -> Reals:
    """Where in each cell the surface is: the middle of where it crosses the cell's edges."""
    _, wide, deep = depths.shape
    first = (cells[:, 0] * wide + cells[:, 1]) * deep + cells[:, 2]
    steps = (CORNERS[:, 0] * wide + CORNERS[:, 1]) * deep + CORNERS[:, 2]
    at = depths.ravel()[first[:, None] + steps]
    a, b = at[:, EDGES[:, 0]], at[:, EDGES[:, 1]]
    crosses = (a < 0) != (b < 0)
    share = np.where(crosses, a / np.where(crosses, a - b, 1.0), 0.0)
    start, way = CORNERS[EDGES[:, 0]], CORNERS[EDGES[:, 1]] - CORNERS[EDGES[:, 0]]
    total = crosses.astype(np.float32) @ start + share @ way
    found: Reals = total / crosses.sum(axis=1)[:, None]
    return found


def _faces(inside: NDArray[np.bool_], numbers: Whole) -> Whole:
    """Two faces around each edge that the surface crosses, between the four cells beside it."""
    found = []
    for axis in range(3):
        cells, edges = (np.moveaxis(a, axis, 0) for a in (numbers, inside))
        x, y, z = np.nonzero(edges[:-1, 1:-1, 1:-1] != edges[1:, 1:-1, 1:-1])
        a, b, c, d = (cells[x, y + i, z + j] for i, j in ((0, 0), (0, 1), (1, 1), (1, 0)))
        found += [np.stack([a, b, c], axis=1), np.stack([a, c, d], axis=1)]
    return np.concatenate(found)
