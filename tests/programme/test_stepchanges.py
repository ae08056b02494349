"""What a stage changes in the steps of a day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.exercise.dose import Dose
from recoverytimer.exercise.exercise import Sides
from recoverytimer.programme.limits import Easing
from recoverytimer.programme.stage import Change
from recoverytimer.programme.stepchanges import eased, only_with, with_changes
from recoverytimer.routine.routine import Group, Pause, Work

TEMPO = (("up", 2), ("down", 3))
BRIDGE = Work(exercise="bridge", dose=Dose(reps=10, tempo=TEMPO), note="Slowly.")
SETS = Group(steps=(BRIDGE,), rounds=3, rest_between=45)
CIRCUIT = Group(steps=(BRIDGE, Pause(rest=10), Work(exercise="squat")), rounds=2)


def changed(step, **change):
    (found,) = with_changes((step,), [Change(exercise="bridge", **change)])
    return found


def test_a_change_says_only_what_is_otherwise() -> None:
    assert changed(SETS, reps=8) == Group(
        steps=(Work(exercise="bridge", dose=Dose(reps=8, tempo=TEMPO), note="Slowly."),),
        rounds=3,
        rest_between=45,
    )
    assert changed(SETS, rounds=4, rest_between=60) == Group(
        steps=(BRIDGE,), rounds=4, rest_between=60
    )


@pytest.mark.parametrize(
    ("change", "dose"),
    [
        ({"hold": 30}, Dose(hold=30)),
        ({"tempo": (("up", 1), ("down", 1))}, Dose(reps=10, tempo=(("up", 1), ("down", 1)))),
        ({"pace": 4}, Dose(reps=10, pace=4)),
        ({"within": 40}, Dose(reps=10, within=40)),
        ({"reps": "8+"}, Dose(reps="8+", tempo=TEMPO)),
        ({"note": "Fast."}, Dose(reps=10, tempo=TEMPO)),
    ],
)
def test_another_measure_takes_the_tempo_away_and_another_way_to_time_it(
    change: dict[str, object], dose: Dose
) -> None:
    assert changed(BRIDGE, **change).dose == dose


def test_another_exercise_may_stand_in_its_place() -> None:
    found = changed(SETS, instead="thrust", sides=Sides.EACH)
    assert found.steps[0] == Work(
        exercise="thrust", dose=Dose(reps=10, tempo=TEMPO), note="Slowly.", sides=Sides.EACH
    )


def test_sets_come_to_what_had_none() -> None:
    assert changed(BRIDGE, rounds=2, rest_between=30) == Group(
        steps=(BRIDGE,), rounds=2, rest_between=30
    )


def test_an_exercise_is_changed_within_a_circuit_and_its_rounds_are_not() -> None:
    found = changed(CIRCUIT, reps=5)
    assert found.rounds == 2
    assert found.steps[0].dose.reps == 5
    assert found.steps[1:] == CIRCUIT.steps[1:]


def test_what_is_left_out_is_listed_and_not_played() -> None:
    assert changed(SETS, left_out=True).left_out
    assert changed(BRIDGE, left_out=True).left_out


def test_without_an_exercise_all_sets_are_meant_and_nothing_else() -> None:
    found = with_changes((BRIDGE, SETS, CIRCUIT), [Change(rounds=1)])
    assert found == (BRIDGE, Group(steps=(BRIDGE,), rounds=1, rest_between=45), CIRCUIT)


def test_some_exercises_keep_their_sets() -> None:
    assert only_with((SETS, CIRCUIT), {"squat"}) == (
        Group(steps=(Work(exercise="squat"),), rounds=2),
    )


@given(
    st.one_of(
        st.integers(1, 50),
        st.tuples(st.integers(1, 50), st.integers(0, 9)).map(lambda n: f"{n[0]}-{n[0] + n[1]}"),
        st.integers(1, 50).map("{}+".format),
        st.lists(st.integers(1, 50), min_size=1).map(tuple),
    ),
    st.sampled_from([Easing.SET_FEWER, Easing.HALF, Easing.ONE_SET]),
)
def test_there_is_never_less_than_one_set_nor_more_than_before(
    rounds: int | str | tuple[int, ...], how: Easing
) -> None:
    before = Group(steps=(BRIDGE,), rounds=rounds)
    (after,) = eased((before,), how)
    assert 1 <= after.fewest_rounds <= before.fewest_rounds
    assert (after.most_rounds is None) is (before.most_rounds is None)
    if after.most_rounds is not None:
        assert after.fewest_rounds <= after.most_rounds <= before.most_rounds
