"""Finding exercises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.catalogue import Exercises
from recoverytimer.exercise.search import best_matches, find_exercises, findable

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
    found = best_matches(words, THINGS)
    assert found
    assert best is None or found[0] == best


def test_a_misspelt_word_finds_what_was_meant() -> None:
    assert "pigeon-pose" in best_matches("pidgeon", THINGS)
    assert "hip-thrust" in best_matches("hip thurst", THINGS)


def test_nothing_is_found_for_what_is_like_nothing() -> None:
    assert not best_matches("xyzzy", THINGS)
    assert not best_matches("qx", THINGS)


def test_a_list_to_choose_from_is_short_and_its_best_come_first() -> None:
    assert find_exercises("pigeon", EXERCISES)[0] == "pigeon-pose"
    assert len(find_exercises("s", EXERCISES)) == 60
    assert len(find_exercises(" ", EXERCISES)) == 110


def test_no_words_find_everything_by_name() -> None:
    names = [EXERCISES[k].name.casefold() for k in best_matches("", THINGS)]
    assert len(names) == 110


def test_accents_and_hyphens_do_not_matter() -> None:
    assert best_matches("figure four", THINGS) == best_matches("Fígure-four", THINGS)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("pigeon", "pigeon-pose"),
        ("pigoen", "pigeon-pose"),
        ("pig", "pigeon-pose"),
        ("Figure four lying", "figure-four-supine"),
        ("figrue four", "figure-four-supine"),
        ("clam", "clamshell"),
        ("glute brigde", "glute-bridge"),
        ("childs", "childs-pose"),
        ("cold pack", "ice-pack"),
        ("ice pack", "ice-pack"),
        ("side plank", "side-plank"),
        ("it band", "standing-tfl"),
        ("itb", "standing-tfl"),
        ("iliotibial band", "standing-tfl"),
        ("cooldown", "easy-walk"),
        ("ice", "ice-pack"),
        ("clams", "clamshell"),
        ("squats", "bodyweight-squat"),
        ("calf raises", "calf-raise"),
        ("butt lift", "glute-bridge"),
    ],
)
def test_what_one_remembers_finds_the_exercise(words: str, first: str) -> None:
    assert find_exercises(words, EXERCISES)[0] == first


@pytest.mark.parametrize(
    ("words", "among"),
    [
        ("hamstring", {"supine-hamstring-strap", "roll-hamstrings", "standing-hamstring"}),
        ("roller calves", {"roll-calves"}),
        ("strength glutes", {"glute-bridge", "hip-thrust", "clamshell"}),
        ("band", {"lateral-band-walk"}),
    ],
)
def test_muscles_tools_and_kinds_find_it_too(words: str, among: set[str]) -> None:
    assert among <= set(find_exercises(words, EXERCISES))


def test_nothing_fits_nonsense_and_all_fit_nothing() -> None:
    assert find_exercises("xqzw", EXERCISES) == ()
    assert len(find_exercises("  ", EXERCISES)) == len(EXERCISES)


@given(st.text(max_size=40))
def test_anything_may_be_asked(words: str) -> None:
    assert set(find_exercises(words, EXERCISES)) <= set(EXERCISES)
