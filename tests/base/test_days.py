from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.days import local_day, monday, offset_min_here


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


def test_a_week_begins_on_monday() -> None:
    assert monday(date(2026, 3, 8)) == date(2026, 3, 2)
    assert monday(date(2026, 3, 9)) == date(2026, 3, 9)


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(1990, 1, 1)))  # noqa: DTZ001
def test_the_offset_here_gives_the_day_here(instant: datetime) -> None:
    assert local_day(instant, offset_min_here(instant)) == instant.astimezone().date()
