"""Every picture is as it was when somebody last looked at it.

`python3 dev.py figures --store` keeps the pictures of today; look at them first.
"""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from recoverytimer.exercise.dose import Side
from recoverytimer.figure.movement import Movement
from recoverytimer.figure.painting.animation import arriving, breathing, moving, still
from recoverytimer.figure.painting.frames import PictureStyle
from recoverytimer.figure.people import PEOPLE
from tests import DATA
from tests.figure.making import IDS, POSES

STORED = DATA / "figures"
SMALL = QSize(96, 72)
DRAWN = (384, 288)
BLOCK = 8
# Another machine's edges differ by a few grey steps in a block; a moved arm by far more.
MOST_IN_A_BLOCK = 14.0
MOST_IN_ALL = 1.5
LEAST_SEEN = 4
STYLE = PictureStyle(PEOPLE["ana"], "light", *DRAWN)


def small(image: QImage) -> QImage:
    """A picture on white, so small that only its structure is left."""
    page = QImage(image.size(), QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    painter = QPainter(page)
    painter.drawImage(0, 0, image)
    painter.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    scaled = page.scaled(SMALL, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return scaled.convertToFormat(QImage.Format.Format_Grayscale8)


def greys(image: QImage) -> list[list[int]]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    width, row = grey.width(), grey.bytesPerLine()
    data = bytes(grey.constBits())
    return [list(data[y * row : y * row + width]) for y in range(grey.height())]


def differences(a: QImage, b: QImage) -> tuple[float, float]:
    """The difference of the block that differs most, and that of the whole, in grey steps."""
    rows = [
        [p - q for p, q in zip(x, y, strict=True)] for x, y in zip(greys(a), greys(b), strict=True)
    ]
    blocks = [
        abs(sum(sum(row[left : left + BLOCK]) for row in rows[top : top + BLOCK])) / BLOCK**2
        for top in range(0, SMALL.height(), BLOCK)
        for left in range(0, SMALL.width(), BLOCK)
    ]
    return max(blocks), sum(blocks) / len(blocks)


def drawn(name: str, side: Side = Side.RIGHT, share: float | None = None) -> QImage:
    movement = POSES.movement(name, side, STYLE.person.build)
    assert movement is not None
    return small(still(movement, STYLE, movement.pose.still if share is None else share))


@pytest.mark.parametrize("name", IDS)
def test_a_picture_has_not_changed(name: str) -> None:
    stored = QImage(str(STORED / f"{name}.png"))
    assert not stored.isNull(), f"{name} is not stored"
    block, whole = differences(stored, drawn(name))
    assert block < MOST_IN_A_BLOCK, f"{name} has changed in one place ({block:.0f})"
    assert whole < MOST_IN_ALL, f"{name} has changed all over ({whole:.1f})"


def test_nothing_is_stored_that_is_gone() -> None:
    assert {path.stem for path in STORED.glob("*.png")} == set(IDS)


def test_a_moved_leg_is_seen() -> None:
    block, _ = differences(drawn("glute-bridge", share=0), drawn("glute-bridge", share=1))
    assert block > MOST_IN_A_BLOCK


def test_the_left_picture_is_the_right_one_mirrored() -> None:
    left = drawn("pigeon-pose", Side.LEFT)
    right = drawn("pigeon-pose", Side.RIGHT).transformed(QTransform().scale(-1, 1))
    # The light comes from the left in both.
    block, whole = differences(left, right)
    assert block < 2 * MOST_IN_A_BLOCK
    assert whole < 2 * MOST_IN_ALL


def test_dark_is_darker() -> None:
    movement = POSES.movement("pigeon-pose", None, STYLE.person.build)
    assert movement is not None
    dark = PictureStyle(STYLE.person, "dark", *DRAWN, ground="#1C2127")
    light = PictureStyle(STYLE.person, "light", *DRAWN, ground="#F7F2EA")
    sums = [sum(map(sum, greys(small(still(movement, s, 0))))) for s in (dark, light)]
    assert sums[0] < sums[1] / 2


def test_frames_differ_only_in_their_box() -> None:
    movement = POSES.movement("leg-swing-front", None, STYLE.person.build)
    assert movement is not None
    # An arrow lies in stills alone.
    movement = Movement(replace(movement.pose, arrow="none"), movement.build)
    animation = moving(movement, STYLE)
    assert len({bytes(frame.constBits()) for frame in animation.frames}) == len(animation.frames)
    last = still(movement, STYLE, 1)
    outside = [
        (x, y)
        for x in range(0, DRAWN[0], 3)
        for y in range(0, DRAWN[1], 3)
        if not animation.box.contains(x, y)
    ]
    assert all(_alike(last.pixelColor(x, y), animation.still.pixelColor(x, y)) for x, y in outside)


def test_a_held_stretch_breathes_and_glows() -> None:
    movement = POSES.movement("pigeon-pose", None, STYLE.person.build)
    assert movement is not None
    frames = breathing(movement, 0, STYLE).frames
    assert bytes(frames[0].constBits()) != bytes(frames[-1].constBits())


def test_getting_into_position_ends_in_the_position() -> None:
    build = STYLE.person.build
    origin = POSES.movement("glute-bridge", Side.RIGHT, build)
    goal = POSES.movement("childs-pose", None, build)
    assert origin is not None
    assert goal is not None
    last = arriving(origin, goal, STYLE, 0).frames[-1]
    block, _ = differences(small(last), drawn("childs-pose", share=0))
    assert block < 2 * MOST_IN_A_BLOCK


def _alike(a: QColor, b: QColor) -> bool:
    pairs = zip(a.getRgb(), b.getRgb(), strict=True)
    return all(abs(int(p) - int(q)) <= LEAST_SEEN for p, q in pairs)
