from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.routine.barlayout import GAP, LEAST, extent_at, extents

WEIGHTS = st.lists(st.floats(0, 5000), min_size=1, max_size=60)


@given(WEIGHTS, st.floats(1, 3000))
def test_parts_and_gaps_fill_the_bar(weights: list[float], width: float) -> None:
    made = extents(weights, width)
    assert made[-1].right == pytest.approx(width)
    assert all(a.right <= b.left + 1e-6 for a, b in itertools.pairwise(made))


@given(WEIGHTS)
def test_no_part_is_too_small_where_there_is_room(weights: list[float]) -> None:
    made = extents(weights, 60 * (LEAST + GAP))
    assert min(span.width for span in made) >= LEAST - 1e-6


def test_widths_are_in_proportion() -> None:
    one, two, three = extents([10, 20, 30], 606)
    assert two.width == pytest.approx(2 * one.width)
    assert three.width == pytest.approx(3 * one.width)
    assert two.left - one.right == pytest.approx(GAP)


def test_very_many_parts_still_fit() -> None:
    made = extents([1.0] * 2000, 500)
    assert made[-1].right == pytest.approx(500)
    assert made[0].width == pytest.approx(0.25)


def test_a_routine_without_times_is_divided_evenly() -> None:
    assert [span.width for span in extents([0, 0], 23)] == [10, 10]


def test_nothing_has_no_spans() -> None:
    assert extents([], 100) == ()
    assert extent_at((), 5) is None
