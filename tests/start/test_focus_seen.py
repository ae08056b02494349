"""Whoever goes by the keyboard sees where they are: what changes then stands out from before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from recoverytimer.settings.settings import ContrastChoice, ThemeChoice
from tests.driving import Driver
from tests.pages import PAGES
from tests.theme.test_contrast import LEAST_SHAPE, contrast

# Buttons, links, tabs, chips, fields, sliders, boxes to tick, charts, lists and trees are on these.
NAMES = ("entry", "history", "runs", "editor", "preferences", "topic", "finish")
AROUND = 4
MOST_NEEDED = 60
THEMES = [both for both in product(ThemeChoice, ContrastChoice) if "system" not in both]


def focusable(window: QWidget) -> Iterator[QWidget]:
    for found in window.findChildren(QWidget):
        takes_tab = bool(found.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and found.isVisibleTo(window) and found.isEnabled() and not found.focusProxy():
            yield found


def bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def grabbed(widget: QWidget) -> QImage:
    QApplication.processEvents()
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    place.adjust(-AROUND, -AROUND, AROUND, AROUND)
    image = window.grab(place.intersected(window.rect())).toImage()
    return image.convertToFormat(QImage.Format.Format_RGB32)


@cache
def stands_out(one: int, other: int) -> bool:
    names = (f"#{pixel & 0xFFFFFF:06x}" for pixel in (one, other))
    return contrast(*names) >= LEAST_SHAPE


def changed(one: QImage, other: QImage) -> int:
    """The number of points that stand out from what they were."""
    places = ((x, y) for y in range(one.height()) for x in range(one.width()))
    pairs = ((one.pixel(x, y), other.pixel(x, y)) for x, y in places)
    return sum(stands_out(a, b) for a, b in pairs if a != b)


@pytest.mark.parametrize(("theme", "strength"), THEMES)
def test_what_has_the_keyboard_stands_out(
    make: Callable[[], Driver], theme: ThemeChoice, strength: ContrastChoice
) -> None:
    driver = make()
    driver.app.keeper.set(theme=theme, contrast=strength)
    seen, unseen = 0, []
    for name in NAMES:
        window = PAGES[name](driver).window()
        window.activateWindow()
        driver.bot.waitUntil(window.isActiveWindow)
        for widget in focusable(window):
            bring_into_view(widget)
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            with_it = grabbed(widget)
            if not widget.hasFocus():
                continue
            widget.clearFocus()
            seen += 1
            if changed(with_it, grabbed(widget)) < min(
                MOST_NEEDED, widget.width() + widget.height()
            ):
                unseen.append((name, type(widget).__name__, widget.accessibleName()))
        if window is not driver.app.window:
            window.close()
    assert seen > 120
    assert unseen == []
