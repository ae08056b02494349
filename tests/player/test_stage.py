"""Whose picture is shown at a moment."""

from __future__ import annotations

from pathlib import Path

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.figurerole import FigureRole
from recoverytimer.player import player as p
from recoverytimer.player.stage import AT_REST, stage_at
from recoverytimer.routine.library import Library
from recoverytimer.routine.timeline import SegmentKind, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline

LIBRARY = Library(shipped_resources(), Path("nowhere"))


def playing(routine_id: str) -> p.Player:
    entry = LIBRARY.routine(routine_id)
    assert entry
    assert entry.routine
    timeline = build_timeline(timeline_recipe(entry.routine, LIBRARY.exercises))
    return p.start(p.new_player(timeline), 0)


def at(state: p.Player, kind: SegmentKind, exercise: str | None) -> p.Player:
    index = next(
        n
        for n, s in enumerate(state.timeline.segments)
        if s.kind is kind and s.exercise == exercise
    )
    return p.jump(state, index, 0)


def test_getting_ready_leads_from_the_last_position_to_the_next() -> None:
    state = at(playing("glute-relief"), SegmentKind.PREPARE, "pigeon-bed")
    shown = stage_at(state, 0)
    assert shown.role == FigureRole("pigeon-bed", Side.LEFT, held=True)
    assert shown.before is not None
    done = [s.exercise for s in state.timeline.segments[: state.index] if s.exercise]
    assert shown.before.exercise == done[-1]
    assert not shown.works


def test_changing_sides_leads_from_the_one_to_the_other() -> None:
    shown = stage_at(at(playing("glute-relief"), SegmentKind.SWITCH, "pigeon-bed"), 0)
    assert shown.before == FigureRole("pigeon-bed", Side.LEFT, held=True)
    assert shown.role == FigureRole("pigeon-bed", Side.RIGHT, held=True)


def test_the_first_exercise_comes_from_nowhere() -> None:
    assert stage_at(playing("glute-relief"), 0).before is None


def test_a_stretch_is_held_and_rolling_moves() -> None:
    held = stage_at(at(playing("glute-relief"), SegmentKind.WORK, "pigeon-bed"), 0)
    rolled = stage_at(at(playing("roll-glutes"), SegmentKind.WORK, "roll-glutes"), 0)
    assert held.role.held
    assert held.works
    assert not rolled.role.held


def test_a_rest_shows_somebody_at_rest_and_prepares_what_follows() -> None:
    shown = stage_at(at(playing("glute-relief"), SegmentKind.REST, None), 0)
    assert shown.role.exercise == AT_REST
    assert shown.following is not None


def test_a_question_keeps_the_picture_before_it() -> None:
    state = playing("ice-heat")
    index = next(n for n, s in enumerate(state.timeline.segments) if s.kind is SegmentKind.QUESTION)
    asked, before = (stage_at(p.jump(state, n, 0), 0) for n in (index, index - 1))
    assert asked.role.exercise == before.role.exercise


def test_nothing_runs_while_paused() -> None:
    state = playing("glute-relief")
    assert stage_at(state, 1).runs
    assert not stage_at(p.pause(state, 1), 2).runs
