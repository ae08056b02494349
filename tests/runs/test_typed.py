from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.base.language import measure, speaking
from recoverytimer.base.region import Region
from recoverytimer.runs.typed import (
    RunFault,
    RunInputError,
    TypedRun,
    as_typed,
    typed_distance_m,
    typed_duration_s,
    typed_run,
    usual_start,
)
from recoverytimer.runs.words import input_fault

NOW = datetime(2026, 3, 4, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("10", 10_000),
        ("10.5", 10_500),
        ("10,5", 10_500),
        (" 8,4 km ", 8400),
        ("400 m", 400),
        ("6 mi", 9656.1),
        ("", None),
        ("  ", None),
    ],
)
def test_a_distance_is_in_kilometres_unless_it_says_otherwise(
    text: str, metres: float | None
) -> None:
    assert typed_distance_m(text) == metres


@pytest.mark.parametrize(
    ("text", "metres"),
    [("6.2", 9977.9), ("6,2 mi", 9977.9), ("26.2 miles", 42164.8), ("10 km", 10_000), ("1 m", 1)],
)
def test_a_distance_is_in_miles_for_who_wants_them(text: str, metres: float) -> None:
    measure(in_miles=True)
    assert typed_distance_m(text) == metres


@given(st.integers(1, 600_000), st.booleans())
def test_what_was_typed_comes_back_as_it_was(thousandths: int, in_miles: bool) -> None:
    with speaking():
        measure(in_miles=in_miles)
        typed = typed_distance_m(f"{thousandths / 1000}")
        assert typed is not None
        assert as_typed(typed) == thousandths / 1000


@pytest.mark.parametrize(
    ("metres", "in_miles", "said"),
    [(10_003.7, False, 10.0), (42_195, False, 42.195), (10_000, True, 6.21), (42_195, True, 26.22)],
)
def test_what_nobody_would_type_is_rounded(metres: float, in_miles: bool, said: float) -> None:
    measure(in_miles=in_miles)
    assert as_typed(metres) == said


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("50", 3000),
        ("50:30", 3030),
        ("1:02:03", 3723),
        ("1 h 5 min", 3900),
        ("50,5", 3030),
        ("", None),
    ],
)
def test_a_duration_is_in_minutes_unless_it_says_otherwise(
    text: str, seconds: float | None
) -> None:
    assert typed_duration_s(text) == seconds


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        *((text, RunFault.DISTANCE) for text in ("0", "-3", "ten", "5 apples", "0.00001")),
        ("10000", RunFault.TOO_FAR),
    ],
)
def test_what_is_no_distance_says_so(text: str, fault: RunFault) -> None:
    with pytest.raises(RunInputError) as found:
        typed_distance_m(text)
    assert found.value.fault is fault


@pytest.mark.parametrize("text", ["0", "0:00", "x", "99999999"])
def test_what_is_no_duration_says_so(text: str) -> None:
    with pytest.raises(RunInputError) as found:
        typed_duration_s(text)
    assert found.value.fault is RunFault.DURATION


@pytest.mark.parametrize("fault", RunFault)
def test_each_fault_gets_a_sentence(fault: RunFault) -> None:
    assert input_fault(fault).endswith(".")


def test_what_would_be_right_is_written_as_the_region_does() -> None:
    with speaking(region=Region(decimal=",")):
        assert "10,5" in input_fault(RunFault.DISTANCE)


@given(st.text(max_size=70))
def test_no_text_brings_it_down(text: str) -> None:
    for read in (typed_distance_m, typed_duration_s):
        try:
            found = read(text)
        except RunInputError:
            continue
        assert found is None or found > 0


def test_one_of_the_two_is_enough() -> None:
    assert typed_run("5", "") == TypedRun(5000, None)
    assert typed_run("", "30") == TypedRun(None, 1800)
    with pytest.raises(RunInputError) as found:
        typed_run("", "")
    assert found.value.fault is RunFault.NOTHING


def test_todays_run_has_just_ended_and_others_were_at_noon() -> None:
    typed = TypedRun(10_000, 3600)
    assert usual_start(date(2026, 3, 4), typed, NOW) == datetime.fromisoformat("2026-03-04T17:30")
    assert usual_start(date(2026, 3, 1), typed, NOW) == datetime.fromisoformat("2026-03-01T12:00")
    early = NOW.replace(hour=0, minute=10)
    assert usual_start(date(2026, 3, 4), typed, early).date() == date(2026, 3, 4)
