"""The menu of what can be heard in the background."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from recoverytimer.player.words.commands import background_sound
from recoverytimer.settings.settings import SoundBed
from recoverytimer.settings.words import bed_name
from recoverytimer.widgets.actions import Action
from recoverytimer.widgets.text import as_button_text


class BedMenu(QMenu):
    """Has one bed chosen of all, or none; below, what goes on to the next by a key.

    Args:
        choose: takes the bed that is chosen.
    """

    def __init__(
        self, choose: Callable[[SoundBed], object], following: Action, parent: QWidget
    ) -> None:
        super().__init__(as_button_text(background_sound()), parent)
        self.setProperty("large", True)
        self._choices: dict[SoundBed, QAction] = {}
        one_of = QActionGroup(self)
        for bed in SoundBed:
            action = self.addAction(as_button_text(bed_name(bed)))
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, b=bed: choose(b))
            one_of.addAction(action)
            self._choices[bed] = action
        self.addSeparator()
        self.addAction(following)

    def show_bed(self, bed: SoundBed) -> None:
        """Mark the one that is chosen."""
        self._choices[bed].setChecked(True)
