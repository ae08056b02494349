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


THIGH = (
    Section(-0.192, 0.002, 0.002, 0.002, 0.002),
    Section(-0.175, 0.034, 0.034, 0.034, 0.034),
    Section(-0.14, 0.056, 0.056, 0.056, 0.056),
    Section(-0.09, 0.073, 0.072, 0.072, 0.072),
    Section(-0.03, 0.082, 0.081, 0.080, 0.081),
    Section(0.04, 0.086, 0.082, 0.081, 0.082),
    Section(0.13, 0.088, 0.083, 0.083, 0.083),
    Section(0.28, 0.088, 0.078, 0.080, 0.078),
    Section(0.45, 0.081, 0.070, 0.072, 0.070),
    Section(0.62, 0.071, 0.062, 0.063, 0.062),
    Section(0.76, 0.061, 0.056, 0.056, 0.056),
    Section(0.86, 0.054, 0.052, 0.051, 0.051),
    Section(0.92, 0.052, 0.050, 0.050, 0.050),
    Section(0.965, 0.052, 0.048, 0.049, 0.049),
)
SHIN = (
    Section(0.0, 0.051, 0.047, 0.048, 0.049),
    Section(0.04, 0.049, 0.048, 0.048, 0.049),
    Section(0.09, 0.046, 0.052, 0.048, 0.049),
    Section(0.18, 0.042, 0.062, 0.051, 0.052),
    Section(0.30, 0.041, 0.066, 0.052, 0.053),
    Section(0.42, 0.040, 0.062, 0.048, 0.050),
    Section(0.56, 0.037, 0.050, 0.042, 0.043),
    Section(0.72, 0.033, 0.039, 0.035, 0.036),
    Section(0.86, 0.031, 0.034, 0.031, 0.031),
    Section(0.96, 0.032, 0.035, 0.032, 0.032),
    Section(1.03, 0.030, 0.034, 0.031, 0.031),
)
UPPER_ARM = (
    Section(-0.07, 0.002, 0.002, 0.002, 0.002),
    Section(-0.06, 0.016, 0.016, 0.016, 0.016),
    Section(-0.03, 0.021, 0.021, 0.018, 0.021),
    Section(0.04, 0.032, 0.032, 0.029, 0.033),
    Section(0.12, 0.040, 0.040, 0.037, 0.041),
    Section(0.26, 0.043, 0.042, 0.043, 0.040),
    Section(0.40, 0.042, 0.040, 0.040, 0.038),
    Section(0.58, 0.039, 0.037, 0.036, 0.035),
    Section(0.76, 0.034, 0.034, 0.033, 0.033),
    Section(0.88, 0.032, 0.033, 0.034, 0.034),
    Section(0.95, 0.033, 0.033, 0.034, 0.034),
)
FOREARM = (
    Section(0.0, 0.033, 0.033, 0.034, 0.034),
    Section(0.06, 0.033, 0.033, 0.035, 0.035),
    Section(0.18, 0.036, 0.034, 0.037, 0.037),
    Section(0.34, 0.034, 0.033, 0.036, 0.036),
    Section(0.55, 0.028, 0.028, 0.031, 0.031),
    Section(0.78, 0.022, 0.022, 0.026, 0.026),
    Section(0.94, 0.019, 0.019, 0.025, 0.025),
    Section(1.03, 0.0165, 0.0165, 0.0245, 0.0245),
    Section(1.06, 0.011, 0.011, 0.018, 0.018),
    Section(1.075, 0.001, 0.001, 0.002, 0.002),
)
HIPS = (
    Barrel(-0.078, 0.002, 0.002, 0.002),
    Barrel(-0.075, 0.030, 0.020, 0.026),
    Barrel(-0.066, 0.062, 0.040, 0.050),
    Barrel(-0.050, 0.096, 0.062, 0.075),
    Barrel(-0.022, 0.132, 0.080, 0.090),
    Barrel(0.020, 0.157, 0.096, 0.098),
    Barrel(0.060, 0.154, 0.099, 0.092),
    Barrel(0.100, 0.139, 0.096, 0.083),
    Barrel(0.150, 0.123, 0.090, 0.077),
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
    Barrel(0.10, 0.120, 0.090, 0.077),
    Barrel(0.40, 0.118, 0.089, 0.079),
    Barrel(0.72, 0.123, 0.092, 0.084),
)
# Of a foot from heel to ball: how far in front of the ankle, the heights of its top and sole from
# there, and how far it goes inwards and outwards.
FOOT = (
    (-0.058, -0.040, -0.041, 0.001, 0.001),
    (-0.054, -0.018, -0.062, 0.020, 0.020),
    (-0.038, 0.000, -0.071, 0.029, 0.029),
    (-0.010, 0.004, -0.072, 0.032, 0.032),
    (0.030, -0.010, -0.071, 0.032, 0.034),
    (0.065, -0.024, -0.069, 0.034, 0.038),
    (0.100, -0.038, -0.070, 0.041, 0.041),
    (0.125, -0.045, -0.071, 0.043, 0.040),
)
# Of each toe, the big one first: how far outwards from the foot's middle, how far its end lies
# before the tip of the foot, and its radius.
TOES = (
    (-0.026, 0.020, 0.0150),
    (-0.0035, 0.019, 0.0108),
    (0.0125, 0.012, 0.0102),
    (0.0265, 0.003, 0.0098),
    (0.0385, -0.009, 0.0098),
)
# Along a toe: the share of its length, how high it lies, how far it keeps to its own side, and its
# thickness.
TOE_SHARES = (
    (0.0, -0.004, 0.90, 1.25),
    (0.30, -0.002, 0.96, 1.10),
    (0.55, -0.003, 1.0, 1.0),
    (0.78, -0.006, 1.0, 0.98),
    (0.91, -0.008, 1.0, 0.80),
    (0.98, -0.009, 1.0, 0.45),
    (1.0, -0.009, 1.0, 0.05),
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
