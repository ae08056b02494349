import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QShortcut
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.routine.bars import SegmentBar
from recoverytimer.settings.settings import ContrastChoice, ThemeChoice
from recoverytimer.theme.colours import LIGHT, STRONG_LIGHT
from recoverytimer.theme.theme import Themes
from recoverytimer.widgets.timelinebar import EDGE, TimelineBar

PARTS = (
    SegmentBar(10, "prepare", "Get ready", lead=True, done=True),
    SegmentBar(40, "stretch", "Pigeon pose, left side", done=True),
    SegmentBar(5, "switch", "Switch sides", lead=True, done=True),
    SegmentBar(40, "stretch", "Pigeon pose, right side", current=True),
    SegmentBar(60, "cold", "<b>Ice</b>"),
)


@pytest.fixture
def bar(qtbot: QtBot, themes: Themes) -> TimelineBar:
    made = TimelineBar()
    qtbot.addWidget(made)
    made.resize(600, 40)
    made.show_parts(PARTS)
    made.show()
    qtbot.waitExposed(made)
    return made


def middle(bar: TimelineBar, index: int) -> QPoint:
    return bar.box(index).center().toPoint()


def colour_at(bar: TimelineBar, index: int) -> QColor:
    # Beside the sign.
    return bar.grab().toImage().pixelColor(middle(bar, index) - QPoint(10, 0))


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
    assert bar.accessibleDescription() == "Switch sides"
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
    bar = TimelineBar()
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


def test_a_part_has_the_sign_of_its_kind_where_there_is_room(qtbot: QtBot, themes: Themes) -> None:
    def seen(kind: str, width: int) -> QImage:
        made = TimelineBar()
        qtbot.addWidget(made)
        made.resize(width + 2 * EDGE, 40)
        made.show_parts([SegmentBar(10, kind, "")])
        within = made.box(0).toAlignedRect().adjusted(4, 3, -4, -3)
        return made.grab().toImage().copy(within)

    assert LIGHT.of("stretch") == LIGHT.of("mobility")
    assert seen("stretch", 40) != seen("mobility", 40)
    assert seen("stretch", 14) == seen("mobility", 14)


def test_a_part_has_an_outline_in_strong_contrast(bar: TimelineBar, themes: Themes) -> None:
    top = bar.box(4).center().toPoint() - QPoint(20, 8)
    assert bar.grab().toImage().pixelColor(top) == QColor(LIGHT.of("cold"))
    themes.choose(ThemeChoice.LIGHT, 1.0, ContrastChoice.STRONG)
    assert bar.grab().toImage().pixelColor(top) == QColor(STRONG_LIGHT.edge)


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


def test_from_right_to_left_all_of_it_goes_the_other_way(qtbot: QtBot, bar: TimelineBar) -> None:
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    bar.show_progress(0.6)
    assert bar.box(0).right() == 600 - EDGE
    assert bar.box(4).left() == pytest.approx(EDGE)
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=middle(bar, 1))
    assert chosen.args == [1]
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    assert bar.selected == 4
    box, image = bar.box(3), bar.grab().toImage()
    over, ahead = (image.pixelColor(round(x), 20) for x in (box.right() - 8, box.left() + 8))
    assert over != QColor(LIGHT.of("stretch"))
    assert ahead == QColor(LIGHT.of("stretch"))


def test_hovering_tells_what_a_part_is(bar: TimelineBar) -> None:
    for index, wanted in ((1, "Pigeon pose, left side"), (4, "&lt;b&gt;Ice&lt;/b&gt;")):
        place = middle(bar, index)
        event = QHelpEvent(QEvent.Type.ToolTip, place, bar.mapToGlobal(place))
        QApplication.sendEvent(bar, event)
        assert wanted in QToolTip.text()


def test_it_can_be_reached_with_the_keyboard_and_has_a_name(bar: TimelineBar) -> None:
    assert bar.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert bar.accessibleName()
