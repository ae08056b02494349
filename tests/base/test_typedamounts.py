"""Durations and distances as people type them, and as the app writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base import amounts
from recoverytimer.base.language import measure, speaking
from recoverytimer.base.typedamounts import (
    DistanceUnit,
    DurationUnit,
    TwoParts,
    distance_m,
    distance_unit_named,
    duration_s,
    duration_unit_named,
    ends_in_time,
)

SECONDS, MINUTES = DurationUnit.SECONDS, DurationUnit.MINUTES


@pytest.mark.parametrize(
    ("text", "unit", "seconds"),
    [
        ("45", SECONDS, 45),
        ("45", MINUTES, 45 * 60),
        ("2", DurationUnit.HOURS, 7200),
        (" 0.5 ", SECONDS, 0.5),
        ("50,5", MINUTES, 50 * 60 + 30),
        ("45 s", MINUTES, 45),
        ("2m", SECONDS, 120),
        ("5 min.", SECONDS, 300),
        ("0,5 h", SECONDS, 1800),
        ("1 h 5 min", SECONDS, 3900),
        ("1h5m3s", SECONDS, 3903),
        ("2 Minuten, 30 sek", SECONDS, 150),
        ("5' 30\"", SECONDS, 330),
        ("1:30", SECONDS, 90),
        ("1:30", MINUTES, 90),
        ("1:30.5", SECONDS, 90.5),
        ("1:02:03", MINUTES, 3723),
        ("1:05 h", SECONDS, 3900),
        ("1:30 mins", SECONDS, 90),
        ("1 minute 30 seconds", SECONDS, 90),
        ("1 min and 30 sec", SECONDS, 90),
        ("1 minuto y 30 segundos", SECONDS, 90),
        ("1 min 30", SECONDS, 90),
        ("1m30", SECONDS, 90),
        ("1h30", MINUTES, 5400),
        ("1,5 min", SECONDS, 90),
        ("1.5m", SECONDS, 90),
        ("1\u203230\u2033", SECONDS, 90),
        ("1\u201930\u201d", SECONDS, 90),
        ("90''", SECONDS, 90),
        ("2 minuten", SECONDS, 120),
        ("45 secondes", MINUTES, 45),
    ],
)
def test_a_duration_is_read(text: str, unit: DurationUnit, seconds: float) -> None:
    assert duration_s(text, unit) == seconds


def test_two_parts_are_what_the_column_or_their_own_unit_says() -> None:
    assert duration_s("1:30", SECONDS, TwoParts.HOURS_MINUTES) == 5400
    assert duration_s("1:30 min", SECONDS, TwoParts.HOURS_MINUTES) == 90


@pytest.mark.parametrize(
    "text",
    ["", " ", ",", "-5", "soon", "1:5", "1:", "12 10", "20-30", "5 km", "1 min 75", "1" * 61],
)
def test_what_is_no_duration_is_not_read(text: str) -> None:
    assert duration_s(text, SECONDS) is None


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("10", 10_000),
        ("8,4 km", 8400),
        ("8.4km", 8400),
        ("400 m", 400),
        ("10 000 m", 10_000),
        ("2 mi", 3218.688),
        ("2 Miles", 3218.688),
        ("5 apples", None),
        ("-3", None),
        ("12 10", None),
        ("", None),
    ],
)
def test_a_distance_is_read(text: str, metres: float | None) -> None:
    assert distance_m(text, DistanceUnit.KILOMETRES) == metres


@pytest.mark.parametrize(
    ("text", "is_time"),
    [("20-30 s", True), ("up to 1:30", True), ("12", False), ("12x", False), ("5 breaths", False)],
)
def test_a_duration_is_told_from_a_count(text: str, is_time: bool) -> None:
    assert ends_in_time(text) == is_time


def test_units_have_names() -> None:
    assert duration_unit_named("Min") is MINUTES
    assert distance_unit_named("Miles") is DistanceUnit.MILES
    # The header of a column of times in metres would be odd.
    assert duration_unit_named("m") is None
    assert distance_unit_named("min") is None


@given(st.integers(0, 9999 * amounts.HOUR_S), st.sampled_from(DurationUnit))
def test_a_clock_is_read_as_it_is_shown(seconds: int, unit: DurationUnit) -> None:
    assert duration_s(amounts.clock_digits(seconds), unit) == seconds


@given(st.integers(0, 9999 * amounts.HOUR_S), st.sampled_from(DurationUnit))
def test_an_exact_duration_is_read_as_it_is_shown(seconds: int, unit: DurationUnit) -> None:
    assert duration_s(amounts.exact_duration(seconds), unit) == seconds


@given(st.integers(0, 9999 * amounts.HOUR_S), st.sampled_from(DurationUnit))
def test_a_rough_duration_is_read_to_the_minute(seconds: int, unit: DurationUnit) -> None:
    read = duration_s(amounts.rough_duration(seconds), unit)
    assert read is not None
    assert abs(read - seconds) <= amounts.MINUTE_S / 2


@given(st.floats(0, 99_999_000), st.sampled_from(DistanceUnit), st.booleans())
def test_a_distance_is_read_as_it_is_shown(
    metres: float, unit: DistanceUnit, in_miles: bool
) -> None:
    with speaking():
        measure(in_miles=in_miles)
        read = distance_m(amounts.distance_in_words(metres), unit)
        assert read is not None
        assert abs(read - metres) <= amounts.unit_m() / 20 + 1


@given(st.text(max_size=80), st.sampled_from(DurationUnit), st.sampled_from(TwoParts))
def test_any_text_is_taken(text: str, unit: DurationUnit, two_parts: TwoParts) -> None:
    found = duration_s(text, unit, two_parts)
    assert found is None or found >= 0
    ends_in_time(text)
    for distance in DistanceUnit:
        read = distance_m(text, distance)
        assert read is None or read >= 0
