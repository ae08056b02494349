"""Where flesh grows together: how far a point is from it, and the one surface around several."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from recoverytimer.figure.surface import Blob
from recoverytimer.figure.vectors import Axes, Vec, along, dot, scaled, sub, unit

Depth = tuple[float, Vec]
"""The distance to a surface in metres, negative inside, and the way in which it grows."""

Flesh = Callable[[Vec], Depth]

# Steps by which a point comes to rest on a surface; after these it is less than a pixel away.
STEPS = 3
# What lies deeper than this in other flesh is hidden and stays; so does what would turn over.
DEEP_M = 0.022
TURNED_OVER = 0.2
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
    way = sub(end, start)
    size = dot(way, way) or 1e-9

    def depth(p: Vec) -> Depth:
        off = sub(p, start)
        share = max(0.0, min(1.0, dot(off, way) / size))
        from_bone = (off[0] - way[0] * share, off[1] - way[1] * share, off[2] - way[2] * share)
        far = math.sqrt(dot(from_bone, from_bone)) or 1e-6
        return far - first_m - (last_m - first_m) * share, scaled(from_bone, 1 / far)

    return depth


def rounded(blob: Blob) -> Flesh:
    """An ellipsoid; the distance is exact at the surface and near it."""
    assert blob.axes
    ways = tuple((a, 1 / dot(a, a)) for a in blob.axes)

    def depth(p: Vec) -> Depth:
        off = sub(p, blob.centre)
        x, y, z = 0.0, 0.0, 0.0
        rho2 = 0.0
        for axis, over in ways:
            share = dot(off, axis) * over
            rho2 += share * share
            by = share * over
            x, y, z = x + axis[0] * by, y + axis[1] * by, z + axis[2] * by
        rho = math.sqrt(rho2) or 1e-6
        steep = math.sqrt(x * x + y * y + z * z) / rho or 1e-6
        way = 1 / (steep * rho)
        return (rho - 1) / steep, (x * way, y * way, z * way)

    return depth


def barrel(origin: Vec, own: Axes, slices: Sequence[Barrel]) -> Flesh:
    """A trunk of oval slices; beyond its ends the last slice goes on."""

    def depth(p: Vec) -> Depth:
        off = sub(p, origin)
        up, z, x = dot(off, own.up), dot(off, own.front), dot(off, own.right)
        last = len(slices) - 2
        n = 0
        while n < last and up > slices[n + 1].up:
            n += 1
        a, b = slices[n], slices[n + 1]
        span = b.up - a.up
        t = max(0.0, min(1.0, (up - a.up) / span))
        wide = a.wide + (b.wide - a.wide) * t
        k = 2 if z > 0 else 3
        deep = a[k] + (b[k] - a[k]) * t
        rho = math.hypot(x / wide, z / deep) or 1e-6
        gx, gz = x / (wide * wide * rho), z / (deep * deep * rho)
        gu = 0.0
        if 0 < t < 1:
            gu = -(gx * x * (b.wide - a.wide) / wide + gz * z * (b[k] - a[k]) / deep) / span
        steep = math.sqrt(gx * gx + gz * gz + gu * gu) or 1e-6
        way = own.at((0.0, 0.0, 0.0), gu / steep, gz / steep, gx / steep)
        return (rho - 1) / steep, way

    return depth


def settled(p: Vec, normal: Vec, junctions: Sequence[Junction]) -> tuple[Vec, Vec]:
    """A point of a surface and its normal, moved out to where the flesh at the joints ends."""
    near = []
    for joined in junctions:
        share = 1 - math.dist(p, joined.joint) / joined.reach_m
        if share > 0:
            flesh = joined.flesh
            there = flesh(p)
            if there[0] < -DEEP_M:
                return p, normal
            near.append((flesh, there, joined.round_m * min(1.0, 2.2 * share)))
    if all(there[0] > rounding for _, there, rounding in near):
        return p, normal
    start, own = p, normal
    for step in range(STEPS):
        depth, way = dot(sub(p, start), own), own
        for flesh, there, rounding in near:
            depth, way = merged(depth, way, *(flesh(p) if step else there), rounding)
        p = along(p, way, -depth / (dot(way, way) or 1e-6))
        normal = way
        if abs(depth) < 6e-4:
            break
    normal = unit(normal, own)
    return (p, normal) if dot(normal, own) > TURNED_OVER else (start, own)


def merged(a: float, way_a: Vec, b: float, way_b: Vec, rounding: float) -> Depth:
    """The smooth union of two (a polynomial minimum), sharp where they fold on each other."""
    facing = dot(way_a, way_b)
    k = rounding * max(0.0, min(1.0, (facing - FOLDED) / (TOGETHER - FOLDED)))
    gap = b - a
    if k < 1e-4 or abs(gap) >= k:
        return (a, way_a) if gap > 0 else (b, way_b)
    w = 0.5 + 0.5 * gap / k
    return (
        b + (a - b) * w - k * w * (1 - w),
        (
            way_b[0] + (way_a[0] - way_b[0]) * w,
            way_b[1] + (way_a[1] - way_b[1]) * w,
            way_b[2] + (way_a[2] - way_b[2]) * w,
        ),
    )
