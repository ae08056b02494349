"""Which face one sees where: the nearest, without holes, wherever surfaces cross."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.mesh.points import rows
from recoverytimer.figure.mesh.raster import depths_of, faces_of, joined, projected, seen_at
from recoverytimer.figure.mesh.sheets import LOCAL, Sheet, ball
from recoverytimer.figure.painting.contact import STRENGTH, contact_shade
from recoverytimer.figure.surface import ellipsoid
from recoverytimer.figure.vectors import Vec

# One looks along -z: what has more z is nearer.
FRONT = Camera(0, 0, scale=1.0)
SIZE = (40, 40)


def flat(*corners: Vec) -> Sheet:
    """One face with a normal towards the eye."""
    normals = rows([(0.0, 0.0, 1.0)] * 3)
    return Sheet("skin", rows(corners), normals, np.array([[0, 1, 2]], np.int32), ())


def square(left: float, right: float, z: Sequence[float]) -> list[Sheet]:
    """Two faces between x and x over all rows, at a depth each on their left and right."""
    low, high = -40.0, 0.0
    a, b = (left, low, z[0]), (right, low, z[1])
    c, d = (right, high, z[1]), (left, high, z[0])
    return [flat(a, b, c), flat(a, c, d)]


def seen(sheets: Sequence[Sheet]) -> np.ndarray:
    mesh = joined(sheets)
    return seen_at(mesh, np.arange(len(mesh.corners)), projected(mesh, FRONT), SIZE)


def test_the_nearer_face_is_seen_whatever_comes_first() -> None:
    near, far = square(0, 40, (1, 1)), square(0, 40, (0, 0))
    for sheets, first in ((near + far, 0), (far + near, 2)):
        faces = faces_of(seen(sheets))
        assert set(np.unique(faces)) == {first, first + 1}


def test_where_two_surfaces_cross_each_is_seen_on_its_side() -> None:
    faces = faces_of(seen(square(0, 40, (0, 1)) + square(0, 40, (1, 0))))
    assert set(np.unique(faces[:, :19])) == {2, 3}
    assert set(np.unique(faces[:, 21:])) == {0, 1}


def test_nothing_is_seen_where_nothing_is() -> None:
    near = depths_of(seen(square(10, 20, (1, 1))))
    assert np.isinf(near[:, :9]).all()
    assert near[:, 11:19] == pytest.approx(1, abs=1e-4)


def test_what_looks_away_is_not_seen() -> None:
    (sheet, other) = square(0, 40, (1, 1))
    away = [s._replace(normals=-s.normals) for s in (sheet, other)]
    assert (seen(away) < 0).all()


@given(
    st.lists(st.tuples(st.floats(-10, 50), st.floats(-50, 10)), min_size=4, max_size=4),
    st.floats(0.1, 0.9),
)
def test_faces_that_share_a_side_leave_no_hole(
    corners: list[tuple[float, float]], share: float
) -> None:
    """A face cut in two along any line through a corner covers what the whole one covers."""
    (ax, ay), (bx, by), (cx, cy), _ = corners
    cut = (bx + (cx - bx) * share, by + (cy - by) * share, 0.0)
    a, b, c = (ax, ay, 0.0), (bx, by, 0.0), (cx, cy, 0.0)
    whole = seen([flat(a, b, c)]) >= 0
    parts = seen([flat(a, b, cut), flat(a, cut, c)]) >= 0
    # A corner that is rounded to a float moves the sides by less than a hair.
    assert (whole != parts).sum() <= 2


def test_a_ball_is_seen_as_a_disc_without_holes() -> None:
    (low, high) = SIZE
    sheet = ball("skin", "part", ellipsoid((20.0, -20.0, 0.0), LOCAL, 12.0, 12.0, 12.0), 24)
    there = seen([sheet]) >= 0
    y, x = np.mgrid[0:low, 0:high] + 0.5
    far = np.hypot(x - 20, y - 20)
    assert there[far < 11.5].all()
    assert not there[far > 12.1].any()


def test_shade_lies_beside_what_is_near_and_not_on_it() -> None:
    near = np.zeros((40, 40), np.float32)
    near[:, 20:] = 0.08
    shade = contact_shade(near, 0.004)
    assert shade[20, 17] > 0.3 * STRENGTH
    assert shade[20, 26] == pytest.approx(0, abs=0.02)
    assert shade[20, 4] == pytest.approx(0, abs=0.02)


def test_what_is_far_behind_gets_no_shade() -> None:
    near = np.zeros((40, 40), np.float32)
    near[:, 20:] = 1.0
    assert contact_shade(near, 0.004).max() == pytest.approx(0, abs=1e-6)
