"""What was done is looked up, written down, mended and taken back, by keys alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.access.bykeys.keyboard import Keyboard
from tests.driving import Driver
from tests.recordmaking import entry, run, session


@pytest.fixture
def diary(driver: Driver) -> Keyboard:
    """Somebody who has used the app for a while."""
    history = driver.app.services.history
    first = driver.today[0] - timedelta(days=12)
    history.add(*(session(n, first + timedelta(days=n)) for n in range(12)))
    history.add(*(entry(n, at=first + timedelta(days=n)) for n in range(12)))
    history.add(*(run(n, at=first + timedelta(days=n)) for n in range(12)))
    return Keyboard(driver)


FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def to_section(keys: Keyboard, name: str) -> None:
    """Go to a section of the history."""
    keys("Ctrl+3")
    keys.tab_to("Sections")
    keys.walk_to(name, "Right")


def test_a_session_is_found_its_note_changed_and_it_is_deleted_and_undone(diary: Keyboard) -> None:
    keys, history = diary, diary.driver.app.services.history
    before = len(history.sessions.page())
    to_section(keys, "Sessions")
    keys("Ctrl+F")
    keys.tab_to("Sessions")
    keys("Down", "Return")
    keys.press("Edit")
    keys.tab_to("Note")
    keys.type("Windy")
    keys("Tab")
    keys.press("Save")
    keys.reads("Windy")
    keys.press("Delete")
    keys.wait(lambda: len(history.sessions.page()) == before - 1)
    keys("F6", "Space")
    keys.wait(lambda: len(history.sessions.page()) == before)


def test_a_session_is_entered_by_hand(diary: Keyboard) -> None:
    keys, history = diary, diary.driver.app.services.history
    before = len(history.sessions.page())
    to_section(keys, "Sessions")
    keys.press("Add a session")
    keys("Down", "Up")
    keys.tab_to("Name")
    keys.type("Yoga")
    keys("Return")
    keys.wait(lambda: len(history.sessions.page()) == before + 1)


def test_the_year_is_walked_and_a_day_opened(diary: Keyboard) -> None:
    keys = diary
    keys("Ctrl+3")
    keys.tab_to("Calendar")
    keys("Left", "Up", "Down", "Home", "End", "Return")
    keys("Esc")


def test_a_run_is_logged_changed_deleted_and_undone(diary: Keyboard) -> None:
    keys, log = diary, diary.driver.app.services.history.runs
    before = len(log.between(FIRST, LAST))
    to_section(keys, "Runs")
    keys.press("Log a run")
    keys.type("10.5")
    keys("Tab")
    keys.type("58:30")
    keys("Return")
    keys.wait(lambda: len(log.between(FIRST, LAST)) == before + 1)
    assert keys.name == "Log a run"
    keys("F6", "F6", "F6")
    keys.tab_to("Change the run")
    keys("Space")
    keys.replace("11")
    keys("Return")
    keys.reads("11 km")
    assert keys.name.startswith("Change the run")
    keys("Tab", "Space")
    keys.wait(lambda: len(log.between(FIRST, LAST)) == before)
    assert keys.name.startswith("Delete the run")
    keys("F6", "Space")
    keys.wait(lambda: len(log.between(FIRST, LAST)) == before + 1)


def test_one_checks_in_on_the_body_and_takes_an_entry_back(diary: Keyboard) -> None:
    keys, log = diary, diary.driver.app.services.history.soreness
    before = len(log.between(FIRST, LAST))
    keys("Ctrl+1")
    keys.press("Check in")
    keys("Left", "Right", "Down", "Up")
    keys("Return")
    keys.type("4")
    keys.press("Save")
    keys.wait(lambda: len(log.between(FIRST, LAST)) > before)
    added = len(log.between(FIRST, LAST))
    to_section(keys, "Soreness")
    keys.press("Delete entry", most=25)
    keys.wait(lambda: len(log.between(FIRST, LAST)) == added - 1)
    assert keys.name.startswith("Delete entry")
    keys("F6", "Space")
    keys.wait(lambda: len(log.between(FIRST, LAST)) == added)
