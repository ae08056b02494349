"""The features of a face that have colours of their own: brows, eyes and a mouth."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from recoverytimer.figure.mesh.forms import grid_faces
from recoverytimer.figure.mesh.headskin import on_head
from recoverytimer.figure.mesh.points import Floats, rows, unit_rows
from recoverytimer.figure.mesh.sheets import Sheet, tube
from recoverytimer.figure.vectors import Axes, Vec

# To the right, up: a brow and the mouth from end to end, and how thick they are in their middle.
BROW = tuple(
    (0.0335 + 0.0165 * u, 0.0190 - 0.0045 * u * u - 0.0008 * u) for u in np.linspace(-1, 1, 7)
)
MOUTH = tuple((0.0175 * u, -0.0690 + 0.0035 * u * u) for u in np.linspace(-1, 1, 9))
BROW_M, LID_M, MOUTH_M = 0.0022, 0.0025, 0.0028
# The middle of an eye, half as wide, and how far its lids are above and below.
EYE, EYE_WIDE_M, LIDS_M, SHUT_M = (0.0335, -0.0095), 0.0138, (0.0062, 0.0044), 0.0055
IRIS_M = 0.0058
# So much these lie over the skin.
WHITE_OVER_M, IRIS_OVER_M = 0.0006, 0.0012
# Lids are lowered of somebody who lies on the back or looks down, by how high the way goes that a
# head looks; and who lies on the side: by how high its right goes and how low it lies.
ON_BACK, DOWN = 0.45, -0.28
ON_SIDE, LYING_M = 0.55, 0.4


def lids_lowered(at: Vec, head: Axes) -> bool:
    """Whether somebody with the head so rests or looks down."""
    on_side = abs(head.right[1]) > ON_SIDE and at[1] < LYING_M
    return on_side or not DOWN < head.front[1] < ON_BACK


@lru_cache(maxsize=2)
def face_sheets(*, closed: bool) -> tuple[Sheet, ...]:
    """Eyes, brows and mouth on a head around its middle."""
    found = [_line("lips", MOUTH, 1, MOUTH_M)]
    for sign in (1, -1):
        found.append(_line("brow", BROW, sign, BROW_M))
        found.append(_line("lash", _lid(-SHUT_M if closed else LIDS_M[0]), sign, LID_M))
        if not closed:
            found += (_white(sign), _iris(sign))
    return tuple(found)


def _lid(high: float) -> list[tuple[float, float]]:
    right, up = EYE
    return [(right + EYE_WIDE_M * u, up + high * (1 - u * u)) for u in np.linspace(-1, 1, 9)]


def _white(sign: int) -> Sheet:
    """What one sees of an eyeball."""
    across, between = np.meshgrid(np.linspace(-1, 1, 9), np.linspace(-1, 1, 5), indexing="ij")
    high = np.where(between > 0, *LIDS_M) * between * (1 - across**2)
    return _patch("eye", sign * (EYE[0] + EYE_WIDE_M * across), EYE[1] + high, WHITE_OVER_M)


def _iris(sign: int) -> Sheet:
    """Iris and pupil, as far as the upper lid leaves them free."""
    turns, shares = np.meshgrid(np.linspace(0, 2 * np.pi, 13), np.linspace(0, 1, 3), indexing="ij")
    up = np.clip(IRIS_M * shares * np.sin(turns), -LIDS_M[1], LIDS_M[0])
    right = sign * (EYE[0] + IRIS_M * shares * np.cos(turns))
    return _patch("lash", right, EYE[1] + up, IRIS_OVER_M)


def _patch(ink: str, right: Floats, up: Floats, over_m: float) -> Sheet:
    """A grid of points so far over the skin of a face."""
    ways = np.stack([right.ravel(), up.ravel(), np.full(right.size, 0.09)], axis=1)
    points, normals = on_head(unit_rows(ways))
    faces = grid_faces(*right.shape, closed=False, ring=False)
    return Sheet(ink, points + over_m * normals, normals, faces, ("head",))


def _line(ink: str, places: Sequence[tuple[float, float]], sign: int, radius: float) -> Sheet:
    """A line on the face, half sunk into the skin, that grows thin to its ends."""
    ways = rows([(sign * right, up, 0.09) for right, up in places])
    points, _ = on_head(unit_rows(ways))
    shares = np.linspace(-1, 1, len(places))
    radii = radius * (0.2 + 0.8 * np.sqrt(1 - shares**2))
    return tube(ink, "head", [(x, y, z) for x, y, z in points.tolist()], radii.tolist(), 6)
