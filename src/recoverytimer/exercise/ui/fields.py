"""Fields of an exercise that are more than a text: another exercise, and sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.fields import source_form, source_table
from recoverytimer.exercise.reference import Reference
from recoverytimer.exercise.words import fields as words
from recoverytimer.forms.fields import ChoiceField
from recoverytimer.forms.form import Form
from recoverytimer.forms.row import RowShape
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button, icon_button


def exercise_choice(
    none: str, exercises: Mapping[str, Exercise], but: str | None, fits: Callable[[str], bool]
) -> ChoiceField:
    """One of all exercises but one, or none; their names are read once the form is shown."""

    def name_of(exercise_id: Any) -> str:
        exercise = exercises.get(str(exercise_id))
        return exercise.name if exercise else str(exercise_id)

    def offer_all() -> None:
        offered = [(name_of(key), key) for key in exercises if key != but and fits(key)]
        offered.sort(key=lambda choice: choice[0].casefold())
        box.offer([(none, None), *offered])

    box = ChoiceField([(none, None)], name_of)
    QTimer.singleShot(0, box, offer_all)
    return box


class SourcesField(QWidget):
    """Where statements come from, and how sure that is.

    Signals:
        settled: what was entered so far is done with, as another source comes or one goes.
    """

    edited = Signal(object)
    settled = Signal()

    def __init__(self, references: Mapping[str, Reference]) -> None:
        super().__init__()
        self._references = sorted(
            ((source.label, key) for key, source in references.items() if source.citable),
            key=lambda choice: choice[0].casefold(),
        )
        self._value: list[Any] = []
        self.rows: list[Form] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self.add = button(words.add_source(), do=self._add)
        self.setFocusProxy(self.add)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_value(self, value: Any) -> None:
        """Show a list of tables with a text and a mark."""
        tables = value if isinstance(value, list | tuple) else ()
        self._value = [table for table in tables if isinstance(table, dict)]
        while len(self.rows) > len(self._value):
            self.rows.pop().deleteLater()
        while len(self.rows) < len(self._value):
            self._add_row(len(self.rows))
        for table, row in zip(self._value, self.rows, strict=True):
            row.show_value(table)
            row.rows["mark"].setVisible("reference" not in table)

    def _add_row(self, n: int) -> None:
        row = Form(source_form(), {"reference": lambda _: self._choice()}, RowShape.NARROW)
        row.edited.connect(lambda table: self._replace(n, [source_table(table or {})]))
        remove = icon_button(painted_icon("close"), words.remove_source(n + 1))
        remove.clicked.connect(lambda _checked: self._remove(n))
        row.lines[0].addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        self.rows.append(row)
        self._column.insertWidget(n, row)

    def _choice(self) -> ChoiceField:
        return ChoiceField([(words.other_source(), None), *self._references])

    def _replace(self, n: int, tables: list[Any]) -> None:
        self.edited.emit([*self._value[:n], *tables, *self._value[n + 1 :]] or None)

    def _add(self) -> None:
        self.settled.emit()
        self._replace(len(self._value), [source_table({})])
        if self.rows:
            self.rows[-1].rows["text"].field.setFocus()

    def _remove(self, n: int) -> None:
        self.settled.emit()
        self._replace(n, [])
