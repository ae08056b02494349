"""What an exercise loads: a row for each load, fully or a little; a menu adds one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from recoverytimer.exercise.load import LoadGroup
from recoverytimer.exercise.words import loads as words
from recoverytimer.forms.fields import ChoiceField
from recoverytimer.forms.row import labelled
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button, icon_button
from recoverytimer.widgets.layout import row_of
from recoverytimer.widgets.menu import fill_menu
from recoverytimer.widgets.text import as_button_text

FULL, LIGHT = "loads", "light_loads"
"""The keys of an exercise's table whose values are shown here."""


class LoadsField(QWidget):
    """Shows a table with both lists of loads, and tells of another one."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._keys: dict[str, str] = {}
        self.rows: dict[str, LoadRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE // 2)
        self.add = button(words.add())
        self.add.setMenu(QMenu(self.add))
        for group in LoadGroup:
            menu = self.add.menu().addMenu(as_button_text(words.group_name(group)))
            menu.aboutToShow.connect(partial(self._offer, menu, group))
        self.setFocusProxy(self.add)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_value(self, value: Any) -> None:
        """Show the loads of a table, in the order in which it has them."""
        table = value if isinstance(value, dict) else {}
        keys = {str(load): key for key in (LIGHT, FULL) for load in _listed(table.get(key))}
        order = [str(load) for key in (FULL, LIGHT) for load in _listed(table.get(key))]
        self._keys = {load: keys[load] for load in dict.fromkeys(order)}
        for load in [load for load in self.rows if load not in self._keys]:
            gone = self.rows.pop(load)
            gone.hide()
            gone.deleteLater()
        for n, (load, key) in enumerate(self._keys.items()):
            if load not in self.rows:
                self.rows[load] = self._row(load)
            self._column.insertWidget(n, self.rows[load])
            self.rows[load].how_much.show_value(key)
        self._tab_through()

    def _row(self, load: str) -> LoadRow:
        row = LoadRow(load, lambda: self._remove(load))
        row.how_much.edited.connect(lambda key: self._tell({**self._keys, load: key}))
        return row

    def _tab_through(self) -> None:
        """Let the keyboard follow the order in which they are read, also of what is added."""
        before = None
        for row in self.rows_in_order:
            for field in (row.how_much, row.remove):
                if before is not None:
                    self.setTabOrder(before, field)
                before = field
        if before is not None:
            self.setTabOrder(before, self.add)

    @property
    def rows_in_order(self) -> list[LoadRow]:
        """The rows from top to bottom."""
        return [self.rows[load] for load in self._keys]

    def _offer(self, menu: QMenu, group: LoadGroup) -> None:
        """Have a menu offer what is not chosen yet."""
        left = [load.value for load in group.loads if load.value not in self._keys]
        fill_menu(menu, ((words.load_name(load), partial(self._add, load)) for load in left))

    def _add(self, load: str) -> None:
        self._tell({**self._keys, load: FULL})
        if load in self.rows:
            self.rows[load].how_much.setFocus()

    def _remove(self, load: str) -> None:
        self.add.setFocus()
        self._tell({key: value for key, value in self._keys.items() if key != load})

    def _tell(self, keys: dict[str, str]) -> None:
        self.edited.emit(
            {
                wanted: [load for load, key in keys.items() if key == wanted]
                for wanted in (FULL, LIGHT)
            }
        )


class LoadRow(QWidget):
    """One load: its name, how much, and a button that removes it."""

    def __init__(self, load: str, do_remove: Callable[[], object]) -> None:
        super().__init__()
        name = words.load_name(load)
        self.how_much = ChoiceField([(words.fully(), FULL), (words.a_little(), LIGHT)])
        self.how_much.setAccessibleName(words.how_much(name))
        self.remove = icon_button(painted_icon("close"), words.remove(name), do=do_remove)
        row = row_of(self.how_much, self.remove, (labelled(name, self.how_much, wrap=True), 1))
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []
