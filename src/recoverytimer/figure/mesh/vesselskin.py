"""The surfaces of vessels and of what is in them: a tub, a glass and their water."""

from __future__ import annotations

import math

import numpy as np

from recoverytimer.figure.mesh.forms import Course, grid_faces, outline, swept, turned
from recoverytimer.figure.mesh.points import Floats, rows, unit_rows
from recoverytimer.figure.mesh.sheets import Sheet, columns_at
from recoverytimer.figure.props import Pillow
from recoverytimer.figure.tub import ROUNDING_M, WALL_M, TubWall, WaterSurface
from recoverytimer.figure.vectors import UP, distance, sub, unit

# Half as thick as a tub's rim, which is round.
RIM_M = 0.029
RIM_STEPS = 10
# Water goes a little into the wall, so that nothing is seen between them.
INTO_WALL_M = 0.006
# A tub's own floor lies so high.
FLOOR_M = 0.003
# Slow waves: how many radians a metre they turn to the front and right, and how steep they are.
WAVES = ((17.0, 9.0, 0.05), (-11.0, 23.0, 0.035), (29.0, -19.0, 0.02))
GLASS_M, GLASS_FOOT_M = 0.002, 0.009


def tub_wall(wall: TubWall, name: str, ink: str) -> Sheet:
    """A stretch of a tub's wall with its rim; on a corner it follows the arc."""
    outer = rows(wall.outer)
    out = unit_rows(outer - rows(wall.inner))
    if out[0] @ out[-1] < 1 - 1e-6:
        centre = outer[0] - ROUNDING_M * out[0]
        out = unit_rows(np.array([out[0], out[0] + out[-1], out[-1]]))
        outer = centre + ROUNDING_M * out
    course = Course(outer - WALL_M / 2 * out, np.tile(UP, (len(out), 1)), out)
    return swept(ink, name, course, outline(_wall_outline(wall.height)))


def _wall_outline(height: float) -> list[tuple[float, float]]:
    """Up outside, over the round rim and down inside."""
    half, middle = WALL_M / 2, height - RIM_M
    start = -math.acos(half / RIM_M)
    turns = [start + (math.pi - 2 * start) * n / RIM_STEPS for n in range(RIM_STEPS + 1)]
    rim = [(middle + RIM_M * math.sin(t), RIM_M * math.cos(t)) for t in turns]
    neck = rim[0][0] - 0.01
    return [(0.0, half), (neck, half), *rim, (neck, -half), (0.0, -half)]


def water(surface: WaterSurface, name: str, ink: str, floor_ink: str) -> list[Sheet]:
    """The surface of what stands in a tub, and the floor under it."""
    rim = rows(surface.rim)
    middle = rim.mean(axis=0)
    rim = rim + unit_rows(rim - middle) * INTO_WALL_M
    shares = np.array([0.0, 0.2, 0.4, 0.6, 0.8, 1.0])[:, None, None]
    points = (middle + shares * (rim - middle)).reshape(-1, 3)
    faces = grid_faces(len(shares), len(rim), closed=False, ring=True)
    floor = points.copy()
    floor[:, 1] = FLOOR_M
    flat = np.tile(np.array(UP), (len(floor), 1))
    return [
        Sheet(floor_ink, floor, flat, faces, (name,)),
        Sheet(ink, points, _waves(points), faces, (name,)),
    ]


def _waves(points: Floats) -> Floats:
    """The normals of water that is not quite still."""
    slopes = np.zeros_like(points)
    slopes[:, 1] = 1.0
    for front, right, steep in WAVES:
        slope = steep * np.cos(points[:, 0] * front + points[:, 2] * right)
        slopes[:, 0] -= slope * front / math.hypot(front, right)
        slopes[:, 2] -= slope * right / math.hypot(front, right)
    return unit_rows(slopes)


def glass(pillow: Pillow, name: str, ink: str, detail: float) -> Sheet:
    """An open glass between its foot and its rim, both of its sides."""
    foot, rim = pillow.blobs[0], pillow.blobs[-1]
    high = distance(foot.centre, rim.centre)
    low, wide = foot.radius, rim.radius
    profile = [
        (0.0, 0.0),
        (0.0, low - 0.003),
        (0.001, low - 0.001),
        (0.003, low),
        (high - 0.001, wide),
        (high, wide - GLASS_M / 2),
        (high - 0.001, wide - GLASS_M),
        (GLASS_FOOT_M + 0.003, low - GLASS_M),
        (GLASS_FOOT_M, low - GLASS_M - 0.003),
        (GLASS_FOOT_M, 0.0),
    ]
    axis = unit(sub(rim.centre, foot.centre))
    return turned(ink, name, foot.centre, axis, profile, columns_at(detail, 24))


def filling(pillow: Pillow, name: str, ink: str, detail: float) -> Sheet:
    """What is in a glass."""
    foot, top = pillow.blobs[0], pillow.blobs[-1]
    high, low = distance(foot.centre, top.centre), foot.radius
    profile = [
        (GLASS_FOOT_M + 0.001, 0.0),
        (GLASS_FOOT_M + 0.001, low - 0.003),
        (GLASS_FOOT_M + 0.004, low),
        (high - 0.0005, top.radius),
        (high, top.radius - 0.0005),
        (high, 0.0),
    ]
    axis = unit(sub(top.centre, foot.centre))
    return turned(ink, name, foot.centre, axis, profile, columns_at(detail, 24))
