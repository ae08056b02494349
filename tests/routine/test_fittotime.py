from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.routine.advice import AssessedRoutine, advice
from recoverytimer.routine.fittotime import LeftOut, fit_to_time
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Pause, Routine
from recoverytimer.routine.timeline import Timing
from tests.making import plain, routine_of

LIBRARY = Library(shipped_resources(), Path("nowhere"))
EXERCISES = LIBRARY.exercises


def shipped(routine_id: str) -> Routine:
    entry = LIBRARY.routine(routine_id)
    assert entry is not None
    assert entry.routine is not None
    return entry.routine


@pytest.mark.parametrize("minutes", [6, 8, 10])
def test_a_routine_is_made_as_long_as_asked(minutes: int) -> None:
    found = fit_to_time(shipped("glute-relief"), EXERCISES, Timing(), minutes * 60)
    assert abs(found.seconds - minutes * 60) < 45
    assert found.changes
    assert advice(AssessedRoutine(found.routine, EXERCISES)) == ()


def test_what_fits_already_stays_as_it_is() -> None:
    routine = shipped("glute-relief")
    found = fit_to_time(routine, EXERCISES, Timing(), 500)
    assert (found.routine, found.changes) == (routine, ())


def test_optional_steps_go_only_where_shorter_holds_are_not_enough() -> None:
    text = plain('exercise = "pigeon-pose"\nhold = 30', "rest = 300\noptional = true")
    routine = routine_of(text)
    assert any(
        isinstance(s, Pause) for s in fit_to_time(routine, EXERCISES, Timing(), 370).routine.steps
    )
    found = fit_to_time(routine, EXERCISES, Timing(), 60)
    assert not any(isinstance(s, Pause) for s in found.routine.steps)
    assert LeftOut("") in found.changes


def test_sides_stay_as_different_as_they_are() -> None:
    text = plain('exercise = "pigeon-pose"\nhold = { left = 40, right = 20 }')
    dose = fit_to_time(routine_of(text), EXERCISES, Timing(), 120).routine.steps[0].dose
    assert dose.hold.left > dose.hold.right


@settings(max_examples=30)
@given(st.sampled_from(LIBRARY.routine_ids()), st.integers(60, 3600))
def test_nothing_leaves_its_range(routine_id: str, wanted: int) -> None:
    routine = shipped(routine_id)
    found = fit_to_time(routine, EXERCISES, Timing(), wanted)
    assert advice(AssessedRoutine(replace(found.routine, tags=()), EXERCISES)) == ()
    again = fit_to_time(found.routine, EXERCISES, Timing(), wanted)
    assert abs(again.seconds - wanted) <= abs(found.seconds - wanted)
