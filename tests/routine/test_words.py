from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import caution_notes
from recoverytimer.forms.lines import WAYS
from recoverytimer.routine.adaptation import Adaptation, Way
from recoverytimer.routine.fields import form_of
from recoverytimer.routine.routine import Pause, Routine
from recoverytimer.routine.words.adapting import because, change
from recoverytimer.routine.words.totals import when_again

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
OFTEN = Routine(name="Often", steps=(Pause(rest=5),))
APART = Routine(name="Apart", steps=(Pause(rest=5),), hours_apart=2.5)


def test_how_long_to_wait_is_said_until_the_hours_are_over() -> None:
    said = when_again(APART, lambda: NOW - timedelta(hours=1), NOW)
    assert said == "You did this less than 2.5 hours ago. It is better to wait another 1 h 30 min."
    assert when_again(APART, lambda: NOW - timedelta(hours=2.5), NOW) == ""
    assert when_again(APART, lambda: None, NOW) == ""


def test_a_routine_that_names_no_hours_does_not_ask_when_it_was_done() -> None:
    def asked() -> datetime:
        raise AssertionError

    assert when_again(OFTEN, asked, NOW) == ""


def test_only_what_was_checked_is_shown_as_a_basis_and_without_its_mark() -> None:
    basis = (
        "Behm 2016 [V]",
        "Garber 2011 [V2]",
        "Order: our own [J]",
        "Recalled [R]",
        "Anna [run]",
    )
    based = Routine(name="Based", steps=(Pause(rest=5),), basis=basis)
    assert based.cited == ("Behm 2016", "Garber 2011", "Anna [run]")


@pytest.mark.parametrize(
    ("adaptation", "said"),
    [
        (Adaptation(exercise="gone", way=Way.LEFT_OUT), "Left out: gone."),
        (Adaptation(exercise="gone", way=Way.EASIER), "gone, made easier."),
        (Adaptation(exercise="gone", way=Way.SWAPPED, instead="too"), "too instead of gone."),
    ],
)
def test_what_was_done_is_said_though_its_exercise_is_gone(
    adaptation: Adaptation, said: str
) -> None:
    assert change(adaptation, {}) == said


def test_the_cautions_that_spoke_against_a_step_are_named() -> None:
    codes = (Caution.KNEE, Caution.HIPREP)
    adaptation = Adaptation(exercise="knee-rolls", way=Way.LEFT_OUT, cautions=codes)
    notes = caution_notes(shipped_resources())
    assert because(adaptation, notes) == "Because of: Knee trouble, Hip replacement."
    assert because(adaptation, {}) == ""


def test_a_basis_with_commas_stays_whole_in_its_field() -> None:
    basis = ["Behm et al. 2016, Appl Physiol Nutr Metab 41:1", "acsm-2021: how long to hold"]
    way = WAYS[form_of(Routine).fields["basis"].kind]
    assert way.read(way.write(basis)) == basis
