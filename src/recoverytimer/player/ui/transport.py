"""The buttons of the player: transport, and what one may want beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from recoverytimer.player import commands
from recoverytimer.player.ui.actions import PlayerActions
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.actions import Action, icon_button_for

TRANSPORT = (commands.PREVIOUS, commands.LESS, commands.PAUSE, commands.MORE, commands.NEXT)
BESIDE = (commands.SOUND, commands.HELP, commands.FULL_SCREEN)
IN_MENU = (commands.EXPLAIN, commands.HIGH, commands.SMALL)


class Transport(QWidget):
    """Shows the player's actions.

    Args:
        keys: the window's action that shows all keys.
    """

    def __init__(self, actions: PlayerActions, keys: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE)
        of = actions.of
        self.menu = QMenu(self)
        self.menu.setProperty("large", True)
        self.menu.addActions([*(of[command] for command in IN_MENU), keys])
        for command in TRANSPORT:
            made = self._add(of[command], filled=command is commands.PAUSE)
            if command is commands.PAUSE:
                self.pause = made
        self._row.addSpacing(3 * SPACE)
        for command in BESIDE:
            self._add(of[command])
        self._more = self._add(Action(commands.MENU, self._open_menu, self))
        self._add(of[commands.END])

    def _add(self, action: Action, *, filled: bool = False) -> QPushButton:
        made = icon_button_for(action, round_=True, filled=filled)
        self._row.addWidget(made)
        return made

    def _open_menu(self) -> None:
        self.menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
