"""The buttons of the player: transport, and what one may want beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from recoverytimer.player import commands
from recoverytimer.player.ui.actions import PlayerActions
from recoverytimer.player.ui.bedmenu import BedMenu
from recoverytimer.settings.settings import SoundBed
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.actions import Action, icon_button_for

TRANSPORT = (commands.PREVIOUS, commands.LESS, commands.PAUSE, commands.MORE, commands.NEXT)
BESIDE = (commands.SOUND, commands.HELP, commands.FULL_SCREEN)
FOLDED = (commands.SOUND, commands.FULL_SCREEN)
IN_MENU = (commands.EXPLAIN, commands.TELL, commands.HIGH, commands.SMALL)

GAP = 3 * SPACE


class Transport(QWidget):
    """Shows the player's actions.

    Args:
        keys: the window's action that shows all keys.
        choose_bed: takes what is to be heard in the background.
    """

    def __init__(
        self,
        actions: PlayerActions,
        keys: Action,
        choose_bed: Callable[[SoundBed], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_folded = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE)
        of = actions.of
        self.menu = QMenu(self)
        self.menu.setProperty("large", True)
        self.beds = BedMenu(choose_bed, of[commands.BED], self.menu)
        self._in_menu = [*(of[command] for command in IN_MENU), self.beds.menuAction(), keys]
        self.menu.addActions(self._in_menu)
        for command in TRANSPORT:
            made = self._add(of[command], filled=command is commands.PAUSE)
            if command is commands.PAUSE:
                self.pause = made
        self._row.addSpacing(GAP)
        beside = {command: self._add(of[command]) for command in BESIDE}
        self._folded = {of[command]: beside[command] for command in FOLDED}
        self._more = self._add(Action(commands.MENU, self._open_menu, self))
        self._add(of[commands.END])

    def fit(self, room: int) -> None:
        """Have fewer buttons, and more in the menu, where there is less room than for all."""
        buttons = self._row.count() - 1
        needed = buttons * (self._more.sizeHint().width() + SPACE) + GAP
        folds = room < needed
        if folds == self._is_folded:
            return
        self._is_folded = folds
        for made in self._folded.values():
            made.setVisible(not folds)
        self.menu.clear()
        self.menu.addActions([*(self._folded if folds else ()), *self._in_menu])

    def _add(self, action: Action, *, filled: bool = False) -> QPushButton:
        made = icon_button_for(action, round_=True, filled=filled)
        self._row.addWidget(made)
        return made

    def _open_menu(self) -> None:
        self.menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
