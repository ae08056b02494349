"""What differs between two versions of something, and a choice between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from recoverytimer.base.linechanges import ComparedLine, LineChange, condensed
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets import words
from recoverytimer.widgets.button import button
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import add_all, row_of
from recoverytimer.widgets.text import heading, plain


class DifferencesDialog(Dialog):
    """Lists what stayed, what is gone and what is new; `choice` is the value of the taken one."""

    def __init__(
        self,
        title: str,
        said: str,
        lines: Sequence[ComparedLine],
        choices: Sequence[tuple[str, object]],
        parent: QWidget,
    ) -> None:
        super().__init__(title, parent)
        self.choice: object = None
        self.want(80 * SPACE, 64 * SPACE)
        self.list = QListWidget()
        self.list.setAccessibleName(words.what_is_different())
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = condensed(lines)
        self._fill()
        buttons = [
            button(name, "secondary" if number else "primary", do=partial(self._take, value))
            for number, (name, value) in enumerate(choices)
        ]
        end = row_of(None, *buttons)
        add_all(self.column, heading(title, "title"), plain(said), (self.list, 1), end)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Be read in the colours of the window."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._fill()

    def _fill(self) -> None:
        self.list.clear()
        muted = theme_of(self).colours.muted
        for line in self._lines:
            self.list.addItem(_item(line, muted))

    def _take(self, choice: object) -> None:
        self.choice = choice
        self.accept()


def _item(line: ComparedLine, muted: str) -> QListWidgetItem:
    item = QListWidgetItem(words.line(line))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words.spoken_line(line))
    font = QFont()
    if line.change is LineChange.SAME:
        item.setForeground(QColor(muted))
    else:
        font.setWeight(QFont.Weight.DemiBold)
    if line.change is LineChange.GONE:
        font.setStrikeOut(True)
    item.setFont(font)
    return item
