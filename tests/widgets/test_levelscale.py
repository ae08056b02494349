import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.theme.theme import Themes
from recoverytimer.widgets import levelscale as module
from recoverytimer.widgets.levelscale import SorenessScale


@pytest.fixture
def scale(qtbot: QtBot, themes: Themes) -> SorenessScale:
    window = QWidget()
    qtbot.addWidget(window)
    made = SorenessScale()
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    column.addWidget(made)
    made.window_kept_alive = window
    window.show()
    qtbot.waitExposed(window)
    return made


def levels(scale: SorenessScale) -> list[QPushButton]:
    return scale.findChildren(QPushButton)


def focus(qtbot: QtBot, scale: SorenessScale) -> QPushButton:
    scale.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: any(level.hasFocus() for level in levels(scale)))
    return next(level for level in levels(scale) if level.hasFocus())


def test_nothing_is_chosen_at_first(scale: SorenessScale) -> None:
    assert scale.value is None


def test_one_click_chooses(qtbot: QtBot, scale: SorenessScale) -> None:
    for level in (7, 0, 10):
        with qtbot.waitSignal(scale.changed) as changed:
            qtbot.mouseClick(levels(scale)[level], Qt.MouseButton.LeftButton)
        assert changed.args == [level]
        assert scale.value == level


def test_a_digit_chooses(qtbot: QtBot, scale: SorenessScale) -> None:
    at = focus(qtbot, scale)
    with qtbot.waitSignal(scale.changed) as changed:
        qtbot.keyClick(at, Qt.Key.Key_4)
    assert changed.args == [4]
    assert levels(scale)[4].hasFocus()


def test_one_and_zero_are_ten(qtbot: QtBot, scale: SorenessScale) -> None:
    at = focus(qtbot, scale)
    qtbot.keyClick(at, Qt.Key.Key_1)
    qtbot.keyClick(levels(scale)[1], Qt.Key.Key_0)
    assert scale.value == 10
    qtbot.keyClick(levels(scale)[10], Qt.Key.Key_0)
    assert scale.value == 0


def test_a_late_zero_is_zero(
    qtbot: QtBot, scale: SorenessScale, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TWO_KEYS_MS", 0)
    at = focus(qtbot, scale)
    qtbot.keyClick(at, Qt.Key.Key_1)
    qtbot.keyClick(levels(scale)[1], Qt.Key.Key_0)
    assert scale.value == 0


def test_arrows_move_and_stop_at_the_ends(qtbot: QtBot, scale: SorenessScale) -> None:
    focus(qtbot, scale)
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        qtbot.keyClick(focus(qtbot, scale), key)
        seen.append(scale.value)
    assert seen == [0, 1, 2, 1]
    for key, wanted in ((Qt.Key.Key_End, 10), (Qt.Key.Key_Right, 10), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(focus(qtbot, scale), key)
        assert scale.value == wanted


def test_arrows_go_the_way_in_which_the_levels_stand(qtbot: QtBot, scale: SorenessScale) -> None:
    scale.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    scale.set_value(5)
    assert levels(scale)[6].x() < levels(scale)[5].x()
    seen = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(focus(qtbot, scale), key)
        seen.append(scale.value)
    assert seen == [6, 7, 6, 7, 6]


def test_showing_a_level_tells_nobody(qtbot: QtBot, scale: SorenessScale) -> None:
    with qtbot.assertNotEmitted(scale.changed):
        scale.set_value(5)
        assert scale.value == 5
        scale.set_value(None)
    assert scale.value is None


def test_other_keys_are_left_to_the_window(qtbot: QtBot, scale: SorenessScale) -> None:
    at = focus(qtbot, scale)
    qtbot.keyClick(at, Qt.Key.Key_X)
    qtbot.keyClick(at, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert scale.value is None


def test_the_ends_are_named(scale: SorenessScale) -> None:
    words = [label.text() for label in scale.findChildren(QLabel)]
    assert words == ["none", "worst"]
    assert levels(scale)[3].accessibleName() == "Soreness 3 out of 10"
