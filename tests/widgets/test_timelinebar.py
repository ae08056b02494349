import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QShortcut
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.player.barlayout import GAP, LEAST, extent_at, extents
from recoverytimer.player.scene import Bar
from recoverytimer.theme.theme import LIGHT, Themes
from recoverytimer.widgets.timelinebar import EDGE, TimelineBar

PARTS = (
    Bar(10, "prepare", "Get ready", lead=True, done=True),
    Bar(40, "stretch", "Pigeon pose, left side", done=True),
    Bar(5, "switch", "Change sides", lead=True, done=True),
    Bar(40, "stretch", "Pigeon pose, right side", current=True),
    Bar(60, "cold", "<b>Ice</b>"),
)
WEIGHTS = st.lists(st.floats(0, 5000), min_size=1, max_size=60)


@pytest.fixture
def bar(qtbot: QtBot, themes: Themes) -> TimelineBar:
    made = TimelineBar(themes)
    qtbot.addWidget(made)
    made.resize(600, 40)
    made.show_parts(PARTS)
    made.show()
    qtbot.waitExposed(made)
    return made


def middle(bar: TimelineBar, index: int) -> QPoint:
    return bar.box(index).center().toPoint()


def colour_at(bar: TimelineBar, index: int) -> QColor:
    return bar.grab().toImage().pixelColor(middle(bar, index))


@given(WEIGHTS, st.floats(1, 3000))
def test_parts_and_gaps_fill_the_bar(weights: list[float], width: float) -> None:
    made = extents(weights, width)
    assert made[-1].right == pytest.approx(width)
    assert all(a.right <= b.left + 1e-6 for a, b in itertools.pairwise(made))


@given(WEIGHTS)
def test_no_part_is_too_small_where_there_is_room(weights: list[float]) -> None:
    made = extents(weights, 60 * (LEAST + GAP))
    assert min(extent.width for extent in made) >= LEAST - 1e-6


def test_widths_are_in_proportion() -> None:
    one, two, three = extents([10, 20, 30], 606)
    assert two.width == pytest.approx(2 * one.width)
    assert three.width == pytest.approx(3 * one.width)
    assert two.left - one.right == pytest.approx(GAP)


def test_very_many_parts_still_fit() -> None:
    made = extents([1.0] * 2000, 500)
    assert made[-1].right == pytest.approx(500)
    assert made[0].width == pytest.approx(0.25)


def test_a_routine_without_times_is_divided_evenly() -> None:
    assert [extent.width for extent in extents([0, 0], 23)] == [10, 10]


def test_nothing_has_no_spans() -> None:
    assert extents([], 100) == ()
    assert extent_at((), 5) is None


def test_a_click_chooses_the_part_below_it(qtbot: QtBot, bar: TimelineBar) -> None:
    for index in range(len(PARTS)):
        with qtbot.waitSignal(bar.chosen) as chosen:
            qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=middle(bar, index))
        assert chosen.args == [index]


def test_other_clicks_choose_nothing(qtbot: QtBot, bar: TimelineBar) -> None:
    with qtbot.assertNotEmitted(bar.chosen):
        qtbot.mouseClick(bar, Qt.MouseButton.RightButton, pos=middle(bar, 1))


def test_keys_move_from_the_current_part_and_choose(qtbot: QtBot, bar: TimelineBar) -> None:
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(bar.hasFocus)
    assert bar.selected == 3
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    assert bar.accessibleDescription() == "Change sides"
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.keyClick(bar, Qt.Key.Key_Return)
    assert chosen.args == [2]
    for key, selected in ((Qt.Key.Key_Home, 0), (Qt.Key.Key_Left, 0), (Qt.Key.Key_End, 4)):
        qtbot.keyClick(bar, key)
        assert bar.selected == selected


def test_its_arrows_do_not_trigger_the_shortcuts_of_the_window(
    qtbot: QtBot, themes: Themes
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = TimelineBar(themes)
    bar.show_parts(PARTS)
    QVBoxLayout(window).addWidget(bar)
    pressed: list[str] = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space):
        QShortcut(key, window, lambda key=key: pressed.append(key.name))
    window.show()
    bar.setFocus()
    qtbot.waitUntil(bar.hasFocus)
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    qtbot.keyClick(bar, Qt.Key.Key_Space)
    assert pressed == ["Key_Space"]
    assert bar.selected == 4


def test_done_parts_are_faded_and_the_others_in_full_colour(bar: TimelineBar) -> None:
    assert colour_at(bar, 4) == QColor(LIGHT.of("cold"))
    assert colour_at(bar, 3) == QColor(LIGHT.of("stretch"))
    assert colour_at(bar, 1).lightness() > colour_at(bar, 3).lightness()


def test_the_current_part_is_taller_and_leads_are_thin(bar: TimelineBar) -> None:
    lead, done, _switch, current, later = (bar.box(index).height() for index in range(5))
    assert lead < done == later < current


def test_progress_fades_what_is_over(bar: TimelineBar) -> None:
    bar.show_progress(0.6)
    assert bar.parts[3].progress == 0.6
    left = bar.box(3).left() + bar.box(3).width() * 0.25
    image = bar.grab().toImage()
    assert image.pixelColor(round(left), 20) != QColor(LIGHT.of("stretch"))
    right = bar.box(3).right() - 8
    assert image.pixelColor(round(right), 20) == QColor(LIGHT.of("stretch"))


def test_progress_without_a_current_part_does_no_harm(bar: TimelineBar) -> None:
    bar.show_parts(PARTS[4:])
    bar.show_progress(0.5)
    bar.show_parts(())
    bar.show_progress(0.5)
    assert bar.parts == ()


def test_parts_fill_the_width_of_the_bar(bar: TimelineBar) -> None:
    assert bar.box(0).left() == EDGE
    assert bar.box(4).right() == pytest.approx(600 - EDGE)
    bar.resize(900, 40)
    assert bar.box(4).right() == pytest.approx(900 - EDGE)


def test_hovering_tells_what_a_part_is(bar: TimelineBar) -> None:
    for index, wanted in ((1, "Pigeon pose, left side"), (4, "&lt;b&gt;Ice&lt;/b&gt;")):
        place = middle(bar, index)
        event = QHelpEvent(QEvent.Type.ToolTip, place, bar.mapToGlobal(place))
        QApplication.sendEvent(bar, event)
        assert wanted in QToolTip.text()


def test_it_can_be_reached_with_the_keyboard_and_has_a_name(bar: TimelineBar) -> None:
    assert bar.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert bar.accessibleName()
