"""The programmes that come with the app, against the numbers that they were written from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.contraindications import (
    PersonalCautions,
    Restriction,
    reasons_against,
)
from recoverytimer.exercise.reference import referred
from recoverytimer.guide.library import Guide
from recoverytimer.programme.allowed import with_allowed
from recoverytimer.programme.dayroutine import (
    AS_WRITTEN,
    Session,
    day_routine,
    second_routine,
    sets_in,
)
from recoverytimer.programme.limits import Easing
from recoverytimer.programme.portrait import portrait_of, week_totals
from recoverytimer.programme.stepchanges import exercises_in
from recoverytimer.programme.weeks import Place, all_places, place_at, stage_places, week_places
from recoverytimer.routine.routine import Group, Routine, Work, all_steps
from recoverytimer.routine.timeline import SegmentKind, Timeline, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.programme.making import PROGRAMMES, RESOURCES, ROUTINES

SHIPPED = PROGRAMMES.ids()
EXERCISES = ROUTINES.exercises
# Stage, week, day: sets (one on both sides counts once), minutes and seconds.
DAYS = {
    "stronger-glutes": {
        ("learn", 1, "learn-a"): (11, "15:39"),
        ("learn", 2, "learn-b"): (11, "14:54"),
        ("build", 2, "build-a"): (15, "29:32"),
        ("build", 2, "build-b"): (13, "19:00"),
        ("one-leg", 2, "one-leg-a"): (14, "25:40"),
        ("one-leg", 2, "one-leg-b"): (14, "23:44"),
        ("load", 2, "load-a"): (16, "36:00"),
        ("load", 2, "load-b"): (16, "29:04"),
    },
    "calm-outer-hip": {
        ("week-1", 1, "first"): (5, "7:10"),
        ("week-2", 1, "early"): (7, "10:30"),
        ("week-3", 1, "offset"): (10, "13:50"),
        ("week-4", 1, "offset"): (10, "14:50"),
        ("week-5", 1, "offset"): (10, "16:50"),
        ("week-6", 1, "one-leg"): (11, "16:06"),
        ("week-7", 1, "one-leg"): (11, "18:22"),
        ("week-8", 1, "one-leg"): (11, "20:42"),
    },
    "calf-and-achilles-12": {
        ("before", 1, "before"): (13, "22:00"),
        ("week-1", 1, "heavy"): (7, "27:50"),
        ("weeks-2-3", 2, "heavy"): (7, "24:14"),
        ("weeks-4-5", 1, "heavy"): (9, "30:00"),
        ("weeks-6-8", 3, "heavy"): (9, "29:48"),
        ("weeks-9-12", 4, "heavy"): (9, "29:36"),
    },
    "five-minutes-a-day": {
        ("week-1", 1, "day-1"): (3, "4:44"),
        ("week-2", 1, "day-2"): (3, "4:48"),
        ("week-3", 1, "day-6"): (3, "4:44"),
        ("week-4", 1, "day-3"): (3, "4:44"),
        ("week-4", 1, "day-7"): (3, "4:54"),
    },
    "back-after-a-break": {
        ("week-1", 1, "run-1"): (18, "34:00"),
        ("week-2", 1, "run-2"): (14, "34:00"),
        ("week-3", 1, "run-3"): (12, "35:00"),
        ("week-4", 1, "run-4"): (10, "36:00"),
        ("week-5", 1, "run-5"): (8, "37:00"),
        ("week-6", 1, "run-6a"): (6, "36:00"),
        ("week-6", 1, "run-6b"): (6, "38:00"),
        ("week-6", 1, "run-6c"): (3, "40:00"),
    },
}
# Sets and minutes of each week.
WEEKS = {
    "stronger-glutes": [
        *((22, 31), (22, 31), (24, 40), (28, 49)),
        *((24, 40), (28, 49), (28, 54), (32, 65)),
    ],
    "calm-outer-hip": [
        *((35, 50), (49, 74), (70, 97), (70, 104)),
        *((70, 118), (77, 113), (77, 129), (77, 145)),
    ],
    "calf-and-achilles-12": [
        *((91, 154), (21, 84), (21, 73), (21, 73), (27, 90), (27, 90)),
        *((27, 89), (27, 89), (27, 89), (27, 89), (27, 89), (27, 89), (27, 89)),
    ],
    "five-minutes-a-day": [(21, 34), (21, 34), (21, 34), (21, 34)],
}
SESSIONS = {
    "stronger-glutes": 16,
    "calm-outer-hip": 56,
    "calf-and-achilles-12": 7 + 36,
    "five-minutes-a-day": 28,
    "after-a-marathon": 11,
    "back-after-a-break": 36,
}
# Minutes of each day, without those of getting into position, of packs and of the second session.
MARATHON_MIN = (23, 16, 18.75, 24, 25, 32.2, 30, 20, 30, 35.5, 32)


def programme(name: str):
    return PROGRAMMES.programme(name).programme


def played(name: str, place: Place, session: Session = AS_WRITTEN) -> Timeline:
    routine = day_routine(programme(name), place, PROGRAMMES.routine, session)
    return build_timeline(timeline_recipe(routine, EXERCISES))


def test_there_are_six_and_all_are_sound() -> None:
    assert set(SHIPPED) == set(SESSIONS)
    assert [entry.problems for entry in PROGRAMMES.programmes()] == [()] * 6
    for entry in PROGRAMMES.programmes():
        assert PROGRAMMES.check.hints(entry.programme) == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_programme_has_as_many_sessions_as_it_was_written_with(name: str) -> None:
    assert len(list(all_places(programme(name)))) == SESSIONS[name]


@pytest.mark.parametrize(
    ("name", "place"), [(name, place) for name, days in DAYS.items() for place in days]
)
def test_a_day_has_its_sets_and_takes_its_time(name: str, place: tuple[str, int, str]) -> None:
    stage, week, day = place
    places = week_places(programme(name).stage(stage), week)
    timeline = played(name, next(one for one in places if one.day == day))
    seconds = timeline.total.seconds
    assert (sets_in(timeline), f"{seconds // 60:.0f}:{seconds % 60:02.0f}") == DAYS[name][place]


@pytest.mark.parametrize("name", WEEKS)
def test_a_week_has_its_sets_and_minutes(name: str) -> None:
    totals = [
        week_totals(programme(name), stage, week, EXERCISES, PROGRAMMES.routine)
        for stage in programme(name).stages
        for week in range(1, stage.weeks + 1)
    ]
    found = [(one.sets, one.seconds / 60) for one in totals]
    assert [sets for sets, _ in found] == [sets for sets, _ in WEEKS[name]]
    assert all(
        abs(minutes - told) <= 0.51
        for (_, minutes), (_, told) in zip(found, WEEKS[name], strict=True)
    )


def test_the_days_after_a_marathon_take_as_long_as_they_should() -> None:
    name = "after-a-marathon"
    for place, minutes in zip(all_places(programme(name)), MARATHON_MIN, strict=True):
        segments = played(name, place).segments
        work = [s for s in segments if s.kind is SegmentKind.WORK and s.exercise != "heat-pack"]
        assert sum(s.weight_s for s in work) / 60 == pytest.approx(minutes, abs=0.05)


def test_after_a_break_one_runs_a_little_more_each_week() -> None:
    name, weeks = "back-after-a-break", []
    longest = 24.0
    for stage in programme(name).stages:
        minutes = 0.0
        for place in stage_places(stage):
            segments = [s for s in played(name, place).segments if place.day.startswith("run")]
            minutes += sum(s.weight_s for s in segments if s.exercise == "easy-jog") / 60
            whole = sum(s.weight_s for s in segments) / 60 - 10
            if segments:
                assert whole <= 1.1 * longest
                longest = max(longest, whole)
        weeks.append(minutes)
    assert weeks == [24, 36, 45, 60, 72, 80]


def test_the_two_presses_come_again_in_the_evening() -> None:
    place = place_at(programme("calm-outer-hip").stage("week-4"), 1, 3)
    second = second_routine(programme("calm-outer-hip"), place, PROGRAMMES.routine)
    assert exercises_in(second.steps) == ("hip-abduction-static-lying", "wall-hip-push")
    minutes = build_timeline(timeline_recipe(second, EXERCISES)).total.seconds / 60
    assert 3 <= minutes <= 4.5


def test_what_a_caution_speaks_against_is_allowed_with_its_reason() -> None:
    """For a sore outer hip the treatment is what a caution keeps from others."""
    found = programme("calm-outer-hip")
    allowed = {one.exercise for one in found.allowed if Caution.GTPS in one.cautions}
    used = {name for day in found.days for name in exercises_in(day.steps)} | {"step-up"}
    against = {
        name
        for name in used
        for reason in reasons_against(EXERCISES[name])
        if reason.caution is Caution.GTPS and reason.restriction > Restriction.EASIER
    }
    assert against <= allowed


@pytest.mark.parametrize("name", SHIPPED)
def test_a_programme_cites_what_was_read(name: str) -> None:
    references = Guide(RESOURCES).references
    routine = Routine(name="x", steps=(), basis=programme(name).basis)
    assert routine.cited
    for text in routine.cited:
        reference, _ = referred(text, references)
        assert reference, text
        assert reference.citable, text


def worked(timeline: Timeline) -> set[str]:
    return {s.exercise for s in timeline.segments if s.exercise}


@given(
    st.sampled_from(
        [(n, p) for n in SHIPPED for p in all_places(PROGRAMMES.programme(n).programme)]
    ),
    st.sampled_from(list(Easing)),
)
def test_an_easier_session_is_no_longer_and_keeps_a_set_of_each(
    where: tuple[str, Place], how: Easing
) -> None:
    name, place = where
    written, easier = played(name, place), played(name, place, Session(eased=how))
    if how is not Easing.STAGE_BEFORE:
        assert sets_in(easier) <= sets_in(written)
        assert worked(easier) == worked(written)
    assert all(
        step.fewest_rounds >= 1
        for _, step in all_steps(easier.recipe.routine.steps)
        if isinstance(step, Group)
    )


@pytest.mark.parametrize(
    ("how", "sets"), [(None, 16), (Easing.SET_FEWER, 11), (Easing.HALF, 11), (Easing.ONE_SET, 6)]
)
def test_an_easier_session_has_one_set_fewer_half_of_them_or_one(
    how: Easing | None, sets: int
) -> None:
    found = programme("stronger-glutes")
    place = place_at(found.stage("load"), 2, 1)
    assert sets_in(played("stronger-glutes", place, Session(eased=how))) == sets


def test_an_easier_session_may_be_that_of_the_stage_before() -> None:
    found = programme("calm-outer-hip")
    place = place_at(found.stage("week-5"), 1, 2)
    before = place_at(found.stage("week-4"), 1, 2)
    eased = played("calm-outer-hip", place, Session(eased=Easing.STAGE_BEFORE))
    assert eased.segments == played("calm-outer-hip", before).segments
    first = place_at(found.stage("week-1"), 1, 2)
    assert sets_in(played("calm-outer-hip", first, Session(eased=Easing.STAGE_BEFORE))) == 5


def test_a_programme_may_say_itself_what_an_easier_session_is() -> None:
    place = place_at(programme("five-minutes-a-day").stage("week-2"), 1, 5)
    segments = played("five-minutes-a-day", place, Session(eased=Easing.SET_FEWER)).segments
    work = [(s.exercise, s.planned_s) for s in segments if s.kind is SegmentKind.WORK]
    assert work == [
        *[("figure-four-supine", 30)] * 2,
        *[("kneeling-hip-flexor", 40)] * 2,
    ]


def test_a_load_is_told_with_the_set_and_keeps_what_is_noted() -> None:
    place = place_at(programme("stronger-glutes").stage("load"), 1, 1)
    loads = {"rucksack-deadlift": 6.0, "step-up": 4.5}
    routine = day_routine(
        programme("stronger-glutes"), place, PROGRAMMES.routine, Session(loads=loads)
    )
    notes = {s.exercise: s.note for _, s in all_steps(routine.steps) if isinstance(s, Work)}
    assert notes["rucksack-deadlift"] == "Use 6 kg."
    assert notes["step-up"] == "Use 4.5 kg. With the rucksack."
    assert notes["single-leg-bridge"] is None


def test_what_a_programme_allows_counts_as_asked_about() -> None:
    mine = PersonalCautions(cautions=frozenset({Caution.GTPS}))
    allowed = with_allowed(programme("calm-outer-hip"), mine)
    assert allowed.asked == {
        ("side-step", Caution.GTPS),
        ("lateral-band-walk", Caution.GTPS),
    }
    assert with_allowed(programme("stronger-glutes"), mine) == mine


def test_what_one_needs_follows_from_the_exercises() -> None:
    found = portrait_of(programme("stronger-glutes"), EXERCISES, PROGRAMMES.routine)
    assert (found.weeks, found.sessions) == (8, 16)
    assert {"mat", "step", "loop band", "rucksack"} <= set(found.equipment)
    assert (found.shortest_s, found.longest_s) == (14 * 60 + 54, 36 * 60)
    assert (
        "rucksack"
        not in portrait_of(programme("five-minutes-a-day"), EXERCISES, PROGRAMMES.routine).equipment
    )
