"""What is read while one breathes at a pace never says otherwise than the ring."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.dose import Cycle
from recoverytimer.player import player as play
from recoverytimer.player.cues import is_breath
from recoverytimer.player.player import Player, new_player
from recoverytimer.player.scene import Scene, scene_at
from recoverytimer.player.ui.playback import next_change_s
from recoverytimer.routine.library import Library
from recoverytimer.routine.timeline import SegmentKind, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.making import plain, routine_of

LIBRARY = Library(shipped_resources(), Path("nowhere"))
BREATHING = ("belly-breathing", "seated-breathing", "side-lying-breathing")
PATTERNS: tuple[Cycle, ...] = (
    (("in", 4.0), ("out", 6.0)),
    (("in", 4.0), ("hold", 7.0), ("out", 8.0)),
    (("in", 4.0), ("hold", 4.0), ("out", 4.0), ("hold", 4.0)),
    (("in", 1.5), ("out", 2.25)),
)
"""Slow, 4-7-8, in a square, and quick with fractions."""
WAYS = {way: re.compile(rf"\bbreathe {way}\b", re.IGNORECASE) for way in ("in", "out")}


def breathing(exercise: str, cycle: Cycle) -> Player:
    tempo = ", ".join(f'["{name}", {seconds}]' for name, seconds in cycle)
    routine = routine_of(plain(f'exercise = "{exercise}"\nhold = 90\ntempo = [{tempo}]'))
    timeline = build_timeline(timeline_recipe(routine, LIBRARY.exercises))
    state = play.start(new_player(timeline), 0.0)
    while state.segment.kind is not SegmentKind.WORK:
        state = play.next_segment(state, 0.0)
    return state


def due(cycle: Cycle, into_s: float) -> tuple[str, float]:
    """The phase at a position, and how much of it is over."""
    into_s %= sum(seconds for _, seconds in cycle)
    for name, seconds in cycle:
        if into_s < seconds:
            return name, into_s / seconds
        into_s -= seconds
    raise AssertionError


def scenes(state: Player, step_s: float = 0.25) -> Iterator[tuple[float, Scene]]:
    """What is shown at each tick until the set is over."""
    index, now = state.index, 0.0
    while state.index == index and now < 90:
        yield now, scene_at(state, now, LIBRARY.exercises)
        now += step_s
        state = play.advance(state, now)


@pytest.mark.parametrize("exercise", BREATHING)
@pytest.mark.parametrize("cycle", PATTERNS)
def test_the_word_is_that_of_the_phase_at_every_tick(exercise: str, cycle: Cycle) -> None:
    for now, scene in scenes(breathing(exercise, cycle)):
        name, done = due(cycle, now)
        assert scene.dial.phase == name, now
        assert scene.dial.phase_done == pytest.approx(done, abs=1e-6), now


@pytest.mark.parametrize("exercise", BREATHING)
@pytest.mark.parametrize("cycle", PATTERNS)
def test_no_text_says_in_while_the_ring_says_out(exercise: str, cycle: Cycle) -> None:
    read = set()
    for now, scene in scenes(breathing(exercise, cycle)):
        said = {way for way, words in WAYS.items() if words.search(scene.instruction)}
        assert said in (set(), set(WAYS)), (now, scene.instruction)
        read.add(scene.instruction)
    assert any("Breathe in through your nose." in text for text in read)


@pytest.mark.parametrize("cycle", PATTERNS)
def test_it_wakes_when_a_phase_begins(cycle: Cycle) -> None:
    state, now, last = breathing("belly-breathing", cycle), 0.0, -1.0
    words = []
    while now < 60:
        word = scene_at(state, now, LIBRARY.exercises).dial.phase
        if not words or words[-1] != word:
            words.append(word)
            begins = min(n for n in _begins(cycle, 60) if n > last)
            assert now - begins < 0.01
            last = begins
        now += next_change_s(state, now)
        state = play.advance(state, now)
    assert words[: len(cycle)] == [name for name, _ in cycle]


def _begins(cycle: Cycle, until_s: float) -> Iterator[float]:
    """The instants at which phases begin."""
    at = 0.0
    while at < until_s:
        for _, seconds in cycle:
            yield at
            at += seconds


def test_whatever_else_has_a_tempo_is_read_step_by_step() -> None:
    routine = routine_of(plain('exercise = "glute-bridge"\nreps = 10\ntempo = [["up", 2]]'))
    timeline = build_timeline(timeline_recipe(routine, LIBRARY.exercises))
    assert not any(is_breath(segment) for segment in timeline.segments)
