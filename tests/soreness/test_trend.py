from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.soreness.trend import Trend, now_at, places, trends
from tests.recordmaking import NOON, entry

DAY = timedelta(days=1)
LEFT, RIGHT = (Area.GLUTES, Side.LEFT), (Area.GLUTES, Side.RIGHT)
ENTRIES = st.lists(
    st.builds(
        lambda number, level, hours, area, side: entry(
            number, level, NOON + timedelta(hours=hours), area, side if area else None
        ),
        st.integers(0, 99),
        st.integers(0, 10),
        st.integers(0, 200),
        st.sampled_from([Area.GLUTES, Area.CALVES, None]),
        st.sampled_from([None, Side.LEFT, Side.RIGHT]),
    ),
    unique_by=(lambda e: e.id, lambda e: e.at),
)


def test_an_entry_for_both_sides_counts_for_each() -> None:
    both, left = entry(1, 6), entry(2, 2, NOON + DAY, side=Side.LEFT)
    assert now_at([left, both]) == {LEFT: left, RIGHT: both}
    assert trends([left, both]) == {
        LEFT: Trend(((date(2026, 3, 4), 6), (date(2026, 3, 5), 2))),
        RIGHT: Trend(((date(2026, 3, 4), 6),)),
    }


def test_what_was_said_without_a_place_has_a_trend_of_its_own() -> None:
    assert list(trends([entry(1, 6, area=None)])) == [(None, None)]


def test_a_day_is_the_one_on_the_wall_and_as_sore_as_it_was_at_its_worst() -> None:
    late = NOON.replace(hour=23)
    kept = [entry(1, 3), entry(2, 7), entry(3, 5), entry(4, 9, late, offset_min=120)]
    levels = trends(kept)[LEFT].levels
    assert levels == ((date(2026, 3, 4), 7), (date(2026, 3, 5), 9))


@given(st.integers(2, 9), st.integers(-3, 3), st.integers(1, 6))
def test_a_slope_says_how_many_levels_a_day(days: int, slope: int, apart: int) -> None:
    levels = tuple(
        (date(2026, 3, 1) + n * apart * DAY, 30 + slope * n * apart) for n in range(days)
    )
    assert Trend(levels).slope == pytest.approx(slope)
    assert Trend(levels[:1]).slope is None


@given(ENTRIES)
def test_each_place_has_its_highest_level_of_each_day_and_its_newest(
    entries: list[SorenessEntry],
) -> None:
    told = [(place, e) for e in entries for place in places(e)]
    found, newest = trends(entries), now_at(entries)
    assert set(found) == set(newest) == {place for place, _ in told}
    for place, trend in found.items():
        here = [e for at, e in told if at == place]
        assert [day for day, _ in trend.levels] == sorted({e.day for e in here})
        assert all(
            level == max(e.level for e in here if e.day == day) for day, level in trend.levels
        )
        assert newest[place] == max(here, key=lambda e: e.at)
