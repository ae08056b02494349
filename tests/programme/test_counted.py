"""Days that are counted from a race, and the gate before the first run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from recoverytimer.programme.counted import closed_gate
from recoverytimer.programme.longestrun import is_too_long, longest_allowed_s
from recoverytimer.programme.standing import Status
from recoverytimer.programme.verdict import Decision, Why
from recoverytimer.programme.weeks import Place
from recoverytimer.runs.run import Run
from tests.programme.life import START, Life
from tests.programme.making import PROGRAMMES

CALM = {"downstairs": 2, "limp": "no", "one-sided": "no", "ill": "no", "slept": "so-so"}


def after_a_marathon() -> Life:
    return Life(PROGRAMMES.programme("after-a-marathon").programme, race=0)


def morning(life: Life, day: int, walk: int | None = 2, **answers: object) -> None:
    """A walk on the day before, and what is asked in the morning."""
    done = life.do(day - 1, hour=18)
    life.answer("walk", walk, day - 1, 19, about=done)
    for question, value in {**CALM, **answers}.items():
        life.answer(question.replace("_", "-"), value, day)


@pytest.mark.parametrize("day", range(11))
def test_each_day_has_its_day_whatever_was_done(day: int) -> None:
    place = after_a_marathon().at(day).place
    assert place.session == day + 1
    assert place.day == ("walking" if day in {6, 8, 10} else f"day-{day}")


def test_the_days_are_over_after_the_tenth() -> None:
    life = after_a_marathon()
    assert life.at(11).status is Status.ENDED


@pytest.mark.parametrize(
    ("answers", "is_open"),
    [
        ({}, True),
        ({"downstairs": 3}, False),
        ({"downstairs": None}, False),
        ({"walk": 3}, False),
        ({"walk": None}, False),
        ({"limp": "yes"}, False),
        ({"slept": "badly"}, False),
        ({"slept": "well"}, True),
    ],
)
def test_the_gate_to_the_first_run(answers: dict[str, object], is_open: bool) -> None:
    life = after_a_marathon()
    if answers.get("limp") == "yes":
        life = Life(life.programme, race=2)
        morning(life, 8, **answers)
        assert life.at(8).status is Status.STOPPED
        return
    morning(life, 6, **answers)
    now = life.at(6)
    assert (now.place.day == "day-6") is is_open
    assert (now.verdict.decision is Decision.GO_ON) is is_open


def test_answers_of_yesterday_open_no_gate() -> None:
    life = after_a_marathon()
    morning(life, 5)
    assert life.at(6).place.day == "walking"
    assert {r.why for r in life.at(6).verdict.reasons} == {Why.NO_ANSWER}


@pytest.mark.parametrize(("day", "is_open"), [(3, False), (4, True), (5, True)])
def test_on_ones_own_wish_the_gate_opens_on_day_four(day: int, is_open: bool) -> None:
    life = after_a_marathon()
    morning(life, day)
    run = Place("ten-days", 1, 7, "day-6")
    closed = closed_gate(life.programme, life.record, run, START + timedelta(days=day))
    assert (closed == ()) is is_open
    if not is_open:
        assert [(r.why, r.limit) for r in closed] == [(Why.GATE_CLOSED, 4)]


def test_a_gate_that_is_still_closed_on_day_ten_is_a_reason_to_see_someone() -> None:
    life = after_a_marathon()
    morning(life, 10, downstairs=3)
    assert life.at(10).status is Status.STOPPED


@pytest.mark.parametrize(
    ("question", "value", "day", "stops"),
    [
        ("one-sided", "yes", 1, True),
        ("one-sided", "no", 1, False),
        ("ill", "yes", 2, True),
        ("limp", "yes", 4, False),
        ("limp", "yes", 5, True),
        ("sorest", 8, 2, False),
        ("sorest", 4, 6, False),
        ("sorest", 3, 7, False),
        ("sorest", 4, 7, True),
    ],
)
def test_what_stops_after_a_marathon(question: str, value: object, day: int, stops: bool) -> None:
    life = after_a_marathon()
    life.answer(question, value, day)
    assert (life.at(day).status is Status.STOPPED) is stops


@pytest.mark.parametrize(("day", "second", "eases"), [(3, 5, False), (4, 3, False), (4, 4, True)])
def test_a_morning_sorer_than_the_last_slows_down_from_day_four(
    day: int, second: int, eases: bool
) -> None:
    life = after_a_marathon()
    life.answer("sorest", 3, day - 1)
    life.answer("sorest", second, day)
    assert (life.at(day).easier is not None) is eases


def ran(day: int, minutes: float) -> Run:
    at = datetime(START.year, START.month, START.day, 7, tzinfo=UTC) + timedelta(days=day)
    return Run(id=f"{day}", started_at=at, offset_min=0, duration_s=minutes * 60)


@pytest.mark.parametrize(("minutes", "is_leap"), [(33, False), (33.3, True)])
def test_a_run_may_be_a_tenth_longer(minutes: float, is_leap: bool) -> None:
    allowed = longest_allowed_s([ran(0, 30), ran(-31, 300)], START)
    assert is_too_long(minutes * 60, allowed) is is_leap


def test_after_a_marathon_what_was_run_since_is_the_measure() -> None:
    runs = [ran(0, 240), ran(6, 30)]
    race = START
    assert longest_allowed_s(runs, START + timedelta(days=8), race) == pytest.approx(33 * 60)
    assert longest_allowed_s(runs[:1], START + timedelta(days=6), race) is None
    assert longest_allowed_s(runs, START + timedelta(days=8)) == pytest.approx(264 * 60)


def test_after_a_long_break_the_first_run_sets_the_measure() -> None:
    allowed = longest_allowed_s([ran(-40, 60)], START)
    assert allowed is None
    assert not is_too_long(34 * 60, allowed)


def test_what_is_done_today_is_done_until_tomorrow() -> None:
    life = after_a_marathon()
    life.do(2, hour=9)
    now = life.at(2, 12)
    assert now.place.day == "day-3"
    assert now.due_from == datetime(2026, 6, 4, tzinfo=UTC)
    assert life.at(3, 1).place.day == "day-3"
    assert life.at(3, 1).due_from is None
    life.do(10, hour=9, place=Place("ten-days", 1, 11, "walking"))
    assert life.at(10, 12).status is Status.ENDED
