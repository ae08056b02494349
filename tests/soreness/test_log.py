from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.history.history import History
from tests.recordmaking import NOON, entry

DAY = timedelta(days=1)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history.sqlite3")


def test_soreness_entries_of_some_days_perhaps_at_one_place(history: History) -> None:
    before = entry(1, at=NOON - DAY)
    late = entry(2, at=NOON.replace(hour=23, minute=30), offset_min=60, area=Area.CALVES)
    glutes = entry(3, at=NOON)
    history.add(late, glutes, before)
    log = history.soreness
    assert log.between(date(2026, 3, 3), date(2026, 3, 4)) == (before, glutes)
    assert log.between(date(2026, 3, 4), date(2026, 3, 5)) == (glutes, late)
    assert log.between(*MARCH, area=Area.CALVES) == (late,)
