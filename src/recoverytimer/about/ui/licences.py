"""All parts of the app, each with the text of its licence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from recoverytimer.about import words
from recoverytimer.about.parts import Part
from recoverytimer.base.words import common
from recoverytimer.theme.theme import SPACE, at_text_size, theme_of
from recoverytimer.widgets.button import button
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import add_all, row_of

SIZE = 110 * SPACE, 90 * SPACE
LIST_WIDTH = 33 * SPACE


class LicencesDialog(Dialog):
    """Shows the licence of the part that is chosen; the app itself comes first."""

    def __init__(self, parts: Sequence[Part], parent: QWidget) -> None:
        super().__init__(words.licences(), parent)
        self._parts = parts
        self.list = QListWidget()
        self.list.setAccessibleName(words.parts())
        self.list.setFixedWidth((LIST_WIDTH + at_text_size(self, LIST_WIDTH)) // 2)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(words.licence_text())
        font = self.text.font()
        font.setPixelSize(theme_of(parent).scale.caption)
        self.text.setFont(font)
        # Tab leads on, as there is nothing to write.
        self.text.setTabChangesFocus(True)
        for part in parts:
            shown = words.part_in_full(part.name, part.version, part.licence)
            self.list.addItem(QListWidgetItem(shown))
        self.list.currentRowChanged.connect(self._show)
        close = button(common.close(), do=self.accept)
        close.setDefault(True)
        add_all(
            self.column, (row_of(self.list, (self.text, 1), gap=2 * SPACE), 1), row_of(None, close)
        )
        self.want(*SIZE)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _show(self, row: int) -> None:
        part = self._parts[row]
        self.text.setPlainText(part.text or words.no_text(part.name, part.licence))
