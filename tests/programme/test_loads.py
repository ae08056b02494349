"""What is lifted now, and two programmes at once."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from recoverytimer.programme.clashes import clash
from recoverytimer.programme.loads import loads_at
from recoverytimer.programme.weeks import place_at
from tests.programme.life import Life
from tests.programme.making import PROGRAMMES, ROUTINES
from tests.programme.test_published import plan, routine


def loads(life: Life, day: float) -> dict[str, float]:
    return loads_at(life.programme, life.record, life.at(day).place, routine)


def lifted(life: Life, sessions: int, **done: object) -> Life:
    for n in range(sessions):
        life.do(2 * n, **done)
    return life


def test_five_by_five_grows_with_each_session_in_which_all_was_done() -> None:
    life = lifted(Life(plan("five-by-five")), 35)
    now = loads(life, 70)
    assert now["barbell-squat"] == 107.5
    assert now["deadlift"] == 60 + 17 * 5


@pytest.mark.parametrize(("fails", "kg"), [(1, 40), (2, 40), (3, 36), (4, 36)])
def test_the_third_failure_running_takes_off_a_tenth(fails: int, kg: float) -> None:
    life = lifted(Life(plan("five-by-five")), 8)
    assert loads(life, 15.5)["barbell-squat"] == 40
    for n in range(fails):
        life.do(16 + 2 * n, failed=("barbell-squat",))
    assert loads(life, 16 + 2 * fails)["barbell-squat"] == kg


def test_a_session_that_was_done_begins_the_count_of_failures_anew() -> None:
    life = Life(plan("five-by-five"))
    for n, failed in enumerate([True, True, False, True, True]):
        life.do(2 * n, failed=("barbell-squat",) if failed else ())
    assert loads(life, 10)["barbell-squat"] == 22.5


@pytest.mark.parametrize(
    ("left", "kg"),
    [((2,), 5), ((2, 2), 6), ((2, 1, 2), 5), ((1, 1), 5), ((2, None, 2), 5), ((3, 2, 2, 3), 7)],
)
def test_two_to_spare_twice_running_is_a_kilogram_more(left: tuple[int, ...], kg: float) -> None:
    programme = PROGRAMMES.programme("stronger-glutes").programme
    life = Life(programme)
    place = place_at(programme.stage("one-leg"), 1, 1)
    for n, one in enumerate(left):
        life.do(3 * n, place=place, during=0, left=one, morning=0)
    assert loads_at(programme, life.record, place, PROGRAMMES.routine)["rucksack-deadlift"] == kg


def test_nothing_is_loaded_before_its_stage() -> None:
    programme = PROGRAMMES.programme("stronger-glutes").programme
    place = place_at(programme.stage("build"), 1, 1)
    assert loads_at(programme, Life(programme).record, place, PROGRAMMES.routine) == {}


@pytest.mark.parametrize(("days", "kg"), [(7, 0), (8, 5), (14, 5), (15, 10)])
def test_a_week_without_pain_is_five_kilograms_more(days: int, kg: float) -> None:
    life = Life(plan("alfredson"))
    for day in range(days):
        life.do(day, during=0)
    assert loads(life, days)["heel-drop-bent"] == kg


def test_pain_and_no_answer_begin_the_week_anew() -> None:
    for during in (1, None):
        life = Life(plan("alfredson"))
        for day in range(10):
            life.do(day, during=during if day == 5 else 0)
        assert loads(life, 10)["heel-drop-bent"] == 0


def test_no_more_is_loaded_than_a_programme_says() -> None:
    life = Life(plan("alfredson"))
    load = replace(life.programme.loads[0], most_kg=7)
    life.programme = replace(life.programme, loads=(load,))
    for day in range(20):
        life.do(day, during=0)
    assert loads(life, 20)["heel-drop-straight"] == 7


def both(one: str, other: str):
    first, second = (PROGRAMMES.programme(name).programme for name in (one, other))
    return clash(first, second, ROUTINES.exercises, PROGRAMMES.routine)


def test_two_programmes_that_train_the_same_clash() -> None:
    found = both("stronger-glutes", "calf-and-achilles-12")
    assert {"calf-raise", "single-leg-heel-raise"} <= set(found.exercises)
    assert not found.contains
    assert both("stronger-glutes", "back-after-a-break").contains


def test_hours_that_a_week_has_not_clash() -> None:
    first = PROGRAMMES.programme("stronger-glutes").programme
    second = replace(PROGRAMMES.programme("calf-and-achilles-12").programme)
    assert clash(first, second, ROUTINES.exercises, PROGRAMMES.routine).hours == 48
    twice = tuple(replace(stage, days_a_week=1) for stage in second.stages)
    rare = replace(second, stages=twice)
    assert clash(first, rare, ROUTINES.exercises, PROGRAMMES.routine).hours is None


def test_stretching_every_day_clashes_with_nothing() -> None:
    assert both("five-minutes-a-day", "stronger-glutes") is None
