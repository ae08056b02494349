"""What people type, and the routine that they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoverytimer.base.paths import shipped_resources
from recoverytimer.routine.library import Library
from recoverytimer.routine.search import RoutineSearch
from tests.making import plain

LIBRARY = Library(shipped_resources(), Path("/nonexistent"))
ENTRIES = LIBRARY.routines()
SEARCH = RoutineSearch(LIBRARY.exercises)


def found(typed: str) -> list[str]:
    return [entry.id for entry in SEARCH.find(typed, ENTRIES)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("cooldown", "quick-cooldown-5"),
        ("cool down", "quick-cooldown-5"),
        ("quick cooldown", "quick-cooldown-5"),
        ("cool-down", "quick-cooldown-5"),
        ("coldown", "quick-cooldown-5"),
        ("post run", "full-cooldown-15"),
        ("warmup", "pre-run-warmup"),
        ("warm up", "pre-run-warmup"),
        ("prerun", "pre-run-warmup"),
        ("before running", "pre-run-warmup"),
        ("ice", "ice-only"),
        ("icing", "ice-only"),
        ("cold", "ice-only"),
        ("cold packs", "ice-only"),
        ("heat", "heat-only"),
        ("hot", "heat-only"),
        ("contrast", "contrast-shower"),
        ("shower", "contrast-shower"),
        ("foam roller", "roll-legs"),
        ("foam rolling glutes", "roll-glutes"),
        ("rolling", "roll-legs"),
        ("roller legs", "roll-legs"),
        ("glute", "glute-relief"),
        ("glutes", "glute-relief"),
        ("butt", "glute-relief"),
        ("glute strenght", "glute-strength-b"),
        ("strength", "glute-strength-b"),
        ("knee", "knee-friendly-glutes"),
        ("outer hip", "outer-hip-friendly"),
        ("it band", "roll-legs"),
        ("iliotibial", "roll-legs"),
        ("pregnant", "pregnancy-strength"),
        ("sleep", "bedtime"),
        ("bedtime", "bedtime"),
        ("office", "desk-break"),
        ("desk", "desk-break"),
        ("rest day", "rest-day-mobility"),
        ("sore", "very-sore-day"),
        ("doms", "very-sore-day"),
        ("injury", "while-you-heal"),
    ],
)
def test_what_is_typed_finds_first(typed: str, first: str) -> None:
    assert found(typed)[:1] == [first]


def test_parts_of_words_are_not_taken_for_words() -> None:
    assert set(found("ice")) == {"ice-only", "ice-heat"}


def test_names_come_before_tags_and_these_before_texts() -> None:
    # Who says one of these words means the other, too.
    said = ("glute", "buttock")
    names = [entry.id for entry in ENTRIES if any(word in entry.name.lower() for word in said)]
    ids = found("glute")
    assert set(ids[: len(names)]) == set(names)
    assert ids.index("bedtime") >= len(names)


def test_a_routine_that_changed_is_found_by_its_new_words(tmp_path: Path) -> None:
    library = Library(shipped_resources(), tmp_path)
    (tmp_path / "routines").mkdir()
    path = tmp_path / "routines" / "mine.toml"
    search = RoutineSearch(library.exercises)

    def ids(typed: str) -> list[str]:
        return [entry.id for entry in search.find(typed, library.routines())]

    path.write_text(plain("rest = 5").replace("Test", "Walrus"))
    assert ids("walrus") == ["mine"]
    path.write_text(plain("rest = 5").replace("Test", "Aardvark"))
    assert ids("walrus") == []
    assert ids("aardvark") == ["mine"]
