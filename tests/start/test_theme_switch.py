"""After another choice of colours everything looks as if the app had been started in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from recoverytimer.settings.settings import ContrastChoice, TextSize, ThemeChoice
from tests.driving import Driver
from tests.pages import PAGES

# Buttons, fields, tabs, charts, cards, figures and lists are on these.
NAMES = ("entry", "routines", "history", "guide", "form", "editor")


def grabbed(driver: Driver) -> dict[str, QImage]:
    """What there is to be seen of each page."""
    found = {}
    aside = QWidget()
    driver.bot.addWidget(aside)
    # So high that the editor, which keeps where it is scrolled to, need not scroll.
    driver.app.window.resize(1280, 880)
    for name in NAMES:
        PAGES[name](driver)
        # With the keyboard elsewhere nothing blinks, wherever on a page it was before.
        aside.show()
        aside.activateWindow()
        driver.bot.waitUntil(aside.isActiveWindow)
        QApplication.processEvents()
        # What is painted first asks for its pictures.
        driver.app.window.grab()
        driver.bot.waitUntil(lambda: not driver.app.services.figures.is_busy)
        QApplication.processEvents()
        found[name] = driver.app.window.grab().toImage()
    return found


@pytest.mark.parametrize(
    ("theme", "contrast", "size"),
    [
        (ThemeChoice.DARK, ContrastChoice.USUAL, TextSize.NORMAL),
        (ThemeChoice.LIGHT, ContrastChoice.USUAL, TextSize.LARGE),
        (ThemeChoice.DARK, ContrastChoice.STRONG, TextSize.NORMAL),
    ],
)
def test_a_switch_reaches_every_page(
    make: Callable[[], Driver], theme: ThemeChoice, contrast: ContrastChoice, size: TextSize
) -> None:
    switched = make()
    keeper = switched.app.keeper
    keeper.change(replace(keeper.current, theme=ThemeChoice.LIGHT, text_size=TextSize.NORMAL))
    before = grabbed(switched)
    switched.app.subjects.guide.show_topics()
    keeper.change(replace(keeper.current, theme=theme, contrast=contrast, text_size=size))
    after = grabbed(switched)
    started = grabbed(make())
    assert [name for name in before if before[name] == after[name]] == []
    assert [name for name in started if started[name] != after[name]] == []
