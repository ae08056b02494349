from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.exercise.dose import Dose, Measure, Sided, SidedSeconds
from recoverytimer.exercise.doseinput import NotADoseError, TypedDose, dose_as_typed, typed_dose
from recoverytimer.exercise.words.doses import dose_fault_in_words


@pytest.mark.parametrize(
    ("text", "dose", "rounds"),
    [
        ("45", Dose(hold=45.0), 1),
        (" 45 s ", Dose(hold=45.0), 1),
        ("1:30", Dose(hold=90.0), 1),
        ("1:00:00", Dose(hold=3600.0), 1),
        ("2 min", Dose(hold=120.0), 1),
        ("20-30", Dose(hold="20-30"), 1),
        ("20\u201330 s", Dose(hold="20-30"), 1),
        ("1-2 min", Dose(hold="60-120"), 1),
        ("12x", Dose(reps=12.0), 1),
        ("8-12 reps", Dose(reps="8-12"), 1),
        ("3 x 10", Dose(reps=10.0), 3),
        ("3x10", Dose(reps=10.0), 3),
        ("2 x 30 s", Dose(hold=30.0), 2),
        ("2x1:30", Dose(hold=90.0), 2),
        ("5 breaths", Dose(breaths=5.0), 1),
        ("20 metres", Dose(metres=20.0), 1),
        ("10 passes", Dose(passes=10.0), 1),
        ("up to 10 min", Dose(up_to=600.0), 1),
        ("left 40, right 60", Dose(hold=SidedSeconds(40.0, 60.0)), 1),
        ("left 1:30 right 20-30", Dose(hold=SidedSeconds(90.0, "20-30")), 1),
        ("left 8, right 12x", Dose(reps=Sided(8.0, 12.0)), 1),
        ("12, 10, 8x", Dose(reps=(12.0, 10.0, 8.0)), 1),
        ("40/30", Dose(hold=(40.0, 30.0)), 1),
        ("1,5 min", Dose(hold=90.0), 1),
        ("until done", Dose(until_done=True), 1),
    ],
)
def test_what_a_person_types(text: str, dose: Dose, rounds: int) -> None:
    assert typed_dose(text) == TypedDose(dose, rounds)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Type how much"),
        ("soon", "Type how much"),
        ("0", "a number of seconds above 0"),
        ("99999", "at most 7200"),
        ("30-20", "The smaller number comes first: 20-30"),
        ("99 x 10", "1 to 50 rounds"),
        (", ".join(["30"] * 51), "1 to 50 rounds"),
        ("up to 3 x", "single duration"),
        ("45 apples", "Type how much"),
        ("left 40", "Type how much"),
        ("40, soon", "Type how much"),
        ("12x, 30 s", "Type how much"),
        ("1.2.3-5", "Type how much"),
        ("1234.123456789-1235.123456789", "Type how much"),
    ],
)
def test_what_is_no_dose_says_what_would_be(text: str, told: str) -> None:
    with pytest.raises(NotADoseError) as raised:
        typed_dose(text)
    assert told in dose_fault_in_words(raised.value.fault)


UP_DOWN = (("up", 2.0), ("hold", 1.0), ("down", 3.0))
FREELY = (("up", "2-3"), ("hold", "free"), ("down", 2.0))
SIDE_TO_SIDE = (("one side", 2.0), ("other side", 3.0))
BREATH = (("in", 4.0), ("hold", 7.0), ("out", 8.0))


