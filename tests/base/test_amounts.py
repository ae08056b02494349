"""How durations are rounded: one way, wherever they are told."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytimer
from recoverytimer.base.amounts import (
    MINUTE_S,
    clock_digits,
    exact_duration,
    minutes_of,
    rough_duration,
    to_the_second,
    whole,
)
from recoverytimer.player.words.scene import of_duration
from recoverytimer.player.words.spoken import duration_spoken

HALVES = (
    *((rough_duration, 60.0 * n + 30, f"{n + 1} min") for n in (13, 14, 15, 16)),
    *((clock_digits, n + 0.5, f"0:{n + 1:02}") for n in (0, 1, 2, 3, 58)),
    *((to_the_second, n + 0.5, f"{n + 1} s") for n in (0, 1, 2, 3)),
    *((of_duration, n + 0.5, f"of {n + 1} s") for n in (1, 2)),
    *((duration_spoken, n + 0.5, f"{n + 1} seconds") for n in (1, 2)),
    (rough_duration, 59.5, "1 min"),
    (rough_duration, 60 * 59 + 30, "1 h"),
    (rough_duration, 3600 + 60 * 14 + 30, "1 h 15 min"),
    (to_the_second, 599.5, "10 min"),
    (exact_duration, 2.5, "2.5 s"),
)


@pytest.mark.parametrize(("say", "seconds", "said"), HALVES)
def test_a_half_goes_up(say: object, seconds: float, said: str) -> None:
    assert callable(say)
    assert say(seconds) == said


@given(st.floats(0, 100_000))
def test_the_minutes_are_those_of_what_the_clock_shows(seconds: float) -> None:
    *hours, minutes, left = map(int, clock_digits(seconds).split(":"))
    shown_s = 3600 * sum(hours) + 60 * minutes + left
    assert shown_s == whole(seconds)
    assert minutes_of(seconds) == minutes_of(shown_s) == (shown_s + 30) // MINUTE_S
    assert rough_duration(seconds) == rough_duration(shown_s)


def test_no_words_round_in_another_way() -> None:
    seen = 0
    for file in Path(recoverytimer.__file__).parent.rglob("*.py"):
        if file.name in {"words.py", "amounts.py"} or file.parent.name == "words":
            seen += 1
            assert not list(_halves_to_even(file)), file
    assert seen > 50


def _halves_to_even(file: Path) -> list[int]:
    """Lines in which `round` makes a whole number."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "round"
        and len(node.args) == 1
    ]
