from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.widgets.button import button
from recoverytimer.widgets.scroll import VerticalScroll

Field = QLineEdit | QSpinBox | QComboBox


def line() -> QLineEdit:
    return QLineEdit("some words")


def spin() -> QSpinBox:
    field = QSpinBox()
    field.setValue(50)
    return field


def combo() -> QComboBox:
    field = QComboBox()
    field.addItems(["one", "two", "three"])
    field.setCurrentIndex(1)
    return field


def dialog_with(bot: QtBot, *, above: QWidget, inside: QWidget) -> tuple[QDialog, VerticalScroll]:
    """Something above a long content with something in it."""
    dialog, content = QDialog(), QWidget()
    long = QVBoxLayout(content)
    long.addWidget(inside)
    long.addSpacing(2000)
    column = QVBoxLayout(dialog)
    column.addWidget(above)
    area = VerticalScroll(content)
    column.addWidget(area)
    bot.addWidget(dialog)
    dialog.resize(300, 300)
    with bot.waitExposed(dialog):
        dialog.show()
    return dialog, area


def test_a_dialog_scrolls_while_a_button_beside_the_text_has_the_keyboard(qtbot: QtBot) -> None:
    beside = button("Close")
    _dialog, area = dialog_with(qtbot, above=beside, inside=QWidget())
    beside.setFocus()
    bar = area.verticalScrollBar()
    qtbot.keyClick(beside, Qt.Key.Key_PageDown)
    assert bar.value() == bar.pageStep()
    with qtbot.waitSignal(beside.clicked):
        qtbot.keyClick(beside, Qt.Key.Key_Space)
    assert bar.value() == bar.pageStep()
    qtbot.keyClick(beside, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("make", [line, spin, combo])
@pytest.mark.parametrize("is_inside", [False, True])
def test_what_a_field_does_with_a_key_stays_with_it(
    qtbot: QtBot, make: Callable[[], Field], *, is_inside: bool
) -> None:
    field, other = make(), QWidget()
    above, inside = (other, field) if is_inside else (field, other)
    _dialog, area = dialog_with(qtbot, above=above, inside=inside)
    field.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(field, key)
    assert area.verticalScrollBar().value() == 0


def test_what_has_nothing_to_scroll_leaves_the_keys_to_what_has(qtbot: QtBot) -> None:
    short = VerticalScroll(QWidget())
    short.setFixedHeight(40)
    _dialog, area = dialog_with(qtbot, above=QWidget(), inside=short)
    qtbot.keyClick(short, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0


def test_a_key_with_ctrl_or_alt_scrolls_nothing(qtbot: QtBot) -> None:
    dialog, area = dialog_with(qtbot, above=QWidget(), inside=QWidget())
    for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier):
        qtbot.keyClick(dialog, Qt.Key.Key_End, modifier)
    assert area.verticalScrollBar().value() == 0
    qtbot.keyClick(dialog, Qt.Key.Key_End, Qt.KeyboardModifier.KeypadModifier)
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()
