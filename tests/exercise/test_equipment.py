from __future__ import annotations

import pytest

from recoverytimer.exercise.equipment import EQUIPMENT_OF_WORD, Equipment, is_at_hand
from recoverytimer.routine.library import Library
from tests import ROOT


def test_who_said_nothing_has_it_all() -> None:
    assert is_at_hand(("mat", "foam roller"), ())


@pytest.mark.parametrize(
    ("needed", "owned", "there"),
    [
        ((), (Equipment.NONE,), True),
        (("wall", "chair", "towel"), (Equipment.NONE,), True),
        (("mat",), (Equipment.NONE,), False),
        (("mat", "foam roller"), (Equipment.MAT,), False),
        (("mat", "Foam roller"), (Equipment.MAT, Equipment.ROLLER), True),
        (("heat pack", "cloth"), (Equipment.PACK,), True),
        (("something unheard of",), (Equipment.MAT,), True),
    ],
)
def test_what_one_can_do_with_what_is_there(
    needed: tuple[str, ...], owned: tuple[Equipment, ...], there: bool
) -> None:
    assert is_at_hand(needed, owned) is there


def test_each_thing_that_is_asked_about_is_needed_by_a_shipped_exercise() -> None:
    exercises = Library(ROOT / "resources", ROOT / "nothing").exercises
    words = {word for name in exercises for word in exercises[name].equipment}
    found = {EQUIPMENT_OF_WORD[word] for word in words & set(EQUIPMENT_OF_WORD)}
    assert found == set(Equipment) - {Equipment.NONE}
