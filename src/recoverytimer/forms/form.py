"""A form made from declared fields: for steps, routines, exercises and settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from recoverytimer.base.field import Field, FieldKind, FormPlan
from recoverytimer.exercise.dosetext import amount_text
from recoverytimer.forms.fields import CheckField, ChoiceField, LineField, LongField
from recoverytimer.forms.lines import WAYS
from recoverytimer.forms.row import FormRow, RowShape
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.layout import Card
from recoverytimer.widgets.text import heading

Maker = Callable[[Field], Any]
"""Makes a widget that has `show_value` for a plain value, and `edited` to tell of one."""
# What stands for a key that a table lacks is shown and chosen like any other value.
SHOW_UNSET = frozenset({FieldKind.CHOICE, FieldKind.FLAG})


def _choice(field: Field) -> ChoiceField:
    """The choices of a field; a value that is none of them is written out."""
    return ChoiceField([(field.words.choices[v](), v) for v in field.choices], amount_text)


MAKERS: Mapping[FieldKind, Maker] = {
    **dict.fromkeys(WAYS, lambda field: LineField(WAYS[field.kind])),
    **dict.fromkeys((FieldKind.LONG, FieldKind.LINES), lambda field: LongField(WAYS[field.kind])),
    FieldKind.CHOICE: _choice,
    FieldKind.FLAG: lambda field: CheckField(field.words.hint()),
}


class Form(QWidget):
    """Shows a plain table in `rows`, by the key, and tells what is entered there.

    Signals:
        changed: a key and its new plain value, None for none.
        edited: the whole table, None for an empty one; a form may be a field of another.

    Args:
        makers: what makes the fields of a key or a kind that their subject knows better.
        shape: a narrow form stands in a panel or within another one, the others in `cards`;
            each has `lines` of fields.
    """

    changed = Signal(str, object)
    edited = Signal(object)

    def __init__(
        self,
        plan: FormPlan,
        makers: Mapping[Any, Maker] = MappingProxyType({}),
        shape: RowShape = RowShape.BELOW,
    ) -> None:
        super().__init__()
        self.rows: dict[str, FormRow] = {}
        self.cards: list[Card] = []
        self.lines: list[QHBoxLayout] = []
        self._table: Mapping[str, Any] = {}
        self._makers: dict[Any, Maker] = {**MAKERS, **makers}
        self._shape = shape
        self._gap = SPACE if shape is RowShape.NARROW else 2 * SPACE
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self._gap)
        for title, lines in plan.layout:
            self._add_section(plan, title(), lines.split("/"))
        self.setFocusProxy(next(iter(self.rows.values())).field)

    def show_value(self, value: Any) -> None:
        """Show the table of a file; every field is sound then."""
        self._table = value if isinstance(value, dict) else {}
        for key, row in self.rows.items():
            self.show_key(key, self._table.get(key))
            row.show_problem("")

    def show_key(self, key: str, value: Any) -> None:
        """Show the value of one key."""
        row = self.rows[key]
        if value is None and row.declared.kind in SHOW_UNSET:
            value = row.declared.unset
        row.field.show_value(value)

    @property
    def wrong_row(self) -> FormRow | None:
        """The first row in which something is wrong."""
        return next((row for row in self.rows.values() if row.problem.text()), None)

    def _add_section(self, plan: FormPlan, title: str, lines: Iterable[str]) -> None:
        column = self.column
        if self._shape is not RowShape.NARROW:
            card = Card()
            self.cards.append(card)
            column.addWidget(card)
            column = card.body
            column.addWidget(heading(title))
            column.addSpacing(SPACE if self._shape is RowShape.BELOW else 0)
        elif title:
            column.addSpacing(SPACE)
            column.addWidget(heading(title, "strong"))
        for keys in lines:
            line = QHBoxLayout()
            line.setSpacing(self._gap)
            for key in filter(plan.fields.get, keys.split("|")):
                self.rows[key] = self._row(plan.fields[key])
                line.addWidget(self.rows[key], 1, Qt.AlignmentFlag.AlignTop)
            self.lines.append(line)
            column.addLayout(line)

    def _row(self, declared: Field) -> FormRow:
        make = self._makers.get(declared.key) or self._makers[declared.kind]
        field, shape = make(declared), self._shape
        field.setObjectName(declared.key)
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.setPlaceholderText(declared.words.hint() or _usual(declared))
        field.edited.connect(partial(self._tell, declared))
        if shape is RowShape.BESIDE and declared.kind is FieldKind.FLAGS:
            shape = RowShape.BELOW
        return FormRow(declared, field, shape)

    def _tell(self, declared: Field, value: Any) -> None:
        if declared.kind in SHOW_UNSET and value == declared.unset:
            value = None
        self.changed.emit(declared.key, value)
        table = {**self._table, declared.key: value}
        self._table = {k: v for k, v in table.items() if v is not None}
        self.edited.emit(self._table or None)


def _usual(declared: Field) -> str:
    """The number that counts where none is written."""
    return str(declared.unset) if isinstance(declared.unset, int | float) else ""
