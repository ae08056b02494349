from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from recoverytimer.base.language import speaking
from recoverytimer.base.region import SUNDAY, Region
from recoverytimer.history.ui.weekbars import WeekBar, WeekBars
from recoverytimer.theme.colours import LIGHT
from recoverytimer.theme.theme import Themes

FIRST = date(2025, 12, 29)
MINUTES = (10, 0, 40, 20)


@pytest.fixture
def bars(qtbot: QtBot, themes: Themes) -> WeekBars:
    made = WeekBars()
    qtbot.addWidget(made)
    made.resize(900, made.sizeHint().height())
    weeks = [(FIRST + timedelta(weeks=n), minutes * 60.0) for n, minutes in enumerate(MINUTES)]
    made.show_weeks(2026, [WeekBar(week, s, f"{week}: {s}") for week, s in weeks], 1050.0)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_bars_stand_side_by_side_in_proportion(bars: WeekBars) -> None:
    boxes = [bars.box(n) for n in range(4)]
    assert boxes[2].height() == pytest.approx(2 * boxes[3].height())
    assert boxes[1].height() == 0
    assert all(a.right() < b.left() for a, b in pairwise(boxes))
    seen = bars.grab().toImage().pixelColor(boxes[3].center().toPoint())
    assert seen == QColor(LIGHT.accent)


def test_keys_walk_and_choose(qtbot: QtBot, bars: WeekBars) -> None:
    moved: list[WeekBar] = []
    chosen: list[WeekBar] = []
    bars.moved.connect(moved.append)
    bars.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Right):
        qtbot.keyClick(bars, key)
    assert [bar.week for bar in moved] == [FIRST + timedelta(weeks=n) for n in (2, 0, 0, 1)]
    assert bars.accessibleDescription() == bars.bar.text
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert chosen == [moved[-1]]


def test_a_click_goes_to_a_week_also_above_its_bar(qtbot: QtBot, bars: WeekBars) -> None:
    place = bars.box(1).center().toPoint()
    place.setY(20)
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=place)
    assert bars.bar.week == FIRST + timedelta(weeks=1)
    qtbot.mouseDClick(bars, Qt.MouseButton.LeftButton, pos=place)


def test_without_weeks_there_is_nothing_to_walk(qtbot: QtBot, bars: WeekBars) -> None:
    bars.show_weeks(2026, [], 0.0)
    assert bars.bar is None
    assert not bars.isEnabled()
    assert bars.accessibleDescription() == ""
    bars.grab()


def test_weeks_stand_where_the_region_has_them_begin(bars: WeekBars) -> None:
    monday = bars.box(0).left()
    with speaking(region=Region(first_weekday=SUNDAY)):
        bars.show_weeks(2026, [WeekBar(date(2025, 12, 28), 600.0, "one")], 600.0)
        assert bars.box(0).left() == monday


def test_where_one_reads_from_the_right_weeks_go_on_to_the_left(
    qtbot: QtBot, bars: WeekBars
) -> None:
    bars.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    boxes = [bars.box(n) for n in range(4)]
    assert all(a.left() > b.right() for a, b in pairwise(boxes))
    assert bars.grab().toImage().pixelColor(boxes[3].center().toPoint()) == QColor(LIGHT.accent)
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=boxes[2].center().toPoint())
    assert bars.bar.week == FIRST + timedelta(weeks=2)
    qtbot.keyClick(bars, Qt.Key.Key_Left)
    assert bars.bar.week == FIRST + timedelta(weeks=3)
