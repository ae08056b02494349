"""Every page has the keyboard, shows where it is at each stop of Tab, and has room for a finger.

One start of the app for all three, as it takes as long as they do.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget

from recoverytimer.settings.settings import ContrastChoice, ThemeChoice
from recoverytimer.widgets.tabstops import is_usable
from tests.access.bykeys.keyboard import Keyboard
from tests.access.seenfocus import is_seen
from tests.access.targets import too_small
from tests.driving import Driver
from tests.pages import SHOWN

MOST = 200
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK)
WITHOUT = {"working"}
"""What nothing can be done in."""
STRONG_TOO = {"entry", "history", "runs", "editor", "preferences", "topic", "finish"}
"""Among them they have each sort of control."""


def stops(window: QWidget) -> Iterator[QWidget]:
    """All that Tab leads to in a window, one after the other."""
    seen: list[QWidget] = []
    for _ in range(MOST):
        window.focusNextChild()
        at = window.focusWidget()
        if at is None or at in seen:
            return
        seen.append(at)
        yield at


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_is_reached_seen_and_hit(driver: Driver, name: str) -> None:
    keys = Keyboard(driver)
    keys("Tab")
    window = SHOWN[name](driver)
    keys.settle()
    if name not in WITHOUT:
        at = QApplication.focusWidget()
        assert at is not None
        assert at is not window
        assert is_usable(at)
    assert too_small(window, name) == []
    window.activateWindow()
    driver.bot.waitUntil(window.isActiveWindow)
    keeper = driver.app.services.keeper
    strong = (ContrastChoice.STRONG,) if name in STRONG_TOO else ()
    for theme, contrast in product(THEMES, (ContrastChoice.USUAL, *strong)):
        keeper.change(replace(keeper.current, theme=theme, contrast=contrast))
        QApplication.processEvents()
        found = [at for at in stops(window) if is_usable(at)]
        assert found or name in WITHOUT
        assert [(theme, contrast, at.accessibleName(), at) for at in found if not seen(at)] == []


def seen(at: QWidget) -> bool:
    at.setFocus()
    QApplication.processEvents()
    return is_seen(at)
