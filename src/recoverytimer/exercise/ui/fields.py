"""Fields of an exercise that are more than a text: other exercises and ways, sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.forms.fields import ChoiceField, LongField, TextField
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button, icon_button

Choices = Callable[[], Sequence[tuple[str, str]]]
MARKS = (
    ("Read", "V"),
    ("Read in a summary", "V2"),
    ("Remembered", "R"),
    ("My own judgement", "J"),
)
MOST_SOURCES = 30
LONGEST_MARK = 12


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


class VariantField(QWidget):
    """An easier or harder way: in words, and perhaps another exercise."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, other: ExerciseChoice, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: dict[str, Any] = {}
        self.text = LongField()
        self.other = other
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.text)
        column.addWidget(self.other)
        self.text.setAccessibleName(name)
        self.other.setAccessibleName(f"{name}: another exercise")
        self.text.edited.connect(lambda text: self._tell("text", text))
        self.text.left.connect(self.left)
        self.other.left.connect(self.left)
        self.other.edited.connect(lambda exercise: self._tell("exercise", exercise))

    def show_value(self, value: Any) -> None:
        """Show a table with a text and perhaps an exercise."""
        self._value = dict(value) if isinstance(value, dict) else {}
        self.text.show_value(self._value.get("text"))
        self.other.show_value(self._value.get("exercise"))

    def _tell(self, key: str, value: Any) -> None:
        table = {**self._value, key: value}
        self.edited.emit({k: v for k, v in table.items() if v is not None} or None)


class SourcesField(QWidget):
    """Where statements come from, and how sure that is."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: list[dict[str, Any]] = []
        self.rows: list[SourceRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE)
        column.addLayout(self._column)
        foot = QHBoxLayout()
        self.add = button("Add a source")
        self.add.clicked.connect(self._add)
        foot.addWidget(self.add)
        foot.addStretch(1)
        column.addLayout(foot)

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
            row.text.show_value(table.get("text") or None)
            row.mark.show_value(table.get("mark"))
        self.add.setVisible(len(self._value) < MOST_SOURCES)

    def _add_row(self, n: int) -> None:
        row = SourceRow(n + 1)
        row.text.edited.connect(lambda value: self._change(n, "text", value or ""))
        row.text.left.connect(self.left)
        row.mark.left.connect(self.left)
        row.mark.edited.connect(lambda value: self._change(n, "mark", value))
        row.remove.clicked.connect(lambda _checked: self._remove(n))
        self.rows.append(row)
        self._column.addWidget(row)

    def _change(self, n: int, key: str, value: Any) -> None:
        tables = [dict(t) for t in self._value]
        tables[n][key] = value
        self.edited.emit(tables)

    def _add(self) -> None:
        self.left.emit()
        self.edited.emit([*self._value, {"text": "", "mark": "J"}])
        if self.rows:
            self.rows[-1].text.setFocus()

    def _remove(self, n: int) -> None:
        self.left.emit()
        self.edited.emit([t for i, t in enumerate(self._value) if i != n] or None)


class SourceRow(QWidget):
    """One source: its text, how sure it is, and what takes it away."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.text, self.mark = TextField(), ChoiceField(MARKS)
        self.text.setPlaceholderText("Author, year, journal")
        self.text.setAccessibleName(f"Source {number}")
        self.mark.setAccessibleName(f"How sure source {number} is")
        self.mark.setMinimumContentsLength(LONGEST_MARK)
        self.remove = icon_button(painted_icon("close"), f"Remove source {number}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.text, 1)
        row.addWidget(self.mark)
        row.addWidget(self.remove)
