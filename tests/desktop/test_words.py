from __future__ import annotations

from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from recoverytimer.base.language import speaking
from recoverytimer.desktop import words
from recoverytimer.desktop.autostart import autostart
from recoverytimer.desktop.ui.tray import Tray
from tests.pseudo import Pseudo, untranslated


def test_the_tray_is_all_in_the_language(qtbot: QtBot) -> None:
    with speaking(Pseudo()):
        tray = Tray()
        tray.show("1", "2")
    (icon,) = tray.findChildren(QSystemTrayIcon)
    menu = icon.contextMenu()
    assert isinstance(menu, QMenu)
    said = [icon.toolTip(), *(action.text() for action in menu.actions())]
    assert [text for text in said if untranslated(text)] == []
    tray.hide()


def test_all_else_is_said_in_the_language() -> None:
    fault = PermissionError(13, "no")
    with speaking(Pseudo()):
        said = [words.start_unchanged(wanted, fault) for wanted in (True, False)]
        said += [words.start_refused(wanted) for wanted in (True, False)]
        said += [words.no_window("1"), words.missing_libraries([("1", "2")]), words.look_at_it()]
        assert [text for text in said if untranslated(text)] == []


def test_the_entry_that_the_system_shows_says_what_it_is_for(qtbot: QtBot) -> None:
    del qtbot
    with speaking(Pseudo()):
        entry = autostart(("app",), platform="linux", environ={})
        text = getattr(entry, "_text")  # noqa: B009
        assert f"\nComment={words.started_for()}\n" in text
