"""The proportions of a body: bone lengths and the flesh around them.

All in metres, for a body that stands 1.65 m from its soles to its crown. They come from our own
sketches, drawn until they looked right, and are no anatomical reference.
"""

from __future__ import annotations

from typing import NamedTuple

THIGH = 0.425
SHIN = 0.410
UPPER_ARM = 0.285
FOREARM = 0.250
HAND = 0.165
PELVIS_TO_WAIST = 0.150
WAIST_TO_CHEST = 0.170
CHEST_TO_NECK = 0.180
NECK = 0.066
SKULL_TO_HEAD = 0.076
# An arm hangs from below the neck's base: the shoulders slope.
SHOULDER_BELOW_NECK = 0.052


class BodyBuild(NamedTuple):
    """What differs between bodies: half widths in metres, and factors on the flesh of each region.

    Bones stay as long as they are, so that one pose file fits all.
    """

    hip: float = 0.082
    shoulder: float = 0.160
    pelvis: float = 1.0
    waist: float = 1.0
    chest: float = 1.0
    limb: float = 1.0
    seat: float = 1.0


SLENDER = BodyBuild()
BROAD = BodyBuild(
    hip=0.080, shoulder=0.174, pelvis=0.97, waist=1.07, chest=1.10, limb=1.07, seat=0.95
)


class Girth(NamedTuple):
    """The flesh at one share of a bone: its radius and how far it lies off the bone."""

    share: float
    radius: float
    offset: float


Profile = tuple[Girth, ...]

# The offset goes to the front of the thigh and of the shin: a calf bulges backwards. Where a bone
# ends it is 0 and the radius that of the next one, so that no edge is seen at a bent joint.
THIGH_FLESH: Profile = (
    Girth(0.0, 0.087, 0.0),
    Girth(0.25, 0.084, 0.006),
    Girth(0.65, 0.066, 0.006),
    Girth(1.0, 0.050, 0.0),
)
SHIN_FLESH: Profile = (
    Girth(0.0, 0.050, 0.0),
    Girth(0.28, 0.054, -0.014),
    Girth(0.65, 0.040, -0.006),
    Girth(1.0, 0.031, 0.0),
)
UPPER_ARM_FLESH: Profile = (
    Girth(0.0, 0.047, 0.0),
    Girth(0.3, 0.043, 0.0),
    Girth(0.75, 0.034, 0.0),
    Girth(1.0, 0.033, 0.0),
)
FOREARM_FLESH: Profile = (
    Girth(0.0, 0.033, 0.0),
    Girth(0.25, 0.036, 0.0),
    Girth(0.7, 0.027, 0.0),
    Girth(1.0, 0.022, 0.0),
)


def girth(flesh: Profile, share: float) -> Girth:
    """The flesh anywhere along a bone, on a smooth (Catmull-Rom) curve through the profile.

    At each of its points it runs parallel to the line between that point's neighbours.
    """
    last = len(flesh) - 2
    i = next((n for n in range(last) if share <= flesh[n + 1].share), last)
    before, a, b, after = flesh[max(0, i - 1)], flesh[i], flesh[i + 1], flesh[min(last + 1, i + 2)]
    span = b.share - a.share
    u = (share - a.share) / span
    slope_a = span / (b.share - before.share)
    slope_b = span / (after.share - a.share)
    # The cubic Hermite basis: of value, slope, value and slope at both ends of the span.
    weights = (
        2 * u**3 - 3 * u * u + 1,
        u**3 - 2 * u * u + u,
        -2 * u**3 + 3 * u * u,
        u**3 - u * u,
    )

    def curve(n: int) -> float:
        tangents = ((b[n] - before[n]) * slope_a, (after[n] - a[n]) * slope_b)
        return (
            weights[0] * a[n] + weights[1] * tangents[0] + weights[2] * b[n]
            + weights[3] * tangents[1]
        )  # fmt: skip

    return Girth(share, curve(1), curve(2))
