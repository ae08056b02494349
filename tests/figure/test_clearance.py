"""An arrow lies where it covers nothing, and a wall's edge is the end that one is nearer to."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from recoverytimer.figure.camera import Camera
from recoverytimer.figure.painting.clearance import CLEAR_M, Room, clear_shift
from recoverytimer.figure.props import Wall

ARROW = [QPointF(500.0 + 5 * n, 500.0) for n in range(9)]
UPWARDS, ONWARDS = QPointF(0, -1), QPointF(1, 0)
SCALE = 500.0


def shift(*circles: tuple[float, float, float], size: int = 1000) -> QPointF:
    room = Room(size, size, SCALE, np.array(circles, np.float32))
    return clear_shift(ARROW, UPWARDS, ONWARDS, 0.0, room)


def test_an_arrow_beside_a_body_stays_where_it_is() -> None:
    assert shift((100, 100, 20)) == QPointF(0, 0)


def test_an_arrow_on_a_limb_is_moved_off_it() -> None:
    limb = (520.0, 510.0, 30.0)
    moved = shift(limb)
    gaps = [math.hypot(p.x() + moved.x() - 520, p.y() + moved.y() - 510) - 30 for p in ARROW]
    assert min(gaps) > CLEAR_M * SCALE
    assert moved.y() < 0


def test_an_arrow_is_not_moved_out_of_the_picture() -> None:
    moved = shift((520.0, 510.0, 30.0), (520.0, 400.0, 100.0), size=560)
    assert all(0 < p.x() + moved.x() < 560 and 0 < p.y() + moved.y() < 560 for p in ARROW)


@pytest.mark.parametrize(("azimuth", "near"), [(-20, 0.9), (200, -0.9)])
def test_the_edge_of_a_wall_is_at_the_end_nearer_to_the_eye(azimuth: float, near: float) -> None:
    wall = Wall((0.5, 0.0, 0.0), (-1.0, 0.0, 0.0), (1.8, 1.8))
    far_end, edge = wall.ends(Camera(azimuth, 10).towards)
    assert edge == pytest.approx((0.5, 0.0, near))
    assert far_end == pytest.approx((0.5, 0.0, -near))
    assert wall.behind(edge)[0] > 0.5
