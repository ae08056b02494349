"""How often one changes position."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoverytimer.base.paths import shipped_resources
from recoverytimer.routine.library import Library
from recoverytimer.routine.positions import Position, position_changes, position_of
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.timeline import timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.making import plain, routine_of

LIBRARY = Library(shipped_resources(), Path("nowhere"))


def changes(routine: Routine) -> int:
    timeline = build_timeline(timeline_recipe(routine, LIBRARY.exercises))
    return position_changes(timeline, LIBRARY.exercises)


def changes_between(*exercises: str) -> int:
    return changes(routine_of(plain(*(f'exercise = "{n}"\nhold = 30' for n in exercises))))


@pytest.mark.parametrize(
    ("exercise", "position"),
    [
        ("glute-bridge", Position.BACK),
        ("roll-quads", Position.FRONT),
        ("side-plank", Position.SIDE),
        ("cat-cow", Position.KNEES),
        ("pigeon-pose", Position.KNEES),
        ("roll-glutes", Position.SEAT),
        ("figure-four-seated", Position.SEAT),
        ("standing-quad", Position.FEET),
        ("belly-breathing", Position.BACK),
        ("seated-breathing", None),
    ],
)
def test_an_exercise_is_done_in_the_position_that_its_loads_tell(
    exercise: str, position: Position | None
) -> None:
    assert position_of(LIBRARY.exercises[exercise]) is position


def test_what_is_done_anywhere_follows_what_was_before() -> None:
    assert changes_between("knee-rolls", "seated-breathing", "figure-four-supine") == 0
    assert changes_between("standing-quad", "seated-breathing", "figure-four-supine") == 1


def test_each_way_up_or_down_counts() -> None:
    assert changes_between("standing-quad", "knee-rolls", "calf-gastroc", "cat-cow") == 3
    assert changes_between("cat-cow") == 0


@pytest.mark.parametrize(
    ("routine_id", "most"),
    [
        ("glute-relief", 2),
        ("quick-cooldown-5", 1),
        ("pre-run-warmup", 0),
        ("rest-day-mobility", 2),
        ("full-cooldown-15", 3),
        ("bedtime", 2),
        ("desk-break", 1),
        ("ice-heat", 0),
    ],
)
def test_a_shipped_routine_changes_position_seldom(routine_id: str, most: int) -> None:
    routine = LIBRARY.routine(routine_id).routine
    assert routine is not None
    assert changes(routine) <= most


def test_every_round_counts() -> None:
    routine = LIBRARY.routine("glute-strength").routine
    assert routine is not None
    assert changes(routine) == 8
