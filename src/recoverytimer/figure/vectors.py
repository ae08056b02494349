"""Vectors and directions in space, as plain tuples of metres.

x points forward, y up, z to the right of a figure that faces x; the floor is y = 0.
"""

from __future__ import annotations

import math
from typing import NamedTuple

Vec = tuple[float, float, float]

UP: Vec = (0.0, 1.0, 0.0)

# What stands in where two directions are parallel and span no plane. Oblique, as a body's own
# directions mostly lie along x, y or z.
OBLIQUE_UP: Vec = (0.31, 0.93, 0.2)
OBLIQUE_FRONT: Vec = (0.93, 0.2, 0.31)
OBLIQUE_RIGHT: Vec = (0.31, 0.2, 0.93)


class Axes(NamedTuple):
    """Three unit directions at right angles: a body part's own up, front and right."""

    up: Vec
    front: Vec
    right: Vec

    def at(self, origin: Vec, up: float = 0, front: float = 0, right: float = 0) -> Vec:
        """The point that lies so far from the origin along the axes."""
        u, f, r = self
        return (
            origin[0] + u[0] * up + f[0] * front + r[0] * right,
            origin[1] + u[1] * up + f[1] * front + r[1] * right,
            origin[2] + u[2] * up + f[2] * front + r[2] * right,
        )


def add(a: Vec, b: Vec) -> Vec:
    """The sum of two vectors."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """The way from b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scaled(a: Vec, by: float) -> Vec:
    """A vector made longer or shorter."""
    return (a[0] * by, a[1] * by, a[2] * by)


def along(start: Vec, direction: Vec, by: float) -> Vec:
    """The point reached from a start."""
    return (
        start[0] + direction[0] * by,
        start[1] + direction[1] * by,
        start[2] + direction[2] * by,
    )


def dot(a: Vec, b: Vec) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """The vector product."""
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def length(a: Vec) -> float:
    """A vector's length."""
    return math.sqrt(dot(a, a))


def distance(a: Vec, b: Vec) -> float:
    """How far two points are from each other."""
    return math.dist(a, b)


def unit(a: Vec, otherwise: Vec = UP) -> Vec:
    """The direction of a vector; `otherwise` where it has none."""
    size = length(a)
    return scaled(a, 1 / size) if size > 1e-6 else otherwise


def lerp(a: Vec, b: Vec, t: float) -> Vec:
    """The point at share t of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def across(a: Vec, direction: Vec) -> Vec:
    """What is left of a vector without its part along a unit direction."""
    return sub(a, scaled(direction, dot(a, direction)))


def slerp(a: Vec, b: Vec, t: float) -> Vec:
    """Turn one vector into another on an arc, its length changing evenly."""
    size_a, size_b = length(a), length(b)
    a, b = unit(a), unit(b)
    angle = math.acos(max(-1.0, min(1.0, dot(a, b))))
    size = size_a + (size_b - size_a) * t
    # So small an angle leaves nothing to divide by: its sine is hardly more than 0.
    if angle < 1e-4:
        return scaled(b, size)
    if angle > math.pi - 1e-2:
        # Opposite directions have no shortest arc: go by way of a third direction.
        sideways = unit(across(OBLIQUE_UP, a), unit(across(OBLIQUE_FRONT, a)))
        half = slerp(a, sideways, 2 * t) if t < 0.5 else slerp(sideways, b, 2 * t - 1)
        return scaled(half, size)
    way = add(scaled(a, math.sin((1 - t) * angle)), scaled(b, math.sin(t * angle)))
    return scaled(unit(way), size)


def axes_along(up: Vec, front: Vec) -> Axes:
    """The axes with this up whose front is as near as can be to the given one.

    Up is exact and front gives way (Gram-Schmidt): an up is a bone, whose ends must fit.
    """
    u = unit(up)
    f = unit(across(front, u), unit(across(OBLIQUE_RIGHT, u)))
    return Axes(u, f, cross(f, u))


def turned(a: Axes, b: Axes, t: float) -> Axes:
    """The axes at share t of the turn from a to b."""
    return axes_along(slerp(a.up, b.up, t), slerp(a.front, b.front, t))
