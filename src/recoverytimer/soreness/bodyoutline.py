"""A body from the front and from the back as outlines, and the places on it; no Qt here.

Lengths are in units of which the body is 480 tall; x = 0 is its middle, y goes down. What is given
is the half at x > 0; the other one is its mirror.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from math import hypot

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.entry import Place

OutlinePoint = tuple[float, float]
BodyOutline = tuple[OutlinePoint, ...]

HALF_WIDTH, HEIGHT = 104.0, 496.0
STEPS = 6
REACH = 12.0
"""So far beside a place a tap still means it."""


class BodyView(StrEnum):
    """From where the body is seen."""

    FRONT = "front"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class BodyPatch:
    """One place in one view: the outline to tap on, which goes beyond that of the body."""

    place: Place
    view: BodyView
    outline: BodyOutline

    @property
    def middle(self) -> OutlinePoint:
        """The middle of its box."""
        xs, ys = zip(*self.outline, strict=True)
        return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


# From the neck down the outer side of a leg and up its inner side.
_TO_THE_ANKLE: BodyOutline = (
    (0, 58),
    (11.5, 60),
    (12.5, 74),
    (18, 83),
    (36, 90.5),
    (51, 97),
    (57, 108),
    (53, 126),
    (47.5, 142),
    (43.5, 160),
    (38.5, 180),
    (36, 196),
    (38, 214),
    (43.5, 232),
    (49, 250),
    (52, 268),
    (52.5, 288),
    (50, 316),
    (45.5, 340),
    (42, 357),
    (41.5, 370),
    (44.5, 386),
    (44.5, 402),
    (41, 422),
    (37, 441),
    (35.8, 452),
)
_FROM_THE_ANKLE: BodyOutline = (
    (25.4, 452),
    (24.6, 441),
    (22, 422),
    (18.4, 402),
    (18.6, 386),
    (21, 370),
    (20.6, 357),
    (16, 338),
    (9.6, 314),
)
_CROTCH: dict[BodyView, BodyOutline] = {
    BodyView.FRONT: ((5.4, 292), (2.8, 271), (0, 262)),
    BodyView.BACK: ((6.2, 300), (3.2, 288), (0, 283)),
}
_FOOT = {
    BodyView.FRONT: (
        (38, 460),
        (44, 470),
        (47, 478),
        (43, 484),
        (33, 484.5),
        (26, 481),
        (24.6, 464),
    ),
    BodyView.BACK: (
        (37.4, 462),
        (39.4, 471),
        (40, 480),
        (33, 484),
        (25, 482),
        (23, 472),
        (24.4, 462),
    ),
}
_ARM: BodyOutline = (
    (50, 97),
    (60, 101),
    (66, 113),
    (67.5, 134),
    (69.5, 156),
    (73.6, 178),
    (77.6, 198),
    (81.5, 220),
    (84.4, 238),
    (89.5, 250),
    (92.5, 264),
    (91.5, 277),
    (87, 285),
    (82.4, 279),
    (79, 262),
    (76.2, 242),
    (70.6, 222),
    (64.6, 202),
    (59.8, 182),
    (56, 160),
    (52.6, 142),
    (47, 126),
    (44, 108),
)
_HEAD: BodyOutline = ((0, 5), (12, 8.5), (19.4, 20), (20.6, 35), (18, 49), (10.5, 60.5), (0, 64.5))
_HAIR: dict[BodyView, BodyOutline] = {
    BodyView.FRONT: (
        (0, 2),
        (13.5, 5.4),
        (21.8, 18),
        (22.4, 33),
        (18.6, 28),
        (11.5, 18.5),
        (0, 16.5),
    ),
    BodyView.BACK: ((0, 2), (13.5, 5.4), (21.8, 18), (22.4, 34), (18, 49), (10, 57.5), (0, 59)),
}

_PATCHES: tuple[tuple[Area, BodyView, BodyOutline], ...] = (
    (
        Area.UPPER_BACK,
        BodyView.BACK,
        ((1.6, 104), (2.4, 92), (9, 89), (24, 91), (41, 99), (48, 114), (52, 128), (49, 148),
         (45, 164), (40, 169), (24, 172), (8, 174), (2.4, 172), (1.6, 162)),
    ),
    (
        Area.LOWER_BACK,
        BodyView.BACK,
        ((1.6, 190), (2.2, 180), (8, 178), (24, 176.5), (42, 173), (47, 184), (45, 204), (40, 213),
         (26, 224), (12, 232), (4, 234), (1.6, 226)),
    ),
    (
        Area.OUTER_HIPS,
        BodyView.BACK,
        ((27, 229), (40, 218.5), (48, 216), (60, 228), (67, 256), (64, 284), (56, 290), (50.5, 282),
         (48.5, 264), (41, 246), (30, 236)),
    ),
    (
        Area.OUTER_HIPS,
        BodyView.FRONT,
        ((40.5, 226), (46, 218), (56, 224), (67, 256), (64, 286), (54, 292), (43, 281),
         (39.5, 258)),
    ),
    (
        Area.GLUTES,
        BodyView.BACK,
        ((1.6, 252), (3, 242), (12, 236.5), (24, 237.5), (36, 247), (44, 262), (46.5, 278),
         (40, 286), (24, 289), (9, 286), (2.4, 280), (1.6, 268)),
    ),
    (
        Area.HIP_FLEXORS,
        BodyView.FRONT,
        ((8, 232), (20, 223), (32, 222), (36.5, 232), (36, 250), (31, 265), (20, 272), (9, 263),
         (4.5, 248)),
    ),
    (
        Area.QUADS,
        BodyView.FRONT,
        ((34, 270), (41, 286), (51, 297), (64, 297), (60, 330), (49, 351), (40, 354), (31, 352),
         (25.5, 336), (23.4, 308), (26, 284)),
    ),
    (
        Area.INNER_THIGHS,
        BodyView.FRONT,
        ((1.6, 280), (2.4, 268), (9, 270), (18, 276.5), (22.6, 283), (20, 306), (21.4, 330),
         (23, 348), (16, 350), (8, 338), (2, 312)),
    ),
    (
        Area.HAMSTRINGS,
        BodyView.BACK,
        ((1.8, 300), (3, 290), (12, 292), (26, 294.5), (42, 291.5), (52, 294), (64, 296), (60, 326),
         (49, 349), (36, 353), (20, 351), (8, 334)),
    ),
    (
        Area.SHINS,
        BodyView.FRONT,
        ((18, 370), (30, 367.5), (44, 370), (54, 392), (50, 420), (42, 445), (31, 447), (20, 445),
         (12, 420), (9, 392)),
    ),
    (
        Area.CALVES,
        BodyView.BACK,
        ((18, 366), (31, 364), (44, 366), (55, 390), (50, 418), (42, 440), (31, 443), (20, 440),
         (12, 418), (8, 390)),
    ),
    (
        Area.FEET,
        BodyView.FRONT,
        ((24, 452), (37, 452), (50, 462), (58, 482), (46, 494), (24, 494), (13, 480), (16, 462)),
    ),
    (
        Area.FEET,
        BodyView.BACK,
        ((22, 448), (39, 448), (50, 462), (56, 482), (44, 494), (22, 494), (11, 480), (14, 462)),
    ),
)  # fmt: skip

_LINES: dict[BodyView, tuple[tuple[bool, BodyOutline], ...]] = {
    # Whether it is mirrored, and an open line.
    BodyView.FRONT: (
        (True, ((9, 94), (22, 93), (40, 98))),
        (False, ((0, 207), (0, 210.5))),
        (True, ((25, 360), (31, 364), (37, 360))),
        (False, ((-4, 54), (0, 55.4), (4, 54))),
        (True, ((5, 37), (8.5, 38.8), (12, 37))),
    ),
    BodyView.BACK: (
        (False, ((0, 90), (0, 228))),
        (True, ((16, 116), (22, 140), (34, 152))),
        (True, ((26, 357), (31, 359), (37, 357))),
    ),
}


def body(view: BodyView) -> tuple[BodyOutline, ...]:
    """The outlines that together are the body: trunk and legs, arms, head."""
    half = (*_TO_THE_ANKLE, *_FOOT[view], *_FROM_THE_ANKLE, *_CROTCH[view])
    arm = smooth_curve(_ARM)
    return (
        smooth_curve(whole_outline(half)),
        arm,
        mirrored_points(arm),
        smooth_curve(whole_outline(_HEAD)),
    )


def hair(view: BodyView) -> BodyOutline:
    """The outline of the hair."""
    return smooth_curve(whole_outline(_HAIR[view]))


def front_and_back_lines(view: BodyView) -> Iterator[BodyOutline]:
    """The few lines that tell front from back."""
    for both, line in _LINES[view]:
        yield smooth_curve(line, closed=False)
        if both:
            yield smooth_curve(mirrored_points(line), closed=False)


@cache
def patches() -> tuple[BodyPatch, ...]:
    """All places; what is seen from both sides has a patch in each view."""
    return tuple(
        BodyPatch(Place(area, side), view, _turned(smooth_curve(half), view, side))
        for area, view, half in _PATCHES
        for side in Side
    )


@cache
def all_places() -> tuple[Place, ...]:
    """Each place once, from the head down."""
    return tuple(dict.fromkeys(patch.place for patch in patches()))


def patch_at(view: BodyView, at: OutlinePoint) -> BodyPatch | None:
    """The patch at a point, or the nearest within reach."""
    here = [patch for patch in patches() if patch.view is view]
    inside = next((patch for patch in here if contains(patch.outline, at)), None)
    if inside is not None:
        return inside
    nearest = min(here, key=lambda patch: distance_to_outline(patch.outline, at))
    return nearest if distance_to_outline(nearest.outline, at) <= REACH else None


def smooth_curve(points: Sequence[OutlinePoint], *, closed: bool = True) -> BodyOutline:
    """A Catmull-Rom curve through points, as many short lines."""
    count = len(points)
    last = count if closed else count - 1
    found: list[OutlinePoint] = []
    for n in range(last):
        if closed:
            near = [points[(n + k) % count] for k in (-1, 0, 1, 2)]
        else:
            near = [points[max(0, min(count - 1, n + k))] for k in (-1, 0, 1, 2)]
        found += [_between(near, step / STEPS) for step in range(STEPS)]
    return tuple(found) if closed else (*found, points[-1])


def whole_outline(half: Sequence[OutlinePoint]) -> BodyOutline:
    """A half that begins and ends in the middle, with its mirror."""
    return (*half, *((-x, y) for x, y in reversed(half[1:-1])))


def mirrored_points(outline: Sequence[OutlinePoint]) -> BodyOutline:
    """The same on the other side."""
    return tuple((-x, y) for x, y in outline)


def contains(outline: Sequence[OutlinePoint], at: OutlinePoint) -> bool:
    """Whether a point is inside."""
    x, y = at
    inside = False
    for (ax, ay), (bx, by) in _edges(outline):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside


def distance_to_outline(outline: Sequence[OutlinePoint], at: OutlinePoint) -> float:
    """From a point to the nearest of an outline's points."""
    return min(hypot(x - at[0], y - at[1]) for x, y in outline)


def _edges(outline: Sequence[OutlinePoint]) -> Iterator[tuple[OutlinePoint, OutlinePoint]]:
    yield from pairwise((*outline, outline[0]))


def _turned(half: BodyOutline, view: BodyView, side: Side) -> BodyOutline:
    """Seen from the front, the left side is on the right."""
    on_the_right = (side is Side.LEFT) == (view is BodyView.FRONT)
    return half if on_the_right else mirrored_points(half)


def _between(near: Sequence[OutlinePoint], t: float) -> OutlinePoint:
    x, y = (
        0.5
        * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t**2
            + (3 * b - a - 3 * c + d) * t**3
        )
        for a, b, c, d in zip(*near, strict=True)
    )
    return x, y
