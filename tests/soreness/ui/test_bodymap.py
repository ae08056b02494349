"""Pointing at what is sore, by mouse, by keys and for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.figure.people import PEOPLE
from recoverytimer.figure.standing import FLOOR_M, HALF_WIDTH_M, HEIGHT_M
from recoverytimer.figure.ui.figures import Figures
from recoverytimer.settings.settings import ThemeChoice
from recoverytimer.soreness.entry import Place
from recoverytimer.soreness.ui.bodymap import ARROWS, BodyMap, all_places, neighbour
from recoverytimer.soreness.ui.bodypainter import ink_on, shade
from recoverytimer.theme.colours import DARK, LIGHT, Colours
from recoverytimer.theme.theme import Themes, theme_of
from tests.figure.making import POSES
from tests.soreness.ui.conftest import as_drawn

LEFT_GLUTES, RIGHT_GLUTES = (Place(Area.GLUTES, side) for side in Side)
LEFT_CALF = Place(Area.CALVES, Side.LEFT)


@pytest.fixture
def body(qtbot: QtBot, themes: Themes, figures: Figures) -> Iterator[BodyMap]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    made = BodyMap(figures)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    window.resize(480, 640)
    window.show()
    qtbot.waitExposed(window)
    yield made
    themes.choose(ThemeChoice.LIGHT, 1.0)


def at(body: BodyMap, place: Place) -> QPoint:
    return body.point_of(place).toPoint()


def focused(body: BodyMap) -> Place | None:
    return next((place for place, spot in body.spots.items() if spot.hasFocus()), None)


def spoken(body: BodyMap, place: Place) -> str:
    interface = QAccessible.queryAccessibleInterface(body.spots[place])
    return interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("size", [QSize(300, 360), QSize(700, 420), QSize(420, 900)])
def test_a_click_picks_the_place_at_every_size(qtbot: QtBot, body: BodyMap, size: QSize) -> None:
    body.setFixedSize(size)
    QApplication.processEvents()
    for place in all_places():
        with qtbot.waitSignal(body.picked) as picked:
            qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=at(body, place))
        assert picked.args == [place]


@pytest.mark.parametrize(
    ("share", "height_m", "place"),
    [
        (0.77, 0.90, RIGHT_GLUTES),
        (0.73, 0.90, LEFT_GLUTES),
        (0.77, 0.65, Place(Area.HAMSTRINGS, Side.RIGHT)),
        (0.20, 0.65, Place(Area.QUADS, Side.RIGHT)),
        (0.27, 0.33, Place(Area.SHINS, Side.LEFT)),
    ],
)
def test_one_taps_where_one_sees_it(
    qtbot: QtBot, body: BodyMap, share: float, height_m: float, place: Place
) -> None:
    # The front is the left half of the map, the back the right one; the rest is for the captions.
    scale = (body.width() - 16) / (4 * HALF_WIDTH_M)
    figure = HEIGHT_M * scale
    floor = (body.height() - 24 - figure) / 2 + figure - FLOOR_M * scale
    spot = QPoint(round(share * body.width()), round(floor - height_m * scale))
    with qtbot.waitSignal(body.picked) as picked:
        qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=spot)
    assert picked.args == [place]


def test_the_person_who_was_chosen_is_shown(qtbot: QtBot, themes: Themes, tmp_path: Path) -> None:
    seen = []
    for person in PEOPLE:
        figures = Figures(POSES, tmp_path, lambda person=person: person)
        shown = BodyMap(figures)
        qtbot.addWidget(shown)
        shown.resize(420, 504)
        shown.show()
        qtbot.waitExposed(shown)
        as_drawn(qtbot, figures)
        seen.append(shown.grab().toImage())
        figures.close()
    assert all(a != b for n, a in enumerate(seen) for b in seen[:n])


def test_something_stands_for_the_person_until_they_are_drawn(
    qtbot: QtBot, body: BodyMap, figures: Figures
) -> None:
    body.resize(body.width() - 10, body.height())
    stand_in = body.grab().toImage()
    assert len({stand_in.pixel(x, stand_in.height() // 2) for x in range(stand_in.width())}) > 1
    as_drawn(qtbot, figures)
    assert body.grab().toImage() != stand_in


def test_where_one_was_sore_before_is_seen(qtbot: QtBot, body: BodyMap, figures: Figures) -> None:
    as_drawn(qtbot, figures)
    first = body.grab().toImage()
    body.show_levels({}, frozenset(), {LEFT_CALF: 3})
    assert body.grab().toImage() != first


def test_what_is_pointed_at_is_seen(qtbot: QtBot, body: BodyMap, figures: Figures) -> None:
    as_drawn(qtbot, figures)
    first = body.grab().toImage()
    qtbot.mouseMove(body, at(body, LEFT_CALF))
    assert body.grab().toImage() != first
    qtbot.mouseMove(body, QPoint(2, 2))
    assert body.grab().toImage() == first


def test_a_click_beside_the_body_picks_nothing(qtbot: QtBot, body: BodyMap) -> None:
    with qtbot.assertNotEmitted(body.picked):
        qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
        qtbot.mouseClick(body, Qt.MouseButton.RightButton, pos=at(body, LEFT_CALF))


def test_arrows_lead_from_any_place_to_any_other() -> None:
    found, open_ = {LEFT_GLUTES}, [LEFT_GLUTES]
    while open_:
        at_place = open_.pop()
        for step in ARROWS.values():
            to = neighbour(at_place, step)
            if to is not None and to not in found:
                found.add(to)
                open_.append(to)
    assert found == set(all_places())


def test_arrows_walk_as_one_sees_it(qtbot: QtBot, body: BodyMap) -> None:
    body.focus_place(LEFT_GLUTES)
    for key, place in (
        (Qt.Key.Key_Right, RIGHT_GLUTES),
        (Qt.Key.Key_Down, Place(Area.HAMSTRINGS, Side.RIGHT)),
        (Qt.Key.Key_Left, Place(Area.HAMSTRINGS, Side.LEFT)),
        (Qt.Key.Key_Down, LEFT_CALF),
    ):
        qtbot.keyClick(body.spots[focused(body)], key)
        assert focused(body) == place


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_picks_and_says_that_it_was_one(qtbot: QtBot, body: BodyMap, key: Qt.Key) -> None:
    body.focus_place(LEFT_CALF)
    with qtbot.waitSignals([body.picked, body.entered]):
        qtbot.keyClick(body.spots[LEFT_CALF], key)


def test_digits_are_told_with_their_place(qtbot: QtBot, body: BodyMap) -> None:
    body.focus_place(LEFT_CALF)
    with qtbot.waitSignal(body.typed) as typed:
        qtbot.keyClick(body.spots[LEFT_CALF], Qt.Key.Key_7)
    assert typed.args == [LEFT_CALF, 7]


def test_tab_stops_once_where_one_was_last(qtbot: QtBot, body: BodyMap) -> None:
    qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=at(body, RIGHT_GLUTES))
    first, last = body.window().findChildren(QLineEdit)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert focused(body) == RIGHT_GLUTES
    qtbot.keyClick(body.spots[RIGHT_GLUTES], Qt.Key.Key_Tab)
    assert last.hasFocus()


def test_a_screen_reader_hears_places_with_levels(body: BodyMap) -> None:
    body.show_levels({LEFT_GLUTES: 5}, frozenset({LEFT_GLUTES}), {LEFT_CALF: 3})
    assert spoken(body, LEFT_GLUTES) == "Left glutes, 5 out of 10"
    assert spoken(body, LEFT_CALF) == "Left calf, 3 out of 10 recently"
    assert spoken(body, RIGHT_GLUTES) == "Right glutes, nothing noted"
    interface = QAccessible.queryAccessibleInterface(body.spots[LEFT_GLUTES])
    assert interface.state().checked
    assert interface.role() == QAccessible.Role.CheckBox
    parent = QAccessible.queryAccessibleInterface(body)
    assert parent.childCount() == len(all_places())


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_sorer_the_stronger_in_both_themes(
    qtbot: QtBot, body: BodyMap, figures: Figures, themes: Themes, choice: ThemeChoice
) -> None:
    themes.choose(choice, 1.0)
    as_drawn(qtbot, figures)
    accent = theme_of(body).colours.accent
    away = []
    for level in (1, 4, 7, 10):
        body.show_levels({LEFT_CALF: level})
        # Below the number.
        colour = body.grab().toImage().pixelColor(at(body, LEFT_CALF) + QPoint(0, 22))
        wanted = body.palette().color(body.palette().ColorRole.Highlight)
        assert wanted.name() == accent
        away.append(abs(colour.red() - wanted.red()) + abs(colour.green() - wanted.green()))
    assert away == sorted(away, reverse=True)
    assert away[-1] < 0.6 * away[0]


def lightness(colour: QColor) -> float:
    """L* of CIELAB, 0 to 100."""
    return 116 * luminance(colour) ** (1 / 3) - 16


def luminance(colour: QColor) -> float:
    shares = zip((0.2126, 0.7152, 0.0722), colour.getRgbF()[:3], strict=True)
    return sum(share * ((part + 0.055) / 1.055) ** 2.4 for share, part in shares)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_levels_can_be_told_apart_and_read(colours: Colours) -> None:
    shades = [shade(colours, level) for level in range(1, 11)]
    light = [lightness(colour) for colour in shades]
    assert all(abs(one - other) > 3 for one, other in pairwise(light))
    assert abs(light[2] - light[6]) > 14
    for level, colour in enumerate(shades, start=1):
        of_ink, of_ground = luminance(ink_on(colours, level)), luminance(colour)
        assert (max(of_ink, of_ground) + 0.05) / (min(of_ink, of_ground) + 0.05) > 4.4


def test_what_has_the_keyboard_is_seen(body: BodyMap) -> None:
    body.focus_place(LEFT_CALF)
    with_ring = body.grab().toImage()
    body.window().findChild(QLineEdit).setFocus()
    assert body.grab().toImage() != with_ring


def test_the_body_is_not_turned_by_how_one_reads(
    qtbot: QtBot, body: BodyMap, figures: Figures, request: pytest.FixtureRequest
) -> None:
    as_drawn(qtbot, figures)
    seen = body.grab().toImage()
    request.getfixturevalue("right_to_left")
    # Also where its left and right are written.
    assert body.grab().toImage() == seen
    body.focus_place(LEFT_GLUTES)
    qtbot.keyClick(body.spots[LEFT_GLUTES], Qt.Key.Key_Right)
    assert focused(body) == RIGHT_GLUTES
