"""Where the areas that get sore lie on a person who stands, so that one can point at them.

Points are metres to the right and down in the picture, from the middle of the floor.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.figure.anatomy import body_parts, buttock
from recoverytimer.figure.camera import Camera
from recoverytimer.figure.muscles import MusclePatch, muscle_patch
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.skeleton import Skeleton
from recoverytimer.figure.standing import StandingView, standing, standing_camera
from recoverytimer.figure.surface import PixelOutline, ellipsoid, outlines
from recoverytimer.figure.vectors import along, scaled, unit

AreaPoint = tuple[float, float]
AreaOutline = tuple[AreaPoint, ...]

REACH_M = 0.04
"""So far beside an area a tap still means it."""
RAYS, HALVINGS, SMOOTHINGS = 40, 8, 2
FARTHEST_M = 0.30
# How far beyond a muscle its area goes; by how much less next to another, and to the other side.
BEYOND_M, APART_M, MIDDLE_M = 0.010, 0.012, 0.005
# By so much more an area has where it meets others: a seat ends in its fold.
MORE_M = {Area.GLUTES: 0.015}
FRONT, BACK = StandingView

# From the head down, with the muscle that stands for each where there is one.
_SHOWN: tuple[tuple[Area, StandingView, str], ...] = (
    (Area.UPPER_BACK, BACK, ""),
    (Area.LOWER_BACK, BACK, ""),
    (Area.OUTER_HIPS, BACK, ""),
    (Area.OUTER_HIPS, FRONT, "tfl"),
    (Area.GLUTES, BACK, ""),
    (Area.HIP_FLEXORS, FRONT, "hipflexor"),
    (Area.QUADS, FRONT, "quad"),
    (Area.INNER_THIGHS, FRONT, "adductor"),
    (Area.HAMSTRINGS, BACK, "ham"),
    (Area.SHINS, FRONT, "shin"),
    (Area.CALVES, BACK, "calf"),
    (Area.FEET, FRONT, ""),
    (Area.FEET, BACK, ""),
)


class ShownArea(Struct, frozen=True):
    """An area on one side of the body in one view: what glows, and the outline to point at.

    The outline may go a little beyond that of the body.
    """

    area: Area
    side: Side
    view: StandingView
    patch: MusclePatch
    outline: AreaOutline

    @property
    def middle(self) -> AreaPoint:
        """The middle of its surface."""
        return middle_of(self.outline)


def pointed_at() -> Iterator[tuple[Area, Side]]:
    """Each area on each side once, from the head down."""
    yield from dict.fromkeys((area, side) for area, _, _ in _SHOWN for side in Side)


@cache
def shown_areas(build: BodyBuild) -> tuple[ShownArea, ...]:
    """All of them, from the head down; what is seen from both sides is there in each view."""
    order = [row[:2] for row in _SHOWN]
    found = (area for view in StandingView for area in _areas_in(view, build))
    return tuple(sorted(found, key=lambda shown: order.index((shown.area, shown.view))))


def area_at(areas: Iterable[ShownArea], view: StandingView, at: AreaPoint) -> ShownArea | None:
    """The area at a point, or the nearest within reach."""
    here = [area for area in areas if area.view is view]
    inside = next((area for area in here if contains(area.outline, at)), None)
    if inside is not None:
        return inside
    nearest = min(here, key=lambda area: _distance(area.outline, at))
    return nearest if _distance(nearest.outline, at) <= REACH_M else None


def middle_of(outline: Sequence[AreaPoint]) -> AreaPoint:
    """The centre of gravity of what an outline encloses."""
    parts = [(a[0] * b[1] - b[0] * a[1], a[0] + b[0], a[1] + b[1]) for a, b in _edges(outline)]
    whole = 3 * sum(size for size, _, _ in parts)
    return (
        sum(size * x for size, x, _ in parts) / whole,
        sum(size * y for size, _, y in parts) / whole,
    )


def contains(outline: Sequence[AreaPoint], at: AreaPoint) -> bool:
    """Whether a point is inside."""
    x, y = at
    inside = False
    for (ax, ay), (bx, by) in _edges(outline):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside


def _areas_in(view: StandingView, build: BodyBuild) -> Iterator[ShownArea]:
    skeleton, camera = standing(build), standing_camera(view)
    shown = [(area, muscle) for area, seen_from, muscle in _SHOWN if seen_from is view]
    body = [
        _hull(outline)
        for part in body_parts(skeleton, build)
        for chain in part.chains
        for outline in outlines(camera, chain)
    ]
    forms = [
        _Form(_patch(*row, view, Side.RIGHT, skeleton, build), camera, MORE_M.get(row[0], 0.0))
        for row in shown
    ]
    for row, form in zip(shown, forms, strict=True):
        right = tuple(form.outline([other for other in forms if other is not form], body))
        left = tuple((-x, y) for x, y in right)
        for side, outline in ((Side.LEFT, left), (Side.RIGHT, right)):
            patch = _patch(*row, view, side, skeleton, build)
            yield ShownArea(row[0], side, view, patch, outline)


def _patch(
    area: Area,
    muscle: str,
    view: StandingView,
    side: Side,
    skeleton: Skeleton,
    build: BodyBuild,
) -> MusclePatch:
    name, sign = ("R", 1) if side is Side.RIGHT else ("L", -1)
    if muscle:
        return muscle_patch(f"{muscle}.{name}", skeleton)
    match area:
        case Area.GLUTES:
            # The muscle's own patch goes round to the side, which is another area here.
            faces = scaled(skeleton.axes["pelvis"].front, -1)
            return MusclePatch(("torso",), (buttock(skeleton, build, name),), faces)
        case Area.OUTER_HIPS:
            return _side_of_hip(sign, skeleton)
        case Area.FEET:
            return _foot(view, name, skeleton)
        case _:
            return _half_of_back(area, sign, skeleton)


def _half_of_back(area: Area, sign: int, skeleton: Skeleton) -> MusclePatch:
    joint, up, right, width, height = {
        Area.UPPER_BACK: ("chest", 0.050, 0.066, 0.070, 0.120),
        Area.LOWER_BACK: ("waist", 0.005, 0.054, 0.060, 0.085),
    }[area]
    own = skeleton.axes[joint]
    at = own.at(skeleton.joints[joint], up=up, front=-0.07, right=sign * right)
    blob = ellipsoid(at, own, width, height, 0.06)
    return MusclePatch(("torso",), (blob,), scaled(own.front, -1))


def _side_of_hip(sign: int, skeleton: Skeleton) -> MusclePatch:
    """From behind one sees of it what goes down beside the seat."""
    own = skeleton.axes["pelvis"]
    at = own.at(skeleton.joints["pelvis"], up=0.015, front=-0.03, right=sign * 0.150)
    blob = ellipsoid(at, own, 0.034, 0.085, 0.06)
    faces = unit(along(scaled(own.right, sign), own.front, -0.8))
    return MusclePatch(("torso", "thigh" + ("R" if sign > 0 else "L")), (blob,), faces)


def _foot(view: StandingView, name: str, skeleton: Skeleton) -> MusclePatch:
    """The instep or the heel, as one does not see a sole."""
    own, ankle = skeleton.axes["foot" + name], skeleton.joints["ankle" + name]
    if view is FRONT:
        blob = ellipsoid(own.at(ankle, up=-0.030, front=0.06), own, 0.042, 0.042, 0.06)
        return MusclePatch(("foot" + name,), (blob,), own.front)
    blob = ellipsoid(own.at(ankle, up=-0.034, front=-0.03), own, 0.038, 0.044, 0.03)
    return MusclePatch(("foot" + name,), (blob,), scaled(own.front, -1))


class _Hull(NamedTuple):
    """A piece of the body as it is seen, with the box around it."""

    left: float
    top: float
    right: float
    bottom: float
    outline: PixelOutline

    def is_near(self, at: AreaPoint) -> bool:
        """Whether some of it may belong to an area that lies there."""
        return math.dist(self.outline[0], at) < FARTHEST_M

    def holds(self, at: AreaPoint) -> bool:
        """Whether a point is inside."""
        x, y = at
        in_box = self.left < x < self.right and self.top < y < self.bottom
        return in_box and contains(self.outline, at)


def _hull(outline: PixelOutline) -> _Hull:
    xs, ys = zip(*outline, strict=True)
    return _Hull(min(xs), min(ys), max(xs), max(ys), outline)


class _Form:
    """A patch of one shape as it is seen, an ellipse."""

    def __init__(self, patch: MusclePatch, camera: Camera, more_m: float) -> None:
        (blob,) = patch.blobs
        assert blob.axes
        self.more_m = more_m
        self._x, self._y, _ = camera.seen(blob.centre)
        seen = [camera.across(axis) for axis in blob.axes]
        xx, yy = sum(a * a for a, _ in seen), sum(b * b for _, b in seen)
        xy = sum(a * b for a, b in seen)
        self._wide, self._high = math.sqrt(xx), math.sqrt(yy)
        # The inverse of its matrix (see `support`): 1 on the edge.
        size = xx * yy - xy * xy
        self._matrix = yy / size, -xy / size, xx / size

    def beyond(self, x: float, y: float) -> float:
        """How far a point is beyond the edge, seen from the middle; negative inside."""
        x, y = x - self._x, y - self._y
        xx, xy, yy = self._matrix
        off = math.hypot(x, y) or 1e-6
        return off - off / (math.sqrt(xx * x * x + 2 * xy * x * y + yy * y * y) or 1e-6)

    def outline(self, others: Sequence[_Form], body: Sequence[_Hull]) -> Iterator[AreaPoint]:
        """Around all of the body that is nearer to this than to others and to the middle."""
        near = [hull for hull in body if hull.is_near((self._x, self._y))]
        ways = [self._way(2 * math.pi * n / RAYS) for n in range(RAYS)]
        lengths = [self._reach(way, others, near) for way in ways]
        for _ in range(SMOOTHINGS):
            around = zip(lengths[-1:] + lengths, lengths, lengths[1:] + lengths, strict=False)
            lengths = [(before + 2 * here + after) / 4 for before, here, after in around]
        for (right, down), reach in zip(ways, lengths, strict=True):
            yield self._x + right * reach, self._y + down * reach

    def _way(self, turn: float) -> AreaPoint:
        """A direction; where the ellipse is long there are more of them."""
        right, down = self._wide * math.cos(turn), self._high * math.sin(turn)
        size = math.hypot(right, down)
        return right / size, down / size

    def _reach(self, way: AreaPoint, others: Sequence[_Form], near: Sequence[_Hull]) -> float:
        inner, outer = 0.0, FARTHEST_M
        for _ in range(HALVINGS):
            half = (inner + outer) / 2
            at = self._x + way[0] * half, self._y + way[1] * half
            if self._reaches(at, others) and any(h.holds(at) for h in near):
                inner = half
            else:
                outer = half
        return inner

    def _reaches(self, at: AreaPoint, others: Sequence[_Form]) -> bool:
        here = self.beyond(*at)
        # The other half of the body is the other side's.
        return (
            here <= BEYOND_M
            and at[0] * math.copysign(1, self._x) > MIDDLE_M
            and all(
                here - self.more_m + APART_M <= other.beyond(*at) - other.more_m for other in others
            )
        )


def _distance(outline: AreaOutline, at: AreaPoint) -> float:
    return min(math.dist(point, at) for point in outline)


def _edges(outline: Sequence[AreaPoint]) -> Iterator[tuple[AreaPoint, AreaPoint]]:
    yield from pairwise((*outline, outline[0]))
