"""Pure functions over days and records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def streak(days: Iterable[date], today: date) -> int:
    """How many days in a row there was a session, up to today or yesterday.

    Args:
        days: days with a session, each by its own local date, the newest first.
        today: the local date now; a day that has only begun breaks no streak.
    """
    count = 0
    expected = today
    for day in days:
        if day > expected:
            continue
        if count == 0 and day == today - ONE_DAY:
            expected = day
        if day != expected:
            break
        count += 1
        expected -= ONE_DAY
    return count
