"""How sore one was before a session is what was said last, where it was worst."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.beforehand import beforehand
from recoverytimer.soreness.words.beforehand import said_before
from tests.noting import NOON, entry
from tests.recordmaking import session

LATER = session(1, NOON + timedelta(hours=1))


def test_it_is_the_newest_of_the_place_that_was_worst() -> None:
    noted = (entry(-6, 8), entry(-1, 5), entry(-1, 3, Area.CALVES), entry(-1, 0, Area.FEET))
    before = beforehand(noted, LATER)
    assert before is noted[1]
    assert said_before(before, LATER) == "Glutes: you said 5 at 11:00."


def test_what_is_gone_long_past_or_said_after_it_is_not_before() -> None:
    assert beforehand((entry(-3, 5), entry(-1, 0)), LATER) is None
    assert beforehand((entry(-23.1, 5),), LATER) is None
    yesterday = beforehand((entry(-22.9, 5, Area.CALVES, Side.LEFT),), LATER)
    assert yesterday is not None
    assert said_before(yesterday, LATER) == "Left calf: you said 5 yesterday at 13:06."
    assert beforehand((entry(2, 5),), LATER) is None
    of_itself = replace(entry(1, 5), session_id=LATER.id)
    assert beforehand((of_itself,), LATER) is None


def test_a_place_comes_before_what_was_said_of_none() -> None:
    named = entry(-2, 2)
    assert beforehand((named, entry(-1, 6, None)), LATER) is named
