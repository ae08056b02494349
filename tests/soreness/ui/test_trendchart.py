"""A trend that is seen, walked along and read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.effort import EffortKind
from recoverytimer.soreness.trend import TrendLine, UsualPeak
from recoverytimer.soreness.ui.trendchart import TrendChart
from recoverytimer.theme.colours import LIGHT
from recoverytimer.theme.theme import Themes

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 14)
LEFT = TrendLine(((date(2026, 3, 2), 4), (date(2026, 3, 3), 4), (date(2026, 3, 6), 4)), Side.LEFT)
RIGHT = TrendLine(((date(2026, 3, 3), 9),), Side.RIGHT)
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
PEAK = UsualPeak(NOON, NOON + timedelta(hours=48), EffortKind.HARD_RUN)


@pytest.fixture
def chart(qtbot: QtBot, themes: Themes) -> TrendChart:
    made = TrendChart()
    qtbot.addWidget(made)
    made.resize(700, made.sizeHint().height())
    made.show_trend((LEFT, RIGHT), FIRST, LAST, PEAK, "Glutes, as text.")
    made.show()
    qtbot.waitExposed(made)
    return made


def colour(chart: TrendChart, day: float, level: float) -> QColor:
    column = chart.plot.width() / 14
    start = chart.point(FIRST, 0)
    up = chart.plot.height() / 10
    at = QPoint(round(start.x() + (day - 1) * column), round(start.y() - level * up))
    return chart.grab().toImage().pixelColor(at)


def is_accent(colour: QColor) -> bool:
    return abs(colour.green() - QColor(LIGHT.accent).green()) < 20


def test_days_that_follow_each_other_are_joined_and_a_gap_stays_one(chart: TrendChart) -> None:
    assert is_accent(colour(chart, 2.5, 4))
    assert not is_accent(colour(chart, 4.5, 4))
    assert is_accent(colour(chart, 6, 4))


def test_the_usual_peak_is_shaded_from_hour_to_hour(chart: TrendChart) -> None:
    outside = colour(chart, 9.5, 7)
    # Noon is the middle of a day's column.
    assert colour(chart, 10.2, 7) != outside
    assert colour(chart, 11.8, 7) != outside
    assert colour(chart, 12.2, 7) == outside


def test_keys_go_from_day_to_day(qtbot: QtBot, chart: TrendChart) -> None:
    said: list[str] = []
    chart.moved.connect(said.append)
    chart.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_Right):
        qtbot.keyClick(chart, key)
    assert said == [
        "Sat 14 March: nothing noted",
        "Sat 7 March: nothing noted",
        "Sun 1 March: nothing noted",
        "Mon 2 March: up to 4 on the left",
    ]
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert said[-1] == "Tue 3 March: up to 4 on the left, 9 on the right"
    assert chart.accessibleDescription() == said[-1]
    chart.clearFocus()
    assert said[-1] == ""


def test_the_pointer_tells_of_days_too(qtbot: QtBot, chart: TrendChart) -> None:
    qtbot.mouseMove(chart, QPoint(5, 5))
    with qtbot.waitSignal(chart.moved) as moved:
        qtbot.mouseMove(chart, chart.point(date(2026, 3, 6), 2).toPoint())
    assert moved.args == ["Fri 6 March: up to 4 on the left"]


def test_the_same_can_be_read(chart: TrendChart) -> None:
    assert chart.accessibleName() == "Glutes, as text."


def test_a_single_day_and_nothing_at_all_are_no_trouble(chart: TrendChart) -> None:
    chart.show_trend((), LAST, LAST, None, "Nothing.")
    chart.grab()
    chart.resize(chart.minimumSizeHint())
    chart.show_trend((LEFT,), FIRST - timedelta(days=90), LAST, PEAK, "Long.")
    chart.grab()


def test_where_one_reads_from_the_right_days_go_on_to_the_left(
    qtbot: QtBot, chart: TrendChart
) -> None:
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert chart.point(LAST, 0).x() < chart.point(FIRST, 0).x()
    qtbot.mouseMove(chart, chart.point(date(2026, 3, 3), 9).toPoint())
    assert chart.day == date(2026, 3, 3)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.day == date(2026, 3, 4)
