"""Round shapes: chains of balls and ellipsoids, their outlines and their lowest point."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.proportions import Profile, girth
from recoverytimer.figure.vectors import Axes, Vec, along, axes_along, dot, lerp, scaled, sub, unit

# So many corners look round; the time that a picture takes grows with them.
CORNERS = 26
# Few are enough: the hulls between them are straight where a limb nearly is.
TUBE_BALLS = 6
_ROUND = tuple(
    (math.cos(2 * math.pi * i / CORNERS), math.sin(2 * math.pi * i / CORNERS))
    for i in range(CORNERS)
)

PixelOutline = list[tuple[float, float]]
Bounds = tuple[float, float, float, float]
"""Left, right, top and bottom in the picture."""


class Blob(NamedTuple):
    """A ball, or an ellipsoid with three half axes.

    The radius of an ellipsoid is that of the ball which stands in for it where a rough shape will
    do: for its depth, its shadow and the box around it. It is the greater of half width and half
    depth.
    """

    centre: Vec
    radius: float
    axes: tuple[Vec, Vec, Vec] | None = None

    def reach(self, direction: Vec) -> float:
        """How far the surface goes from the centre in a unit direction, in metres."""
        if self.axes is None:
            return self.radius
        # The support function of an ellipsoid.
        return math.sqrt(sum(dot(a, direction) ** 2 for a in self.axes))

    @property
    def lowest(self) -> float:
        """The height of the lowest point."""
        return self.centre[1] - self.reach((0.0, 1.0, 0.0))


Chain = Sequence[Blob]


def ellipsoid(centre: Vec, own: Axes, width: float, height: float, depth: float) -> Blob:
    """An ellipsoid by its half sizes to the right, up and front of some axes."""
    axes = (scaled(own.right, width), scaled(own.up, height), scaled(own.front, depth))
    return Blob(centre, max(width, depth), axes)


def disc(centre: Vec, axis: Vec, radius: float) -> Blob:
    """A flat round end across an axis."""
    # Round, so any front will do; thin, but not so thin that it vanishes edge-on.
    own = axes_along(axis, (0.3, 0.5, 0.8))
    return ellipsoid(centre, own, radius, 0.004, radius)


def tube(
    start: Vec, end: Vec, flesh: Profile, front: Vec, fat: float = 1.0, until: float = 1.0
) -> list[Blob]:
    """The flesh along a bone; cut flat where it ends before the bone does."""

    def ball(share: float) -> Blob:
        here = girth(flesh, share)
        return Blob(along(lerp(start, end, share), front, here.offset), here.radius * fat)

    shares = [n / (TUBE_BALLS - 1) for n in range(TUBE_BALLS)]
    balls = [ball(share) for share in shares if share <= until]
    if until < 1:
        cut = ball(until)
        balls.append(disc(cut.centre, unit(sub(end, start)), cut.radius))
    return balls


class Support(NamedTuple):
    """Where a blob ends in the picture in each of 26 directions, and how far out that is."""

    points: list[tuple[float, float]]
    reach: list[float]


def support(camera: Camera, blob: Blob) -> Support:
    """The blob's outline by direction."""
    x, y, _ = camera.seen(blob.centre)
    if blob.axes is None:
        r = blob.radius * camera.scale
        points = [(x + r * a, y + r * b) for a, b in _ROUND]
        return Support(points, [x * a + y * b + r for a, b in _ROUND])
    # Seen without perspective an ellipsoid is an ellipse, whose matrix is the sum of the products
    # of its flattened axes; in a direction n its edge lies at M n / h, with h the root of n M n.
    seen = [camera.across(axis) for axis in blob.axes]
    xx = sum(a * a for a, _ in seen)
    yy = sum(b * b for _, b in seen)
    xy = sum(a * b for a, b in seen)
    points, reach = [], []
    for a, b in _ROUND:
        u, v = xx * a + xy * b, xy * a + yy * b
        h = math.sqrt(max(1e-9, a * u + b * v))
        points.append((x + u / h, y + v / h))
        reach.append(x * a + y * b + h)
    return Support(points, reach)


def outlines(camera: Camera, chain: Chain) -> list[PixelOutline]:
    """The hulls of each two neighbours of a chain: together they are what one sees of it."""
    supports = [support(camera, blob) for blob in chain]
    if len(supports) == 1:
        return [supports[0].points]
    return [_hull(pair) for pair in pairwise(supports)]


def _hull(supports: Sequence[Support]) -> PixelOutline:
    """Where several blobs together end in each direction: the farthest of them is the hull's."""
    first, *others = supports
    points, reach = first.points, first.reach
    for other in others:
        pairs = zip(points, reach, other.points, other.reach, strict=True)
        farther = [(p, ra) if ra >= rb else (q, rb) for p, ra, q, rb in pairs]
        points = [p for p, _ in farther]
        reach = [r for _, r in farther]
    return points


def lowest(chains: Iterable[Chain]) -> float:
    """The height of the lowest point of all."""
    return min(blob.lowest for chain in chains for blob in chain)
