"""A form made from declared fields: for a step, a routine or an exercise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from recoverytimer.exercise.declaredfield import DeclaredField, FieldKind
from recoverytimer.forms.amountfields import AmountField, RoundsField, TempoField
from recoverytimer.forms.fields import (
    CheckField,
    ChoiceField,
    CommaField,
    LinesField,
    LongField,
    NumberField,
    TextField,
    ValueField,
)
from recoverytimer.forms.row import FormRow, RowShape
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.layout import Card
from recoverytimer.widgets.text import plain

Maker = Callable[[DeclaredField], QWidget]
MAKERS: Mapping[FieldKind, Maker] = MappingProxyType({
    FieldKind.TEXT: lambda _: TextField(),
    FieldKind.LONG: lambda _: LongField(),
    FieldKind.LINES: lambda _: LinesField(),
    FieldKind.TEXTS: lambda _: CommaField(),
    FieldKind.NUMBER: lambda _: NumberField(),
    FieldKind.AMOUNT: lambda _: AmountField(),
    FieldKind.TEMPO: lambda _: TempoField(),
    FieldKind.ROUNDS: lambda _: RoundsField(),
    FieldKind.CHOICE: lambda f: ChoiceField(offered(f)),
    FieldKind.FLAG: lambda f: CheckField(f.hint or f.label),
})  # fmt: skip

TICKED = frozenset({FieldKind.FLAG, FieldKind.CAUTIONS})


class DeclaredForm(QWidget):
    """Shows a plain table in `rows`, by the key, and tells what is entered there.

    Signals:
        changed: a key and its new plain value, None for none.
        settled: what was entered so far is one step; what comes next is another.

    Args:
        makers: what makes fields of the kinds that only their subject knows, or knows otherwise.
        is_narrow: whether it stands in a panel, below headings and with small labels.
    """

    changed = Signal(str, object)
    settled = Signal()

    def __init__(
        self,
        fields: Iterable[DeclaredField],
        makers: Mapping[FieldKind, Maker],
        *,
        is_narrow: bool = False,
    ) -> None:
        super().__init__()
        self.rows: dict[str, FormRow] = {}
        self._makers = {**MAKERS, **makers}
        self._is_narrow = is_narrow
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE if is_narrow else 2 * SPACE)
        for section, within in groupby(fields, key=lambda field: field.section):
            self._add_section(section, list(within))

    def show_table(self, table: Mapping[str, Any]) -> None:
        """Show what stands in a file; every field is sound then."""
        for key, row in self.rows.items():
            self.show_value(key, table.get(key))
            row.show_problem("")

    def show_value(self, key: str, value: Any) -> None:
        """Show the value of one key."""
        cast("ValueField", self.rows[key].field).show_value(value)

    def show_problem(self, key: str, text: str) -> None:
        """Say what is wrong with a key, if it has a field; nothing where all is well."""
        if key in self.rows:
            self.rows[key].show_problem(text)

    @property
    def wrong_row(self) -> FormRow | None:
        """The first row in which something is wrong."""
        return next((row for row in self.rows.values() if row.problem.text()), None)

    def _add_section(self, title: str, fields: list[DeclaredField]) -> None:
        column = self._column
        if not self._is_narrow:
            card = Card()
            column.addWidget(card)
            column = card.body
            column.addWidget(plain(title, "lead"))
            column.addSpacing(SPACE)
        elif title:
            column.addSpacing(SPACE)
            column.addWidget(plain(title, "strong"))
        lines: list[list[FormRow]] = []
        for field in fields:
            row = self._row(field, below_its_name=field is fields[0] and field.label == title)
            if field.beside:
                lines[-1].append(row)
            else:
                lines.append([row])
        for line in lines:
            if len(line) == 1:
                column.addWidget(line[0])
            else:
                column.addLayout(_side_by_side(line))

    def _row(self, declared: DeclaredField, *, below_its_name: bool) -> FormRow:
        field = self._makers[declared.kind](declared)
        field.setObjectName(declared.key)
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.setPlaceholderText(declared.hint)
        # In a panel a heading says it once for a field of the same name, and so do boxes to tick.
        is_said = self._is_narrow and (below_its_name or declared.kind in TICKED)
        shape = RowShape.NARROW if self._is_narrow else RowShape.BELOW
        row = FormRow(declared, field, shape, has_label=not is_said)
        told = cast("ValueField", field)
        told.edited.connect(lambda value: self.changed.emit(declared.key, value))
        told.left.connect(self.settled)
        self.rows[declared.key] = row
        return row


def offered(declared: DeclaredField) -> list[tuple[str, str | None]]:
    """The choices of a field as a box offers them."""
    return [(name, value or None) for value, name in declared.choices]


def _side_by_side(rows: list[FormRow]) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.setSpacing(2 * SPACE)
    for row in rows:
        layout.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
    return layout
