"""An exercise line by line, as it is compared with another version of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recoverytimer.base.field import Choices
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.files import exercise_table
from recoverytimer.exercise.words.fields import EXERCISE_WORDS, line
from recoverytimer.exercise.words.pages import usual_dose

_IN_DOSE = ("dose", "times_a_day", "hours_apart")


def exercise_lines(exercise: Exercise) -> Iterator[str]:
    """All that it says, each behind what that is."""
    table = exercise_table(exercise)
    for key, words in EXERCISE_WORDS.items():
        if key in table and key not in _IN_DOSE:
            for text in _texts(table[key], words.choices):
                yield line(words.label(), text)
        if key == "setup":
            yield usual_dose(exercise)


def _texts(value: Any, choices: Choices) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _texts(one, choices)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one, choices)
    else:
        yield choices[value]() if value in choices else str(value)
