"""Amounts as a person types them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.exercise.dose import Measure
from recoverytimer.exercise.dosetext import (
    TIMED,
    amount_text,
    read_amount,
    read_tempo,
    seconds_of,
    tempo_text,
)
from recoverytimer.exercise.exercise import DefaultDose
from recoverytimer.exercise.files import exercise_table
from tests.making import BEND, default_doses


@pytest.mark.parametrize(
    ("text", "measure", "found", "value"),
    [
        ("45", "hold", "hold", 45),
        ("1:30", "hold", "hold", 90),
        ("1:00:00", "hold", "hold", 3600),
        ("2 min", "hold", "hold", 120),
        ("2m", "hold", "hold", 120),
        ("1 h 5 min", "hold", "hold", 3900),
        ("20-30'", "hold", "hold", "1200-1800"),
        ("0.5", "hold", "hold", 0.5),
        ("20-30", "hold", "hold", "20-30"),
        ("20 \u2013 30 s", "hold", "hold", "20-30"),
        ("1-2 min", "hold", "hold", "60-120"),
        ("20 to 30", "hold", "hold", "20-30"),
        ("1:00-4:00", "hold", "hold", "60-240"),
        ("12x", "hold", "reps", 12),
        ("8-10 reps", "hold", "reps", "8-10"),
        ("12, 10, 8", "reps", "reps", [12, 10, 8]),
        ("30 s", "reps", "hold", 30),
        ("5 breaths", "hold", "breaths", 5),
        ("15 passes", "hold", "passes", 15),
        ("80 m", "metres", "metres", 80),
        ("80 metres", "hold", "metres", 80),
        ("up to 90", "hold", "up_to", 90),
        ("until done", "hold", "until_done", True),
        ("as long as you like", "reps", "until_done", True),
        ("left 40, right 60", "hold", "hold", {"left": 40, "right": 60}),
        ("L 40 R 60", "hold", "hold", {"left": 40, "right": 60}),
        ("left 12, 10; right 8", "reps", "reps", {"left": [12, 10], "right": 8}),
        ("abc", "hold", "hold", "abc"),
        ("12, x", "reps", "reps", "12, x"),
        ("", "hold", "hold", ""),
    ],
)
def test_an_amount_is_read(text: str, measure: str, found: str, value: Any) -> None:
    assert read_amount(text, Measure(measure)) == (found, value)


@pytest.mark.parametrize(
    ("text", "breath", "phases"),
    [
        ("up 2, hold 1, down 2", False, [["up", 2], ["hold", 1], ["down", 2]]),
        ("in 4 out 6", True, [["in", 4], ["out", 6]]),
        ("4-7-8", True, [["in", 4], ["hold", 7], ["out", 8]]),
        ("2-1-2", False, [["up", 2], ["hold", 1], ["down", 2]]),
        ("up 2 s, down 2.5 s", False, [["up", 2], ["down", 2.5]]),
        ("", False, None),
        ("slowly", False, "slowly"),
        ("slowly, gently", False, "slowly, gently"),
        ("up 2-3, hold, down 2", False, [["up", "2-3"], ["hold", "free"], ["down", 2]]),
        ("hold free", None, [["hold", "free"]]),
    ],
)
def test_a_tempo_is_read(text: str, breath: bool, phases: Any) -> None:
    assert read_tempo(text, breath=breath) == phases


def test_seconds_are_read() -> None:
    assert [seconds_of(t) for t in ("", "90", "1:30", "2 min", "soon")] == [
        None,
        90,
        90,
        120,
        "soon",
    ]


def _alike(value: Any) -> Any:
    """The value with a list of one as that one, which means the same."""
    if isinstance(value, dict):
        return {k: _alike(v) for k, v in value.items()}
    return value[0] if isinstance(value, list) and len(value) == 1 else value


@given(default_doses())
def test_any_amount_is_read_as_it_is_shown(dose: DefaultDose) -> None:
    measure = dose.measure
    value = exercise_table(replace(BEND, dose=dose))["dose"][measure.value]
    if measure is Measure.UNTIL_DONE:
        return
    text = amount_text(value, timed=measure in TIMED)
    assert read_amount(text, measure) == (measure, _alike(value))


_NAMES = st.sampled_from(["in", "out", "hold", "one side", "forward and back", "rep 1"])


@given(
    st.lists(
        st.tuples(_NAMES, st.sampled_from([1, 2, 2.5, 90, "2-3", "free"])), min_size=1, max_size=8
    )
)
def test_any_tempo_is_read_as_it_is_shown(phases: list[tuple[str, float | str]]) -> None:
    shown = tempo_text(phases)
    assert read_tempo(shown, breath=False) == [list(p) for p in phases]


@given(st.text(max_size=60), st.sampled_from(Measure), st.booleans())
def test_any_text_is_taken(text: str, measure: Measure, breath: bool) -> None:
    read_amount(text, measure)
    read_tempo(text, breath=breath)
    seconds_of(text)
