"""The fields of steps are reached and filled in by keys alone."""

from __future__ import annotations

import pytest

from recoverytimer.routine.routine import Group, Pause, Work
from tests.access.bykeys.keyboard import Keyboard
from tests.access.bykeys.test_customising import edited
from tests.access.bykeys.writing import Writing


@pytest.fixture
def w(keys: Keyboard) -> Writing:
    """A routine with a choice and three steps, of which the first one is chosen."""
    made = Writing(keys, "Mine")
    made.choice("How long?", "6 minutes", "12 minutes")
    made.add("glute bridge", "side plank")
    made.rest("30")
    keys("Home")
    return made


def names(keys: Keyboard, number: int) -> list[str]:
    """What the next stops of Tab are called."""
    found = []
    for _ in range(number):
        keys("Tab")
        found.append(keys.name)
    return found


@pytest.mark.usefixtures("w")
def test_tab_leads_through_a_choice_and_its_options_where_they_are_seen(keys: Keyboard) -> None:
    keys.tab_to("Left out", most=30)
    assert names(keys, 3) == ["6 minutes", "12 minutes", "Choose an exercise to swap in"]
    keys("Esc")
    keys.press("About the routine", back=True)
    keys.tab_to("Picture")
    own = ["What is asked", "Remove choice 1", "Options"]
    assert names(keys, 4) == [*own, "Add a choice"]
    keys("Space")
    assert keys.name == "What is asked"
    keys.tab_to("Picture", back=True)
    second = ["What is asked", "Remove choice 2", "Options"]
    assert names(keys, 7) == [*own, *second, "Add a choice"]
    keys.tab_to("Back", most=50)


def test_an_option_is_ticked_for_several_steps_at_once(keys: Keyboard, w: Writing) -> None:
    w.tick("12 minutes")
    short, long = (option.id for option in edited(keys).choices[0].options)
    w.to_steps()
    keys("Shift+End")
    w.tick("6 minutes")
    assert [step.only for step in edited(keys).steps] == [(short, long), (short,), (short,)]
    keys("Space")
    assert [step.only for step in edited(keys).steps] == [(long,), (), ()]
    keys("Space", "Ctrl+Z")
    assert [step.only for step in edited(keys).steps] == [(long,), (), ()]


def test_the_same_field_is_filled_in_step_by_step(keys: Keyboard, w: Writing) -> None:
    w.fill("Note", "one")
    for text in ("two", "three"):
        keys("Ctrl+PgDown")
        assert keys.name == "Note"
        keys.type(text)
    keys("Ctrl+PgDown", "Ctrl+PgUp")
    keys.type(", not three")
    notes = [step.note for step in edited(keys).steps if not isinstance(step, Group)]
    assert notes == ["one", "two, not three", "three"]


def test_what_stands_in_the_next_field_is_typed_over(keys: Keyboard, w: Writing) -> None:
    keys("Down")
    w.fill("Get into position", "9")
    keys("Ctrl+PgUp")
    keys.type("8")
    keys("Ctrl+PgDown")
    keys.type("7")
    keys("Ctrl+PgDown")
    assert keys.name == "Rest, s"
    keys.type("40")
    bridge, plank, rest = edited(keys).steps
    assert isinstance(bridge, Work)
    assert isinstance(plank, Work)
    assert (bridge.prepare, plank.prepare) == (8, 7)
    assert rest == Pause(rest=40)


@pytest.mark.usefixtures("w")
def test_in_the_list_the_same_keys_go_from_step_to_step(keys: Keyboard) -> None:
    keys("Ctrl+PgDown", "Ctrl+PgDown", "Del")
    assert len(edited(keys).steps) == 2
    assert not any(isinstance(step, Pause) for step in edited(keys).steps)
