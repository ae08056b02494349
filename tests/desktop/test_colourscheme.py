"""Dark and light as the desktop's portal tells them."""

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

from recoverytimer.desktop.busline import BusLine
from recoverytimer.desktop.colourscheme import APPEARANCE, SCHEME, SETTINGS, PortalScheme
from recoverytimer.desktop.sessionbus import VARIABLE
from recoverytimer.settings.settings import ThemeChoice
from recoverytimer.theme.theme import theme_of
from tests.desktopbus import FakeService
from tests.driving import Driver
from tests.start.test_process import start, wait_for

pytestmark = pytest.mark.usefixtures("qapp")
PORTAL = SETTINGS.bus_name
Service = Callable[..., FakeService]


def change(portal: FakeService, value: Any, what: str = SCHEME) -> None:
    place = SETTINGS.object_path, SETTINGS.interface
    portal.emit(*place, "SettingChanged", "ssv", APPEARANCE, what, value)


@pytest.mark.parametrize(("scheme", "dark"), [(0, False), (1, True), (2, False)])
@pytest.mark.parametrize("version", [1, 2])
def test_the_portal_is_asked_in_its_way(
    service: Service, bus: BusLine, qtbot: QtBot, scheme: int, dark: bool, version: int
) -> None:
    value = ("u", scheme)
    read = {"ReadOne": ("v", (value,))} if version == 2 else {"Read": ("v", (("v", value),))}
    portal = service(PORTAL, **read)
    told: list[bool] = []
    PortalScheme(bus, told.append)
    qtbot.waitUntil(lambda: told == [dark])
    assert {values for _, values in portal.calls} == {(APPEARANCE, SCHEME)}


def test_changes_are_told_and_what_is_no_scheme_is_not(
    service: Service, bus: BusLine, qtbot: QtBot
) -> None:
    portal = service(PORTAL, ReadOne=("v", (("s", "dark"),)))
    told: list[bool] = []
    PortalScheme(bus, told.append)
    qtbot.waitUntil(lambda: bool(portal.calls))
    change(portal, ("u", 1), "contrast")
    change(portal, ("s", "dark"))
    change(portal, ("u", 1))
    change(portal, ("u", 2))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [True, False]


@pytest.mark.parametrize("known", [Qt.ColorScheme.Unknown, Qt.ColorScheme.Light])
def test_the_app_follows_the_portal_where_qt_does_not_know(
    service: Service,
    bus: BusLine,
    make: Callable[..., Driver],
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    known: Qt.ColorScheme,
) -> None:
    monkeypatch.setattr(type(qapp.styleHints()), "colorScheme", lambda _hints: known)
    portal = service(PORTAL, ReadOne=("v", (("u", 1),)))
    driver = make(bus=lambda: bus)
    driver.app.follow_desktop()
    window = driver.app.window
    if known is Qt.ColorScheme.Light:
        assert not bus.is_open
        return
    driver.bot.waitUntil(lambda: theme_of(window).dark)
    change(portal, ("u", 2))
    driver.bot.waitUntil(lambda: not theme_of(window).dark)
    change(portal, ("u", 1))
    driver.bot.waitUntil(lambda: theme_of(window).dark)
    driver.app.keeper.set(theme=ThemeChoice.LIGHT)
    assert not theme_of(window).dark
    driver.app.keeper.set(theme=ThemeChoice.SYSTEM)
    assert theme_of(window).dark


def test_a_start_asks_the_portal(service: Service, tmp_path: Path) -> None:
    portal = service(PORTAL, ReadOne=("v", (("u", 1),)))
    running = start("--data-dir", str(tmp_path), DBUS_SESSION_BUS_ADDRESS=os.environ[VARIABLE])
    try:
        wait_for(lambda: bool(portal.named("ReadOne")))
        assert running.poll() is None
    finally:
        running.kill()
        running.communicate()
