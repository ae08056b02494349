"""Bands around two legs: where they lie and how wide they are there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct

from recoverytimer.figure.mesh.girths import SHIN, THIGH, Section
from recoverytimer.figure.pose import BODY_SIDES, Anchor
from recoverytimer.figure.surface import Blob
from recoverytimer.figure.vectors import (
    OBLIQUE_FRONT,
    UP,
    Vec,
    across,
    along,
    dot,
    length,
    lerp,
    sub,
    unit,
)

# The bone that a leg's joints tell of: from where to where, and the flesh along it.
_BONES: dict[str, tuple[str, str, Sequence[Section]]] = {
    "hip": ("hip", "knee", THIGH),
    "thigh": ("hip", "knee", THIGH),
    "knee": ("hip", "knee", THIGH),
    "shin": ("knee", "ankle", SHIN),
    "ankle": ("knee", "ankle", SHIN),
}
# A band fits every build: it is so much wider than a slender leg.
EASE, EASE_M = 1.03, 0.004
# What it goes around where that is no leg.
POST_M = 0.046


class Hoop(Struct, frozen=True):
    """Where a band goes around one leg: the middle, the way of the bone and the radius there."""

    centre: Vec
    axis: Vec
    radius: float


class Loop(Struct, frozen=True):
    """A band that is tight around two legs."""

    hoops: tuple[Hoop, Hoop]
    width: float

    def samples(self) -> list[Blob]:
        """Balls from one leg to the other."""
        a, b = self.hoops
        return [Blob(lerp(a.centre, b.centre, n / 6), self.width / 2) for n in range(7)]

    def gap(self, _p: Vec) -> float:
        """A band carries nothing."""
        return float("inf")


def loop_around(anchors: Sequence[Anchor], point: Callable[[Anchor], Vec], width: float) -> Loop:
    """The band whose places lie on two legs: across each of their bones, as high on both."""
    joints = [str(anchor[0])[:-1] for anchor in anchors]
    sides = [str(anchor[0])[-1:] for anchor in anchors]
    if not set(joints) <= _BONES.keys() or set(sides) != set(BODY_SIDES):
        return _between(point(anchors[0]), point(anchors[-1]), width)
    upper, lower, flesh = _BONES[joints[0]]
    bones = {s: (point((upper + s,)), point((lower + s,))) for s in BODY_SIDES}
    shares = [
        _share(point(anchor), bones[side]) for anchor, side in zip(anchors, sides, strict=True)
    ]
    share = max(0.0, min(1.0, sum(shares) / len(shares)))
    right, left = (_hoop(bones[s], _way_ahead(s, point), flesh, share) for s in BODY_SIDES)
    return Loop((right, left), width)


def _share(p: Vec, bone: tuple[Vec, Vec]) -> float:
    way = sub(bone[1], bone[0])
    return dot(sub(p, bone[0]), way) / dot(way, way)


def _way_ahead(side: str, point: Callable[[Anchor], Vec]) -> Vec:
    """Where a knee points, nothing where the leg is straight."""
    hip, knee, ankle = (point((name + side,)) for name in ("hip", "knee", "ankle"))
    off = across(sub(knee, hip), unit(sub(ankle, hip)))
    return unit(off) if length(off) > 0.01 else (0.0, 0.0, 0.0)


def _hoop(bone: tuple[Vec, Vec], ahead: Vec, flesh: Sequence[Section], share: float) -> Hoop:
    front, back = (
        float(np.interp(share, [s.share for s in flesh], [s[n] for s in flesh])) for n in (1, 2)
    )
    axis = unit(sub(bone[0], bone[1]))
    middle = along(lerp(*bone, share), across(ahead, axis), (front - back) / 2)
    return Hoop(middle, axis, (front + back) / 2 * EASE + EASE_M)


def _between(a: Vec, b: Vec, width: float) -> Loop:
    """Around two upright posts."""
    way = unit(sub(b, a))
    axis = unit(across(UP, way), unit(across(OBLIQUE_FRONT, way)))
    return Loop((Hoop(a, axis, POST_M), Hoop(b, axis, POST_M)), width)
