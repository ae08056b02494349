"""Where flesh grows together: how far points are from it, and the one surface around several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from recoverytimer.figure.mesh.points import Floats, lengths, unit_rows
from recoverytimer.figure.surface import Blob
from recoverytimer.figure.vectors import Axes, Vec, dot, sub

Depth = tuple[Floats, Floats]
"""Of n points the distances to a surface (m), negative inside, and the ways they grow (n, 3)."""

Flesh = Callable[[Floats], Depth]

# Steps by which a point comes to rest on a surface; after these it is less than a pixel away.
STEPS = 3
# What lies deeper than this in other flesh is hidden and stays; from the first depth on it moves
# less and less, so that neighbours keep together.
FULLY_M, DEEP_M = 0.005, 0.016
# Nothing moves further than this: cloth would be drawn out to a spike.
FARTHEST_M = 0.022
# Surfaces that face each other keep the fold between them: cosines from which they grow together.
FOLDED, TOGETHER = -0.45, 0.35


class Barrel(NamedTuple):
    """A slice of a body across its own up: how high, and how far to the side, front and back."""

    up: float
    wide: float
    front: float
    back: float


class Junction(NamedTuple):
    """Flesh that grows out of a joint: within `reach_m` of it, its edge rounded by `round_m`."""

    joint: Vec
    reach_m: float
    round_m: float
    flesh: Flesh


def tapered(start: Vec, end: Vec, first_m: float, last_m: float) -> Flesh:
    """A limb between two points whose radius changes evenly."""
    way = np.array(sub(end, start))
    size = float(way @ way) or 1e-9

    def depth(p: Floats) -> Depth:
        off = p - start
        share = np.clip(off @ way / size, 0.0, 1.0)
        from_bone = off - share[:, None] * way
        far = lengths(from_bone)
        return far - first_m - (last_m - first_m) * share, from_bone / far[:, None]

    return depth


def rounded(blob: Blob, by_m: float = 0.0) -> Flesh:
    """An ellipsoid, perhaps thicker; the distance is exact at the surface and near it."""
    assert blob.axes
    ways = np.array([[c / dot(a, a) for c in a] for a in blob.axes])

    def depth(p: Floats) -> Depth:
        within = (p - blob.centre) @ ways.T
        rho = lengths(within)
        grown = within @ ways / rho[:, None]
        steep = lengths(grown)
        return (rho - 1) / steep - by_m, grown / steep[:, None]

    return depth


def barrel(origin: Vec, own: Axes, slices: Sequence[Barrel]) -> Flesh:
    """A trunk of oval slices; it ends below its lowest one, and above its highest goes on."""
    axes = np.array([own.right, own.up, own.front])
    levels = np.array(slices)

    def depth(p: Floats) -> Depth:
        x, up, z = ((p - origin) @ axes.T).T
        n = np.clip(np.searchsorted(levels[:, 0], up) - 1, 0, len(slices) - 2)
        low, high = levels[n], levels[n + 1]
        span = high[:, 0] - low[:, 0]
        t = np.clip((up - low[:, 0]) / span, 0.0, 1.0)
        k = np.where(z > 0, 2, 3)
        rows = np.arange(len(p))
        wide, deep = low[:, 1], low[rows, k]
        widening, deepening = high[:, 1] - wide, high[rows, k] - deep
        wide, deep = wide + widening * t, deep + deepening * t
        rho = np.maximum(np.hypot(x / wide, z / deep), 1e-6)
        gx, gz = x / (wide * wide * rho), z / (deep * deep * rho)
        gu = -(gx * x * widening / wide + gz * z * deepening / deep) / span
        grown = np.stack([gx, np.where((t > 0) & (t < 1), gu, 0.0), gz], axis=1)
        steep = np.maximum(lengths(grown), 1e-6)
        depth, way = (rho - 1) / steep, grown / steep[:, None]
        below = np.maximum(0.0, levels[0, 0] - up)
        beside = np.maximum(0.0, depth)
        off = way * beside[:, None] - below[:, None] * np.array([0.0, 1.0, 0.0])
        is_below = below > 0
        depth = np.where(is_below, np.hypot(beside, below), depth)
        way = np.where(is_below[:, None], unit_rows(off), way)
        return depth, way @ axes

    return depth


def settled(
    points: Floats, normals: Floats, junctions: Sequence[Junction]
) -> tuple[Floats, Floats]:
    """Points of a surface and their normals, moved out to where the flesh at the joints ends."""
    shares = [1 - lengths(points - j.joint) / j.reach_m for j in junctions]
    which = np.flatnonzero(np.max(shares, axis=0) > 0)
    start, own = points[which], normals[which]
    near = [_near(j, share[which], start) for j, share in zip(junctions, shares, strict=True)]
    reached, deepest = np.zeros(len(start), bool), np.zeros(len(start))
    for one in near:
        reached[one.at] |= one.depth <= one.rounding
        deepest[one.at] = np.minimum(deepest[one.at], one.depth)
    part = np.clip((deepest + DEEP_M) / (DEEP_M - FULLY_M), 0.0, 1.0)
    moves = np.flatnonzero(reached & (part > 0))
    near = [one.among(moves, len(start)) for one in near]
    start, own, part = start[moves], own[moves], part[moves, None]
    p, way = start, own
    for step in range(STEPS):
        depth, way = np.einsum("ij,ij->i", p - start, own), own.copy()
        for one in near:
            at, beside = one.at, one.flesh(p[one.at]) if step else (one.depth, one.way)
            depth[at], way[at] = merged(depth[at], way[at], *beside, one.rounding)
        p = p - way * (depth / np.maximum(np.einsum("ij,ij->i", way, way), 0.2))[:, None]
    moved = which[moves]
    points, normals = points.copy(), normals.copy()
    way_out = p - start
    far = lengths(way_out)
    part = part * np.minimum(1.0, FARTHEST_M / far)[:, None]
    points[moved] = start + way_out * part
    normals[moved] = unit_rows(own + (unit_rows(way) - own) * part)
    return points, normals


class _Near(NamedTuple):
    """Flesh and what lies within its reach: which points, and how far from it they begin."""

    at: NDArray[np.intp]
    flesh: Flesh
    rounding: Floats
    depth: Floats
    way: Floats

    def among(self, chosen: NDArray[np.intp], count: int) -> _Near:
        """The same of chosen ones of so many points."""
        places = np.full(count, -1)
        places[chosen] = np.arange(len(chosen))
        at = places[self.at]
        kept = at >= 0
        return _Near(at[kept], self.flesh, *(of[kept] for of in self[2:]))


def _near(junction: Junction, shares: Floats, points: Floats) -> _Near:
    at = np.flatnonzero(shares > 0)
    rounding = junction.round_m * np.minimum(1.0, 2.2 * shares[at])
    return _Near(at, junction.flesh, rounding, *junction.flesh(points[at]))


def merged(a: Floats, way_a: Floats, b: Floats, way_b: Floats, rounding: Floats) -> Depth:
    """The smooth union of two (a polynomial minimum), sharp where they fold on each other.

    Where the rounding is negative there is nothing but the first.
    """
    facing = np.einsum("ij,ij->i", way_a, way_b)
    k = np.maximum(rounding, 0.0) * np.clip((facing - FOLDED) / (TOGETHER - FOLDED), 0.0, 1.0)
    gap = np.where(rounding < 0, np.inf, b - a)
    k = np.maximum(k, 1e-9)
    w = np.clip(0.5 + 0.5 * gap / k, 0.0, 1.0)
    b = np.where(rounding < 0, a, b)
    depth = b + (a - b) * w - k * w * (1 - w)
    return depth, way_b + (way_a - way_b) * w[:, None]
