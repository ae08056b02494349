from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QSlider, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.forms.guard import guard
from recoverytimer.widgets.scroll import VerticalScroll


def combo() -> QComboBox:
    box = QComboBox()
    box.addItems(["one", "two", "three"])
    return box


@pytest.mark.parametrize("make", [combo, QSpinBox, QSlider])
@pytest.mark.parametrize("is_focused", [False, True])
def test_the_wheel_over_a_field_scrolls_what_is_around_it(
    qtbot: QtBot, make: type[QWidget], *, is_focused: bool
) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    field = make()
    guard(field)
    column.addWidget(field)
    column.addSpacing(2000)
    area = VerticalScroll(content)
    qtbot.addWidget(area)
    area.resize(300, 200)
    with qtbot.waitExposed(area):
        area.show()
    if is_focused:
        field.setFocus()
    before = field.property("currentIndex"), field.property("value")
    place = QPointF(field.mapTo(area, field.rect().center()))
    QTest.wheelEvent(area.windowHandle(), place, QPoint(0, -120))
    QApplication.processEvents()
    assert (field.property("currentIndex"), field.property("value")) == before
    assert area.verticalScrollBar().value() > 0
