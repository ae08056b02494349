"""Days and times as a person would say them, in the order of the region."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from recoverytimer.base import dates
from recoverytimer.base.language import speaking
from recoverytimer.base.region import Region

DAY = date(2026, 3, 3)
AMERICAN = Region(day_first=False, hours_24=False)


@pytest.mark.parametrize(
    ("said", "text", "in_america"),
    [
        (dates.weekday, "Tuesday", "Tuesday"),
        (dates.month, "March 2026", "March 2026"),
        (dates.in_month, "3 March", "March 3"),
        (dates.in_year, "3 March 2026", "March 3, 2026"),
        (dates.abbreviated, "3 Mar", "Mar 3"),
        (dates.short, "Tue 3", "Tue 3"),
        (dates.with_short_weekday, "Tue 3 March", "Tue March 3"),
        (dates.full, "Tuesday, 3 March", "Tuesday, March 3"),
        (dates.dated, "Tuesday, 3 March 2026", "Tuesday, March 3, 2026"),
        (dates.week, "Week of 3 March", "Week of March 3"),
    ],
)
def test_a_day_in_words(said: Callable[[date], str], text: str, in_america: str) -> None:
    assert said(DAY) == text
    with speaking(region=AMERICAN):
        assert said(DAY) == in_america


@pytest.mark.parametrize(
    ("at", "text", "in_america"),
    [
        (time(0, 5), "00:05", "12:05 AM"),
        (time(7, 30), "07:30", "7:30 AM"),
        (time(12), "12:00", "12:00 PM"),
        (time(18, 30), "18:30", "6:30 PM"),
    ],
)
def test_a_time_of_the_day(at: time, text: str, in_america: str) -> None:
    assert dates.clock_time(at) == text
    with speaking(region=AMERICAN):
        assert dates.clock_time(at) == in_america


def test_a_day_with_its_time() -> None:
    assert dates.moment(datetime(2026, 3, 3, 18, 30)) == "Tuesday, 3 March 2026, 18:30"  # noqa: DTZ001


@pytest.mark.parametrize("number", range(1, 13))
def test_the_months_come_in_their_order(number: int) -> None:
    assert dates.month_name(number) == f"{date(2026, number, 1):%B}"
    assert dates.short_month_name(number) == f"{date(2026, number, 1):%b}"


@pytest.mark.parametrize("number", range(7))
def test_the_weekdays_come_in_their_order(number: int) -> None:
    assert dates.weekday_name(number) == f"{date(2026, 3, 2 + number):%A}"
    assert dates.short_weekday_name(number) == f"{date(2026, 3, 2 + number):%a}"
