from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given

from recoverytimer.records.comparing import compare_records
from recoverytimer.records.records import Records
from tests.records.making import RECORDS, START, records, run, session, sore

MINUTE = timedelta(minutes=1)


def test_days_are_those_of_the_place() -> None:
    late = session(at=START.replace(hour=23, minute=30), offset_min=60)
    some = Records(sessions=(late,))
    assert some.between(date(2026, 3, 5), date(2026, 3, 5)) == some
    assert not len(some.between(None, date(2026, 3, 4)))
    assert some.between(date(2026, 3, 5), None) == some


@given(records(), records())
def test_taking_it_twice_is_the_same_as_once(present: Records, coming: Records) -> None:
    once = compare_records(present, coming)
    again = compare_records([*present, *once.new], coming)
    assert not len(again.new)


def test_what_is_there_stays_and_what_differs_is_told() -> None:
    changed = session(note="Something else")
    result = compare_records(RECORDS, [changed, session("three"), sore()])
    assert result.new == Records(sessions=(session("three"),))
    assert result.differing == Records(sessions=(changed,), soreness=(sore(),))
    assert result.known == Records()


def test_ids_of_different_kinds_are_different() -> None:
    assert compare_records([session("x")], [run("x")]).new == Records(runs=(run("x"),))


def test_the_same_run_of_another_watch_is_noticed() -> None:
    there = run("a")
    for other in (
        run("b", START + MINUTE, distance_m=3000.0),
        run("b", START + 20 * MINUTE, distance_m=9200.0),
        run("b", START - 20 * MINUTE, distance_m=None),
    ):
        result = compare_records([there], [other])
        assert result.same_runs == ((there, other),)
        assert not len(result.new)


def test_other_runs_are_new() -> None:
    there = run("a")
    for other in (
        run("b", START + 2 * MINUTE, distance_m=3000.0),
        run("b", START + 61 * MINUTE),
        run("b", START + timedelta(days=1)),
    ):
        assert compare_records([there], [other]).new == Records(runs=(other,))


def test_the_same_run_twice_in_what_comes_in_is_one() -> None:
    one, other = run("a"), run("b", START + MINUTE)
    result = compare_records([], [one, other])
    assert result.new == Records(runs=(one,))
    assert result.same_runs == ((one, other),)
