"""Hips, seat and thighs as one form, and the shirt that hangs over them."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from recoverytimer.figure.mesh.loins import Loins
from recoverytimer.figure.mesh.nets import net
from recoverytimer.figure.mesh.points import Reals, lengths
from recoverytimer.figure.mesh.sheets import Sheet
from recoverytimer.figure.mesh.skin import body_skin
from recoverytimer.figure.people import PEOPLE
from recoverytimer.figure.pose import Leg
from recoverytimer.figure.skeleton import Skeleton, solve
from tests.figure.making import IDS, POSES, standing

ANA = PEOPLE["ana"]
SITTING = {
    "legR": Leg(knee=(1, 0.905, 0.1), ankle=(0.42, 0.5, 0.1), foot=(1, 0, 0.1)),
    "legL": Leg(knee=(1, 0.905, -0.1), ankle=(0.42, 0.5, -0.1), foot=(1, 0, -0.1)),
}


def in_pose(name: str) -> Skeleton:
    moving = POSES.movement(name, None, ANA.build)
    assert moving is not None
    return moving.at(moving.pose.still)


def ball_depth(points: Reals) -> Reals:
    found: Reals = lengths(points) - 0.1
    return found


def hem(skeleton: Skeleton) -> Sheet:
    return next(sheet for sheet in body_skin(skeleton, ANA) if sheet.ink == "top")


def test_a_net_lies_on_its_surface_and_has_no_hole() -> None:
    box = np.full(3, 0.13)
    points, normals, faces = net(ball_depth, -box, box, 0.012)
    assert np.abs(lengths(points) - 0.1).max() < 0.0005
    assert np.einsum("ij,ij->i", points, normals).min() > 0.098
    edges = [tuple(sorted((f[n], f[n - 1]))) for f in faces.tolist() for n in range(3)]
    assert set(Counter(edges).values()) == {2}


@pytest.mark.parametrize("name", IDS)
def test_a_shirt_hangs_neither_in_the_air_nor_far_inside_the_body(name: str) -> None:
    skeleton = in_pose(name)
    lowest = hem(skeleton).points[:32]
    depth = Loins(skeleton, ANA.build).depth(lowest)
    assert depth.max() < 0.04
    assert np.median(depth) > -0.01


def test_a_hem_slides_up_before_a_bent_thigh() -> None:
    upright, seated = (solve(standing(**changes)) for changes in ({}, SITTING))
    assert hem(seated).points[:32, 1].max() > hem(upright).points[:32, 1].max() + 0.03
