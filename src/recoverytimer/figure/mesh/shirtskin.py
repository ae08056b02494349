"""How a shirt hangs over waist and hips, and lies over bent thighs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from recoverytimer.figure.clothes import SHIRT_M
from recoverytimer.figure.mesh.flesh import Barrel
from recoverytimer.figure.mesh.loins import Loins
from recoverytimer.figure.mesh.points import Floats, lengths, unit_rows
from recoverytimer.figure.mesh.roots import grown
from recoverytimer.figure.mesh.sheets import Ring, Sheet, faces_between, normals_around
from recoverytimer.figure.proportions import BodyBuild
from recoverytimer.figure.vectors import Axes, across, dot

# Its slices over the hips, from the hem up.
SKIRT = (
    Barrel(0.024, 0.157, 0.106, 0.105),
    Barrel(0.042, 0.156, 0.105, 0.103),
    Barrel(0.066, 0.156, 0.104, 0.098),
    Barrel(0.096, 0.151, 0.100, 0.090),
    Barrel(0.130, 0.143, 0.095, 0.083),
)
# So high the waist alone says how wide they are.
WAIST_M = 0.20
# So many rings, from the hem on, hang.
HANGING = 7
# So much it lies over the legs.
OVER_M = SHIRT_M + 0.003
# From so near on it slides up before a thigh.
CLEAR_M = -0.003
# Its hem is lower behind than before; and its inside, which goes in and up so far.
FALLS_M, INSIDE_M = 0.010, 0.008
# How much of the way to the hips a hem that stands off goes.
CLINGS = 0.85
# Creases of a bent waist: up to this ring; how deep, how far apart, how much they rise and fall.
CREASED, BENT_M, CREASE_M, CREASE_SLANT = 9, 0.011, 0.056, 0.25
# From this sine of its bend on they are no deeper.
MOST_BENT = 0.5
# Those of a twisted one: how deep, how many around, and over what height they go once around.
TWISTED_M, TWISTS, TWIST_M = 0.009, 4, 0.30
# Broad folds: how deep, how many around, and where around they begin; they end above the hips.
FOLDS = ((0.0040, 5, 0.9), (0.0022, 7, 2.3))


def skirt(build: BodyBuild) -> Iterator[Barrel]:
    """The slices over the hips, which go over into those of the waist."""
    for b in SKIRT:
        fat = build.pelvis + (build.waist - build.pelvis) * (b.up / WAIST_M) ** 2
        yield from grown((b,), fat, SHIRT_M)


class Bend(NamedTuple):
    """How a trunk is bent: towards what, as the sine of how much, and how far twisted (radians)."""

    towards: Floats
    twist: float


def bend_of(low: Axes, high: Axes) -> Bend:
    """How a chest is bent against its pelvis."""
    towards = across(high.up, low.up)
    return Bend(np.array(towards), math.asin(max(-1.0, min(1.0, dot(high.front, low.right)))))


def hung(sheet: Sheet, rings: Sequence[Ring], loins: Loins, bend: Bend) -> Sheet:
    """A shirt of such rings, of which the lowest fall in folds over hips and thighs."""
    points = sheet.points.reshape(len(rings), -1, 3)
    normals = sheet.normals.reshape(points.shape)
    hanging = _draped(_folded(points[:HANGING], rings), loins)
    low = _creased(_denser(np.concatenate([hanging, points[HANGING:CREASED]])), bend)
    on = np.concatenate([low, points[CREASED : CREASED + 1]])
    outwards = normals_around(on, on.mean(axis=1))[:-1]
    inside = low[:1] - INSIDE_M * outwards[:1] + 0.5 * INSIDE_M * loins.up
    under = np.broadcast_to(-loins.up, inside.shape)
    points = np.concatenate([inside, low, points[CREASED:]])
    normals = np.concatenate([under, outwards, normals[CREASED:]])
    return sheet._replace(
        points=points.reshape(-1, 3),
        normals=normals.reshape(-1, 3),
        faces=faces_between(*points.shape[:2]),
    )


def _draped(points: Floats, loins: Loins) -> Floats:
    """Rings that slide up before a thigh and lie over the hips."""
    less = np.linspace(1.0, 0.0, len(points))[:, None]
    found: Floats = points + (loins.lifted(points[0], CLEAR_M) * less)[..., None] * loins.up
    clings = np.repeat(CLINGS * np.clip(2 * less - 1, 0, 1), points.shape[1])
    moved = loins.covered(found, OVER_M, clings) - found
    # Neighbours keep together.
    found += (np.roll(moved, 1, axis=1) + np.roll(moved, -1, axis=1) + 2 * moved) / 4
    return found


def _denser(points: Floats) -> Floats:
    """Rings with two more between each two, on a smooth line."""
    ends = np.concatenate([points[:1], points, points[-1:]])
    before, a, b, after = ends[:-3], ends[1:-2], ends[2:-1], ends[3:]
    found = [
        a
        + 0.5 * (t * (b - before) + t * t * (2 * before - 5 * a + 4 * b - after))
        + 0.5 * t**3 * (3 * (a - b) + after - before)
        for t in (0.0, 1 / 3, 2 / 3)
    ]
    rings: Floats = np.stack(found, axis=1).reshape(-1, *points.shape[1:])
    return np.concatenate([rings, points[-1:]])


def _creased(points: Floats, bend: Bend) -> Floats:
    """Rings with the creases of a bent or twisted waist."""
    count, columns = points.shape[:2]
    turns = 2 * np.pi * np.arange(columns) / columns
    middles = points.mean(axis=1)
    up = np.cumsum(np.concatenate([[0.0], lengths(np.diff(middles, axis=0))]))[:, None]
    out = unit_rows((points - middles[:, None]).reshape(-1, 3)).reshape(points.shape)
    within = np.sin(np.pi * np.linspace(0.0, 1.0, count))[:, None] ** 0.7
    pressed = np.clip(out @ bend.towards, 0.0, MOST_BENT)
    level = np.cos(2 * np.pi * (up / CREASE_M + CREASE_SLANT * np.cos(2 * turns + 0.6)))
    slanting = np.cos(TWISTS * turns + 2 * np.pi * up / TWIST_M * np.sign(bend.twist))
    deep = BENT_M * pressed * level + TWISTED_M * min(1.0, abs(bend.twist)) * slanting
    found: Floats = points + out * (within * deep)[..., None]
    return found


def _folded(points: Floats, rings: Sequence[Ring]) -> Floats:
    columns = points.shape[1]
    turns = 2 * np.pi * np.arange(columns) / columns
    middles, fronts, rights = (np.array([ring[k] for ring in rings[:HANGING]]) for k in range(3))
    out = points - middles[:, None]
    out /= np.linalg.norm(out, axis=2, keepdims=True)
    deep = sum(m * np.cos(count * turns + start) for m, count, start in FOLDS)
    less = np.linspace(1.0, 0.0, HANGING)[:, None]
    up = np.cross(fronts, rights)
    lower = FALLS_M * 0.5 * (1 - np.cos(turns)) + 1.2 * deep
    found: Floats = points + out * (less * deep)[..., None]
    found -= up[:, None] * (less**2 * lower)[..., None]
    return found
