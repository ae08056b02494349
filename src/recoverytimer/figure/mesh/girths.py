"""How thick a body is: cross-sections of the limbs along their bones and of the trunk.

All in metres, drawn until they looked right, and no anatomical reference.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from recoverytimer.figure.mesh.flesh import Barrel


class Section(NamedTuple):
    """The flesh of a limb at a share of a bone: to the front, back, outside and inside."""

    share: float
    front: float
    back: float
    out: float
    inner: float


class Ankle(NamedTuple):
    """A cross-section of ankle or heel: how far up; to the front, back, outside and inside."""

    up: float
    front: float
    back: float
    out: float
    inner: float


class Slab(NamedTuple):
    """A cross-section of a foot: how far to the front; its top, its sole; inwards and outwards.

    Its inner edge is turned up by `arch` (radians).
    """

    front: float
    top: float
    sole: float
    inner: float
    out: float
    arch: float = 0.0


# What lies above this is of the hips.
THIGH = (
    Section(0.19, 0.089, 0.083, 0.083, 0.083),
    Section(0.24, 0.089, 0.082, 0.083, 0.082),
    Section(0.32, 0.088, 0.080, 0.082, 0.079),
    Section(0.45, 0.082, 0.073, 0.075, 0.071),
    Section(0.60, 0.072, 0.064, 0.066, 0.063),
    Section(0.74, 0.062, 0.057, 0.057, 0.057),
    Section(0.85, 0.055, 0.053, 0.051, 0.052),
    Section(0.92, 0.053, 0.051, 0.050, 0.051),
    Section(0.965, 0.053, 0.048, 0.049, 0.050),
)
SHIN = (
    Section(0.0, 0.052, 0.047, 0.048, 0.049),
    Section(0.04, 0.050, 0.048, 0.048, 0.049),
    Section(0.09, 0.047, 0.053, 0.049, 0.050),
    Section(0.18, 0.043, 0.064, 0.053, 0.054),
    Section(0.28, 0.041, 0.070, 0.054, 0.057),
    Section(0.38, 0.040, 0.067, 0.052, 0.055),
    Section(0.48, 0.038, 0.058, 0.047, 0.049),
    Section(0.58, 0.036, 0.049, 0.042, 0.043),
    Section(0.68, 0.034, 0.042, 0.037, 0.038),
    Section(0.72, 0.033, 0.040, 0.036, 0.037),
    Section(0.86, 0.029, 0.032, 0.0275, 0.028),
    Section(0.95, 0.030, 0.032, 0.0305, 0.0315),
)
UPPER_ARM = (
    Section(-0.075, 0.002, 0.002, 0.002, 0.002),
    Section(-0.066, 0.015, 0.015, 0.015, 0.015),
    Section(-0.040, 0.026, 0.026, 0.025, 0.025),
    Section(0.00, 0.0345, 0.0345, 0.0335, 0.0335),
    Section(0.06, 0.0385, 0.0385, 0.0380, 0.037),
    Section(0.15, 0.0420, 0.0415, 0.0420, 0.040),
    Section(0.26, 0.0430, 0.042, 0.0430, 0.040),
    Section(0.40, 0.0415, 0.040, 0.0395, 0.038),
    Section(0.58, 0.038, 0.037, 0.0355, 0.035),
    Section(0.76, 0.034, 0.034, 0.033, 0.033),
    Section(0.88, 0.032, 0.033, 0.034, 0.034),
    Section(0.95, 0.033, 0.033, 0.034, 0.034),
)
FOREARM = (
    Section(0.0, 0.033, 0.033, 0.034, 0.034),
    Section(0.06, 0.034, 0.034, 0.036, 0.036),
    Section(0.18, 0.037, 0.036, 0.039, 0.039),
    Section(0.32, 0.036, 0.035, 0.038, 0.038),
    Section(0.50, 0.030, 0.029, 0.033, 0.033),
    Section(0.70, 0.022, 0.022, 0.0265, 0.0265),
    Section(0.86, 0.018, 0.018, 0.0235, 0.0235),
    Section(0.96, 0.0165, 0.0165, 0.0232, 0.0232),
)
RIBS = (
    Barrel(0.0, 0.131, 0.099, 0.090),
    Barrel(0.045, 0.141, 0.112, 0.098),
    Barrel(0.085, 0.146, 0.110, 0.100),
    Barrel(0.115, 0.142, 0.094, 0.094),
    Barrel(0.140, 0.122, 0.076, 0.084),
    Barrel(0.160, 0.090, 0.060, 0.070),
    Barrel(0.176, 0.062, 0.052, 0.060),
)
# Here the height is a share of the way from the waist to the chest.
WAIST = (
    Barrel(0.10, 0.133, 0.091, 0.078),
    Barrel(0.40, 0.125, 0.090, 0.080),
    Barrel(0.72, 0.126, 0.093, 0.084),
)
# Of ankle and heel: how far above the ankle, and how far it goes to four sides.
HEEL = (
    Ankle(0.000, 0.0310, 0.0325, 0.0325, 0.0330),
    Ankle(-0.016, 0.0300, 0.0385, 0.0310, 0.0310),
    Ankle(-0.032, 0.0300, 0.0500, 0.0290, 0.0290),
    Ankle(-0.046, 0.0300, 0.0575, 0.0285, 0.0285),
    Ankle(-0.058, 0.0270, 0.0580, 0.0265, 0.0265),
    Ankle(-0.066, 0.0180, 0.0540, 0.0225, 0.0225),
    Ankle(-0.071, 0.0040, 0.0440, 0.0150, 0.0150),
    Ankle(-0.072, 0.0010, 0.0200, 0.0020, 0.0020),
)
# The same where the foot is pointed: the end of a shin on which its own heel lies.
ROUND_ANKLE = (
    Ankle(0.004, 0.0300, 0.0310, 0.0320, 0.0325),
    Ankle(-0.005, 0.0290, 0.0290, 0.0315, 0.0320),
    Ankle(-0.013, 0.0260, 0.0260, 0.0290, 0.0290),
    Ankle(-0.020, 0.0210, 0.0210, 0.0240, 0.0240),
    Ankle(-0.025, 0.0150, 0.0150, 0.0170, 0.0170),
    Ankle(-0.028, 0.0080, 0.0080, 0.0100, 0.0100),
    Ankle(-0.029, 0.0040, 0.0040, 0.0050, 0.0050),
    Ankle(-0.029, 0.0010, 0.0010, 0.0010, 0.0010),
)
# Of a foot around its ankle, from heel to ball.
FOOT = (
    Slab(-0.0582, -0.0475, -0.0480, 0.0003, 0.0003),
    Slab(-0.0560, -0.034, -0.0610, 0.013, 0.013),
    Slab(-0.0500, -0.021, -0.0680, 0.0200, 0.0200),
    Slab(-0.0390, -0.010, -0.0714, 0.0245, 0.0245),
    Slab(-0.0200, -0.002, -0.0722, 0.0270, 0.0270),
    Slab(0.0000, 0.000, -0.0720, 0.0285, 0.0295, 0.03),
    Slab(0.0170, -0.003, -0.0710, 0.0285, 0.0310, 0.12),
    Slab(0.0350, -0.011, -0.0695, 0.0300, 0.0330, 0.19),
    Slab(0.0550, -0.021, -0.0695, 0.0330, 0.0360, 0.17),
    Slab(0.0800, -0.032, -0.0705, 0.0380, 0.0390, 0.09),
    Slab(0.1030, -0.041, -0.0715, 0.0415, 0.0405, 0.02),
)
# The same around its ball, where toes bend, and then around the tip of the foot.
BALL_OF_FOOT = (
    Slab(0.0, 0.0085, -0.0170, 0.0420, 0.0400),
    Slab(-0.0330, 0.0040, -0.0168, 0.0405, 0.0392),
    Slab(-0.0230, 0.0000, -0.0165, 0.0380, 0.0365),
    Slab(-0.0150, -0.0035, -0.0160, 0.0340, 0.0330),
    Slab(-0.0090, -0.0070, -0.0145, 0.0290, 0.0270),
    Slab(-0.0070, -0.0108, -0.0112, 0.0050, 0.0050),
)
# Of each toe, the big one first: how far outwards from the foot's middle, how far its end lies
# before the tip of the foot, and its radius.
TOES = (
    (-0.0270, 0.0190, 0.0128),
    (-0.0060, 0.0165, 0.0092),
    (0.0095, 0.0095, 0.0087),
    (0.0230, 0.0005, 0.0083),
    (0.0345, -0.0105, 0.0083),
)
# Along a toe: the share of its length, how high its middle lies above where it would lie flat, how
# far it keeps to its own side, and its thickness.
TOE_SHARES = (
    (0.0, -0.0165, 0.80, 0.60),
    (0.30, -0.0140, 0.94, 0.92),
    (0.55, -0.0140, 1.0, 0.96),
    (0.74, -0.0160, 1.0, 1.0),
    (0.88, -0.0172, 1.0, 0.93),
    (0.96, -0.0172, 1.0, 0.66),
    (0.99, -0.0170, 1.0, 0.34),
    (1.0, -0.0170, 1.0, 0.05),
)


def finer(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Sections with one more between each two, on a smooth line (Catmull-Rom)."""
    found = [sections[0]]
    last = len(sections) - 1
    for n in range(last):
        a, b, c, d = (sections[max(0, min(last, n + k))] for k in (-1, 0, 1, 2))
        between = ((9 * (q + r) - (p + s)) / 16 for p, q, r, s in zip(a, b, c, d, strict=True))
        found += [Section(*between), c]
    return tuple(found)
