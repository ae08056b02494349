"""Every page that is longer than the window is read to its end by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPushButton, QWidget

from recoverytimer.settings.settings import TextSize
from recoverytimer.start.subjects import Subjects
from tests import ROOT
from tests.driving import Driver
from tests.pages import DIALOGS, PAGES, Show
from tests.recordmaking import entry, run, session

SMALL = QSize(880, 600)
SOURCE = ROOT / "src" / "recoverytimer"
Keys = tuple[Qt.Key, Qt.KeyboardModifier]
NOTHING = "nothing that scrolls"
ALL: dict[str, Show] = {**PAGES, **DIALOGS}
END: Keys = (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier)


WAYS = {
    "AboutWiring.show": "about",
    "AboutWiring.show_news": "news",
    "ExerciseWiring.show": "exercise",
    "ExerciseWiring.show_all": "exercises",
    "GuideWiring.show_help": "help",
    "GuideWiring.show_topic": "topic",
    "GuideWiring.show_topics": "guide",
    "HistoryWiring.show": "history",
    "HistoryWiring.show_again": "history",
    "HistoryWiring.show_session": "session",
    "HistoryWiring.show_sessions": "sessions",
    "Navigation.show_about": "about",
    "Navigation.show_entry": "entry",
    "Navigation.show_help": "help",
    "Navigation.show_keys": "keys",
    "Navigation.show_named": "today",
    "Navigation.show_routine": "entry",
    "PlayerWiring.show": NOTHING,
    "PlayerWiring.show_small": NOTHING,
    "RoutineWiring.show": "entry",
    "RoutineWiring.show_again": "routines",
    "RoutineWiring.show_list": "routines",
    "RunsWiring.show_again": "runs",
    "SettingsWiring.show": "preferences",
    "TodayWiring.show": "today",
    "TodayWiring.show_again": "today",
    "Navigation.show_again": "today",
}
"""What shows a page, and which of the pages above that is."""
LONG = {
    "today",
    "entry",
    "topic",
    "exercise",
    "form",
    "help",
    "preferences",
    "keys",
    "about",
    "news",
}


@pytest.fixture
def full(driver: Driver) -> Driver:
    """An app with records, on a small window with the largest texts."""
    services = driver.app.services
    first = driver.today[0] - timedelta(days=40)
    services.history.add(*(session(n, first + timedelta(days=n)) for n in range(30)))
    services.history.add(*[entry(n, at=first + timedelta(days=n)) for n in range(30)])
    services.history.add(*[run(n, at=first + timedelta(days=n)) for n in range(30)])
    services.keeper.change(replace(services.keeper.current, text_size=TextSize.LARGER))
    driver.app.window.resize(SMALL)
    return driver


def long_areas(window: QWidget) -> Iterator[QAbstractScrollArea]:
    """All that scrolls there."""
    for area in window.findChildren(QAbstractScrollArea):
        if area.isVisible() and area.verticalScrollBar().maximum() > 0:
            yield area


def opened(driver: Driver, name: str) -> QWidget:
    """A page as it is when it has found its height."""
    window = ALL[name](driver)
    QApplication.processEvents()
    QApplication.processEvents()
    if name in LONG:
        driver.bot.waitUntil(lambda: next(long_areas(window), None) is not None)
    return window


def keyed(driver: Driver, window: QWidget, *keys: Keys) -> None:
    """Press keys wherever the keyboard is."""
    for key, modifiers in keys:
        driver.bot.keyClick(window.focusWidget() or window, key, modifiers)
        QApplication.processEvents()


def at_end(area: QAbstractScrollArea) -> bool:
    return area.verticalScrollBar().value() == area.verticalScrollBar().maximum()


def reached(driver: Driver, window: QWidget, area: QAbstractScrollArea) -> bool:
    """Whether the end of an area is seen by keys, from here or after some tabs."""
    for _ in range(60):
        keyed(driver, window, END)
        if at_end(area):
            return True
        keyed(driver, window, (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier))
        if at_end(area):
            return True
        keyed(driver, window, (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier))
    return False


def test_every_page_there_is_is_looked_at_here(driver: Driver) -> None:
    app = driver.app
    made = [name for name, kind in vars(Subjects).items() if isinstance(kind, cached_property)]
    ways = {
        f"{type(who).__name__}.{name}"
        for who in (app.navigation, *(getattr(app.subjects, name) for name in made))
        for name in dir(who)
        if name.startswith("show") and name != "shown"
    }
    assert ways == WAYS.keys()
    assert set(WAYS.values()) <= {*ALL, NOTHING}
    sources = {p for p in SOURCE.rglob("*.py") if "QScrollArea" in p.read_text(encoding="utf-8")}
    assert {path.name for path in sources} == {"scroll.py", "stylesheet.py"}


@pytest.mark.parametrize("name", ALL)
def test_the_end_of_every_page_is_reached_by_keys(full: Driver, name: str) -> None:
    window = opened(full, name)
    areas = list(long_areas(window))
    assert [area for area in areas if not reached(full, window, area)] == []


@pytest.mark.parametrize("name", ["help", "topic", "entry", "exercise", "finish", "today"])
def test_a_page_is_turned_by_every_key_as_soon_as_it_is_shown(full: Driver, name: str) -> None:
    window = opened(full, name)
    (area,) = long_areas(window)
    bar = area.verticalScrollBar()
    none = Qt.KeyboardModifier.NoModifier
    for down, up in ((Qt.Key.Key_PageDown, Qt.Key.Key_PageUp), (Qt.Key.Key_End, Qt.Key.Key_Home)):
        keyed(full, window, (down, none))
        assert bar.value() > 0
        keyed(full, window, (up, none))
        assert bar.value() == 0
    if isinstance(window.focusWidget(), QPushButton):
        return
    keyed(full, window, (Qt.Key.Key_Down, none))
    assert 0 < bar.value() < bar.pageStep()
    keyed(full, window, (Qt.Key.Key_Up, none), (Qt.Key.Key_Space, none))
    assert bar.value() == min(bar.pageStep(), bar.maximum())
    keyed(full, window, (Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier))
    assert bar.value() == 0


def test_the_stop_rules_scroll_while_the_sidebar_has_the_keyboard(full: Driver) -> None:
    (area,) = long_areas(opened(full, "help"))
    full.button("Guide").setFocus()
    keyed(full, full.app.window, END)
    assert at_end(area)


def test_tab_brings_what_it_reaches_into_view(full: Driver) -> None:
    window = opened(full, "entry")
    (area,) = long_areas(window)
    for key in [Qt.Key.Key_Tab] * 40 + [Qt.Key.Key_Backtab] * 40:
        keyed(full, window, (key, Qt.KeyboardModifier.NoModifier))
        focused = window.focusWidget()
        if area.isAncestorOf(focused):
            seen = focused.visibleRegion().boundingRect().height()
            assert seen >= min(focused.height(), area.viewport().height() // 2), focused
