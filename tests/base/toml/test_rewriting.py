"""A person's comments stay with what they are about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.exercise.dose import Dose
from recoverytimer.routine import stepedits
from recoverytimer.routine.files import read_routine_text, routine_text
from recoverytimer.routine.routine import Routine

TEXT = """# My routine
format = 1
name = "Mine" # a name

# Warm up first.
[[steps]]
exercise = "a"
hold = 30 # seconds

# Then the group.
[[steps]]
rounds = 2
  # b is hard
  [[steps.steps]]
  exercise = "b"
  hold = 20

  # c is easy
  [[steps.steps]]
  exercise = "c"
  hold = 25

# a break
[[steps]]
rest = 60
# bye
"""


def routine() -> Routine:
    value = read_routine_text(TEXT).value
    assert value is not None
    return value


def written(steps: stepedits.Steps) -> str:
    changed = replace(routine(), steps=steps)
    text = routine_text(changed, TEXT)
    assert read_routine_text(text).value == changed
    return text


def is_above(text: str, comment: str, line: str) -> bool:
    """Whether nothing but blank lines and headers stands between a comment and its line."""
    between = text.split(comment)[1].split(line, maxsplit=1)[0].split()
    return all(word in {"[[steps]]", "[[steps.steps]]"} for word in between)


def test_nothing_changes_where_nothing_was_changed() -> None:
    assert written(routine().steps) == TEXT


def test_a_changed_number_changes_one_line() -> None:
    steps = stepedits.changed(
        routine().steps, (1, 0), lambda step: replace(step, dose=Dose(hold=99.0))
    )
    assert written(steps) == TEXT.replace("hold = 20", "hold = 99")


@pytest.mark.parametrize("to", [(2,), (3,)])
def test_comments_move_with_their_step(to: tuple[int, ...]) -> None:
    result = stepedits.moved(routine().steps, [(0,)], to)
    assert result is not None
    text = written(result[0])
    assert is_above(text, "# Warm up first.", 'exercise = "a"')
    assert is_above(text, "# Then the group.", "rounds = 2")
    assert is_above(text, "# b is hard", 'exercise = "b"')
    assert is_above(text, "# a break", "rest = 60")
    assert "hold = 30 # seconds" in text


def test_a_comment_whose_step_is_gone_is_not_lost() -> None:
    text = written(stepedits.removed(routine().steps, [(1,)]))
    assert "# Then the group." in text
    assert is_above(text, "# a break", "rest = 60")


def test_a_new_step_takes_no_comment_of_another() -> None:
    new = replace(routine().steps[0], exercise="z")
    text = written(stepedits.inserted(routine().steps, (0,), (new,))[0])
    assert is_above(text, "# Warm up first.", 'exercise = "a"')
    assert not is_above(text, "# My routine", 'exercise = "z"')


@given(st.permutations([0, 1, 2]))
def test_any_order_keeps_every_comment(order: list[int]) -> None:
    steps = routine().steps
    text = written(tuple(steps[n] for n in order))
    comments = [line.strip() for line in TEXT.splitlines() if line.strip().startswith("#")]
    assert all(comment in text for comment in comments)
    assert is_above(text, "# a break", "rest = 60")
    assert is_above(text, "# Then the group.", "rounds = 2")


def test_steps_whose_exercise_was_changed_keep_the_comments_of_the_rest() -> None:
    text = TEXT.replace(
        "[[steps]]\nrounds", '[[steps]]\nexercise = "z"\nhold = 9 # s\n\n[[steps]]\nrounds'
    )
    before = read_routine_text(text).value
    assert before is not None
    steps = stepedits.all_changed(before.steps, [(0,), (1,)], lambda s: replace(s, exercise="new"))
    changed = routine_text(replace(before, steps=steps), text)
    assert changed == text.replace('exercise = "a"', 'exercise = "new"').replace(
        'exercise = "z"', 'exercise = "new"'
    )
