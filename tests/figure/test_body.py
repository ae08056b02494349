"""The drawn body: what it wears, which leg is meant, how it holds, which way it goes."""

from __future__ import annotations

import pytest

from recoverytimer.exercise.dose import Side
from recoverytimer.figure.movement import Movement
from recoverytimer.figure.people import PEOPLE
from recoverytimer.figure.pose import Arm
from recoverytimer.figure.skeleton import solve
from recoverytimer.figure.tableau import compose, meant_side
from recoverytimer.figure.vectors import Vec, dot, unit
from recoverytimer.figure.way import movement_way
from tests.figure.making import IDS, POSES, standing

ANA = PEOPLE["ana"]


def movement(name: str, side: Side | None = None) -> Movement:
    found = POSES.movement(name, side, ANA.build)
    assert found is not None
    return found


def colours(name: str) -> set[str]:
    """What skin and cloth of somebody in a pose are coloured in."""
    moving = movement(name)
    shown = compose(moving.pose, moving.start, ANA)
    return {sheet.ink for sheet in shown.skin(scale=200)}


@pytest.mark.parametrize("name", ["contrast-cold", "contrast-warm"])
def test_nobody_bathes_in_a_shirt(name: str) -> None:
    assert "top" not in colours(name)
    assert "top" in colours("seated-breathing")


def test_the_leg_that_works_is_marked_on_either_side() -> None:
    assert meant_side(movement("pigeon-pose", Side.RIGHT).pose) == "R"
    assert meant_side(movement("pigeon-pose", Side.LEFT).pose) == "L"
    assert not meant_side(movement("bodyweight-squat").pose)
    assert not meant_side(movement("cat-cow").pose)
    assert "highlight" in colours("pigeon-pose")
    assert "highlight" not in colours("cat-cow")


def test_eyes_are_open_unless_somebody_rests() -> None:
    assert "eye" in colours("easy-jog")
    assert "eye" in colours("side-plank")
    assert "eye" not in colours("rest")
    assert "eye" not in colours("side-lying-breathing")


def test_a_hand_on_an_ankle_holds_it_and_one_on_the_floor_is_flat() -> None:
    on_floor = Arm(wrist=(0.4, 0.03, -0.2), elbow=(0.3, 0.6, -0.3), palm=(0, -1, 0))
    holding = Arm(wrist=("ankleR", 0, 0.2, 0), elbow=(0.3, 0.8, 0.3))
    assert solve(standing(armR=holding, armL=on_floor)).grip["R"] > 0
    assert solve(standing(armR=holding, armL=on_floor)).grip["L"] == 0


def test_an_arm_that_hangs_ends_in_a_hand_at_ease() -> None:
    assert 0 < solve(standing()).grip["L"] < 0.5


def test_a_pose_says_how_far_a_hand_is_closed() -> None:
    fist = Arm(wrist=(0.3, 1.1, 0.2), elbow=(0, 1, 0.3), grip=1)
    assert solve(standing(armR=fist)).grip["R"] == 1


def way(name: str) -> Vec:
    moving = movement(name)
    points = movement_way(moving, moving.pose.still).points
    first, last = points[0], points[-1]
    return unit((last[0] - first[0], last[1] - first[1], last[2] - first[2]))


def test_one_lunge_goes_back_and_the_other_ahead() -> None:
    ahead: Vec = (1, 0, 0)
    assert dot(way("reverse-lunge"), ahead) < -0.3
    assert dot(way("walking-lunge"), ahead) > 0.3


def test_a_squat_goes_down() -> None:
    assert dot(way("bodyweight-squat"), (0, 1, 0)) < -0.5


@pytest.mark.parametrize("name", IDS)
def test_what_is_held_has_no_way(name: str) -> None:
    moving = movement(name)
    assert moving.pose.moves or not movement_way(moving, 0).points
