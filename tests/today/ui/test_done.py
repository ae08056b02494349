"""Today once something was done: a tick, what comes next, and no new task."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from recoverytimer.exercise.caution import Caution
from recoverytimer.runs.run import Effort
from tests.driving import Driver
from tests.recordmaking import run, session


@pytest.fixture
def done(driver: Driver) -> Driver:
    """Who has done something an hour ago."""
    driver.app.services.record_keeper.keep(session(1, driver.today[0] - timedelta(hours=1)))
    driver.click("Today")
    return driver


def primary(driver: Driver) -> list[str]:
    shown = [b for b in driver.app.window.findChildren(QPushButton) if b.isVisible()]
    return [b.text() for b in shown if b.property("role") == "primary"]


def test_it_says_so_and_looks_ahead_and_starts_nothing(done: Driver) -> None:
    text = done.text()
    for said in (
        "Done for today",
        "Glute relief, 45 s.",
        "Tomorrow",
        "1 of 2 days",
        "Something else",
    ):
        assert said in text
    assert "Start" not in text.splitlines()
    assert "Or you could try" not in text
    assert primary(done) == []


def test_what_was_done_is_one_click_away(done: Driver) -> None:
    done.click("View")
    assert "Pigeon pose" in done.text()
    done.click("Today")
    assert "Done for today" in done.text()


def test_what_comes_next_can_be_looked_at(done: Driver) -> None:
    done.click("See the steps")
    assert "Steps" in done.text()
    done.click("Back")
    assert "Done for today" in done.text()


def test_something_else_is_one_quiet_click_away_until_more_was_done(done: Driver) -> None:
    done.click("Something else")
    assert "Or you could try" in done.text()
    assert "Start" in done.text().splitlines()
    assert "Something else" not in done.text()
    done.app.services.record_keeper.keep(session(2, done.today[0] - timedelta(minutes=20)))
    done.click("Today")
    assert "Or you could try" not in done.text()
    assert "Something else" in done.text()


def test_the_next_day_begins_anew(done: Driver) -> None:
    done.pass_time(days=1)
    done.click("Today")
    assert "Done for today" not in done.text()
    assert "Start" in done.text().splitlines()


def test_what_speaks_against_everything_comes_before_it(done: Driver) -> None:
    done.app.keeper.set(cautions=(Caution.DVT,))
    done.click("Today")
    text = done.text()
    assert text.index("No routine while a blood clot") < text.index("Done for today")
    assert "Tomorrow" not in text
    assert "Something else" not in text


def test_a_run_that_was_too_long_is_spoken_of_first(done: Driver) -> None:
    now = done.today[0]
    runs = [(1, 29, 8000.0), (2, 28, 8000.0), (3, 26, 8000.0), (4, 0.2, 14_000.0)]
    for number, days, metres in runs:
        ran = run(number, now - timedelta(days=days), metres, effort=Effort.EASY)
        done.app.services.record_keeper.keep(ran)
    done.click("Today")
    text = done.text()
    assert text.index("That was a big step up") < text.index("Done for today")
    done.click("Why this?")
    assert "Done for today" not in done.text()


def test_all_of_it_is_reached_by_keys(done: Driver) -> None:
    names = set()
    for _ in range(16):
        QApplication.processEvents()
        focused = done.app.window.focusWidget()
        done.press(Qt.Key.Key_Tab, focused or done.app.window)
        names.add(focused.accessibleName() if focused else "")
    assert {"View", "Something else"} <= names
    assert any(name.startswith("See the steps of") for name in names)
