from __future__ import annotations

from datetime import date

import pytest

from recoverytimer.base.language import measure
from recoverytimer.base.paths import shipped_resources
from recoverytimer.base.typedamounts import DistanceUnit, distance_m
from recoverytimer.guide.library import Guide
from recoverytimer.runs import leaps, words
from recoverytimer.runs.leaps import RunWeek
from recoverytimer.runs.run import LONGEST_RUN_M, Run
from recoverytimer.runs.typed import RunFault
from tests.noting import NOON, run

GUIDE = Guide(shipped_resources())
THREE = [run(-20, 8), run(-12, 10), run(-5, 6)]


@pytest.mark.parametrize(
    ("km", "is_leap", "said"),
    [
        (5, False, "5 km: not longer than your longest run in the 30 days before (10 km)"),
        (10, False, "10 km: not longer than"),
        (10.1, False, "10.1 km: not more than 10% longer than"),
        (11, False, "11 km: not more than 10% longer than"),
        (11.01, True, "11 km is just over 10% longer than"),
        (12.5, True, "12.5 km is 25% longer than your longest run in the 30 days before (10 km)"),
        (13, True, "1.64 times the injury rate when a run was 10 to 30% longer"),
        (13.1, True, "1.52 times the injury rate when a run was 30 to 100% longer"),
        (20, True, "1.52 times the injury rate when a run was 30 to 100% longer"),
        (20.1, True, "2.28 times the injury rate when a run was more than twice as long"),
    ],
)
def test_a_new_run_is_compared_with_the_longest(km: float, is_leap: bool, said: str) -> None:
    finding = words.new_run(run(0, km), THREE)
    assert said in f"{finding.found} {finding.known}"
    assert bool(finding.known) is is_leap


def test_the_effect_is_told_as_what_it_is() -> None:
    known = words.new_run(run(0, 15), THREE).known
    assert "it was not a trial" in known
    assert "does not show that the distance was the cause" in known


@pytest.mark.parametrize(
    ("new", "others", "said"),
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
def test_too_little_says_so(new: Run, others: list[Run], said: str) -> None:
    finding = words.new_run(new, others)
    assert said in finding.found
    assert "%" not in finding.found
    assert not finding.known


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (20, "20 km last week, after 20 km the week before."),
        (22, "22 km last week, after 20 km"),
        (22.06, "22.1 km last week, just over 10% more than the week before (20 km)."),
        (22.1, "22.1 km last week, 11% more than the week before (20 km)."),
        (25, "25 km last week, 25% more than the week before (20 km)."),
        (8, "8 km last week, after 20 km"),
    ],
)
def test_the_weekly_change_is_told_with_both_findings(last: float, said: str) -> None:
    finding = words.weekly_change([run(-12, 20), run(-5, last), run(0, 99)], NOON.date())
    assert finding.found.startswith(said)
    assert "not a proven limit" in finding.known
    assert "532 beginners" in finding.known
    assert "did not predict injuries" in finding.known


def test_runs_without_a_distance_are_spoken_of() -> None:
    finding = words.weekly_change([run(-12, 20), run(-5, 20), run(-4, None)], NOON.date())
    assert finding.found.endswith("1 run without a distance is left out.")


MILE_KM = 1.609344


def test_runs_are_told_in_miles_to_who_wants_them() -> None:
    measure(in_miles=True)
    three = [run(days, miles * MILE_KM) for days, miles in ((-20, 5), (-12, 6.2), (-5, 4))]
    today = NOON.date()
    assert words.new_run(run(0, 8 * MILE_KM), three).found == (
        "8 mi is 29% longer than your longest run in the 30 days before (6.2 mi)."
    )
    assert words.next_run(three, 3, NOON) == (
        "Anything over 6.8 mi would be more than 10% longer than this."
    )
    weeks = [run(-12, 20 * MILE_KM), run(-5, 25 * MILE_KM)]
    assert words.weekly_change(weeks, today).found == (
        "25 mi last week, 25% more than the week before (20 mi)."
    )
    fast = run(-2, 10 * MILE_KM, duration_s=4800)
    assert words.run_in_words(fast) == "10 mi in 1:20:00"
    assert words.run_details(fast) == "8:00 min/mi, easy"
    assert words.deleted(fast) == "Run deleted: 10 mi, 1:20:00, 8:00 min/mi, easy."
    week = RunWeek(date(2026, 3, 2), 17_500, 2, 0)
    assert words.weeks_in_words([week], today) == (
        "Miles a week. Week of 2 March so far: 10.9 mi in 2 runs"
    )
    assert [words.above_bar(m) for m in (0, 5000, 17_500)] == ["", "3.1", "11"]
    assert words.distance_in_full() == "Distance in miles"
    assert words.input_fault(RunFault.TOO_FAR) == (
        "That is further than 621.4 mi. Type the distance in miles."
    )


@pytest.mark.parametrize("metres", [100, 1609.344, 9_999, 10_943.6, 42_195, LONGEST_RUN_M])
@pytest.mark.parametrize("in_miles", [True, False])
def test_a_limit_is_never_said_to_be_higher_than_it_is(metres: float, in_miles: bool) -> None:
    measure(in_miles=in_miles)
    before = [run(-n, metres / 1100) for n in (1, 2, 3)]
    said = words.next_run(before, 3, NOON).removeprefix("Anything over ").partition(" would")[0]
    told = distance_m(said, DistanceUnit.METRES)
    assert told is not None
    assert metres - 161 <= told <= metres + 0.01


@pytest.mark.parametrize("runs", [[], [run(-5, 10)], [run(-12, 10)], [run(-12, None), run(-5, 9)]])
def test_too_little_for_a_weekly_change_says_so(runs: list[Run]) -> None:
    assert words.weekly_change(runs, NOON.date()).found.startswith("Two full weeks")


def test_what_is_cited_was_read() -> None:
    for name in (*leaps.LEAPS_FROM, *leaps.TEN_PERCENT_FROM):
        assert GUIDE.references[name].citable
    assert leaps.TOPIC in GUIDE.topics


def test_weeks_in_words() -> None:
    today = date(2026, 3, 4)
    week = RunWeek(date(2026, 3, 2), 17_500, 2, 1)
    assert words.week_in_words(week, today) == (
        "Week of 2 March so far: 17.5 km in 2 runs, plus 1 without a distance"
    )
    assert words.week_in_words(RunWeek(date(2025, 12, 29), 0, 0, 0), today) == (
        "Week of 29 December 2025: no runs"
    )
    assert words.week_in_words(RunWeek(date(2026, 2, 23), 0, 0, 1), today) == (
        "Week of 23 February: 1 run without a distance"
    )
