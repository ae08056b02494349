"""A day and a time of day, by keys and clicks."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recoverytimer.forms.daytime import DayField, TimeField

MONDAY, TODAY = date(2026, 11, 23), date(2026, 11, 25)


@pytest.fixture
def day(qtbot: QtBot) -> DayField:
    made = DayField(TODAY, date(2000, 1, 1), TODAY)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


@pytest.fixture
def at(qtbot: QtBot) -> TimeField:
    made = TimeField(time(8, 15))
    qtbot.addWidget(made)
    made.resize(160, 40)
    made.show()
    return made


def click(qtbot: QtBot, field: TimeField, x: int) -> None:
    line = field.lineEdit()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(x, line.height() // 2))
    QApplication.processEvents()


def test_arrows_step_over_the_ends_of_weeks_and_months(qtbot: QtBot, day: DayField) -> None:
    for _ in range(3):
        qtbot.keyClick(day, Qt.Key.Key_Down)
    assert day.day == date(2026, 11, 22)
    for _ in range(22):
        qtbot.keyClick(day, Qt.Key.Key_Down)
    assert day.day == date(2026, 10, 31)


def test_a_day_that_is_typed_is_that_day(qtbot: QtBot, day: DayField) -> None:
    day.setSelectedSection(DayField.Section.DaySection)
    qtbot.keyClicks(day, "18")
    assert day.day == date(2026, 11, 18)


def test_no_day_is_still_to_come(qtbot: QtBot, day: DayField) -> None:
    qtbot.keyClick(day, Qt.Key.Key_Up)
    assert day.day == TODAY


def test_an_hour_that_is_clicked_is_typed_anew(qtbot: QtBot, at: TimeField) -> None:
    click(qtbot, at, 6)
    qtbot.keyClicks(at, "19")
    assert at.at == time(19, 15)
