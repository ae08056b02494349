from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from recoverytimer.base.days import instant_at, offset_at

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("wall", "instant"),
    [
        ("2026-03-28 12:00", "2026-03-28T11:00:00+00:00"),
        ("2026-03-29 12:00", "2026-03-29T10:00:00+00:00"),
        # The hour that comes twice, and the one that does not come at all.
        ("2026-10-25 02:30", "2026-10-25T00:30:00+00:00"),
        ("2026-03-29 02:30", "2026-03-29T01:30:00+00:00"),
    ],
)
def test_what_the_clock_on_the_wall_means(wall: str, instant: str) -> None:
    assert instant_at(datetime.fromisoformat(wall), BERLIN).isoformat() == instant


def test_the_offset_is_that_of_the_moment() -> None:
    assert offset_at(datetime(2026, 1, 1, tzinfo=UTC), BERLIN) == 60
    assert offset_at(datetime(2026, 7, 1, tzinfo=UTC), BERLIN) == 120


def test_this_computers_zone_agrees_with_itself() -> None:
    wall = datetime.fromisoformat("2026-07-01 12:00")
    at = instant_at(wall)
    assert (wall - at.replace(tzinfo=None)).total_seconds() == offset_at(at) * 60
