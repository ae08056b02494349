"""Notifications over the bus: what is shown, and what a click on one does."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

pytest.importorskip("jeepney")

from recoverytimer.base.identity import APP_ID
from recoverytimer.base.message import Message
from recoverytimer.desktop.busline import BusLine
from recoverytimer.desktop.ui import notifications
from recoverytimer.desktop.ui.desktop import FRONT_VARIABLE, Desktop
from recoverytimer.desktop.ui.notifications import ADDRESS, NAME, PORTAL_ADDRESS
from tests.desktopbus import FakeService

pytestmark = pytest.mark.usefixtures("qapp")
TOLD = Message("Cold <b>pack", "It is time.", "It is time for Cold <b>pack.", "ice-only")
ASIDE = Message("Recovery Timer", "It goes on.", "It goes on.")
CAN_ALL = ("as", (["actions", "body"],))
PATH = ADDRESS.object_path
Service = Callable[..., FakeService]


@pytest.fixture
def desktop(bus: BusLine) -> Desktop:
    return Desktop(lambda: bus)


def heard(desktop: Desktop) -> list[str]:
    """What is passed on from now on."""
    found: list[str] = []
    desktop.open_wanted.connect(lambda: found.append("open"))
    desktop.routine_wanted.connect(found.append)
    return found


def click(server: FakeService, number: int, action: str = "default") -> None:
    server.emit(PATH, NAME, "ActionInvoked", "us", number, action)


@pytest.mark.parametrize("has_tray", [True, False], ids=["tray", "no tray"])
@pytest.mark.parametrize("action", ["default", "open"])
def test_a_click_on_a_notification_opens_its_routine_once(
    service: Service,
    desktop: Desktop,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    has_tray: bool,
    action: str,
) -> None:
    for asked in ("isSystemTrayAvailable", "supportsMessages"):
        monkeypatch.setattr(QSystemTrayIcon, asked, staticmethod(lambda: has_tray))
    server = service(NAME, GetCapabilities=CAN_ALL, Notify=("u", (41,)))
    found = heard(desktop)
    assert not desktop.tell(TOLD)
    qtbot.waitUntil(lambda: bool(server.named("Notify")))
    ((app, replaced, icon, title, text, actions, hints, _expires),) = server.named("Notify")
    assert (app, replaced, icon) == ("Recovery Timer", 0, APP_ID)
    assert (title, text) == (TOLD.title, TOLD.text)
    assert actions == ["default", "View", "open", "View"]
    assert hints == {"desktop-entry": ("s", APP_ID)}
    click(server, 40, action)
    click(server, 41, action)
    click(server, 41, action)
    desktop.tell(ASIDE)
    qtbot.waitUntil(lambda: len(server.named("Notify")) == 2)
    click(server, 41)
    qtbot.waitUntil(lambda: len(found) == 2)
    assert found == ["ice-only", "open"]


def test_a_service_without_actions_is_given_none(
    service: Service, desktop: Desktop, qtbot: QtBot
) -> None:
    server = service(NAME, GetCapabilities=("as", (["body"],)), Notify=("u", (1,)))
    desktop.tell(TOLD)
    qtbot.waitUntil(lambda: bool(server.named("Notify")))
    assert server.named("Notify")[0][5] == []


@pytest.mark.usefixtures("bus_daemon")
def test_who_comes_later_shows_what_is_told_then(
    service: Service, desktop: Desktop, bus: BusLine, qtbot: QtBot
) -> None:
    desktop.tell(TOLD)
    answers: list[Any] = []
    bus.call(ADDRESS, "GetServerInformation", then=answers.append)
    qtbot.waitUntil(lambda: answers == [None])
    server = service(NAME, GetCapabilities=CAN_ALL, Notify=("u", (5,)))
    found = heard(desktop)
    desktop.tell(TOLD)
    qtbot.waitUntil(lambda: bool(server.named("Notify")))
    click(server, 5)
    qtbot.waitUntil(lambda: found == ["ice-only"])


@pytest.fixture
def _no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FRONT_VARIABLE, "none")


@pytest.mark.usefixtures("_no_token")
@pytest.mark.parametrize(("platform", "token"), [("wayland", "let-me-in"), ("xcb", "none")])
def test_a_click_lets_the_window_come_to_the_front_where_that_needs_a_token(
    service: Service,
    desktop: Desktop,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    token: str,
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    server = service(NAME, GetCapabilities=CAN_ALL, Notify=("u", (41,)))
    seen: list[str] = []
    desktop.routine_wanted.connect(lambda _id: seen.append(os.environ[FRONT_VARIABLE]))
    desktop.tell(TOLD)
    qtbot.waitUntil(lambda: bool(server.named("Notify")))
    server.emit(PATH, NAME, "ActivationToken", "us", 41, "let-me-in")
    click(server, 41)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [token]


@pytest.mark.usefixtures("_no_token")
@pytest.mark.parametrize(
    ("more", "token"),
    [
        ([], "none"),
        ([("s", "target"), ("a{sv}", {"activation-token": ("s", "let-me-in")})], "let-me-in"),
        ([("a{sv}", {"activation-token": ("u", 7)})], "none"),
    ],
    ids=["nothing", "a token", "no text"],
)
def test_within_flatpak_the_portal_shows_it(
    service: Service,
    desktop: Desktop,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    more: list[Any],
    token: str,
) -> None:
    monkeypatch.setattr(notifications, "is_in_flatpak", lambda: True)
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    portal = service(PORTAL_ADDRESS.bus_name, AddNotification=("", ()))
    found = heard(desktop)
    assert not desktop.tell(TOLD)
    qtbot.waitUntil(lambda: bool(portal.named("AddNotification")))
    ((name, shown),) = portal.named("AddNotification")
    assert shown["title"] == ("s", TOLD.title)
    assert shown["body"] == ("s", TOLD.text)
    assert shown["default-action"] == ("s", "open")
    assert shown["buttons"][1] == [{"label": ("s", "View"), "action": ("s", "open")}]
    for clicked in ("other", name, name):
        place = PORTAL_ADDRESS.object_path, PORTAL_ADDRESS.interface
        portal.emit(*place, "ActionInvoked", "ssav", clicked, "open", more)
    qtbot.waitUntil(lambda: bool(found))
    assert found == ["ice-only"]
    assert os.environ[FRONT_VARIABLE] == token
