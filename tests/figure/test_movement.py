"""Bones, movement and tempo."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.exercise.dose import Dose, planned_dose
from recoverytimer.figure import proportions
from recoverytimer.figure.movement import Movement, on_the_way
from recoverytimer.figure.pose import Arm, Keyframe, Leg, Trunk
from recoverytimer.figure.proportions import SLENDER
from recoverytimer.figure.skeleton import two_bones
from recoverytimer.figure.tempo import breath, movement_share
from recoverytimer.figure.vectors import Vec, distance
from tests.figure.making import IDS, POSES, standing

coordinate = st.floats(-1, 1)
points = st.tuples(coordinate, coordinate, coordinate)


@given(root=points, way=points, hint=points)
def test_two_bones_keep_their_lengths_and_reach_what_can_be_reached(
    root: Vec, way: Vec, hint: Vec
) -> None:
    far = math.hypot(*way)
    target = (root[0] + way[0], root[1] + way[1], root[2] + way[2])
    limb = two_bones(root, target, hint, proportions.THIGH, proportions.SHIN)
    assert distance(root, limb.middle) == pytest.approx(proportions.THIGH, abs=1e-6)
    assert distance(limb.middle, limb.end) == pytest.approx(proportions.SHIN, abs=1e-6)
    if 0.2 < far < (proportions.THIGH + proportions.SHIN) * 0.99:
        assert distance(limb.end, target) < 1e-6


@pytest.mark.parametrize("name", IDS)
def test_bones_keep_their_lengths_while_moving(name: str) -> None:
    movement = POSES.movement(name, None, SLENDER)
    assert movement is not None
    for n in range(9):
        joints = movement.at(n / 8).joints
        for side in "RL":
            for a, b, length in (
                ("hip", "knee", proportions.THIGH),
                ("knee", "ankle", proportions.SHIN),
                ("shoulder", "elbow", proportions.UPPER_ARM),
                ("elbow", "wrist", proportions.FOREARM),
            ):
                assert distance(joints[a + side], joints[b + side]) == pytest.approx(length)


def squat() -> Movement:
    low = Keyframe(
        pelvis=Trunk(at=(-0.25, 0.5, 0), head=(0.5, 1, 0), belly=(1, -0.5, 0)),
        armR=Arm(wrist=(0.3, 0.8, 0.2)),
        armL=Arm(wrist=(0.3, 0.8, -0.2)),
    )
    return Movement(standing(keys=(low,)), SLENDER)


def test_feet_that_keep_their_place_stay_while_the_body_sinks() -> None:
    movement = squat()
    for n in range(11):
        joints = movement.at(n / 10).joints
        assert joints["ankleR"] == pytest.approx((0, 0.075, 0.085), abs=0.02)
    assert movement.at(1).joints["pelvis"][1] == pytest.approx(0.5)


def test_a_leg_that_swings_goes_on_an_arc_round_its_hip() -> None:
    back = Keyframe(legR=Leg(knee=(-0.3, 0.6, 0.1), ankle=(-0.5, 0.3, 0.09)))
    front = {"legR": Leg(knee=(0.4, 0.6, 0.1), ankle=(0.6, 0.4, 0.09), foot=(1, 0, 0))}
    movement = Movement(standing(**front, keys=(back,)), SLENDER)
    reach = [
        distance(movement.at(n / 10).joints["hipR"], movement.at(n / 10).joints["ankleR"])
        for n in range(11)
    ]
    assert max(reach) - min(reach) < 0.12


def test_a_round_movement_ends_where_it_began() -> None:
    key = Keyframe(time=0.5, armR=Arm(wrist=(0.3, 1.3, 0.2)))
    movement = Movement(standing(path="round", keys=(key,)), SLENDER)
    assert movement.at(1).joints == movement.at(0).joints
    assert movement.at(0.5).joints != movement.at(0).joints


def test_on_the_way_from_one_pose_to_another_nobody_floats_or_sinks() -> None:
    lying = POSES.movement("glute-bridge", None, SLENDER)
    assert lying is not None
    up = Movement(standing(), SLENDER).start
    for n in range(11):
        joints = on_the_way(lying.start, up, n / 10, SLENDER).joints
        assert min(p[1] for p in joints.values()) > -0.01
    assert on_the_way(lying.start, up, 1, SLENDER).joints["pelvis"][1] == pytest.approx(0.905)


TEMPO = (("up", 2.0), ("hold", 1.0), ("down", 2.0))


@pytest.mark.parametrize(
    ("into_s", "expected"), [(0, 0), (1, 0.5), (2, 1), (2.5, 1), (3, 1), (4, 0.5), (5, 0), (6, 0.5)]
)
def test_a_repetition_follows_its_tempo(into_s: float, expected: float) -> None:
    dose = planned_dose(Dose(reps=10, tempo=TEMPO))
    assert movement_share(squat().pose, dose, into_s) == pytest.approx(expected)


def test_a_tempo_with_one_way_goes_there_in_one_cycle_and_back_in_the_next() -> None:
    dose = planned_dose(Dose(hold=60, tempo=(("hold", 5), ("change", 1))))
    shares = [movement_share(squat().pose, dose, t) for t in (0, 5, 5.5, 6, 11, 11.5, 12)]
    assert shares == pytest.approx([0, 0, 0.5, 1, 1, 0.5, 0])


def test_one_pass_is_one_way() -> None:
    dose = planned_dose(Dose(passes=10, pace=4))
    assert [movement_share(squat().pose, dose, t) for t in (0, 4, 8)] == pytest.approx([0, 1, 0])


def test_without_a_tempo_the_pose_has_its_own_cycle() -> None:
    pose = standing(cycle_s=6, keys=(Keyframe(armR=Arm(wrist=(0.3, 1.3, 0.2))),))
    assert [
        movement_share(pose, planned_dose(Dose(hold=60)), t) for t in (0, 3, 6)
    ] == pytest.approx([0, 1, 0])


def test_steps_with_two_feet_take_two_beats_a_round() -> None:
    pose = standing(
        path="round", reps=2, keys=(Keyframe(time=0.5, armR=Arm(wrist=(0.3, 1.3, 0.2))),)
    )
    dose = planned_dose(Dose(reps=20, pace=1.5))
    assert [movement_share(pose, dose, t) for t in (0, 1.5, 3)] == pytest.approx([0, 0.5, 0])


def test_a_breath_rises_and_falls() -> None:
    assert [breath(t) for t in (0, 1.25, 2.5, 5)] == pytest.approx([0, 0.5, 1, 0])
