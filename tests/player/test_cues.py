from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.exercise.dose import Side
from recoverytimer.player.cues import beat_at, cue_at, instruction_cues
from recoverytimer.routine.timeline import Segment, Timing
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.making import plain, recipe_of


def segment(step: str) -> Segment:
    return build_timeline(recipe_of(plain(step), timing=Timing(0, 0))).segments[0]


@given(st.integers(5, 900), st.integers(1, 9))
def test_every_instruction_has_time_to_be_read(seconds: int, count: int) -> None:
    hold = segment(f'exercise = "bridge"\nhold = {seconds}')
    cues = instruction_cues(hold, [str(n) for n in range(count)])
    starts = [cue.at_s for cue in cues]
    ends = [*starts[1:], float(seconds)]
    assert starts[0] == 0
    assert len(cues) == 1 or all(b - a >= 6 for a, b in zip(starts, ends, strict=True))


def test_the_last_instruction_that_is_due_is_shown() -> None:
    cues = instruction_cues(segment('exercise = "bridge"\nhold = 40'), ["a", "b"])
    assert [cue_at(cues, at).text for at in (0, 19, 20, 40)] == ["a", "a", "b", "b"]


@pytest.mark.parametrize(
    ("at", "expected"),
    [(0, (1, "up")), (1.9, (1, "up")), (2, (1, "hold")), (3, (1, "down")), (5, (2, "up"))],
)
def test_the_phase_of_a_repetition(at: float, expected: tuple[int, str]) -> None:
    step = 'exercise = "bridge"\nreps = 3\ntempo = [["up", 2], ["hold", 1], ["down", 2]]'
    beat = beat_at(segment(step), at)
    assert (beat.number, beat.name) == expected


def test_sides_in_turn_change_with_each_repetition() -> None:
    step = 'exercise = "bridge"\nreps = 4\nwithin = 20\nsides = "alternate"'
    sides = [beat_at(segment(step), at).side for at in (0, 5, 10, 15)]
    assert sides == [Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT]


def test_a_plain_hold_has_no_beat() -> None:
    assert beat_at(segment('exercise = "bridge"\nhold = 40'), 3) is None
