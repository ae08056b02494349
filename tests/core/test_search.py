from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.core.library import Library
from recoverytimer.core.search import found
from recoverytimer.paths import shipped_resources

EXERCISES = Library(shipped_resources(), Path("nowhere")).exercises


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
    ],
)
def test_what_one_remembers_finds_the_exercise(words: str, first: str) -> None:
    assert found(words, EXERCISES)[0] == first


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
    assert among <= set(found(words, EXERCISES))


def test_nothing_fits_nonsense_and_all_fit_nothing() -> None:
    assert found("xqzw", EXERCISES) == ()
    assert len(found("  ", EXERCISES)) == len(EXERCISES)


@given(st.text(max_size=40))
def test_anything_may_be_asked(words: str) -> None:
    assert set(found(words, EXERCISES)) <= set(EXERCISES)
