"""Each key and sentence of format 2 in a file of its own, and what it comes to when played."""

from __future__ import annotations

import pytest

from recoverytimer.player.player import Outcome
from recoverytimer.routine.files import read_routine_text, routine_text
from recoverytimer.routine.routine import Replaced
from recoverytimer.routine.span import routine_total
from recoverytimer.routine.timeline import Timeline, Timing, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from tests.making import plain, routine_of
from tests.routine.protocols import (
    LIBRARY,
    SENTENCES,
    Section,
    ends_of,
    sections,
    source_time,
    told,
    total_time,
)

SECTIONS = sections(SENTENCES)
NAMES = sorted(path.stem for path in SENTENCES.glob("*.toml"))
every_section = pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
every_sentence = pytest.mark.parametrize("name", NAMES)


def section(name: str) -> Section:
    return next(s for s in SECTIONS if s.file.stem == name)


def laid(*steps: str, timing: Timing) -> Timeline:
    return build_timeline(timeline_recipe(routine_of(plain(*steps)), LIBRARY.exercises, timing))


def test_each_sentence_has_its_timelines() -> None:
    assert {s.file.stem for s in SECTIONS} == set(NAMES)


@every_section
def test_a_sentence_comes_to_what_it_says(section: Section) -> None:
    timeline = section.played().timeline if section.yes else build_timeline(section.recipe)
    assert told(timeline.segments) == list(section.lines)
    assert not section.source or source_time(timeline.segments) == section.source
    assert total_time(timeline.total) == section.total
    assert section.yes or ends_of(routine_total(section.recipe)) == section.ends


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
    total = laid(*steps, timing=Timing(10, 5, prepare_in_rest=wanted)).total
    assert total.seconds == (80 if wanted else 90)


def test_who_has_nothing_to_say_about_sides_begins_on_the_left() -> None:
    step = 'exercise = "side-plank"\nsides = "chosen first"\nhold = 20'
    timeline = laid(step, timing=Timing(0, 0))
    assert told(timeline.segments) == ["side-plank left 20", "side-plank right 20"]
