"""The tray's icon, and what the desktop is told of what is due."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from recoverytimer.base.message import Message
from recoverytimer.desktop.ui.desktop import Desktop
from recoverytimer.desktop.ui.tray import Tray
from tests.driving import no_bus

pytestmark = pytest.mark.usefixtures("qapp")
TOLD = Message("Cold <b>pack", "It is time.", "It is time for Cold <b>pack.", "ice-only")


@pytest.fixture
def icon(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Has the system say that there is a tray, and notes what is done with the icon there."""
    seen: dict[str, Any] = {"shown": False}
    for name in ("isSystemTrayAvailable", "supportsMessages"):
        monkeypatch.setattr(QSystemTrayIcon, name, staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _self: seen.update(shown=True))
    monkeypatch.setattr(QSystemTrayIcon, "hide", lambda _self: seen.update(shown=False))
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _self, *said: seen.update(said=said[:2])
    )
    return seen


def heard(sender: Any) -> list[str]:
    """What a tray or a desktop passes on from now on."""
    found: list[str] = []
    sender.open_wanted.connect(lambda: found.append("open"))
    sender.quit_wanted.connect(lambda: found.append("quit"))
    sender.routine_wanted.connect(found.append)
    return found


def choose(menu: QMenu, start: str) -> None:
    next(a for a in menu.actions() if a.text().startswith(start)).trigger()


@pytest.mark.usefixtures("icon")
def test_the_menu_of_the_tray() -> None:
    tray = Tray()
    found = heard(tray)
    tray.show("Salt & ice, today at 18:30", "ice-only")
    texts = [a.text() for a in tray._menu.actions() if a.isVisible() and not a.isSeparator()]
    assert texts == ["Open Recovery Timer", "Next: Salt && ice, today at 18:30", "Quit"]
    for start in ("Open", "Next", "Quit"):
        choose(tray._menu, start)
    assert found == ["open", "ice-only", "quit"]
    tray.show("", "")
    assert not any(a.isVisible() for a in tray._menu.actions() if a.text().startswith("Next"))


@pytest.mark.usefixtures("icon")
def test_a_click_on_the_icon_opens_the_window() -> None:
    tray = Tray()
    found = heard(tray)
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert found == ["open"]


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_click_on_a_notification_of_the_tray_opens_its_routine(
    icon: dict[str, Any], monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    desktop = Desktop(no_bus)
    found = heard(desktop)
    assert desktop.tell(TOLD)
    assert icon["said"] == (TOLD.title, TOLD.text)
    desktop._tray._icon.messageClicked.emit()
    desktop.tell(Message("Recovery Timer", "It goes on.", "It goes on."))
    desktop._tray._icon.messageClicked.emit()
    assert found == ["ice-only", "open"]


def test_the_desktop_uses_the_tray_that_there_is(
    icon: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = Desktop(no_bus)
    desktop.hide()
    desktop.show("", "")
    assert desktop.has_tray
    assert icon["shown"]
    desktop.close()
    assert not icon["shown"]
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    desktop.show("", "")
    assert not desktop.has_tray
    assert not icon["shown"]


def test_where_nobody_shows_notifications_it_is_not_known_to_be_seen(
    icon: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    desktop = Desktop(no_bus)
    assert not desktop.tell(TOLD)
    assert "said" not in icon
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    assert not Desktop(no_bus).tell(TOLD)
