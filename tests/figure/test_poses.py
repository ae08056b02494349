"""Every shipped pose: a body can take it, on both sides, and on the way between its keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoverytimer.__main__ import main
from recoverytimer.exercise.dose import Side
from recoverytimer.figure.anatomy import body_parts
from recoverytimer.figure.checks import faults
from recoverytimer.figure.pose import Arm, Keyframe, Leg, Prop, PropKind, Trunk
from recoverytimer.figure.poses import read_pose
from recoverytimer.figure.proportions import BROAD, SLENDER
from recoverytimer.figure.skeleton import PoseError, solve
from recoverytimer.figure.words import problem_in_words
from tests.figure.making import EXERCISES, FILES, IDS, POSES, RESOURCES, standing

SUNK_M = 0.015


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_body_can_take_it(path: Path) -> None:
    read = read_pose(path)
    assert read.value is not None, "\n".join(map(problem_in_words, read.problems))
    assert not faults(read.value, BROAD)


@pytest.mark.parametrize("name", IDS)
def test_nothing_goes_through_the_floor_on_the_way(name: str) -> None:
    movement = POSES.movement(name, None, SLENDER)
    assert movement is not None
    for n in range(25):
        body = body_parts(movement.at(n / 24), SLENDER)
        low = min((b.lowest, p.name) for p in body for chain in p.chains for b in chain)
        assert low[0] > -SUNK_M, f"{low[1]} at {n / 24:.2f}"


@pytest.mark.parametrize("name", IDS)
def test_the_left_side_is_the_mirror_image_of_the_right(name: str) -> None:
    right = POSES.movement(name, Side.RIGHT, SLENDER)
    left = POSES.movement(name, Side.LEFT, SLENDER)
    assert right is not None
    assert left is not None
    if right.pose.reps == 2:
        assert left.start.joints == right.start.joints
        return
    other = {"R": "L", "L": "R"}
    for joint, (x, y, z) in right.start.joints.items():
        twin = joint[:-1] + other.get(joint[-1], joint[-1])
        assert left.start.joints[twin] == pytest.approx((x, y, -z), abs=1e-6), joint


def test_every_exercise_has_a_pose() -> None:
    missing = [name for name in EXERCISES if not POSES.path(name).is_file()]
    assert not missing


def test_every_pose_belongs_to_an_exercise() -> None:
    used = {POSES.path(name) for name in EXERCISES}
    assert not set(FILES) - used


def test_what_moves_has_keyframes() -> None:
    moving = {"dynamic", "mobility", "roll", "strength", "breathing", "active"}
    counted = [n for n, x in EXERCISES.items() if x.kind in moving and x.dose.measure != "hold"]
    still = [n for n in counted if not _moves(n)]
    assert not still


def _moves(name: str) -> bool:
    movement = POSES.movement(name, None, SLENDER)
    return movement is not None and movement.pose.moves


def test_a_sound_body_has_no_faults() -> None:
    assert not faults(standing())


def test_a_hand_may_lift_a_glass_to_the_lips() -> None:
    drinking = Arm(wrist=(0.18, 1.36, 0.12), elbow=(0.45, 1.05, 0.3))
    assert not faults(standing(armR=drinking))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"armR": Arm(wrist=(1.5, 1.2, 0.2), elbow=(0.5, 1.1, 0.3))}, "wristR is"),
        ({"pelvis": Trunk(at=(0, 1.2, 0), head=(0, 1, 0), belly=(1, 0, 0))}, "floats"),
        ({"armR": Arm(wrist=(0.3, 0.9, 0.2), elbow=(0.5, 1.1, 0.3))}, "elbowR bends"),
        ({"legR": Leg(knee=(0.4, 0.7, 0.1), ankle=(0, 0.075, 0.085), foot=(0.3, -1, 0))}, "below"),
        ({"legR": Leg(knee=(0.1, 0.5, 0.1), ankle=(0, 0.075, 0.085), foot=(-1, 0, 0))}, "kneeR"),
        ({"legR": Leg(knee=(0.1, 0.5, 0.1), ankle=("nose", 0, 0, 0))}, '"nose" is not a joint'),
        ({"legR": Leg(knee=(0.1, 0.5, 0.1))}, "legR.ankle is missing"),
        ({"pelvis": Trunk(at=(0, 0.9, 0))}, "pelvis needs"),
        ({"highlight": ("heart.R",)}, '"heart.R" is not a muscle'),
        ({"props": (Prop(kind=PropKind.ROLLER, at=(1, 0.075, 0)),)}, "Nothing rests on"),
        ({"props": (Prop(kind=PropKind.WALL, at=(0, 0, 0), facing=(1, 0, 0)),)}, "inside the wall"),
        ({"chest": Trunk(head=(0, -1, 0.1), belly=(1, 0, 0))}, "spine"),
        ({"keys": (Keyframe(armR=Arm(wrist=(2, 1, 0))),)}, "key 1: wristR"),
    ],
)
def test_what_no_body_can_do_is_told(changes: dict[str, object], told: str) -> None:
    problems = "\n".join(map(problem_in_words, faults(standing(**changes))))
    assert told in problems


def test_limbs_that_hang_on_each_other_are_told() -> None:
    legs = {
        "legR": Leg(knee=(0.1, 0.5, 0.1), ankle=("ankleL", 0, 0.1, 0)),
        "legL": Leg(knee=(0.1, 0.5, -0.1), ankle=("ankleR", 0, 0.1, 0)),
    }
    with pytest.raises(PoseError, match="HANG_ON_EACH_OTHER"):
        solve(standing(**legs))


def test_a_hand_that_hangs_on_a_leg_follows_it() -> None:
    arm = Arm(wrist=("kneeR", 0, 0.1, 0.02), elbow=(-0.2, 1.0, 0.3))
    bent = standing(
        armR=arm, legR=Leg(knee=(0.4, 0.9, 0.09), ankle=(0.3, 0.6, 0.09), foot=(1, 0, 0))
    )
    body = solve(bent)
    knee, wrist = body.joints["kneeR"], body.joints["wristR"]
    assert wrist == pytest.approx((knee[0], knee[1] + 0.1, knee[2] + 0.02), abs=0.02)


def test_the_check_names_every_fault_of_a_pose_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (RESOURCES / "poses" / "glute-bridge.toml").read_text(encoding="utf-8")
    path = tmp_path / "mine.toml"
    key = "\n[[keys]]\narmR = { wrist = [2, 1, 0] }\n"
    path.write_text(text.replace("glute.R", "gluteus.R") + key, encoding="utf-8")
    assert main(["check", str(path)]) == 1
    told = capsys.readouterr().out
    assert '"gluteus.R" is not a muscle' in told
    assert "wristR is" in told


def test_shipped_poses_pass_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", *map(str, FILES[:5])]) == 0
    assert not capsys.readouterr().out


@pytest.mark.parametrize(
    ("was", "wrong", "told"),
    [
        ("at = [0.43, 0, -0.54]", 'at = [0.43, "x", 0]', "A position needs three numbers"),
        ("at = [0.43, 0, -0.54]", 'at = ["kneeL", 0, "x", 0]', "A position needs three numbers"),
        ("at = [0.43, 0, -0.54]", "at = [0.43]", "A position needs three numbers"),
        ("at = [0.43, 0, -0.54]", 'at = ["x", 0, 0, 0]', '"x" is not a joint'),
        ("facing = [-1, 0, 0]", "facing = [nan, 0, 0]", "facing is [nan, 0, 0]"),
        ("size = [1.8, 1.8]", "size = [inf, 1.8]", "size is [inf, 1.8]"),
    ],
)
def test_what_is_no_place_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], was: str, wrong: str, told: str
) -> None:
    text = (RESOURCES / "poses" / "ankle-rocks.toml").read_text()
    assert was in text
    path = tmp_path / "pose.toml"
    path.write_text(text.replace(was, wrong))
    assert main(["check", str(path)]) == 1
    assert told in capsys.readouterr().out
