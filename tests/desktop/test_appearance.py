"""Dark or light, and how strong a contrast, as the desktop's portal tells it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

pytest.importorskip("jeepney")

from recoverytimer.desktop.appearance import (
    ANIMATIONS,
    APPEARANCE,
    CONTRAST,
    GNOME,
    MOTION,
    SCHEME,
    SETTINGS,
    PortalAppearance,
)
from recoverytimer.desktop.busline import BusLine
from recoverytimer.desktop.sessionbus import VARIABLE
from recoverytimer.settings.settings import ContrastChoice, MotionChoice, ThemeChoice
from recoverytimer.theme.motion import is_still
from recoverytimer.theme.theme import theme_of
from tests.desktopbus import FakeService
from tests.driving import Driver
from tests.start.test_process import start, wait_for

pytestmark = pytest.mark.usefixtures("qapp")
PORTAL = SETTINGS.bus_name
Service = Callable[..., FakeService]


def change(portal: FakeService, value: Any, what: str = SCHEME, group: str = APPEARANCE) -> None:
    place = SETTINGS.object_path, SETTINGS.interface
    portal.emit(*place, "SettingChanged", "ssv", group, what, value)


class Told:
    """Remembers what it is told of each key."""

    def __init__(self) -> None:
        self.dark: list[bool] = []
        self.contrast: list[bool] = []
        self.still: list[tuple[str, bool]] = []

    def _take_still(self, source: str, is_still: bool) -> None:
        self.still.append((source, is_still))

    def by(self, bus: BusLine) -> Told:
        PortalAppearance(bus, self.dark.append, self.contrast.append, self._take_still)
        return self


@pytest.mark.parametrize(("value", "wanted"), [(0, False), (1, True), (2, False)])
@pytest.mark.parametrize("version", [1, 2])
def test_the_portal_is_asked_in_its_way(
    service: Service, bus: BusLine, qtbot: QtBot, value: int, wanted: bool, version: int
) -> None:
    said = ("u", value)
    read = {"ReadOne": ("v", (said,))} if version == 2 else {"Read": ("v", (("v", said),))}
    portal = service(PORTAL, **read)
    told = Told().by(bus)
    qtbot.waitUntil(lambda: told.dark == told.contrast == [wanted])
    assert {values for _, values in portal.calls} == {
        *((APPEARANCE, key) for key in (SCHEME, CONTRAST, MOTION)),
        (GNOME, ANIMATIONS),
    }
    assert told.still == [(MOTION, wanted)]


def test_changes_are_told_and_what_is_no_value_is_not(
    service: Service, bus: BusLine, qtbot: QtBot
) -> None:
    portal = service(PORTAL, ReadOne=("v", (("s", "dark"),)))
    told = Told().by(bus)
    qtbot.waitUntil(lambda: len(portal.calls) >= 2)
    change(portal, ("u", 1), "accent-color")
    change(portal, ("s", "dark"))
    for value in (1, 2):
        change(portal, ("u", value))
    for value in (1, 0):
        change(portal, ("u", value), CONTRAST)
    qtbot.waitUntil(lambda: len(told.contrast) == 2)
    assert told.dark == told.contrast == [True, False]


def test_motion_is_reduced_by_the_portal_or_by_gnome(
    service: Service, bus: BusLine, make: Callable[..., Driver], qtbot: QtBot
) -> None:
    portal = service(PORTAL, ReadOne=("v", (("u", 1),)))
    driver = make(bus=lambda: bus)
    assert not is_still()
    driver.app.follow_desktop()
    qtbot.waitUntil(is_still)
    change(portal, ("u", 0), MOTION)
    qtbot.waitUntil(lambda: not is_still())
    change(portal, ("b", False), ANIMATIONS, GNOME)
    qtbot.waitUntil(is_still)
    driver.app.keeper.set(motion=MotionChoice.FULL)
    assert not is_still()
    driver.app.keeper.set(motion=MotionChoice.SYSTEM)
    change(portal, ("b", True), ANIMATIONS, GNOME)
    qtbot.waitUntil(lambda: not is_still())


def test_the_app_follows_the_portals_contrast(
    service: Service,
    bus: BusLine,
    make: Callable[..., Driver],
) -> None:
    portal = service(PORTAL, ReadOne=("v", (("u", 1),)))
    driver = make(bus=lambda: bus)
    driver.app.follow_desktop()
    window = driver.app.window
    driver.bot.waitUntil(lambda: theme_of(window).colours.is_strong)
    change(portal, ("u", 0), CONTRAST)
    driver.bot.waitUntil(lambda: not theme_of(window).colours.is_strong)
    change(portal, ("u", 1), CONTRAST)
    driver.bot.waitUntil(lambda: theme_of(window).colours.is_strong)
    driver.app.keeper.set(contrast=ContrastChoice.USUAL)
    assert not theme_of(window).colours.is_strong


def test_no_bus_is_asked_where_all_is_chosen(
    service: Service, bus: BusLine, make: Callable[..., Driver]
) -> None:
    driver = make(bus=lambda: bus)
    chosen = {"contrast": ContrastChoice.USUAL, "motion": MotionChoice.FULL}
    driver.app.keeper.set(theme=ThemeChoice.DARK, **chosen)
    driver.app.follow_desktop()
    assert not bus.is_open


def test_the_app_follows_the_portal_where_qt_does_not_know(
    service: Service,
    bus: BusLine,
    make: Callable[..., Driver],
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        type(qapp.styleHints()), "colorScheme", lambda _hints: Qt.ColorScheme.Unknown
    )
    portal = service(PORTAL, ReadOne=("v", (("u", 1),)))
    driver = make(bus=lambda: bus)
    driver.app.follow_desktop()
    window = driver.app.window
    driver.bot.waitUntil(lambda: theme_of(window).colours.is_dark)
    change(portal, ("u", 2))
    driver.bot.waitUntil(lambda: not theme_of(window).colours.is_dark)
    change(portal, ("u", 1))
    driver.bot.waitUntil(lambda: theme_of(window).colours.is_dark)
    driver.app.keeper.set(theme=ThemeChoice.LIGHT)
    assert not theme_of(window).colours.is_dark
    driver.app.keeper.set(theme=ThemeChoice.SYSTEM)
    assert theme_of(window).colours.is_dark


def test_a_start_asks_the_portal(service: Service, tmp_path: Path) -> None:
    portal = service(PORTAL, ReadOne=("v", (("u", 1),)))
    running = start("--data-dir", str(tmp_path), DBUS_SESSION_BUS_ADDRESS=os.environ[VARIABLE])
    try:
        wait_for(lambda: bool(portal.named("ReadOne")))
        assert running.poll() is None
    finally:
        running.kill()
        running.communicate()
