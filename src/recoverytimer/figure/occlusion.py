"""Which piece hides which: the order in which the pieces of a picture are painted.

A painter's algorithm: whole pieces from back to front, each over the ones before.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.surface import Blob, Bounds

# So little of a lead (in metres of depth by pixels of overlap) says nothing at a joint.
SAME_DEPTH = 0.5
# More than any lead that overlap gives.
ALWAYS = 1e6


@dataclass(frozen=True, slots=True)
class Occluder:
    """Something painted at once.

    `bias_m` moves it towards the eye, a higher `layer` lies before all lower ones. `joints` holds,
    by the neighbour's name, where the two grow together and how far around that their depth says
    nothing.
    """

    name: str
    samples: Sequence[Blob]
    bias_m: float = 0.0
    joints: dict[str, tuple[tuple[float, float, float], float]] = field(default_factory=dict)
    before: frozenset[str] = frozenset()
    layer: int = 0


@dataclass(frozen=True, slots=True)
class _Seen:
    """A piece in the picture: balls as (x, y, nearness, radius), and the box around them."""

    balls: list[tuple[float, float, float, float]]
    box: Bounds

    @property
    def nearness(self) -> float:
        return sum(ball[2] for ball in self.balls) / len(self.balls)


def back_to_front(pieces: Sequence[Occluder], camera: Camera) -> list[int]:
    """The indices of the pieces, the one furthest behind first."""
    seen = [_seen(piece, camera) for piece in pieces]
    count = len(pieces)
    must: list[dict[int, float]] = [{} for _ in range(count)]
    for i in range(count):
        for j in range(i + 1, count):
            lead = _lead(pieces[i], pieces[j], seen[i], seen[j], camera)
            if lead > 0:
                must[i][j] = lead
            elif lead < 0:
                must[j][i] = -lead
    nearness = [s.nearness for s in seen]
    left, result = set(range(count)), []
    while left:
        # What nothing is behind goes first. Limbs that cross in a circle leave no such piece: then
        # the one whose wrong place will be seen least.
        weights = {i: sum(w for j, w in must[i].items() if j in left) for i in left}
        first = min(left, key=lambda i: (weights[i], nearness[i]))
        left.remove(first)
        result.append(first)
    return result


def _seen(piece: Occluder, camera: Camera) -> _Seen:
    balls = [(*camera.seen(b.centre), b.radius * camera.scale) for b in piece.samples]
    return _Seen(
        balls,
        (
            min(x - r for x, _, _, r in balls),
            max(x + r for x, _, _, r in balls),
            min(y - r for _, y, _, r in balls),
            max(y + r for _, y, _, r in balls),
        ),
    )


def boxes_apart(a: Bounds, b: Bounds) -> bool:
    """Whether two boxes do not meet."""
    return a[0] > b[1] or b[0] > a[1] or a[2] > b[3] or b[2] > a[3]


def _lead(a: Occluder, b: Occluder, seen_a: _Seen, seen_b: _Seen, camera: Camera) -> float:
    """How much nearer to the eye a is than b where they overlap; 0 where they do not.

    Each pair of balls counts by its overlap, so that what one sees most of decides.
    """
    if a.layer != b.layer:
        return (a.layer - b.layer) * ALWAYS
    if b.name in a.before:
        return -ALWAYS
    if a.name in b.before:
        return ALWAYS
    if boxes_apart(seen_a.box, seen_b.box):
        return 0.0
    seam = a.joints.get(b.name) or b.joints.get(a.name)
    if seam:
        # Around the joint both are one flesh, and which of them is nearer says nothing.
        x, y, _ = camera.seen(seam[0])
        reach = seam[1] * camera.scale * 0.9
        near_a = [math.hypot(p[0] - x, p[1] - y) < reach for p in seen_a.balls]
        near_b = [math.hypot(p[0] - x, p[1] - y) < reach for p in seen_b.balls]
    lead = (a.bias_m - b.bias_m) * camera.scale
    for n, (ax, ay, az, ar) in enumerate(seen_a.balls):
        for m, (bx, by, bz, br) in enumerate(seen_b.balls):
            overlap = ar + br - math.hypot(ax - bx, ay - by)
            if overlap > 0 and not (seam and near_a[n] and near_b[m]):
                lead += (az - bz) * overlap
    if seam and abs(lead) < SAME_DEPTH:
        # The whole pieces tell, but weakly: any other pair's order weighs more.
        return (seen_a.nearness - seen_b.nearness) * 0.01 or 1e-6
    return lead
