"""Beginning a routine: empty, or from a template."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from recoverytimer.base.listing import in_row
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.words import editing as words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import add_all
from recoverytimer.widgets.text import heading, plain


class NewRoutineDialog(Dialog):
    """Offers an empty routine and templates; `routine` is the chosen one.

    Args:
        templates: each with how long it takes, in words.
    """

    def __init__(self, templates: Sequence[tuple[Routine, str]], parent: QWidget) -> None:
        super().__init__(words.new_routine(), parent)
        empty = Routine(name=words.my_routine(), steps=())
        self.routine = empty
        self.want(64 * SPACE, 56 * SPACE)
        self.list = QListWidget()
        self.list.setAccessibleName(words.begin_with())
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._add(words.empty_routine(), words.one_by_one(), empty)
        for routine, length in templates:
            self._add(in_row((routine.name, length)), routine.summary or "", routine)
        self.list.setCurrentRow(0)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        title, about = heading(words.begin_with(), "title"), words.can_be_customised()
        add_all(self.column, title, (self.list, 1), plain(about, "caption", "muted"))

    def _add(self, name: str, about: str, routine: Routine) -> None:
        item = QListWidgetItem(f"{name}\n{about}" if about else name)
        item.setData(Qt.ItemDataRole.UserRole, routine)
        self.list.addItem(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.routine = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
