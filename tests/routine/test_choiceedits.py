from __future__ import annotations

import pytest

from recoverytimer.routine.choiceedits import options_from, with_choices_followed
from recoverytimer.routine.routine import Choice, Group, Option, Pause, Replaced, Routine

SIX, TWELVE = Option(id="six", says="6 minutes"), Option(id="12-minutes", says="12 minutes")


@pytest.mark.parametrize(
    ("lines", "ids"),
    [
        (["6 minutes", "12 minutes"], ["six", "12-minutes"]),
        (["12 minutes", "6 minutes"], ["12-minutes", "six"]),
        (["Six minutes", "12 minutes"], ["six", "12-minutes"]),
        (["6 minutes", "13 minutes"], ["six", "13-minutes"]),
        (["6 minutes", "12 minutes", "Long"], ["six", "12-minutes", "long"]),
        (["6 minutes", "6 minutes"], ["six", "6-minutes"]),
        (["6 minutes", "Taken"], ["six", "taken-2"]),
        (["12 minutes"], ["12-minutes"]),
        ([], []),
    ],
)
def test_options_keep_their_ids(lines: list[str], ids: list[str]) -> None:
    found = options_from(lines, (SIX, TWELVE), {"taken"})
    assert [option.id for option in found] == ids
    assert [option.says for option in found] == lines


def _routine(*options: Option, only: tuple[str, ...], inner: tuple[str, ...] = ()) -> Routine:
    steps = (Pause(rest=5, only=only), Group(steps=(Pause(rest=5, only=inner),), only=only))
    replaces = (Replaced(routine="old", options=only),)
    choices = (Choice(ask="How long?", options=options),)
    return Routine(name="A", steps=steps, choices=choices, replaces=replaces)


def test_steps_follow_an_option_that_is_called_otherwise() -> None:
    longer = Option(id="longer", says="Longer")
    before = _routine(SIX, TWELVE, only=("12-minutes",), inner=("six",))
    changed = _routine(SIX, longer, only=("12-minutes",), inner=("six",))
    after = _routine(SIX, longer, only=("longer",), inner=("six",))
    assert with_choices_followed(before, changed) == after


def test_steps_name_no_option_that_is_gone() -> None:
    before = _routine(SIX, TWELVE, only=("12-minutes", "six"), inner=("12-minutes",))
    third = Option(id="x", says="X")
    changed = _routine(SIX, third, Option(id="y", says="Y"), only=("12-minutes", "six"))
    after = _routine(SIX, third, Option(id="y", says="Y"), only=("six",))
    assert with_choices_followed(before, changed) == after
    assert with_choices_followed(before, before) == before
