"""What an exercise is based on: the guide's sources, or a text with how sure it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from recoverytimer.exercise.check import ExerciseCheck
from recoverytimer.exercise.exercise import Source
from recoverytimer.exercise.files import exercise_table, read_exercise_table
from recoverytimer.exercise.reference import Reference, referred
from recoverytimer.exercise.words.pages import based_on_practice
from recoverytimer.exercise.words.problems import problem_in_words
from recoverytimer.exercise.words.references import cited_for
from tests.making import EXERCISES

BEND = next(iter(EXERCISES.values()))
ANNA = Reference(label="Anna 2020", mark="V2", quoted_in="a leaflet")


@pytest.mark.parametrize(
    "source",
    [
        Source(text="Anna 2020", mark="V"),
        Source(reference="anna-2020"),
        Source(reference="anna-2020", text="30 seconds"),
    ],
)
def test_a_source_is_one_of_the_guides_or_a_text_with_its_mark(source: Source) -> None:
    exercise = replace(BEND, sources=(source,))
    assert read_exercise_table(exercise_table(exercise)).value == exercise


@pytest.mark.parametrize(
    "table", [{}, {"text": "Anna"}, {"mark": "V"}, {"reference": "anna-2020", "mark": "V"}]
)
def test_a_source_that_says_too_little_or_too_much_is_told_of(table: dict[str, Any]) -> None:
    read = read_exercise_table({**exercise_table(BEND), "sources": [table]})
    (problem,) = read.problems
    said = "sources 1: A source needs either a reference, or a text and a mark."
    assert problem_in_words(problem) == said


def test_a_source_that_the_guide_does_not_have_is_told_of(tmp_path: Path) -> None:
    exercise = replace(BEND, sources=(Source(reference="ana-2020"),))
    (problem,) = ExerciseCheck({}, tmp_path, tmp_path, {"anna-2020": ANNA}).problems(exercise)
    said = 'The guide has no source "ana-2020". Did you mean "anna-2020"?'
    assert problem_in_words(problem) == f"sources 1: {said}"
    assert not ExerciseCheck({}, tmp_path, tmp_path, {"ana-2020": ANNA}).problems(exercise)


def test_a_source_is_cited_with_what_it_says() -> None:
    assert cited_for(ANNA, "30 seconds") == "Anna 2020, as quoted by a leaflet: 30 seconds"
    assert cited_for(ANNA, "") == "Anna 2020, as quoted by a leaflet"


def test_what_is_not_from_a_source_is_common_practice() -> None:
    assert based_on_practice(is_all=True) == "Based on common practice."
    assert based_on_practice(is_all=False) == "Everything else is common practice."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("anna-2020: 30 seconds", (ANNA, "30 seconds")),
        ("anna-2020", (ANNA, "")),
        ("Anna 2020: 30 seconds", (None, "Anna 2020: 30 seconds")),
        ("recalled", (None, "recalled")),
    ],
)
def test_a_text_names_a_source_of_the_guide_by_its_id(
    text: str, found: tuple[Reference | None, str]
) -> None:
    recalled = Reference(label="Cleo 2022", mark="R")
    assert referred(text, {"anna-2020": ANNA, "recalled": recalled}) == found
