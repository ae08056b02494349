from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base import amounts
from recoverytimer.base.paths import shipped_resources
from recoverytimer.routine.library import Library
from recoverytimer.runs import leaps
from recoverytimer.runs.run import Effort, Run
from tests.noting import NOON, run

LIBRARY = Library(shipped_resources(), Path("nowhere"))
THREE = [run(-20, 8), run(-12, 10), run(-5, 6)]


@pytest.mark.parametrize(
    ("km", "more", "words"),
    [
        (5, False, "5 km: not longer than your longest run of the 30 days before (10 km)"),
        (10, False, "10 km: not longer than"),
        (10.1, False, "10.1 km: not more than 10 % longer than"),
        (11, False, "11 km: not more than 10 % longer than"),
        (11.01, True, "11 km is just over 10 % longer than"),
        (12.5, True, "12.5 km is 25 % longer than your longest run of the 30 days before (10 km)"),
        (13, True, "runs 10 to 30 % longer went with 1.64 times the rate"),
        (13.1, True, "runs 30 to 100 % longer went with 1.52 times the rate"),
        (20, True, "runs 30 to 100 % longer went with 1.52 times the rate"),
        (20.1, True, "runs more than twice as long went with 2.28 times the rate"),
    ],
)
def test_a_new_run_is_compared_with_the_longest(km: float, more: bool, words: str) -> None:
    found = leaps.new_run(run(0, km), THREE)
    assert found.more is more
    assert words in found.sentence
    assert found.sources == ("frandsen-2025",)


def test_the_effect_is_told_as_what_it_is() -> None:
    sentence = leaps.new_run(run(0, 15), THREE).sentence
    assert "it was no trial" in sentence
    assert "does not show that the distance was the cause" in sentence


@pytest.mark.parametrize(
    ("new", "others", "words"),
    [
        (run(0, None), THREE, "Without a distance"),
        (run(0, 30), [], "0 runs with a distance"),
        (run(0, 30), THREE[:1], "1 run with a distance"),
        (run(0, 30), [*THREE[:2], run(-3, None)], "2 runs with a distance"),
        (run(0, 30), [*THREE[:2], run(-30.1, 5)], "2 runs with a distance"),
        (run(0, 30), [*THREE[:2], run(1, 5)], "2 runs with a distance"),
    ],
    ids=["no distance", "none", "one", "one without", "too long ago", "later"],
)
def test_too_little_says_so(new: Run, others: list[Run], words: str) -> None:
    found = leaps.new_run(new, others)
    assert found.more is None
    assert words in found.sentence
    assert found.sources == ()
    assert "%" not in found.sentence


def test_how_long_the_next_run_may_be() -> None:
    limit = leaps.leap_limit_m(THREE, NOON)
    assert limit == pytest.approx(11_000)
    assert leaps.leap_limit_m(THREE[:2], NOON) is None


@given(st.floats(100, 100_000), st.floats(100, 100_000))
def test_a_leap_is_more_than_a_tenth(longest: float, new: float) -> None:
    before = [run(-d, longest / 1000) for d in (1, 2, 3)]
    found = leaps.new_run(run(0, new / 1000), before)
    if abs(new / longest - 1.1) > 1e-6:
        assert found.more is (new / longest > 1.1)


def test_weeks_follow_local_days_and_count_what_has_no_distance() -> None:
    late = Run(
        id="late", started_at=NOON - timedelta(days=3, hours=1), offset_min=840, distance_m=5000
    )
    runs = [run(-1, 7), run(-2, None), late, run(-3, 4)]
    before, this = leaps.weeks(runs, NOON.date(), count=2)
    assert (before.monday, before.distance_m) == (date(2026, 2, 23), 4_000)
    assert (this.monday, this.distance_m) == (date(2026, 3, 2), 12_000)
    assert (this.measured, this.unmeasured) == (2, 1)
    assert [week.measured for week in leaps.weeks(runs, NOON.date())] == [0] * 6 + [1, 2]


@pytest.mark.parametrize(
    ("last", "more", "words"),
    [
        (20, False, "20 km last week, after 20 km the week before."),
        (22, False, "22 km last week, after 20 km"),
        (22.1, True, "22.1 km last week, just over 10 % more than the week before (20 km)."),
        (25, True, "25 km last week, 25 % more than the week before (20 km)."),
        (8, False, "8 km last week, after 20 km"),
    ],
)
def test_the_weekly_change_is_told_with_both_findings(last: float, more: bool, words: str) -> None:
    found = leaps.weekly_change([run(-12, 20), run(-5, last), run(0, 99)], NOON.date())
    assert found.more is more
    assert found.sentence.startswith(words)
    assert "not a proven limit" in found.sentence
    assert "532 beginners" in found.sentence
    assert "told nothing" in found.sentence
    assert found.sources == ("buist-2008", "frandsen-2025")


def test_runs_without_a_distance_are_spoken_of() -> None:
    found = leaps.weekly_change([run(-12, 20), run(-5, 20), run(-4, None)], NOON.date())
    assert "1 without a distance left out" in found.sentence


@pytest.mark.parametrize("runs", [[], [run(-5, 10)], [run(-12, 10)], [run(-12, None), run(-5, 9)]])
def test_too_little_for_a_weekly_change_says_so(runs: list[Run]) -> None:
    found = leaps.weekly_change(runs, NOON.date())
    assert (found.more, found.sources) == (None, ())
    assert "Two full weeks" in found.sentence


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


def test_a_run_ends_after_its_duration() -> None:
    assert leaps.ended_at(run(0, 5, duration_s=1800)) == NOON + timedelta(minutes=30)
    assert leaps.ended_at(run(0, 5)) == NOON


def test_what_is_cited_was_read() -> None:
    for name in ("frandsen-2025", "buist-2008"):
        assert LIBRARY.references[name].citable
    assert leaps.TOPIC in LIBRARY.topics


@pytest.mark.parametrize(
    ("metres", "text"),
    [(400, "400 m"), (500, "0.5 km"), (8_449, "8.4 km"), (11_960, "12 km"), (42_195, "42.2 km")],
)
def test_distances_are_read_in_kilometres(metres: float, text: str) -> None:
    assert amounts.kilometres(metres) == text
