from __future__ import annotations

import pytest
from msgspec.structs import replace

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.contraindications import (
    Contraindication,
    Contraindications,
    cautions_against,
    contraindications,
    is_suggested,
)
from recoverytimer.exercise.exercise import Kind, Variant
from tests.making import BEND

KNEE, PREG, ACUTE, LBP = Caution.KNEE, Caution.PREG, Caution.ACUTE, Caution.LBP
SIT = Variant(text="Sit.", exercise="sit")
EXERCISES = {
    "bend": replace(BEND, cautions=(KNEE, LBP), easier=SIT),
    "sit": replace(BEND, name="Sit"),
    "lie": replace(BEND, name="Lie", cautions=(PREG,)),
}
ALL = contraindications((ACUTE, KNEE), ("bend", "sit", "bend", "lie", "unknown"), EXERCISES)


def test_what_speaks_against_an_exercise_is_what_its_file_says() -> None:
    assert cautions_against(EXERCISES["bend"]) == (KNEE, LBP)
    assert cautions_against(EXERCISES["sit"]) == ()


def test_it_is_told_from_where_each_comes_and_what_may_be_done_instead() -> None:
    assert (
        Contraindications(
            (ACUTE, KNEE),
            (Contraindication("bend", (KNEE, LBP), SIT), Contraindication("lie", (PREG,), None)),
        )
        == ALL
    )
    assert ALL.cautions == (ACUTE, KNEE, LBP, PREG)


def test_only_what_a_person_has_speaks_against_it_for_them() -> None:
    found = ALL.with_cautions({LBP, PREG, Caution.GTPS})
    assert found.own == ()
    assert found.cautions == (LBP, PREG)
    assert [f.exercise for f in found.exercises] == ["bend", "lie"]
    assert ALL.with_cautions({ACUTE}) == Contraindications((ACUTE,))


@pytest.mark.parametrize("mine", [set(), {Caution.GTPS}])
def test_nothing_speaks_against_it_for_others(mine: set[Caution]) -> None:
    assert not ALL.with_cautions(mine)


def test_an_easier_way_that_is_not_there_is_told_in_words_only() -> None:
    (found,) = contraindications((), ("bend",), {"bend": EXERCISES["bend"]}).exercises
    assert found.instead == Variant(text="Sit.")


def test_some_kinds_are_not_suggested_to_who_is_hurt() -> None:
    assert not is_suggested(Kind.STRETCH, frozenset({ACUTE}))
    assert is_suggested(Kind.STRETCH, frozenset({Caution.FRACT}))
    assert not is_suggested(Kind.STRENGTH, frozenset({KNEE, Caution.FRACT}))
    assert is_suggested(Kind.COLD, frozenset(Caution))
