"""Finding things by what is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.finding import best_matches, findable

THINGS = {
    "cool": findable("Quick cool-down", ("after a run",), ("Walk, then stretch your calves.",)),
    "joined": findable("My cooldown"),
    "cold": findable("Cold pack", ("ice",), ("After a hard run.",)),
    "twice": findable("Glute starter", ("strength",), ("Twice a week.",)),
    "stretch": findable("Calf stretch", (), ("Walk first.",)),
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cooldown", ["joined", "cool"]),
        ("cool-down", ["joined", "cool"]),
        ("COOL DOWN", ["joined", "cool"]),
        ("cool", ["cool", "joined"]),
        ("coold", ["joined", "cool"]),
        ("ice", ["cold"]),
        ("wice", ["twice"]),
        ("stretch", ["stretch", "cool"]),
        ("stretches", ["stretch", "cool"]),
        ("stretching", ["stretch", "cool"]),
        ("calves", ["stretch", "cool"]),
        ("calf", ["stretch", "cool"]),
        ("run", ["cool", "cold"]),
        ("walk calf", ["stretch", "cool"]),
        ("strecth", ["stretch", "cool"]),
        ("coldown", ["joined", "cool"]),
        ("xyzzy", []),
        ("qx", []),
        ("calf xyzzy", []),
        ("", list(THINGS)),
        (" - ", list(THINGS)),
    ],
)
def test_what_is_typed_finds(typed: str, found: list[str]) -> None:
    assert best_matches(typed, THINGS) == found


def test_words_that_say_the_same_stand_for_each_other() -> None:
    same = [("jog", "run"), ("deep freeze", "ice")]
    assert best_matches("jog", THINGS, same) == best_matches("run", THINGS)
    assert best_matches("deep freeze", THINGS, same) == ["cold"]
    assert best_matches("deep", THINGS, same) == []


@given(st.text(max_size=40))
def test_anything_may_be_typed(typed: str) -> None:
    assert set(best_matches(typed, THINGS, [("jog", "run")])) <= set(THINGS)
