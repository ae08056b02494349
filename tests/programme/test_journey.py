"""A made-up runner goes through eight weeks: missed days, a bad week, a holiday, a cold."""

from __future__ import annotations

from recoverytimer.programme import events as e
from recoverytimer.programme.limits import Easing
from recoverytimer.programme.standing import Status
from recoverytimer.programme.verdict import Decision
from tests.programme.life import Life
from tests.programme.making import PROGRAMMES

GOOD = {"during": 1, "left": 2, "morning": 1, "stairs": "no"}


def story(life: Life, day: float) -> tuple[str, int, str]:
    place = life.at(day).place
    return (place.stage, place.week, place.day)


def test_eight_weeks_take_twelve_and_nothing_is_lost() -> None:
    life = Life(PROGRAMMES.programme("stronger-glutes").programme)
    # Two good weeks, with a day missed in the second: it waited.
    for day in (0, 3, 7, 12):
        life.do(day, **GOOD)
    assert story(life, 14) == ("build", 1, "build-a")
    # A bad week: it hurt, and the morning after was worse.
    life.do(14, **{**GOOD, "during": 4, "morning": 4})
    assert life.at(16).easier.how is Easing.SET_FEWER
    life.do(17, **GOOD)
    assert life.at(19).easier.sessions == 1
    life.do(21, **GOOD)
    assert life.at(23).easier is None
    life.do(24, **{**GOOD, "left": 1})
    # Not two to spare: the second week once more, and then it is enough.
    assert life.at(26).verdict.decision is Decision.REPEAT
    assert story(life, 26) == ("build", 2, "build-a")
    life.do(28, **GOOD)
    life.do(31, **GOOD)
    assert story(life, 33) == ("one-leg", 1, "one-leg-a")
    # A holiday that was told ahead: silent, and back with the same week.
    life.do(34, **GOOD)
    life.pause(34, since=36, until=43)
    assert life.at(40).status is Status.PAUSED
    assert life.at(44).verdict.decision is Decision.REPEAT
    assert story(life, 44) == ("one-leg", 1, "one-leg-a")
    for day in (44, 47):
        life.do(day, **GOOD)
    # A cold: two sessions with half the sets.
    life.pause(48, since=48, reason=e.PauseReason.ILLNESS)
    life.resume(52)
    assert story(life, 53) == ("one-leg", 2, "one-leg-a")
    for day in (53, 56):
        assert life.at(day, 8).easier.how is Easing.HALF
        life.do(day, **GOOD)
    assert story(life, 58) == ("load", 1, "load-a")
    assert life.at(58).easier is None
    for day in (61, 64, 68, 71):
        life.do(day, **GOOD)
    now = life.at(80)
    assert now.status is Status.ENDED
    assert now.sessions_done == 19
