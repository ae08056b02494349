"""The same run from several files and services."""

from __future__ import annotations

from datetime import timedelta

import pytest

from recoverytimer.records.activities import OtherActivity
from recoverytimer.records.comparing import compare_records
from recoverytimer.records.uniting import united
from recoverytimer.runs.run import Effort, Run
from tests.recordmaking import run

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def from_file(source: str, late: timedelta = timedelta(), **other: object) -> Run:
    made = run(0, duration_s=2400.0, source=source, **other)
    at = made.started_at + late
    return run(source, at=at, duration_s=2400.0, source=source, **other)  # type: ignore[arg-type]


def test_of_several_files_the_best_counts_with_what_only_others_tell() -> None:
    table = from_file("a.csv", 20 * timedelta(seconds=1), note="Harbour", effort=Effort.EASY)
    track, watch = from_file("b.gpx"), from_file("c.fit.gz", distance_m=None)
    found = united((table, track, watch), ())
    (only,) = found.runs
    assert (only.id, only.source) == (watch.id, "c.fit.gz")
    assert (only.distance_m, only.note, only.effort) == (8000, "Harbour", Effort.EASY)
    assert found.doubles == 2


def test_one_file_has_nothing_twice() -> None:
    first, second = from_file("a.csv"), run(2, source="a.csv")
    assert united((first, second), ()).doubles == 0


def test_what_it_was_is_told_by_another_file_only_where_its_own_does_not() -> None:
    unsaid = OtherActivity(from_file("a.gpx"), is_untold=True, is_likely=True)
    listed = from_file("b.csv")
    found = united((listed,), (unsaid,))
    assert [one.source for one in found.runs] == ["a.gpx"]
    assert found.others == ()
    ride = OtherActivity(listed, "Ride")
    found = united((), (ride, unsaid))
    assert found.others == (OtherActivity(unsaid.run, "Ride"),)


def test_where_two_files_name_different_things_both_are_left() -> None:
    ride = OtherActivity(from_file("b.csv"), "Ride")
    found = united((from_file("a.fit"),), (ride,))
    assert (len(found.runs), found.others, found.doubles) == (1, (ride,), 0)


@pytest.mark.parametrize("hours", [1, -2, 5.5, 9, 14])
def test_a_clock_in_another_zone_makes_no_other_run(hours: float) -> None:
    watch, table = from_file("a.fit"), from_file("b.csv", hours * HOUR, distance_m=8040.0)
    found = compare_records((watch,), (table,), {table.id})
    assert found.shifted_runs == ((watch, table),)
    assert len(found.new) == 0


@pytest.mark.parametrize(
    "other",
    [
        from_file("b.csv", 15 * HOUR),
        from_file("b.csv", HOUR + 5 * MINUTE),
        from_file("b.csv", HOUR, distance_m=8200.0),
        from_file("b.csv", HOUR, distance_m=None),
        from_file("b.fit", HOUR),
        from_file("", HOUR),
    ],
)
def test_what_differs_otherwise_is_another_run(other: Run) -> None:
    assert compare_records((from_file("a.fit"),), (other,), {other.id}).new.runs == (other,)


def test_a_row_without_a_time_of_day_is_the_run_of_that_day() -> None:
    noon = from_file("b.csv")
    assert noon.started_at.hour == 12
    for late in (-3 * HOUR - 7 * MINUTE, 6 * HOUR + 11 * MINUTE):
        watch = from_file("a.fit", late)
        assert compare_records((watch,), (noon,), {noon.id}).shifted_runs == ((watch, noon),)
    tomorrow = from_file("a.fit", 20 * HOUR + 7 * MINUTE)
    assert compare_records((tomorrow,), (noon,), {noon.id}).new.runs == (noon,)


def test_a_history_comes_back_whole_whatever_its_runs_are_like() -> None:
    both = (from_file("a.fit"), from_file("b.csv", HOUR))
    assert set(compare_records((), both).new.runs) == set(both)


def test_the_same_instant_in_another_file_is_the_same_run() -> None:
    watch = run(1, source="a.fit")
    table = run(1, source="b.csv", note="Harbour")
    found = compare_records((watch,), (table,), {table.id})
    assert found.same_runs == ((watch, table),)
    assert compare_records((watch,), (run(1, source="a.fit", note="x"),)).differing.runs