@pytest.mark.parametrize(
    ("text", "dose", "rounds"),
    [
        ("12x up 2, hold 1, down 3", Dose(reps=12.0, tempo=UP_DOWN), 1),
        ("12 reps up 2 hold 1 down 3", Dose(reps=12.0, tempo=UP_DOWN), 1),
        ("12x 2-1-3", Dose(reps=12.0, tempo=UP_DOWN), 1),
        ("3 x 12 up 2, hold 1, down 3", Dose(reps=12.0, tempo=UP_DOWN), 3),
        ("3 x 12x 2-1-3", Dose(reps=12.0, tempo=UP_DOWN), 3),
        ("12, 10, 8x up 2, hold 1, down 3", Dose(reps=(12.0, 10.0, 8.0), tempo=UP_DOWN), 1),
        ("left 8, right 12x 2/1/3", Dose(reps=Sided(8.0, 12.0), tempo=UP_DOWN), 1),
        ("6 breaths 4-7-8", Dose(breaths=6.0, tempo=BREATH), 1),
        ("6 breaths, in 4, hold 7, out 8", Dose(breaths=6.0, tempo=BREATH), 1),
        ("6 breaths in 60 s", Dose(breaths=6.0, within=60.0), 1),
        ("10x in 1:30", Dose(reps=10.0, within=90.0), 1),
        ("30 s pace 3", Dose(hold=30.0, pace=3.0), 1),
        ("15 passes pace 2.5 s", Dose(passes=15.0, pace=2.5), 1),
        ("1:30 Lower 3, Lift 1", Dose(hold=90.0, tempo=(("Lower", 3.0), ("lift", 1.0))), 1),
        ("10x one side 2, other side 3", Dose(reps=10.0, tempo=SIDE_TO_SIDE), 1),
        ("10x up 2-3, hold, down 2", Dose(reps=10.0, tempo=FREELY), 1),
        ("10x up 2-3 hold free, down 2", Dose(reps=10.0, tempo=FREELY), 1),
        ("8+ reps", Dose(reps="8+"), 1),
        ("8 or more reps", Dose(reps="8+"), 1),
        ("8 reps or more, up 2, hold 1, down 3", Dose(reps="8+", tempo=UP_DOWN), 1),
        ("3 x 8+", Dose(reps="8+"), 3),
        ("left 8+, right 6x", Dose(reps=Sided("8+", 6.0)), 1),
        ("15 passes at own pace", Dose(passes=15.0, own_pace=True), 1),
        ("12x 2-1-3, at your own pace", Dose(reps=12.0, tempo=UP_DOWN, own_pace=True), 1),
        ("until done up 2, hold 1, down 3", Dose(until_done=True, tempo=UP_DOWN), 1),
        ("up to 2 min up 2, hold 1, down 3", Dose(up_to=120.0, tempo=UP_DOWN), 1),
    ],
)
def test_how_fast_is_typed_behind_how_much(text: str, dose: Dose, rounds: int) -> None:
    assert typed_dose(text) == TypedDose(dose, rounds)


@pytest.mark.parametrize(
    ("text", "dose", "speed"),
    [
        ("6 breaths 4-7-8, speed 2", Dose(breaths=6.0, tempo=BREATH), 2),
        ("30 s speed 1.5x", Dose(hold=30.0), 1.5),
        ("until done at speed 2", Dose(until_done=True), 2),
    ],
)
def test_a_speed_is_typed_behind_all_else(text: str, dose: Dose, speed: float) -> None:
    assert typed_dose(text) == TypedDose(dose, 1, speed)
    assert typed_dose(dose_as_typed(dose, speed)) == TypedDose(dose, 1, speed)


def test_numbers_alone_are_a_breath_where_one_breathes() -> None:
    assert typed_dose("3 min 4-7-8", breathes=True).dose == Dose(hold=180.0, tempo=BREATH)


@pytest.mark.parametrize(
    "text", ["20 metres up 2, down 2", "10x pace 0", "10x in 9999", "up to 60 in 30", "30 s in 60"]
)
def test_what_is_no_pace_says_what_would_be(text: str) -> None:
    with pytest.raises(NotADoseError) as raised:
        typed_dose(text)
    assert "how fast" in dose_fault_in_words(raised.value.fault)


def test_a_pace_that_was_seen_and_is_no_more_there_is_taken_away() -> None:
    before = Dose(reps=10.0, tempo=UP_DOWN)
    assert typed_dose("12x", before, keeps_pace=False).dose == Dose(reps=12.0)
    assert typed_dose("12x pace 3", before).dose == Dose(reps=12.0, pace=3.0)


def test_m_is_metres_where_metres_are_counted() -> None:
    assert typed_dose("20 m", Dose(metres=10.0)).dose == Dose(metres=20.0)
    assert typed_dose("2 m", Dose(hold=30.0)).dose == Dose(hold=120.0)


def test_tempo_stays_where_it_fits() -> None:
    tempo = (("up", 2.0), ("down", 2.0))
    before = Dose(reps=10.0, tempo=tempo)
    assert typed_dose("12x", before).dose == Dose(reps=12.0, tempo=tempo)
    assert typed_dose("30 s", before).dose == Dose(hold=30.0)
    assert typed_dose("40", Dose(hold=30.0, pace=3.0)).dose == Dose(hold=40.0, pace=3.0)


