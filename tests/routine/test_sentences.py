"""Each key and sentence of format 2 in a file of its own, and what it comes to when played."""

from __future__ import annotations

import pytest

from recoverytimer.exercise.dose import Side
from recoverytimer.player import player as p
from recoverytimer.player.player import Outcome, Player
from recoverytimer.routine.files import read_routine_text, routine_text
from recoverytimer.routine.routine import Replaced
from recoverytimer.routine.timeline import Timing, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.making import plain, routine_of
from tests.routine.protocols import (
    LIBRARY,
    SENTENCES,
    Section,
    sections,
    source_time,
    told,
    total_time,
)

SECTIONS = sections(SENTENCES)
NAMES = sorted(path.stem for path in SENTENCES.glob("*.toml"))
every_section = pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
every_sentence = pytest.mark.parametrize("name", NAMES)
AT_ONCE = Timing(0, 0)


def section(name: str) -> Section:
    return next(s for s in SECTIONS if s.file.stem == name)


def ready(*steps: str, side: Side | None = None, timing: Timing = AT_ONCE) -> Player:
    routine = routine_of(plain(*steps).replace("format = 1", "format = 2"))
    recipe = timeline_recipe(routine, LIBRARY.exercises, timing, chosen_side=side)
    return p.start(p.new_player(build_timeline(recipe)), 0.0)


def test_each_sentence_has_its_timelines() -> None:
    assert {s.file.stem for s in SECTIONS} == set(NAMES)


@every_section
def test_a_sentence_comes_to_what_it_says(section: Section) -> None:
    timeline = section.played().timeline if section.yes else build_timeline(section.recipe)
    assert told(timeline.segments) == list(section.lines)
    assert not section.source or source_time(timeline.segments) == section.source
    assert total_time(timeline.total) == section.total


@every_section
def test_a_sentence_can_be_played_to_its_end(section: Section) -> None:
    assert all(r.outcome is Outcome.DONE for r in section.played().progress)


@every_sentence
def test_a_sentence_has_no_fault(name: str) -> None:
    assert LIBRARY.routine_file(SENTENCES / f"{name}.toml").problems == ()


@every_sentence
def test_a_sentence_is_the_same_after_it_was_written_and_read(name: str) -> None:
    text = (SENTENCES / f"{name}.toml").read_text(encoding="utf-8")
    routine = read_routine_text(text).value
    assert routine is not None
    anew = routine_text(routine)
    assert read_routine_text(anew).value == routine
    assert routine_text(routine, text) == text
    assert routine_text(routine, anew) == anew


def test_what_a_routine_stands_for_and_how_often_it_is_done_are_kept() -> None:
    routine = section("two-choices").routine
    assert routine.replaces == (
        Replaced(routine="short-and-hard", options=("short", "hard")),
        Replaced(routine="plain"),
    )
    assert [[o.id for o in choice.options] for choice in routine.choices] == [
        ["short", "long"],
        ["easy", "hard", "harder"],
    ]
    often = section("times").routine
    assert (often.times_a_day, often.times_a_week) == ("3-4", "10-20")
    assert (often.most_a_day, often.most_a_week) == (4, 20)


@pytest.mark.parametrize("wanted", [True, False])
def test_who_gets_into_position_in_rests_says_so_in_the_preferences(wanted: bool) -> None:
    steps = ('exercise = "plank"\nhold = 20', "rest = 30", 'exercise = "curl-up"\nhold = 20')
    total = ready(*steps, timing=Timing(10, 5, prepare_in_rest=wanted)).timeline.total
    assert total.seconds == (80 if wanted else 90)


def test_a_swap_is_done_on_the_sides_of_the_other_exercise() -> None:
    one = 'exercise = "side-plank"\nhold = 20\nswap = "plank"'
    both = 'exercise = "plank"\nhold = 20\nswap = "side-plank"'
    last = 'exercise = "curl-up"\nhold = 5'
    swapped = p.swap(ready(one, last), 1.0)
    assert told(swapped.timeline.segments) == ["plank 20", "curl-up 5"]
    swapped = p.swap(ready(both, last), 1.0)
    lines = ["side-plank left 20", "side-plank right 20", "curl-up 5"]
    assert told(swapped.timeline.segments) == lines
    back = p.swap(p.next_segment(swapped, 2.0), 3.0)
    assert told(back.timeline.segments) == ["side-plank left 20", "plank 20", "curl-up 5"]


def test_a_round_is_added_to_the_side_at_hand_only() -> None:
    group = 'sides = "each"\nrounds = 2\n[[steps.steps]]\nexercise = "side-plank"\nhold = 20'
    grown = p.add_round(ready(group), 1.0)
    left = [f"side-plank left 20 ({n}/3)" for n in (1, 2, 3)]
    right = [f"side-plank right 20 ({n}/2)" for n in (1, 2)]
    assert told(grown.timeline.segments) == left + right


def test_a_round_is_added_to_the_round_at_hand_of_the_group_around_it_only() -> None:
    inner = '[[steps.steps]]\nrounds = 2\n[[steps.steps.steps]]\nexercise = "plank"\nhold = 20'
    state = p.next_segment(p.next_segment(ready(f"rounds = 2\n{inner}"), 1.0), 2.0)
    first = [f"plank 20 (1/2, {n}/2)" for n in (1, 2)]
    second = [f"plank 20 (2/2, {n}/3)" for n in (1, 2, 3)]
    assert told(p.add_round(state, 3.0).timeline.segments) == first + second


def test_no_skips_a_whole_group_with_all_its_rounds_and_sides() -> None:
    inner = "".join(
        f'[[steps.steps]]\nexercise = "{name}"\nhold = 20\n' for name in ("side-plank", "plank")
    )
    steps = (
        'ask = "With planks?"\nif_no = "skip"',
        f'rounds = 3\nsides = "each"\nrest_between = 10\n{inner}',
        'exercise = "curl-up"\nhold = 5',
    )
    state = p.answer(ready(*steps), False, 1.0)
    assert told([state.segment]) == ["curl-up 5"]
    *skipped, last = state.progress[1:]
    assert {one.outcome for one in skipped} == {Outcome.SKIPPED}
    assert last.outcome is Outcome.OPEN


def test_an_offered_round_is_not_wanted_by_who_goes_on() -> None:
    group = 'rounds = "1-3"\n[[steps.steps]]\nexercise = "plank"\nhold = 20'
    state = p.next_segment(ready(group, 'exercise = "curl-up"\nhold = 5'), 1.0)
    assert told([state.segment]) == ["another round? (1/1..3)"]
    state = p.next_segment(state, 2.0)
    assert told([state.segment]) == ["curl-up 5"]


def test_who_has_nothing_to_say_about_sides_begins_on_the_left() -> None:
    step = 'exercise = "side-plank"\nsides = "chosen first"\nhold = 20'
    assert told(ready(step).timeline.segments) == ["side-plank left 20", "side-plank right 20"]
