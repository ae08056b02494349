"""Suggestions go by where it is tight and by what is there."""

from __future__ import annotations

import pytest

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.equipment import Equipment, is_at_hand
from recoverytimer.runs.run import Effort
from recoverytimer.today.situation import Declined
from recoverytimer.today.suggestions import suggest
from recoverytimer.today.suiting import suggest_at_hand
from recoverytimer.today.words.reasons import reason
from tests.today.situations import SHIPPED, at, ids, names, ran, sore

ALL = tuple(set(Equipment) - {Equipment.NONE})
EACH_HOUR = [at(hour) for hour in range(24)]


def needed(routine_id: str) -> tuple[str, ...]:
    candidate = SHIPPED.get(routine_id)
    assert candidate is not None
    return candidate.equipment


@pytest.mark.parametrize("area", Area)
def test_what_treats_a_tight_area_comes_before_the_usual(area: Area) -> None:
    found = suggest(at(12, tight=(area,), sessions=()), SHIPPED)
    treating = [c.id for c in SHIPPED.all() if c.shares.get(area, 0.0) >= 0.1]
    if names(found)[0].endswith("what is tight"):
        assert found.first.routine_id in treating
        assert found.first.tight == (area,)
    else:
        assert names(found)[0] == "to begin with"


def test_the_reason_names_the_places() -> None:
    found = suggest(at(12, tight=(Area.GLUTES, Area.HIP_FLEXORS)), SHIPPED).first
    assert reason(found).startswith("Good where you feel tight: glutes, hip flexors. ")


def test_what_is_sore_comes_before_what_is_tight() -> None:
    sore_glutes = at(12, episodes=(sore(5),))
    tight_too = at(12, episodes=(sore(5),), tight=(Area.CALVES,))
    assert ids(suggest(tight_too, SHIPPED)) == ids(suggest(sore_glutes, SHIPPED))


@pytest.mark.parametrize("owned", [(), ALL])
def test_who_has_it_all_or_said_nothing_gets_the_usual(owned: tuple[Equipment, ...]) -> None:
    for situation in EACH_HOUR:
        found = suggest_at_hand(situation, SHIPPED, owned)
        assert found == suggest(situation, SHIPPED)


@pytest.mark.parametrize(
    "owned", [(Equipment.NONE,), (Equipment.MAT,), (Equipment.MAT, Equipment.ROLLER)]
)
def test_nothing_is_suggested_that_needs_what_is_not_there(owned: tuple[Equipment, ...]) -> None:
    for situation in EACH_HOUR:
        for suggested in ids(suggest_at_hand(situation, SHIPPED, owned)):
            assert suggested is not None
            assert is_at_hand(needed(suggested), owned)


def test_after_a_hard_run_who_has_no_mat_cools_down_on_their_feet() -> None:
    hard = at(12, run=ran(0.5, Effort.HARD))
    assert ids(suggest_at_hand(hard, SHIPPED, (Equipment.MAT,)))[0] == "full-cooldown-15"
    assert ids(suggest_at_hand(hard, SHIPPED, (Equipment.NONE,)))[:2] == [
        "standing-only-8",
        "quick-cooldown-5",
    ]


def test_where_nothing_else_is_left_something_is_suggested_all_the_same() -> None:
    without_mat = [c.id for c in SHIPPED.all() if is_at_hand(needed(c.id), (Equipment.NONE,))]
    declined = tuple(Declined(routine_id, at(12).now) for routine_id in without_mat)
    found = suggest_at_hand(at(12, declined=declined), SHIPPED, (Equipment.NONE,))
    assert found.first.routine_id is not None
