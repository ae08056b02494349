"""Finding exercises."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoverytimer.core.exercises import Exercises
from recoverytimer.core.search import find, findable, found
from recoverytimer.paths import shipped_resources

EXERCISES = Exercises(shipped_resources() / "exercises", Path("nowhere"))
THINGS = {name: findable(exercise) for name, exercise in EXERCISES.items()}


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("pigeon", "pigeon-pose"),
        ("PIGEON pose", "pigeon-pose"),
        ("sleeping swan", "pigeon-pose"),
        ("piriformis stretch", None),
        ("roller hamstring", "roll-hamstrings"),
        ("breathing", None),
        ("foam roler hamstring", "roll-hamstrings"),
        ("pigoen", "pigeon-pose"),
    ],
)
def test_an_exercise_is_found(words: str, best: str | None) -> None:
    found = find(words, THINGS)
    assert found
    assert best is None or found[0] == best


def test_a_misspelt_word_finds_what_was_meant() -> None:
    assert "pigeon-pose" in find("pidgeon", THINGS)
    assert "hip-thrust" in find("hip thurst", THINGS)


def test_nothing_is_found_for_what_is_like_nothing() -> None:
    assert not find("xyzzy", THINGS)
    assert not find("qx", THINGS)


def test_a_list_to_choose_from_is_short_and_its_best_come_first() -> None:
    assert found("pigeon", EXERCISES)[0] == "pigeon-pose"
    assert len(found("e", EXERCISES)) == 60
    assert len(found(" ", EXERCISES)) == 71


def test_no_words_find_everything_by_name() -> None:
    names = [EXERCISES[k].name.casefold() for k in find("", THINGS)]
    assert len(names) == 71


def test_accents_and_hyphens_do_not_matter() -> None:
    assert find("figure four", THINGS) == find("Fígure-four", THINGS)
