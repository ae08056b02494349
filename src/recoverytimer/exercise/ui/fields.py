"""Fields of an exercise that are more than a text: another exercise, and sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.fields import source_form, source_table
from recoverytimer.exercise.reference import Reference
from recoverytimer.exercise.words import fields as words
from recoverytimer.forms.fields import ChoiceField
from recoverytimer.forms.form import Form
from recoverytimer.forms.row import RowShape
from recoverytimer.forms.tablesfield import TablesField


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


class SourcesField(TablesField):
    """Where statements come from, and how sure that is."""

    def __init__(self, references: Mapping[str, Reference]) -> None:
        super().__init__(words.add_source(), words.remove_source)
        self._references = sorted(
            ((source.label, key) for key, source in references.items() if source.citable),
            key=lambda choice: choice[0].casefold(),
        )

    def form(self) -> Form:
        """The form of a source."""
        return Form(source_form(), {"reference": lambda _: self._choice()}, RowShape.NARROW)

    def entered(self, _n: int, table: Mapping[str, Any]) -> dict[str, Any]:
        """A source, with a mark where it has none of its own."""
        return source_table(table)

    def show_table(self, row: Form, table: Mapping[str, Any]) -> None:
        """Show a source; the mark of a reference is its own."""
        row.show_value(table)
        row.rows["mark"].setVisible("reference" not in table)

    def first_field(self, row: Form) -> QWidget:
        """Its text."""
        field: QWidget = row.rows["text"].field
        return field

    def _choice(self) -> ChoiceField:
        return ChoiceField([(words.other_source(), None), *self._references])
