from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.days import (
    day_of_week,
    first_of_week,
    last_of_week,
    local_day,
    offset_at,
)
from recoverytimer.base.language import speaking
from recoverytimer.base.region import MONDAY, SATURDAY, SUNDAY, Region


@pytest.mark.parametrize(
    ("instant", "offset_min", "day"),
    [
        (datetime(2026, 3, 4, 23, 59, tzinfo=UTC), 0, date(2026, 3, 4)),
        (datetime(2026, 3, 4, 23, 59, tzinfo=UTC), 60, date(2026, 3, 5)),
        (datetime(2026, 3, 5, 4, 0, tzinfo=UTC), -300, date(2026, 3, 4)),
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), 60, date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 30, tzinfo=UTC), 120, date(2026, 3, 30)),
    ],
)
def test_an_instant_belongs_to_the_day_on_the_wall(
    instant: datetime, offset_min: int, day: date
) -> None:
    assert local_day(instant, offset_min) == day


@pytest.mark.parametrize(
    ("begins", "first"), [(MONDAY, 2), (SUNDAY, 1), (SATURDAY, 7)], ids=["Mon", "Sun", "Sat"]
)
def test_a_week_begins_where_the_region_has_it_begin(begins: int, first: int) -> None:
    with speaking(region=Region(first_weekday=begins)):
        assert first_of_week(date(2026, 3, first)) == date(2026, 3, first)
        assert first_of_week(date(2026, 3, first + 6)) == date(2026, 3, first)
        assert last_of_week(date(2026, 3, first)) == date(2026, 3, first + 6)
        days = [date(2026, 3, first + n) for n in range(8)]
        assert [day_of_week(day) for day in days] == [0, 1, 2, 3, 4, 5, 6, 0]


@pytest.mark.parametrize("begins", [MONDAY, SUNDAY, SATURDAY])
def test_the_ends_of_the_calendar_are_in_a_week_too(begins: int) -> None:
    with speaking(region=Region(first_weekday=begins)):
        assert first_of_week(date.min) == date.min
        assert last_of_week(date.max) == date.max


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(1990, 1, 1)))  # noqa: DTZ001
def test_the_offset_here_gives_the_day_here(instant: datetime) -> None:
    assert local_day(instant, offset_at(instant)) == instant.astimezone().date()
