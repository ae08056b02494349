"""Reminders, preferences, the guide and exercises of one's own, by keys alone."""

from __future__ import annotations

from recoverytimer.settings.settings import ThemeChoice
from tests.access.bykeys.keyboard import Keyboard
from tests.access.bykeys.test_following import find


def test_a_reminder_is_set_changed_and_removed(keys: Keyboard) -> None:
    reminders = keys.driver.app.services.reminders
    find(keys, "glute relief", "Glute relief stretches")
    keys.press("Remind me")
    keys.replace("0730")
    keys("Return")
    keys.wait(lambda: bool(reminders.current))
    keys.tab_to("Change")
    keys("Space")
    keys("Up", "Return")
    keys.press("Change reminder")
    keys.press("Remove", back=True)
    keys.wait(lambda: not reminders.current)
    keys("F6", "Space")
    keys.wait(lambda: bool(reminders.current))


def test_a_preference_is_found_and_changed(keys: Keyboard) -> None:
    keys("Ctrl+,")
    keys.walk_to("Appearance")
    keys("F6")
    assert keys.name == "Colours"
    keys.walk_to("Dark")
    assert keys.driver.app.keeper.current.theme is ThemeChoice.DARK
    keys("Shift+F6", "Esc")


def test_topics_are_searched_and_read_and_one_is_back_where_one_was(keys: Keyboard) -> None:
    keys("Ctrl+4", "/")
    keys.type("roll")
    keys.press("Foam rolling, safely")
    keys("Esc")
    assert keys.name == "Foam rolling, safely"
    keys("F1", "Esc")
    keys("?", "Esc")
    keys("Shift+F1", "Esc")


def test_an_exercise_of_ones_own_is_written(keys: Keyboard) -> None:
    keys("Ctrl+4")
    keys.press("Exercises")
    keys.press("New exercise")
    assert keys.name == "Name"
    keys.type("Wall sit")
    keys("Tab", "Tab", "Down")
    keys("Ctrl+S")
    assert keys.name == "Set-up"
    keys.type("Stand with your back to a wall.")
    keys("Ctrl+S")
    assert keys.name == "Instructions"
    keys.type("Slide down until your knees are bent at right angles.")
    keys("Ctrl+S")
    keys.reads("Wall sit has been saved.")
    keys("Esc")


def test_an_exercise_is_looked_at_and_done_alone(keys: Keyboard) -> None:
    keys("Ctrl+4")
    keys.press("Exercises")
    keys("/")
    keys.type("pigeon")
    keys.tab_to_list()
    keys("Home", "Return")
    keys.press("Do it now")
    keys.press("End and keep what you did")
