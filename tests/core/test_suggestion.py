from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from recoverytimer.core.library import Library
from recoverytimer.core.suggestion import suggest
from recoverytimer.paths import shipped_resources


@pytest.mark.parametrize(
    ("hour", "expected"),
    [(1, "bedtime"), (7, "pre-run-warmup"), (15, "glute-relief"), (22, "bedtime")],
)
def test_the_time_of_day_decides_at_first(hour: int, expected: str) -> None:
    assert suggest(datetime(2026, 3, 4, hour, tzinfo=UTC), None, None, None).routine_id == expected


def test_after_a_sore_day_it_is_gentle() -> None:
    now = datetime(2026, 3, 4, 7, tzinfo=UTC)
    offered = suggest(now, "glute-strength", now - timedelta(hours=20), 6)
    assert offered.routine_id == "glute-relief"


def test_the_same_is_not_offered_twice_in_a_row() -> None:
    now = datetime(2026, 3, 4, 15, tzinfo=UTC)
    assert suggest(now, "glute-relief", now - timedelta(hours=3), 2).routine_id != "glute-relief"


def test_only_what_is_shipped_is_offered() -> None:
    library = Library(shipped_resources(), shipped_resources() / "nowhere")
    for hour in range(24):
        now = datetime(2026, 3, 4, hour, tzinfo=UTC)
        for last in (None, "bedtime", "glute-relief", "pre-run-warmup"):
            before = now - timedelta(hours=2)
            assert library.routine(suggest(now, last, before, None).routine_id) is not None
