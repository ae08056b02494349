"""Published plans as files, with the sessions, sets, repetitions and minutes that they publish."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from recoverytimer.exercise.dose import Side
from recoverytimer.programme.check import ProgrammeCheck
from recoverytimer.programme.dayroutine import day_routine, sets_in
from recoverytimer.programme.files import read_programme
from recoverytimer.programme.programme import Programme
from recoverytimer.programme.weeks import Place, all_places, week_places
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.timeline import SegmentKind, Timeline, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from tests import DATA
from tests.programme.making import RESOURCES

PLANS = DATA / "programmes"
LIBRARY = Library(RESOURCES, PLANS)
NAMES = sorted(path.stem for path in PLANS.glob("*.toml"))


def routine(routine_id: str) -> Routine | None:
    entry = LIBRARY.routine(routine_id)
    return entry.routine if entry else None


def plan(name: str) -> Programme:
    read = read_programme(PLANS / f"{name}.toml")
    assert read.value is not None, read.problems
    return read.value


def laid_flat(programme: Programme, place: Place) -> Timeline:
    found = day_routine(programme, place, routine)
    return build_timeline(timeline_recipe(found, LIBRARY.exercises, chosen_side=Side.LEFT))


@dataclass(frozen=True)
class Week:
    """What a week of a stage comes to; of repetitions the fewest and the most."""

    sessions: int
    sets: int
    reps: tuple[float, float]


def week(name: str, stage: str, number: int) -> Week:
    programme = plan(name)
    timelines = [laid_flat(programme, p) for p in week_places(programme.stage(stage), number)]
    work = [s.plan for t in timelines for s in t.segments if s.kind is SegmentKind.WORK]
    counts = [one.count for one in work if one and one.count]
    reps = sum(one.low for one in counts), sum(one.high for one in counts)
    return Week(len(timelines), sum(map(sets_in, timelines)), reps)


def minutes(name: str, stage: str, exercise: str = "") -> float:
    programme = plan(name)
    timelines = [laid_flat(programme, p) for p in week_places(programme.stage(stage), 1)]
    segments = [s for t in timelines for s in t.segments]
    return sum(s.weight_s for s in segments if not exercise or s.exercise == exercise) / 60


@pytest.mark.parametrize("name", NAMES)
def test_a_published_plan_is_sound(name: str) -> None:
    check = ProgrammeCheck(LIBRARY.exercises, routine, LIBRARY.routine_ids(), NAMES)
    assert check.problems(plan(name)) == ()


@pytest.mark.parametrize(
    ("number", "running", "whole"),
    [
        *((1, 24, 75), (2, 27, 75), (3, 27, 69), (4, 48, 79.5), (5, 51, 77)),
        *((6, 63, 87), (7, 75, 90), (8, 84, 99), (9, 90, 105)),
    ],
)
def test_couch_to_5k(number: int, running: float, whole: float) -> None:
    assert week("couch-to-5k", f"week-{number}", 1).sessions == 3
    assert minutes("couch-to-5k", f"week-{number}", "easy-jog") == running
    assert minutes("couch-to-5k", f"week-{number}") == whole


def test_couch_to_5k_in_all() -> None:
    stages = [stage.id for stage in plan("couch-to-5k").stages]
    assert len(list(all_places(plan("couch-to-5k")))) == 27
    assert sum(minutes("couch-to-5k", one, "easy-jog") for one in stages) == 489
    assert sum(minutes("couch-to-5k", one) for one in stages) == 756.5


def test_heel_drops_twice_a_day() -> None:
    from recoverytimer.programme.dayroutine import second_routine

    programme = plan("alfredson")
    places = list(all_places(programme))
    assert 2 * len(places) == 168
    both = week("alfredson", "twelve-weeks", 1)
    assert (2 * both.sets, 2 * both.reps[0]) == (84, 1260)
    assert sets_in(laid_flat(programme, places[0])) == 6
    again = second_routine(programme, places[0], routine)
    assert again.steps == day_routine(programme, places[0], routine).steps
    assert len(places) * 180 == 15120


def test_heel_pain_every_second_day() -> None:
    weeks = [week("rathleff", "three-months", n) for n in range(1, 13)]
    assert [one.sessions for one in weeks] == [4, 3] * 6
    parts = (weeks[:2], weeks[2:4], weeks[4:])
    assert [sum(w.sessions for w in part) for part in parts] == [7, 7, 28]
    assert [sum(w.sets for w in part) for part in parts] == [21, 28, 140]
    assert [sum(w.reps[0] for w in part) for part in parts] == [252, 280, 1120]
    programme = plan("rathleff")
    one_set = [
        next(s.planned_s for s in laid_flat(programme, p).segments if s.kind is SegmentKind.WORK)
        for n in (1, 3, 5)
        for p in week_places(programme.stages[0], n)[:1]
    ]
    assert one_set == [96, 80, 64]


def test_nordic_hamstring() -> None:
    weeks = [week("nordic", "ten-weeks", n) for n in range(1, 11)]
    assert [one.sessions for one in weeks] == [1, 2, *[3] * 8]
    assert sum(one.sessions for one in weeks) == 27
    assert [one.sets for one in weeks] == [2, 4, *[9] * 8]
    assert sum(one.sets for one in weeks) == 78
    assert [one.reps for one in weeks] == [(10, 10), (24, 24), (54, 72), (72, 90), *[(90, 90)] * 6]
    assert tuple(sum(one.reps[n] for one in weeks) for n in (0, 1)) == (700, 736)
    assert week("nordic", "keep", 40) == Week(1, 3, (30, 30))


def test_five_by_five() -> None:
    places = list(all_places(plan("five-by-five")))
    assert "".join(place.day for place in places[:6]) == "ababab"
    assert [place.day for place in places].count("b") == 18
    assert len(places) == 36
    weeks = [week("five-by-five", "twelve-weeks", n).sets for n in range(1, 13)]
    assert weeks == [41, 37] * 6
    assert sum(weeks) == 468


def test_return_to_running() -> None:
    programme = plan("return-to-running")
    places = list(all_places(programme))
    assert len(places) == 12
    segments = [s for p in places for s in laid_flat(programme, p).segments if s.plan]
    assert round(sum(s.plan.count.low for s in segments) / 1609.344, 1) == 20.0
    least_days = (len(places) - 1) * programme.hours_apart / 24 + 1
    assert least_days == 23


@pytest.mark.parametrize(("stage", "sets"), [("one", 12), ("two", 15), ("three", 12)])
def test_silbernagel(stage: str, sets: int) -> None:
    found = week("silbernagel", stage, 1)
    assert (found.sessions, found.sets) == (7, 7 * sets)


@pytest.mark.parametrize(
    ("stage", "number", "sets", "reps", "under_tension_s"),
    [
        *(("held", 1, 2, 12, 240), ("held", 2, 2, 12, 240), ("held", 3, 3, 18, 360)),
        *(("held", 4, 3, 24, 480), ("held", 5, 3, 24, 480)),
        *(("moving", 1, 3, 18, 108), ("moving", 2, 3, 24, 144), ("moving", 3, 3, 30, 180)),
    ],
)
def test_copenhagen_adduction(
    stage: str, number: int, sets: int, reps: int, under_tension_s: float
) -> None:
    programme = plan("copenhagen")
    places = week_places(programme.stage(stage), number)
    timeline = laid_flat(programme, places[0])
    left = [s for s in timeline.segments if s.plan and s.side is Side.LEFT]
    assert (len(places), sets_in(timeline)) == (2, sets)
    assert sum(s.plan.count.high for s in left) == reps
    assert sum(s.planned_s for s in left) == under_tension_s


def test_heavy_slow_resistance_for_the_kneecap() -> None:
    weeks = [week("patellar", "twelve-weeks", n) for n in range(1, 13)]
    assert {(one.sessions, one.sets) for one in weeks} == {(3, 36)}
    most = [one.reps[1] / one.sets for one in weeks]
    assert most == [15, 12, 12, 10, 10, 8, 8, 8, 6, 6, 6, 6]
    assert sum(one.reps[1] for one in weeks) == 3852


@pytest.mark.parametrize(
    ("number", "miles", "walk"),
    [
        *((1, 4.5, (30, 60)), (2, 5, (35, 60)), (3, 5.5, (40, 60)), (4, 6, (45, 60))),
        *((5, 7, (50, 60)), (6, 7.5, (55, 60)), (7, 8, (60, 60)), (8, 5, None)),
    ],
)
def test_novice_5k(number: int, miles: float, walk: tuple[int, int] | None) -> None:
    programme = plan("novice-5k")
    places = week_places(programme.stage(f"week-{number}"), 1)
    segments = [s for place in places for s in laid_flat(programme, place).segments if s.plan]
    metres = sum(s.plan.count.high for s in segments if s.plan.count)
    assert metres / 1609.344 == pytest.approx(miles, abs=0.01)
    walks = [s.plan.seconds for s in segments if s.exercise == "easy-walk"]
    assert [(one.low / 60, one.high / 60) for one in walks] == ([walk] if walk else [])
    assert len(places) == (4 if walk else 3)


@pytest.mark.parametrize(
    ("stage", "at_least"), [("week-1", [12, 16, 22]), ("week-5", [86, 100, 120])]
)
def test_push_ups(stage: str, at_least: list[int]) -> None:
    programme = plan("push-ups")
    timelines = [laid_flat(programme, p) for p in week_places(programme.stage(stage), 1)]
    work = [[s.plan.count for s in t.segments if s.plan] for t in timelines]
    assert [sum(one.low for one in day) for day in work] == at_least
    assert all(day[-1].or_more for day in work)
    assert [len(day) for day in work] == ([5, 5, 5] if stage == "week-1" else [5, 8, 8])


@pytest.mark.parametrize(
    ("number", "running"), [(1, (6, 8)), (2, (8, 10)), (3, (12, 16)), (4, (12, 25))]
)
def test_first_four_weeks(number: int, running: tuple[int, int]) -> None:
    programme = plan("first-four-weeks")
    (place, *others) = week_places(programme.stages[number - 1], 1)
    assert len(others) == 2
    group = day_routine(programme, place, routine).steps[1]
    run = next(s.plan.seconds for s in laid_flat(programme, place).segments if s.rounds and s.plan)
    fewest, most = group.rounds_in(0)
    assert (fewest * run.low / 60, most * run.high / 60) == running
