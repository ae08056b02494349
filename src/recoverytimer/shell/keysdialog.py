"""All keys of the window, on one sheet."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QWidget

from recoverytimer.base.commands import Command, CommandTable
from recoverytimer.base.listing import in_row
from recoverytimer.shell import words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.actions import as_pressed
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import add_all
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import heading, plain

NATIVE = QKeySequence.SequenceFormat.NativeText
WIDTH, TALLEST = 88 * SPACE, 0.85


class KeysDialog(Dialog):
    """Lists the commands of some tables that have keys, a table under the other."""

    def __init__(self, tables: Iterable[CommandTable], parent: QWidget) -> None:
        super().__init__(words.keys(), parent)
        sheet = QWidget()
        self._grid = QGridLayout(sheet)
        self._grid.setHorizontalSpacing(4 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        for table in tables:
            self._list(table)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        add_all(self.column, VerticalScroll(sheet, reachable=self.windowTitle()), box)
        self.want(WIDTH, round(TALLEST * parent.height()))

    def _list(self, table: CommandTable) -> None:
        title = heading(table.title())
        title.setContentsMargins(0, SPACE if self._grid.count() else 0, 0, 0)
        self._grid.addWidget(title, self._grid.rowCount(), 0, 1, 2)
        for command in table.commands:
            if command.keys:
                row = self._grid.rowCount()
                self._grid.addWidget(plain(keys_of(command), "strong"), row, 0)
                self._grid.addWidget(plain(command.in_full), row, 1)


def keys_of(command: Command) -> str:
    """All keys of a command, as this system writes them."""
    keys = [key.toString(NATIVE) for key in as_pressed(command.keys)]
    return in_row([*keys, words.media_keys() if command.media_keys else ""])
