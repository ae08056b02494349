"""Asking which side is sore, before a session that depends on it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from recoverytimer.base.commands import Command
from recoverytimer.base.words import common
from recoverytimer.player import commands
from recoverytimer.player.words import labels
from recoverytimer.routine.beforestart import LastSide, SideAnswer
from recoverytimer.routine.words import beforestart as words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.actions import Action, button_for
from recoverytimer.widgets.button import button
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import add_all, row_of
from recoverytimer.widgets.text import heading, plain

WIDTH = 60 * SPACE
ANSWERED_BY: Mapping[Command, SideAnswer] = {
    commands.LEFT: SideAnswer.LEFT,
    commands.RIGHT: SideAnswer.RIGHT,
    commands.NEITHER: SideAnswer.NONE,
}


class SideDialog(Dialog):
    """Has one key and one button for each answer.

    The keyboard begins at the answer of the last time, which is told; none is taken unasked.

    Signals:
        answered: the `SideAnswer`.
    """

    answered = Signal(object)

    def __init__(self, routine_name: str, last: LastSide | None, parent: QWidget | None) -> None:
        super().__init__(routine_name, parent)
        actions = {
            answer: Action(command, partial(self._take, answer), self)
            for command, answer in ANSWERED_BY.items()
        }
        buttons = {answer: _large(action) for answer, action in actions.items()}
        add_all(self.column, heading(words.which_side(), "title"))
        if last is not None:
            self.column.addWidget(plain(words.last_side(last), "body", "muted"))
        self.column.addLayout(row_of(*((made, 1) for made in buttons.values()), gap=2 * SPACE))
        keys = labels.keys_of_sides(action.key for action in actions.values())
        cancel = button(common.cancel(), "quiet", do=self.reject)
        cancel.setAutoDefault(False)
        self.column.addLayout(row_of((plain(keys, "caption", "muted"), 1), cancel))
        buttons[last.answer if last else SideAnswer.LEFT].setFocus()
        self.want(WIDTH)

    def _take(self, answer: SideAnswer) -> None:
        self.accept()
        self.answered.emit(answer)


def _large(action: Action) -> QPushButton:
    made = button_for(action, large=True)
    made.setAutoDefault(False)
    return made
