"""Whoever goes through a page by Tab sees at each stop where the keyboard is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget

from recoverytimer.settings.settings import ContrastChoice, ThemeChoice
from recoverytimer.widgets.tabstops import is_usable
from tests.access.seenfocus import is_seen
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
def test_it_is_seen_where_the_keyboard_is(driver: Driver, name: str) -> None:
    window = SHOWN[name](driver)
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
