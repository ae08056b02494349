"""The person who stands to be pointed at, as they are drawn."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from recoverytimer.figure.painting.frames import PictureStyle
from recoverytimer.figure.painting.standing import standing_picture
from recoverytimer.figure.people import PEOPLE
from recoverytimer.figure.standing import FLOOR_M, HALF_WIDTH_M, HEIGHT_M, StandingView

HIGH = 420
WIDE = round(HIGH * 2 * HALF_WIDTH_M / HEIGHT_M)
SCALE = HIGH / HEIGHT_M
KNEE_M = 0.5
DARK = 30
EACH = pytest.mark.parametrize("person", PEOPLE)


def drawn(qapp: QApplication, person: str, view: StandingView, *, edges: bool = False) -> QImage:
    assert qapp
    return standing_picture(view, PictureStyle(PEOPLE[person], "light", WIDE, HIGH, edges=edges))


def seen(image: QImage, right_m: float, up_m: float) -> QColor:
    """A point by how far it is from the middle and above the floor."""
    right = image.width() / 2 + right_m * SCALE
    return image.pixelColor(round(right), round(HIGH - (FLOOR_M + up_m) * SCALE))


@EACH
def test_front_and_back_differ_and_lie_in_their_room(qapp: QApplication, person: str) -> None:
    front, back = (drawn(qapp, person, view) for view in StandingView)
    assert front != back
    for image in (front, back):
        rim = [image.pixelColor(x, y) for y in range(HIGH) for x in (0, WIDE - 1)]
        rim += [image.pixelColor(x, y) for x in range(WIDE) for y in (0, HIGH - 1)]
        assert max(colour.alpha() for colour in rim) < 8
        assert seen(image, 0.1, KNEE_M).alpha() == 255


@EACH
def test_no_line_crosses_a_thigh_where_edges_are_drawn(qapp: QApplication, person: str) -> None:
    for view in StandingView:
        image = drawn(qapp, person, view, edges=True)
        along = [seen(image, 0.1, KNEE_M + 0.01 * n) for n in range(38)]
        assert min(colour.lightness() for colour in along) > DARK
