from __future__ import annotations

from pathlib import Path

from recoverytimer.base.paths import shipped_resources
from recoverytimer.player.player import new_player
from recoverytimer.player.scene import played_bars
from recoverytimer.routine.bars import timeline_bars
from recoverytimer.routine.library import Library
from recoverytimer.routine.timeline import Timing
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.making import plain, recipe_of

EXERCISES = Library(shipped_resources(), Path("nowhere")).exercises
PIGEON = 'exercise = "pigeon-pose"\nhold = 40'


def test_a_bar_has_a_part_for_each_segment() -> None:
    laid = timeline_bars(
        build_timeline(recipe_of(plain(PIGEON, "rest = 20"), None, Timing(10, 5))), EXERCISES
    )
    assert [(part.name, part.weight_s, part.lead) for part in laid][1:3] == [
        ("Pigeon pose, left side, 40 s", 40, False),
        ("Switch sides: Pigeon pose, right side, 5 s", 5, True),
    ]
    assert [part.colour for part in laid[-2:]] == ["stretch", "rest"]


def test_before_a_session_the_bar_is_that_of_the_routine() -> None:
    timeline = build_timeline(recipe_of(plain(PIGEON, PIGEON), None, Timing(10, 5)))
    assert played_bars(new_player(timeline), 0.0, EXERCISES) == timeline_bars(timeline, EXERCISES)
