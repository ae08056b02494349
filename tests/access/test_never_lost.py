"""Whatever happens to what has the keyboard, it goes on where one would look for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from tests.access.bykeys.keyboard import Keyboard
from tests.driving import Driver
from tests.recordmaking import run


@pytest.fixture
def keys(driver: Driver) -> Keyboard:
    """A keyboard, on an app with a few runs."""
    first = driver.today[0] - timedelta(days=3)
    driver.app.services.history.add(*(run(n, at=first + timedelta(days=n)) for n in range(3)))
    return Keyboard(driver)


def to_runs(keys: Keyboard) -> None:
    keys("Ctrl+3")
    keys.tab_to("Sections")
    keys.walk_to("Runs", "Right")


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_each_page_is_come_back_to_where_one_was(keys: Keyboard, number: int) -> None:
    keys(f"Ctrl+{number}", "Tab", "Tab")
    at = keys.name
    keys("Ctrl+1" if number > 1 else "Ctrl+2", f"Ctrl+{number}")
    assert keys.name == at


def test_what_is_deleted_leaves_the_keyboard_to_its_neighbour_and_the_last_one_to_the_page(
    keys: Keyboard,
) -> None:
    to_runs(keys)
    keys.tab_to("Delete the run")
    for left in (2, 1):
        keys("Space")
        assert keys.name.startswith("Delete the run"), left
    keys("Space")
    assert keys.driver.app.subjects.history.page.isAncestorOf(keys.at)


def test_a_message_that_is_sent_away_gives_the_keyboard_back(keys: Keyboard) -> None:
    to_runs(keys)
    keys.tab_to("Delete the run")
    keys("Space")
    at = keys.at
    keys("F6")
    assert keys.name == "Undo"
    keys("Esc")
    assert keys.at is at


def test_a_message_does_not_cover_what_has_the_keyboard(keys: Keyboard) -> None:
    notice = keys.driver.app.window.notice
    keys("Ctrl+2", "Ctrl+1")
    keys.tab_to("Stop? Get help")
    notice.tell("A sentence. " * 20, "Undo", lambda: None)
    for _ in range(20):
        keys("Tab")
        at, window = keys.at, keys.driver.app.window
        box = at.rect().translated(at.mapTo(window, at.rect().topLeft()))
        assert notice.isAncestorOf(at) or not box.intersects(notice.geometry())


@pytest.mark.parametrize("opens", ["?", "Ctrl+,", "Shift+F1"])
def test_a_dialog_gives_the_keyboard_back_where_it_was(keys: Keyboard, opens: str) -> None:
    keys("Ctrl+1", "Tab", "Tab")
    at = keys.name
    keys(opens, "Esc")
    assert keys.name == at


def test_a_card_that_goes_once_it_is_answered_leaves_the_keyboard_on_the_page(
    keys: Keyboard,
) -> None:
    keys("Ctrl+1")
    keys.press("Not sore")
    assert keys.driver.app.subjects.today.page.isAncestorOf(keys.at)
    keys.press("Not today")
    assert keys.driver.app.subjects.today.page.isAncestorOf(keys.at)


def test_who_uses_the_mouse_sees_no_ring(driver: Driver) -> None:
    driver.app.window.activateWindow()
    driver.click("Routines")
    driver.click("Guide")
    assert driver.app.window.focusWidget() is driver.app.subjects.guide.page


@pytest.mark.parametrize("goes", [QWidget.hide, shiboken6.delete])
def test_what_goes_away_leaves_the_keyboard_to_what_is_nearest(
    keys: Keyboard, goes: Callable[[QWidget], object]
) -> None:
    keys("Ctrl+1")
    keys.tab_to("See the steps")
    goes(keys.at)
    keys.settle()
    keys.look("after it went")
    assert isinstance(keys.at, QPushButton)
    assert keys.at.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert keys.name in {"Start", "Not today"}
