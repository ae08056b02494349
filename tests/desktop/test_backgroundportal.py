"""Within Flatpak the portal is asked to start the app with the computer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

if sys.platform != "linux":
    pytest.skip("there is no such bus elsewhere", allow_module_level=True)

from recoverytimer.desktop import autostart, wiring
from recoverytimer.desktop.backgroundportal import BACKGROUND, REQUEST, BackgroundPortal
from recoverytimer.desktop.busline import BusLine
from tests.desktopbus import Answer, FakeService
from tests.driving import Driver

pytestmark = pytest.mark.usefixtures("qapp")
HANDLE = "/org/freedesktop/portal/desktop/request/1_9/t"
COMMAND = ("recoverytimer", "--background")
Service = Callable[..., FakeService]


def decide(
    portal: FakeService, qtbot: QtBot, told: list[bool], code: int, **results: Any
) -> list[bool]:
    """Have the portal say what the person decided, until that is heard."""

    def is_heard() -> bool:
        portal.emit(HANDLE, REQUEST, "Response", "ua{sv}", code, results)
        return bool(told)

    qtbot.waitUntil(is_heard)
    return told[:1]


@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize(("code", "does"), [(0, True), (0, False), (1, True), (2, False)])
def test_the_portal_has_the_last_word(
    service: Service, bus: BusLine, qtbot: QtBot, wanted: bool, code: int, does: bool
) -> None:
    portal = service(BACKGROUND.bus_name, RequestBackground=("o", (HANDLE,)))
    told: list[bool] = []
    BackgroundPortal(bus, COMMAND).ask(wanted, told.append)
    qtbot.waitUntil(lambda: bool(portal.calls))
    ((window, options),) = portal.named("RequestBackground")
    assert window == ""
    assert options["autostart"] == ("b", wanted)
    assert options["commandline"] == ("as", list(COMMAND))
    assert options["reason"] == ("s", "Reminders for recovery routines")
    results = {"background": ("b", True), "autostart": ("b", does)}
    granted = code == 0 and does is wanted
    assert decide(portal, qtbot, told, code, **results) == [granted]


@pytest.mark.parametrize("answers", [{}, {"RequestBackground": ("s", ("no path",))}])
def test_a_desktop_without_such_a_portal_did_not_do_it(
    service: Service, bus: BusLine, qtbot: QtBot, answers: dict[str, Answer]
) -> None:
    service(BACKGROUND.bus_name, **answers)
    told: list[bool] = []
    BackgroundPortal(bus, COMMAND).ask(True, told.append)
    qtbot.waitUntil(lambda: told == [False])


def test_who_asks_for_it_in_flatpak_is_told_what_the_desktop_did_not_do(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (wiring, autostart):
        monkeypatch.setattr(module, "is_in_flatpak", lambda: True)
    starting = driver.app.start_with_computer
    assert starting.command[0] == "recoverytimer"

    class Refusing:
        def __init__(self) -> None:
            self.asked: list[bool] = []

        def ask(self, wanted: bool, told: Callable[[bool], None]) -> None:
            self.asked.append(wanted)
            told(False)

    portal = starting.portal = Refusing()
    dialog = driver.app.subjects.settings.dialog()
    box = dialog.findChild(QCheckBox, "start_with_computer")
    box.click()
    assert 'Your desktop did not allow "Start when you log in".' in driver.text()
    box.click()
    assert 'Your desktop did not switch off "Start when you log in".' in driver.text()
    assert portal.asked == [True, False]
