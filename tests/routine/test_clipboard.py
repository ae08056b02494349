from __future__ import annotations

from msgspec.structs import replace

from recoverytimer.exercise.dose import Dose
from recoverytimer.routine.clipboard import read_steps, steps_text
from recoverytimer.routine.routine import Group, Pause, Work
from recoverytimer.routine.words.problems import problem_in_words

PIGEON = Work(exercise="pigeon-pose", dose=Dose(hold=40.0), note='Say "ah" # softly')


def test_what_is_copied_from_within_a_group_keeps_its_rounds() -> None:
    steps = (replace(PIGEON, in_rounds="not last"), Pause(rest=10.0))
    assert read_steps(steps_text(steps)).steps == steps


def test_a_group_is_copied_with_what_it_holds() -> None:
    group = Group(steps=(PIGEON, Group(steps=(PIGEON, Pause(rest=5.0)), rounds="2+")), rounds=3)
    assert read_steps(steps_text((group,))).steps == (group,)


def test_the_steps_of_a_whole_routine_can_be_pasted() -> None:
    text = 'format = 1\nname = "Evening"\n[[steps]]\nexercise = "pigeon-pose"\nhold = 40\n'
    assert read_steps(text).steps == (Work(exercise="pigeon-pose", dose=Dose(hold=40.0)),)


def test_a_text_that_holds_no_steps_says_so() -> None:
    assert "no steps" in problem_in_words(read_steps("hello = 1").problems[0])
    assert read_steps("not toml at all").steps == ()
    assert read_steps("not toml at all").problems


def test_a_step_that_is_wrong_is_named_and_nothing_is_pasted() -> None:
    clipping = read_steps('[[steps]]\nrest = 5\n[[steps]]\nexercise = "x"\nhold = -4\n')
    assert clipping.steps == ()
    assert "step 2" in problem_in_words(clipping.problems[0])
