"""A routine is found, followed and ended by keys alone."""

from __future__ import annotations

import pytest

from recoverytimer.player.opensession import SessionMoment
from recoverytimer.player.player import PlayerStatus
from tests.access.bykeys.keyboard import Keyboard


def moment(keys: Keyboard) -> SessionMoment:
    """Where the session is."""
    found = keys.driver.app.subjects.player.playback.moment
    assert found is not None
    return found


def find(keys: Keyboard, words: str, name: str) -> None:
    """Open a routine by its name."""
    keys("Ctrl+2", "/")
    assert keys.name == "Search routines"
    keys.replace(words)
    keys.tab_to("Routines")
    keys("Home", "Return")
    keys.reads(name)


def test_a_routine_is_followed_from_finding_it_to_the_way_back(keys: Keyboard) -> None:
    find(keys, "glute relief", "Glute relief stretches")
    keys.press("Start")
    assert keys.name == "Pause"
    keys.driver.wait(30)
    first = moment(keys).state.index
    keys("Right")
    assert moment(keys).state.index > first
    keys("Left", "Up")
    keys("Space")
    assert moment(keys).state.status is PlayerStatus.PAUSED
    keys("Space")
    assert moment(keys).state.status is PlayerStatus.RUNNING
    keys("M", "V", "V", "M")
    keys.press("More")
    keys.choose("Keys")
    keys("Esc")
    keys.press("Resume", back=True)
    keys("W")
    keys("W")
    for _ in range(40):
        if keys.name == "Done":
            break
        keys.driver.wait(20)
        keys("Right")
    keys.reads("How sore are you")
    keys.tab_to("Soreness 0 out of 10")
    keys.type("3")
    keys.press("Where?")
    keys("Esc")
    keys.press("Add a note")
    keys.type("Better than on Sunday")
    keys.press("Done")
    keys.reads("Glute relief stretches")
    (kept,) = keys.driver.app.services.history.sessions.page()
    assert (kept.routine_id, kept.note) == ("glute-relief", "Better than on Sunday")
    felt = keys.driver.app.services.history.soreness.after(kept.id)
    assert felt is not None
    assert felt.level == 3


def test_a_question_is_answered_and_an_exercise_swapped(keys: Keyboard) -> None:
    find(keys, "glute relief", "Glute relief stretches")
    keys.press("Start")
    for _ in range(40):
        if keys.driver.app.subjects.player.page.swap.isVisible():
            break
        keys("Right")
    before, exercise = keys.text, moment(keys).state.segment.exercise
    keys("S")
    assert keys.text != before
    assert moment(keys).state.segment.exercise != exercise
    keys.press("End and keep what you did")
    keys("Esc")


@pytest.mark.parametrize(("answer", "refusals"), [("Y", 0), ("N", 1)])
def test_a_question_is_answered(keys: Keyboard, answer: str, refusals: int) -> None:
    find(keys, "ice and heat", "Ice")
    keys.press("Start")
    keys("L")
    for _ in range(60):
        if keys.driver.app.subjects.player.page.yes.isVisible():
            break
        keys.driver.wait(30)
        keys("Right")
    assert keys.driver.app.subjects.player.page.yes.isVisible()
    keys(answer)
    assert not keys.driver.app.subjects.player.page.yes.isVisible()
    assert moment(keys).state.refusals == refusals
