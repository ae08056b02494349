"""The window's title says where one is while a session runs; `test_every_page` sees it on each."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.driving import Driver
from tests.pages import PAGES

APP = " \N{EN DASH} Recovery Timer"
TITLES = {
    "today": "Today",
    "routines": "Routines",
    "entry": "Glute relief stretches",
    "history": "History",
    "soreness": "History",
    "runs": "History",
    "sessions": "History",
    "guide": "Guide",
    "topic": "Foam rolling, safely",
    "exercise": "Pigeon pose",
    "exercises": "Exercises",
    "form": "New exercise",
    "help": "When to stop or get help",
    "editor": "Editing: Glute relief stretches",
    "work": "Figure-four stretch (lying), left side",
    "rest": "Rest",
    "paused": "Paused: Figure-four stretch (lying), left side",
    "small": "Figure-four stretch (lying), left side",
    "finish": "End of the session",
    "know": "Anything we should know?",
    "tight": "Where do you feel tight?",
    "have": "What equipment do you have?",
}


def test_a_window_that_shows_no_page_is_named_by_a_title(driver: Driver) -> None:
    for name in PAGES.keys() - TITLES.keys():
        assert PAGES[name](driver).windowTitle()
        driver.app.window.setEnabled(True)


def test_the_title_changes_with_the_part_and_not_with_the_second(driver: Driver) -> None:
    driver.click("Start")
    titles: list[str] = []
    driver.app.window.windowTitleChanged.connect(titles.append)
    driver.wait(90)
    assert [title.removesuffix(APP) for title in titles] == [
        "Knee rolls, alternate sides",
        "Get ready, Figure-four stretch (lying), left side",
        "Figure-four stretch (lying), left side",
    ]
    driver.press(Qt.Key.Key_Space)
    assert titles[-1].startswith("Paused: ")
    driver.press(Qt.Key.Key_Space)
    assert not titles[-1].startswith("Paused: ")


def test_a_name_is_shown_as_it_was_typed(driver: Driver) -> None:
    page = PAGES["entry"](driver)
    driver.app.subjects.routines.page.setWindowTitle("Legs [*] & more")
    assert page.windowTitle() == "Legs [*][*] & more" + APP


def test_a_page_that_has_the_keyboard_has_the_name_of_its_title(driver: Driver) -> None:
    for name in ("today", "topic", "guide", "history"):
        PAGES[name](driver)
        page = driver.app.window.focusWidget()
        assert page is not None
        assert page.accessibleName() == TITLES[name]
    driver.app.subjects.player.sessions.practise("childs-pose")
    assert driver.app.subjects.player.page.accessibleName() == "Child's pose"


def test_the_keyboard_is_on_the_button_that_ends_it_all(driver: Driver) -> None:
    PAGES["finish"](driver)
    page = driver.app.subjects.player.finish
    assert driver.app.window.focusWidget() is page.close_button
