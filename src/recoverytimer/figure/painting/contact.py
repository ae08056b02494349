"""The soft shade that what is near throws on what lies close behind it, from depths alone."""

from __future__ import annotations

import math

import numpy as np

from recoverytimer.figure.mesh.points import Singles

# How far around a place what is nearer darkens it, and how dark all of that makes it.
REACHES_M = (0.014, 0.034)
STRENGTH = 0.34
# By how much nearer it must be, from where on it counts in full, and from where on it is too far
# away: what is a long way before a limb throws no shade on it.
LEAST_M, FULL_M, FAR_M, TOO_FAR_M = 0.010, 0.060, 0.12, 0.24
# So many pixels in a cell: shade is soft.
CELL_PX = 2
DIRECTIONS = 6


def contact_shade(near: Singles, pixel_m: float) -> Singles:
    """How much darker each pixel is, by how near (m) it is; infinitely far is nothing.

    Rows and columns of pixels are even in number; a pixel is `pixel_m` wide.
    """
    cell_m = CELL_PX * pixel_m
    depth = np.maximum(near[1::CELL_PX, 1::CELL_PX], np.float32(-9.0))
    found = np.zeros_like(depth)
    for reach in REACHES_M:
        cells = reach / cell_m
        margin = math.ceil(cells)
        wide = np.pad(depth, margin, constant_values=-9.0)
        for n in range(DIRECTIONS):
            turn = 2 * math.pi * n / DIRECTIONS
            right, down = round(cells * math.cos(turn)), round(cells * math.sin(turn))
            rows = slice(margin + down, margin + down + depth.shape[0])
            columns = slice(margin + right, margin + right + depth.shape[1])
            nearer = wide[rows, columns] - depth
            shade = (nearer - np.float32(LEAST_M)) * np.float32(1 / (FULL_M - LEAST_M))
            fades = (np.float32(TOO_FAR_M) - nearer) * np.float32(1 / (TOO_FAR_M - FAR_M))
            found += np.minimum(shade.clip(0, 1), fades.clip(0, 1))
    found *= np.float32(STRENGTH * 2 / (DIRECTIONS * len(REACHES_M)))
    soft = _smoothed(found.clip(0, STRENGTH))
    return _smoothed(np.repeat(np.repeat(soft, CELL_PX, 0), CELL_PX, 1))


def _smoothed(cells: Singles) -> Singles:
    """Each cell with its neighbours."""
    for axis in (0, 1):
        before, after = np.roll(cells, 1, axis), np.roll(cells, -1, axis)
        cells = (before + after + 2 * cells) * np.float32(0.25)
    return cells
