"""Fields of an exercise that are more than a text: other exercises and ways, sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.exercise.fields import source_form, variant_form
from recoverytimer.exercise.words import fields as words
from recoverytimer.forms.fields import ChoiceField
from recoverytimer.forms.form import Form, Maker
from recoverytimer.forms.row import RowShape
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button, icon_button

Choices = Callable[[], Sequence[tuple[str, str]]]
MOST_SOURCES = 30


class ExerciseChoice(ChoiceField):
    """One of all exercises, or none; their names are read when one wants to see them."""

    def __init__(
        self,
        none: str,
        choices: Choices,
        name_of: Callable[[Any], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__([(none, None)], name_of, parent)
        self._none = none
        self._choices = choices
        self._is_filled = False

    def showPopup(self) -> None:  # noqa: N802
        """List them all."""
        self._fill()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Have them all, so that keys can choose."""
        super().focusInEvent(event)
        self._fill()

    def _fill(self) -> None:
        if self._is_filled:
            return
        self._is_filled = True
        now = self.currentData()
        found = sorted(self._choices(), key=lambda choice: choice[0].casefold())
        self.offer([(self._none, None), *found])
        self.show_value(now)


class VariantField(Form):
    """An easier or harder way: in words, and perhaps another exercise."""

    edited = Signal(object)

    def __init__(self, other: Maker) -> None:
        super().__init__(variant_form(), {"exercise": other}, RowShape.NARROW)
        self._value: dict[str, Any] = {}
        self.setFocusProxy(self.rows["text"].field)
        self.changed.connect(self._change)

    def show_value(self, value: Any) -> None:
        """Show a table with a text and perhaps an exercise."""
        self._value = dict(value) if isinstance(value, dict) else {}
        self.show_table(self._value)

    def _change(self, key: str, value: Any) -> None:
        table = {**self._value, key: value}
        self.edited.emit({k: v for k, v in table.items() if v is not None} or None)


class SourcesField(QWidget):
    """Where statements come from, and how sure that is.

    Signals:
        settled: what was entered so far is done with, as another source comes or one goes.
    """

    edited = Signal(object)
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._value: list[dict[str, Any]] = []
        self.rows: list[Form] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self.add = button(words.add_source())
        self.add.clicked.connect(self._add)
        self.setFocusProxy(self.add)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_value(self, value: Any) -> None:
        """Show a list of tables with a text and a mark."""
        tables = value if isinstance(value, list | tuple) else ()
        self._value = [dict(t) for t in tables if isinstance(t, dict)]
        while len(self.rows) > len(self._value):
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(self._value):
            self._add_row(len(self.rows))
        for table, row in zip(self._value, self.rows, strict=True):
            row.show_table({k: v or None for k, v in table.items()})
        self.add.setVisible(len(self._value) < MOST_SOURCES)

    def _add_row(self, n: int) -> None:
        row = Form(source_form(), shape=RowShape.NARROW)
        row.changed.connect(lambda key, value: self._change(n, key, value or ""))
        remove = icon_button(painted_icon("close"), words.remove_source(n + 1))
        remove.clicked.connect(lambda _checked: self._remove(n))
        row.lines[0].addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        self.rows.append(row)
        self._column.insertWidget(n, row)

    def _change(self, n: int, key: str, value: Any) -> None:
        tables = [dict(t) for t in self._value]
        tables[n][key] = value
        self.edited.emit(tables)

    def _add(self) -> None:
        self.settled.emit()
        self.edited.emit([*self._value, {"text": "", "mark": "J"}])
        if self.rows:
            self.rows[-1].rows["text"].field.setFocus()

    def _remove(self, n: int) -> None:
        self.settled.emit()
        self.edited.emit([t for i, t in enumerate(self._value) if i != n] or None)
