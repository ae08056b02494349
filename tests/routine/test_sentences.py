"""Each key and sentence of format 2 in a file of its own, and what it comes to when played."""

from __future__ import annotations

import pytest

from recoverytimer.routine.check import cross_problems
from recoverytimer.routine.files import read_routine_text
from recoverytimer.routine.routine import Replaced
from recoverytimer.routine.timeline import Timeline, Timing, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline
from recoverytimer.routine.words.problems import problem_in_words
from tests.making import plain, routine_of
from tests.routine.protocols import (
    LIBRARY,
    SENTENCES,
    Section,
    check_file,
    check_timeline,
    sections,
    told,
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
def test_a_sentence_comes_to_what_it_says_and_is_played_to_its_end(section: Section) -> None:
    check_timeline(section)


@every_sentence
def test_a_sentence_has_no_fault_and_is_the_same_after_it_was_read_and_written(name: str) -> None:
    check_file(SENTENCES / f"{name}.toml")


PLANK = 'exercise = "plank"\nhold = 9\n'
INNER = f"[[steps.steps]]\nrounds = {{rounds}}\n[[steps.steps.steps]]\n{PLANK}"
CHOICE = (
    '[[choices]]\nask = "How?"\noptions = [{ id = "a", says = "A" }, { id = "b", says = "B" }]\n'
)


def told_of(text: str) -> list[str]:
    """What is said to be wrong with a routine of format 2."""
    read = read_routine_text(f'format = 2\nname = "Test"\n{text}')
    return [problem_in_words(problem) for problem in read.problems]


@pytest.mark.parametrize(
    ("step", "wrong"),
    [
        ('only = ["c"]', 'There is no option "c". Write "a" or "b".'),
        ('only = "a"', "Write a list of the options' ids"),
        ("speed = 5", "speed is 5. Write a number from 0.25 to 4"),
        ('sides = "left first"', "left, right, each, alternate, chosen, right first, chosen first"),
        ('prepare_in_rest = "yes"', "Write true or false."),
        ("own_pace = true", '"own_pace" only goes with repetitions, passes or breaths.'),
        ('tempo = [["up", "3-2"]]', 'tempo: "3-2" is the wrong way round. Write seconds, a range'),
        ('tempo = [["up", "fast"]]', 'tempo: "fast" is not a range. Write seconds, a range'),
        ('rest_note = "Walk."', '"rest_note" is not a known key.'),
    ],
)
def test_what_a_step_cannot_say(step: str, wrong: str) -> None:
    (said,) = told_of(f"{CHOICE}[[steps]]\n{PLANK}{step}\n")
    assert wrong in said


@pytest.mark.parametrize(
    ("dose", "wrong"),
    [
        ('reps = "0+"', 'reps is "0+". Write a number (more than 0'),
        ('reps = "8-"', 'reps: "8-" is not a range.'),
        ('hold = "8+"', 'hold: "8+" is not a range.'),
        ('hold = "free"', 'hold: "free" is not a range.'),
        ('metres = 80\ntempo = [["step", 1]]', '"tempo" goes with everything but metres.'),
        ("up_to = 80\nown_pace = true", "own_pace does not go with up_to."),
    ],
)
def test_what_a_dose_cannot_say(dose: str, wrong: str) -> None:
    (said,) = told_of(f'[[steps]]\nexercise = "plank"\n{dose}\n')
    assert wrong in said


@pytest.mark.parametrize("rounds", ["[]", "[3, 0]", "[60]", '"3-2"', '"0+"', '"60+"', '"2-60"'])
def test_what_rounds_cannot_be(rounds: str) -> None:
    (said,) = told_of("[[steps]]\nrounds = 3\n" + INNER.format(rounds=rounds))
    assert "from 1 to 50" in said


def test_rounds_by_round_are_within_a_group() -> None:
    (said,) = told_of(f"[[steps]]\nrounds = [3, 2]\n[[steps.steps]]\n{PLANK}")
    assert "rounds only makes sense in a group" in said


@pytest.mark.parametrize(
    ("head", "wrong"),
    [
        ('times_a_day = "4-3"', '"4-3" is the wrong way round'),
        ('times_a_day = "0-3"', '"0-3" is not a range'),
        ('times_a_day = "3-40"', "Write a number from 1 to 24"),
        ('times_a_week = "3-60"', "Write a number from 1 to 50"),
        ('[[replaces]]\nroutine = "old"\noptions = ["c"]', "the routine has no choices"),
        (CHOICE.replace(', { id = "b", says = "B" }', ""), "Write a list of two to nine options"),
        (CHOICE.replace('"b"', '"a"'), "Two options have the same id."),
        (CHOICE + CHOICE, "Two options have the same id."),
    ],
)
def test_what_a_routine_cannot_say(head: str, wrong: str) -> None:
    (said,) = told_of(f"{head}\n[[steps]]\n{PLANK}")
    assert wrong in said


def test_choices_can_be_combined_in_so_many_ways_at_most() -> None:
    def choice(name: str) -> str:
        options = ", ".join(f'{{ id = "{name}{n}", says = "{n}" }}' for n in range(8))
        return f'[[choices]]\nask = "{name}?"\noptions = [{options}]\n'

    (said,) = told_of(f"{choice('a')}{choice('b')}[[steps]]\n{PLANK}")
    assert "they can be combined in at most 30 ways" in said


@pytest.mark.parametrize(
    ("head", "step", "wrong"),
    [
        (CHOICE, 'only = ["a"]', 'With "B" there is nothing to play.'),
        ("", "left_out = true", "Every step is left out, so that there is nothing to play."),
    ],
)
def test_a_routine_has_something_to_play_whatever_is_chosen(
    head: str, step: str, wrong: str
) -> None:
    routine = read_routine_text(f'format = 2\nname = "T"\n{head}[[steps]]\nrest = 5\n{step}').value
    assert routine is not None
    assert [problem_in_words(one) for one in cross_problems(routine, {})] == [wrong]


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
