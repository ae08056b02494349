"""Where one feels it is seen, from wherever one looks at a hip."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage

from recoverytimer.base.paths import shipped_resources
from recoverytimer.figure.movement import Movement
from recoverytimer.figure.painting.animation import still
from recoverytimer.figure.painting.frames import PictureStyle
from recoverytimer.figure.people import PEOPLE
from recoverytimer.figure.pose import Pose
from recoverytimer.figure.poses import read_pose

SIZE = (320, 240)
GROUND = "#f7f2ea"
CLEARLY, LEAST = 24, 150
"""So much redder a pixel is, red and green together; and so many are at least."""
# These show the outer hip from the front, from the side or from behind.
FROM_BEFORE = ("wall-hip-push", "hip-hike", "lateral-band-walk")
POSES = (*FROM_BEFORE, "side-plank", "clamshell", "fire-hydrant")


def drawn(pose: Pose) -> QImage:
    ana = PEOPLE["ana"]
    style = PictureStyle(ana, "light", *SIZE, GROUND)
    return still(Movement(pose, ana.build), style, pose.still)


@pytest.mark.parametrize("pose_id", POSES)
@pytest.mark.usefixtures("qapp")
def test_the_outer_hip_glows_wherever_one_stands(pose_id: str) -> None:
    pose = read_pose(shipped_resources() / "poses" / f"{pose_id}.toml").value
    assert pose is not None
    assert any("glutemed" in name for name in pose.highlight)
    with_glow, without = drawn(pose), drawn(replace(pose, highlight=()))
    pixels = [(x, y) for x in range(SIZE[0]) for y in range(SIZE[1])]
    reds = (QColor(with_glow.pixel(*at)).red() - QColor(without.pixel(*at)).red() for at in pixels)
    greens = (
        QColor(without.pixel(*at)).green() - QColor(with_glow.pixel(*at)).green() for at in pixels
    )
    redder = sum(red + green > CLEARLY for red, green in zip(reds, greens, strict=True))
    assert redder > LEAST
