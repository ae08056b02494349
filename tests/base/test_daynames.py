"""Days as a person would say them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from recoverytimer.base import daynames

DAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (daynames.weekday, "Tuesday"),
        (daynames.month, "March 2026"),
        (daynames.in_month, "3 March"),
        (daynames.abbreviated, "3 Mar"),
        (daynames.short, "Tue 3"),
        (daynames.with_short_weekday, "Tue 3 March"),
        (daynames.full, "Tuesday, 3 March"),
        (daynames.dated, "Tuesday, 3 March 2026"),
    ],
)
def test_a_day_in_words(said: Callable[[date], str], text: str) -> None:
    assert said(DAY) == text