@pytest.mark.parametrize(
    ("text", "before", "dose", "rounds"),
    [
        ("2x45", Dose(hold=30.0), Dose(hold=45.0), 2),
        ("3 x 10", Dose(up_to=60.0), Dose(hold=10.0), 3),
        ("3 x 10", Dose(reps=8.0), Dose(reps=10.0), 3),
        ("3 x 10", Dose(passes=8.0), Dose(passes=10.0), 3),
        ("3 x 10", Dose(until_done=True), Dose(reps=10.0), 3),
        ("3 x 10", None, Dose(reps=10.0), 3),
        ("3 x 10 reps", Dose(hold=30.0), Dose(reps=10.0), 3),
        ("50", Dose(hold=30.0), Dose(hold=50.0), 1),
        ("50", Dose(up_to=30.0), Dose(hold=50.0), 1),
        ("50", Dose(until_done=True), Dose(hold=50.0), 1),
        ("12", Dose(reps=10.0), Dose(reps=12.0), 1),
        ("6", Dose(breaths=5.0), Dose(breaths=6.0), 1),
        ("6", Dose(passes=5.0), Dose(passes=6.0), 1),
        ("40", Dose(metres=20.0), Dose(metres=40.0), 1),
        ("8-12", Dose(reps=10.0), Dose(reps="8-12"), 1),
        ("left 8, right 12", Dose(reps=10.0), Dose(reps=Sided(8.0, 12.0)), 1),
        ("45 s", Dose(reps=10.0), Dose(hold=45.0), 1),
        ("1:30", Dose(reps=10.0), Dose(hold=90.0), 1),
        ("2 m", Dose(reps=10.0), Dose(hold=120.0), 1),
        ("12x", Dose(hold=30.0), Dose(reps=12.0), 1),
    ],
)
def test_a_number_without_a_unit_keeps_what_is_counted(
    text: str, before: Dose | None, dose: Dose, rounds: int
) -> None:
    assert typed_dose(text, before) == TypedDose(dose, rounds)


def _has_tempo(dose: Dose) -> bool:
    return dose.measure in {Measure.REPS, Measure.BREATHS, Measure.HOLD}


doses = st.one_of(
    st.integers(1, 7200).map(lambda n: Dose(hold=float(n))),
    st.integers(1, 1000).map(lambda n: Dose(reps=float(n))),
    st.integers(1, 1000).map(lambda n: Dose(breaths=float(n))),
    st.tuples(st.integers(1, 50), st.integers(51, 90)).map(lambda p: Dose(hold=f"{p[0]}-{p[1]}")),
    st.integers(1, 120).map(lambda n: Dose(up_to=n * 60.0)),
    st.just(Dose(until_done=True)),
    st.just(Dose(reps="8+")),
    st.just(Dose(breaths=("8+", 6.0))),
    st.lists(st.integers(1, 200), min_size=2, max_size=5).map(
        lambda n: Dose(hold=tuple(map(float, n)))
    ),
    st.tuples(st.integers(1, 90), st.integers(1, 90)).map(
        lambda p: Dose(reps=Sided(float(p[0]), float(p[1])))
    ),
)


tempos = st.lists(
    st.tuples(
        st.sampled_from(["in", "out", "up", "hold", "pace", "one side", "tempo", "Lower"]),
        st.sampled_from([1.0, 2.5, 90.0, "2-3", "free"]),
    ),
    min_size=1,
    max_size=8,
).map(tuple)
seconds = st.sampled_from([1.0, 2.5, 60.0, 90.0])
paced = st.one_of(
    st.builds(replace, doses.filter(_has_tempo), tempo=tempos),
    st.builds(replace, doses.filter(_has_tempo), pace=seconds),
    st.builds(replace, doses.filter(lambda d: d.reps or d.breaths), within=seconds),
    st.builds(replace, doses.filter(lambda d: d.reps), own_pace=st.just(True), tempo=tempos),
)


@given(doses | paced)
def test_what_is_shown_can_be_typed(dose: Dose) -> None:
    assert typed_dose(dose_as_typed(dose)) == TypedDose(dose, 1)


@given(st.text(max_size=30))
def test_anything_may_be_typed(text: str) -> None:
    try:
        found = typed_dose(text)
    except NotADoseError:
        return
    assert found.rounds >= 1
    assert len(found.dose.measures) == 1
