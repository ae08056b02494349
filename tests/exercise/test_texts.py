"""How the shipped exercises are told, as docs/style.md has it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.catalogue import Exercises
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.exercise import Exercise, Kind, Sides
from recoverytimer.guide.library import Guide
from recoverytimer.routine.positions import Position, position_of

EXERCISES = Exercises(shipped_resources() / "exercises", Path("nowhere"))
REFERENCES = Guide(shipped_resources()).references
EACH = pytest.mark.parametrize("name", EXERCISES.names)

GROUND = {Position.BACK, Position.FRONT, Position.SIDE, Position.KNEES}
IMPERSONAL = re.compile(
    r"\bthe (knees?|hips?|legs?|foot|feet|heels?|toes|ankles?|calf|calves|thighs?|buttocks?|back"
    r"|tummy|spine|chest|shoulders?|arms?|elbows?|hands?|head|trunk|pelvis)\b(?! (of|on)\b)",
    re.IGNORECASE,
)
EFFORT = re.compile(
    r"two or three more|half your strength|as hard as you can|hips begin to sag", re.IGNORECASE
)
CODE = re.compile(rf"\[(V2?|R|J)\]|\b({'|'.join(Caution)}|SMR|ROM|DOMS)\b")


def told(exercise: Exercise) -> list[str]:
    """All that is said of how it is done."""
    variants = [way.text for way in (exercise.easier, exercise.harder) if way]
    said = (
        *(exercise.setup, exercise.safety, exercise.breath, exercise.way_out),
        *(exercise.feel, exercise.left_means),
        *(*exercise.instructions, *exercise.cues, *exercise.mistakes, *variants),
    )
    return [text for text in said if text]


def sentences(exercise: Exercise) -> list[str]:
    return [one for text in told(exercise) for one in re.split(r"(?<=[.?]) ", text)]


@EACH
def test_one_is_told_how_to_breathe(name: str) -> None:
    assert EXERCISES[name].breath


@EACH
def test_what_loads_the_body_says_when_to_stop(name: str) -> None:
    exercise = EXERCISES[name]
    assert exercise.safety or not (exercise.loads or exercise.light_loads)


@EACH
def test_what_is_said_for_safety_is_said_once(name: str) -> None:
    exercise = EXERCISES[name]
    assert exercise.safety not in (*exercise.instructions, *exercise.cues)


@EACH
def test_it_is_your_body_that_is_spoken_of(name: str) -> None:
    said = sentences(EXERCISES[name])
    assert [one for one in said if IMPERSONAL.search(one) and "your" not in one.lower()] == []


@EACH
def test_all_that_is_said_is_sentences(name: str) -> None:
    assert [text for text in told(EXERCISES[name]) if not text.endswith((".", "?"))] == []


@EACH
def test_what_is_spoken_has_no_percent(name: str) -> None:
    assert [text for text in told(EXERCISES[name]) if "%" in text] == []


@EACH
def test_where_there_are_sides_one_is_told_what_left_means(name: str) -> None:
    exercise = EXERCISES[name]
    if exercise.sides in {Sides.EACH, Sides.CHOSEN}:
        assert re.fullmatch(r"Left means .*\byour left\b.*\.", exercise.left_means or "")


@EACH
def test_strength_says_how_much_is_enough(name: str) -> None:
    exercise = EXERCISES[name]
    if exercise.kind is Kind.STRENGTH:
        assert any(map(EFFORT.search, exercise.cues))


@EACH
def test_one_is_told_how_to_get_up_from_the_ground(name: str) -> None:
    exercise = EXERCISES[name]
    if position_of(exercise) in GROUND or "foam roller" in exercise.equipment:
        assert exercise.way_out


@EACH
def test_nobody_reads_a_code(name: str) -> None:
    exercise = EXERCISES[name]
    shown = (*told(exercise), exercise.name, *exercise.also, *exercise.ask_first)
    assert [text for text in shown if CODE.search(text)] == []


@EACH
def test_what_it_is_based_on_was_read_or_is_called_practice(name: str) -> None:
    sources = EXERCISES[name].sources
    assert sources
    for source in sources:
        reference = REFERENCES.get(source.reference or "")
        assert reference.citable if reference else source.mark in {"R", "J"}
