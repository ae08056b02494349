"""Several tables of one kind, each as a form: one can be added, and each can be taken away."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.forms.form import Form
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button, icon_button
from recoverytimer.widgets.tabstops import reach_here


class TablesField(QWidget):
    """Shows a list of tables; what they are is up to who inherits it.

    Signals:
        settled: what was entered so far is done with, as another table comes or one goes.

    Args:
        add: what the button is called that adds one.
        remove: what the button is called that takes the one of a number away.
    """

    edited = Signal(object)
    settled = Signal()

    def __init__(self, add: str, remove: Callable[[int], str]) -> None:
        super().__init__()
        self._name_of_removing = remove
        self.tables: list[Any] = []
        self.rows: list[Form] = []
        self._stops: list[tuple[QWidget, ...]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self.add = button(add, do=self._add)
        self.setFocusProxy(self.add)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    @abstractmethod
    def form(self) -> Form:
        """The form of one table."""

    @abstractmethod
    def entered(self, n: int, table: Mapping[str, Any]) -> dict[str, Any]:
        """The table of a number (one more for a new one) as it is kept, from what its form says."""

    @abstractmethod
    def show_table(self, row: Form, table: Mapping[str, Any]) -> None:
        """Show one table in its form."""

    @abstractmethod
    def first_field(self, row: Form) -> QWidget:
        """Where one begins to fill in a new table."""

    def show_value(self, value: Any) -> None:
        """Show a list of tables."""
        tables = value if isinstance(value, list | tuple) else ()
        self.tables = [table for table in tables if isinstance(table, dict)]
        while len(self.rows) > len(self.tables):
            self.rows.pop().deleteLater()
        while len(self.rows) < len(self.tables):
            self._add_row(len(self.rows))
        for table, row in zip(self.tables, self.rows, strict=True):
            self.show_table(row, table)

    def _add_row(self, n: int) -> None:
        row = self.form()
        # Tab would come to its first field from the end of the window once more.
        row.setFocusProxy(None)  # type: ignore[arg-type]
        row.edited.connect(lambda table: self._replace(n, [self.entered(n, table or {})]))
        remove = icon_button(painted_icon("close"), self._name_of_removing(n + 1))
        remove.clicked.connect(lambda _checked: self._remove(n))
        row.lines[0].addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        self.rows.append(row)
        self._column.insertWidget(n, row)
        first, *others = (one.field for one in row.rows.values())
        self._stops = [*self._stops[:n], (first, remove, *others)]
        reach_here(self, (stop for stops in self._stops for stop in stops))

    def _replace(self, n: int, tables: list[Any]) -> None:
        self.edited.emit([*self.tables[:n], *tables, *self.tables[n + 1 :]] or None)

    def _add(self) -> None:
        self.settled.emit()
        n = len(self.tables)
        self._replace(n, [self.entered(n, {})])
        if self.rows:
            self.first_field(self.rows[-1]).setFocus()

    def _remove(self, n: int) -> None:
        self.settled.emit()
        self._replace(n, [])
