"""A command in the window, and the buttons that show it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recoverytimer.base.commands import BACK, SAVE, UNDO, Command
from recoverytimer.player.commands import NEXT, PREVIOUS
from recoverytimer.routine.commands import IN, UP
from recoverytimer.settings.settings import ThemeChoice
from recoverytimer.theme.theme import Themes
from recoverytimer.widgets.actions import Action, button_for, icon_button_for

PLAY = Command(
    "test.play",
    lambda: "Play & rest",
    ("Ctrl+P",),
    other_words=lambda: "Stop",
    icon="play",
    other_icon="stop",
)


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def action(command: Command, home: QWidget, done: list[str] | None = None) -> Action:
    return Action(command, lambda: (done if done is not None else []).append(command.id), home)


def shown(made: QPushButton) -> tuple[str, str, str]:
    description = QAccessible.queryAccessibleInterface(made).text(QAccessible.Text.Description)
    return made.accessibleName(), made.toolTip(), description


def test_a_button_is_called_and_can_be_pressed_as_its_action(
    qtbot: QtBot, themes: Themes, home: QWidget
) -> None:
    done: list[str] = []
    play = action(PLAY, home, done)
    made = button_for(play)
    qtbot.addWidget(made)
    assert made.text() == play.text() == "Play && rest"
    assert shown(made) == ("Play & rest", "<qt>Play &amp; rest (Ctrl+P)</qt>", "Ctrl+P")
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    play.show_other(True)
    play.setEnabled(False)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert done == ["test.play"]
    assert made.text() == "Stop"
    assert not made.isEnabled()


def test_an_icon_button_has_the_icon_of_the_state_in_the_ink_of_the_theme(
    qtbot: QtBot, themes: Themes, home: QWidget
) -> None:
    play = action(PLAY, home)
    made = icon_button_for(play)
    qtbot.addWidget(made)
    looks = [made.icon().pixmap(24).toImage()]
    play.show_other(True)
    looks.append(made.icon().pixmap(24).toImage())
    themes.choose(ThemeChoice.DARK, 1.0)
    looks.append(made.icon().pixmap(24).toImage())
    assert looks[0] != looks[1] != looks[2]
    assert shown(made) == ("Stop", "<qt>Stop (Ctrl+P)</qt>", "Ctrl+P")


def test_a_tooltip_says_in_full_what_has_no_other_state(themes: Themes, home: QWidget) -> None:
    assert action(SAVE, home).hint == "Save (Ctrl+S)"
    undo = action(UNDO, home)
    undo.rename("Undo: <b>")
    assert undo.hint == "Undo: <b> (Ctrl+Z)"


def test_an_icon_button_may_lead_elsewhere_than_the_key(
    qtbot: QtBot, themes: Themes, home: QWidget
) -> None:
    done: list[str] = []
    back = action(BACK, home, done)
    made = icon_button_for(back, then=lambda: done.append("out"))
    qtbot.addWidget(made)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert done == ["out"]


@pytest.mark.usefixtures("right_to_left")
def test_what_goes_on_has_the_arrow_of_the_way_in_which_one_reads(
    themes: Themes, home: QWidget
) -> None:
    found = [action(command, home).key for command in (NEXT, PREVIOUS, IN, UP, SAVE)]
    assert found == ["Left", "Right", "Alt+Left", "Alt+Up", "Ctrl+S"]
