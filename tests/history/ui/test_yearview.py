from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from pytestqt.qtbot import QtBot

from recoverytimer.base.days import first_of_week
from recoverytimer.base.language import speaking
from recoverytimer.base.region import MONDAY, SATURDAY, SUNDAY, Region
from recoverytimer.history.ui.daysquare import DaySquare, shade_colour
from recoverytimer.history.ui.yearview import YearView
from recoverytimer.history.yearlayout import NARROWEST, WIDEST, YearLayout, layout_for
from recoverytimer.theme.colours import LIGHT
from recoverytimer.theme.theme import Themes
from recoverytimer.widgets.modelindex import ROOT_INDEX

YEARS = st.integers(1, 9998)
TODAY = date(2026, 3, 4)


@given(YEARS, st.sampled_from([1, 2]))
def test_each_day_has_a_place_of_its_own_that_leads_back_to_it(year: int, bands: int) -> None:
    layout = YearLayout(year, bands)
    days = list(layout.all_days())
    places = [layout.place(day) for day in days]
    assert len(set(places)) == len(days) == (date(year, 12, 31) - date(year, 1, 1)).days + 1
    assert [layout.day_at(*place) for place in places] == days
    assert all(row < layout.rows and column < layout.columns for row, column in places)


@given(YEARS, st.integers(200, 3000))
def test_the_calendar_fits_into_its_width(year: int, width: int) -> None:
    layout, pitch = layout_for(year, width)
    assert pitch <= WIDEST
    assert pitch * layout.columns <= width or pitch == 1
    assert layout.bands == 2 or pitch >= NARROWEST


@given(YEARS, st.sampled_from([MONDAY, SUNDAY, SATURDAY]))
def test_days_of_one_column_are_one_week(year: int, begins: int) -> None:
    with speaking(region=Region(first_weekday=begins)):
        layout = YearLayout(year)
        for day in layout.all_days():
            row, column = layout.place(day)
            assert row == 1 + (day.weekday() - begins) % 7
            assert layout.place(max(first_of_week(day), date(year, 1, 1)))[1] == column


@pytest.fixture
def view(qtbot: QtBot, themes: Themes) -> YearView:
    made = YearView()
    qtbot.addWidget(made)
    made.resize(1000, 200)
    made.show()
    qtbot.waitExposed(made)
    squares = {day: DaySquare(f"{day}: nothing") for day in YearLayout(2026).all_days()}
    squares[TODAY] = DaySquare("4 March: 24 min, <b>stretch</b>", 3, "stretch")
    made.show_year(2026, TODAY, squares)
    return made


def test_keys_walk_by_days_and_weeks_and_stop_at_the_ends(qtbot: QtBot, view: YearView) -> None:
    moved: list[date] = []
    view.moved.connect(moved.append)
    assert view.day == TODAY
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(view, key)
    assert [d.day for d in moved] == [3, 24, 25, 4]
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Left):
        qtbot.keyClick(view, key)
    assert view.day == date(2026, 1, 1)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.day == date(2026, 12, 31)


def test_signs_can_be_left_out(view: YearView) -> None:
    place = view.visualRect(view.model().index_of(TODAY))
    middle = place.center() - QPoint(1, 1)

    def in_the_middle() -> QColor:
        return view.viewport().grab().toImage().pixelColor(middle)

    assert in_the_middle() != shade_colour(LIGHT, 3)
    view.show_signs(shown=False)
    assert in_the_middle() == shade_colour(LIGHT, 3)


def test_enter_and_two_clicks_choose_a_day(qtbot: QtBot, view: YearView) -> None:
    chosen: list[date] = []
    view.chosen.connect(chosen.append)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    place = view.visualRect(view.model().index_of(date(2026, 5, 5))).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.day == date(2026, 5, 5)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [TODAY, date(2026, 5, 5)]


def test_a_screen_reader_hears_a_day_in_words(view: YearView) -> None:
    model = view.model()
    index = model.index_of(TODAY)
    heard = model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "4 March: 24 min, <b>stretch</b>"
    assert "<b>" not in model.data(index, Qt.ItemDataRole.ToolTipRole)
    table = QAccessible.queryAccessibleInterface(view)
    cells = [table.child(n) for n in range(table.childCount())]
    assert heard in [cell.text(QAccessible.Text.Name) for cell in cells if cell]


def test_only_days_can_be_gone_to(view: YearView) -> None:
    model = view.model()
    walked = [
        model.index(row, column)
        for row in range(model.rowCount(ROOT_INDEX))
        for column in range(model.columnCount(ROOT_INDEX))
        if model.flags(model.index(row, column)) & Qt.ItemFlag.ItemIsEnabled
    ]
    assert len(walked) == 365


def test_the_shade_of_a_day_is_to_be_seen(view: YearView) -> None:
    box = view.visualRect(view.model().index_of(date(2026, 3, 3)))
    seen = view.viewport().grab().toImage().pixelColor(box.left() + 4, box.top() + 4)
    assert seen == shade_colour(LIGHT, 0)
    view.setCurrentIndex(view.model().index_of(date(2026, 8, 8)))
    box = view.visualRect(view.model().index_of(TODAY))
    painted = view.viewport().grab().toImage()
    colours = {painted.pixelColor(box.left() + x, box.top() + 6).name() for x in range(15)}
    assert QColor(shade_colour(LIGHT, 3)).name() in colours


def test_a_narrow_calendar_has_the_halves_of_the_year_below_each_other(view: YearView) -> None:
    before = view.height()
    view.resize(500, before)
    assert view.height() > before
    assert view.day == TODAY


def test_another_year_begins_at_its_end_or_today(view: YearView) -> None:
    squares = {day: DaySquare("") for day in YearLayout(2025).all_days()}
    view.show_year(2025, TODAY, squares)
    assert view.day == date(2025, 12, 31)


@pytest.mark.parametrize("direction", Qt.LayoutDirection)
def test_months_and_weekdays_are_named_beside_what_they_name(
    view: YearView, direction: Qt.LayoutDirection
) -> None:
    view.setLayoutDirection(direction)
    image = view.viewport().grab().toImage()
    ground = image.pixelColor(0, 0)
    layout = view.model().layout
    months = [view.model().index(row, column + 1) for _, row, column in layout.months()]
    weekdays = [view.model().index(row, 0) for row in (1, 3, 5)]
    for box in map(view.visualRect, (*months, *weekdays)):
        places = ((x, y) for x in range(box.width()) for y in range(box.height()))
        assert any(image.pixelColor(box.left() + x, box.top() + y) != ground for x, y in places)


def test_where_one_reads_from_the_right_weeks_go_on_to_the_left(
    qtbot: QtBot, view: YearView
) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.day == date(2026, 3, 11)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.day == TODAY
