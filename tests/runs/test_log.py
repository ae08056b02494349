from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from recoverytimer.history.history import History
from recoverytimer.runs.run import Effort
from tests.recordmaking import NOON, run

DAY = timedelta(days=1)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history.sqlite3")


def test_runs_of_some_days_and_hard_ones(history: History) -> None:
    easy = run(1, NOON - 31 * DAY, 30_000, effort=Effort.EASY)
    hard = run(2, NOON - DAY, 12_000, effort=Effort.HARD)
    unknown = run(3, NOON, None, duration_s=9000)
    history.add(unknown, easy, hard)
    today = NOON.date()
    log = history.runs
    assert log.between(*MARCH) == (hard, unknown)
    assert log.between(date(2026, 1, 1), today, Effort.HARD) == (hard,)
