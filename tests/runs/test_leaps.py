from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base import amounts
from recoverytimer.base.language import measure, speaking
from recoverytimer.base.region import Region
from recoverytimer.runs import leaps
from recoverytimer.runs.run import Effort, Run
from tests.noting import NOON, run

THREE = [run(-20, 8), run(-12, 10), run(-5, 6)]


def test_thirty_days_to_the_hour() -> None:
    assert leaps.compared_with_before(run(0, 5), [run(-30, 20), run(-1, 3)]).longest_m == 20_000
    assert leaps.compared_with_before(run(0, 5), [run(-30.01, 20), run(-1, 3)]).longest_m == 3_000
    assert leaps.compared_with_before(run(0, 5), [run(0, 20)]).longest_m is None


def test_the_first_page_speaks_of_a_leap_for_two_days() -> None:
    long = run(-1, 11.5)
    assert leaps.recent_leap([*THREE, long], long.started_at + timedelta(hours=40)) is not None
    assert leaps.recent_leap([*THREE, long], long.started_at + timedelta(hours=60)) is None
    assert leaps.recent_leap([*THREE, run(-1, 11)], NOON) is None
    assert leaps.recent_leap([*THREE[:2], long], NOON) is None
    assert leaps.recent_leap([*THREE, long, run(-0.5, 5)], NOON) is None


def test_how_long_the_next_run_may_be() -> None:
    limit = leaps.leap_limit_m(THREE, NOON)
    assert limit == pytest.approx(11_000)
    assert leaps.leap_limit_m(THREE[:2], NOON) is None


@given(st.floats(100, 100_000), st.floats(100, 100_000))
def test_a_leap_is_more_than_a_tenth(longest: float, new: float) -> None:
    before = [run(-d, longest / 1000) for d in (1, 2, 3)]
    found = leaps.compared_with_before(run(0, new / 1000), before)
    if abs(new / longest - 1.1) > 1e-6:
        assert (found.leap is not None) is (new / longest > 1.1)


def test_weeks_follow_local_days_and_count_what_has_no_distance() -> None:
    late = Run(
        id="late", started_at=NOON - timedelta(days=3, hours=1), offset_min=840, distance_m=5000
    )
    runs = [run(-1, 7), run(-2, None), late, run(-3, 4)]
    before, this = leaps.last_weeks(runs, NOON.date(), count=2)
    assert (before.begins, before.distance_m) == (date(2026, 2, 23), 4_000)
    assert (this.begins, this.distance_m) == (date(2026, 3, 2), 12_000)
    assert (this.measured, this.unmeasured) == (2, 1)
    assert [week.measured for week in leaps.last_weeks(runs, NOON.date())] == [0] * 6 + [1, 2]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (run(0, 5, Effort.HARD), True),
        (run(0, 5, None), True),
        (run(0, 5, Effort.EASY), False),
        (run(0, 5, Effort.STEADY), False),
        (run(0, 15, Effort.EASY), True),
        (run(0, None, Effort.EASY), False),
    ],
)
def test_what_soreness_can_come_from(new: Run, expected: bool) -> None:
    assert leaps.is_effort(new, THREE) is expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (run(0, 12, duration_s=5400), True),
        (run(0, 11, duration_s=5399), False),
        (run(0, 15), True),
        (run(0, 14.9), False),
        (run(0, 16, duration_s=5000), False),
        (run(0, None, duration_s=6000), True),
        (run(0, None), False),
    ],
)
def test_a_run_is_long_by_its_time_else_by_its_distance(new: Run, expected: bool) -> None:
    assert leaps.is_long(new, THREE[:2]) is expected


def test_a_leap_is_a_long_run_for_who_ran_it() -> None:
    assert leaps.is_long(run(0, 11.1), THREE)
    assert not leaps.is_long(run(0, 11), THREE)


def test_a_run_ends_after_its_duration() -> None:
    assert leaps.ended_at(run(0, 5, duration_s=1800)) == NOON + timedelta(minutes=30)
    assert leaps.ended_at(run(0, 5)) == NOON


@pytest.mark.parametrize(
    ("metres", "text"),
    [(400, "400 m"), (500, "0.5 km"), (8_449, "8.4 km"), (11_960, "12 km"), (42_195, "42.2 km")],
)
def test_distances_are_read_in_kilometres(metres: float, text: str) -> None:
    assert amounts.distance_in_words(metres) == text


@pytest.mark.parametrize(
    ("metres", "text"),
    [
        (0, "0 mi"),
        (400, "0.25 mi"),
        (1_000, "0.62 mi"),
        (1_609.3, "1 mi"),
        (5_000, "3.1 mi"),
        (9_977.9, "6.2 mi"),
        (42_195, "26.2 mi"),
        (1_000_000, "621.4 mi"),
    ],
)
def test_distances_are_read_in_miles_by_who_wants_them_so(metres: float, text: str) -> None:
    measure(in_miles=True)
    assert amounts.distance_in_words(metres) == text


def test_the_region_has_miles_or_kilometres_until_a_person_chooses() -> None:
    with speaking(region=Region(miles=True)):
        assert amounts.distance_in_words(5_000) == "3.1 mi"
        measure(in_miles=False)
        assert amounts.distance_in_words(5_000) == "5 km"
