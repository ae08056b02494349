"""The dialog in which a person sees, and changes, what the columns of a table mean."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.base.amounts import counted
from recoverytimer.base.typedamounts import DistanceUnit, DurationUnit, TwoParts
from recoverytimer.forms.guard import guard
from recoverytimer.records.readfiles import GuessedTable
from recoverytimer.records.tables.columnnames import ColumnMeaning
from recoverytimer.records.tables.columns import RecordKind, lacking_column
from recoverytimer.records.tables.dates import DateOrder
from recoverytimer.records.tables.rows import read_rows
from recoverytimer.records.tables.table import Table
from recoverytimer.records.words import (
    counted_records,
    lacking_in_words,
    problem_in_words,
    record_line,
)
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card, clear_layout
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import plain, set_tone

LOOKED_AT = 1000
"""So many rows are read anew with each change."""
EXAMPLES = 3
SHOWN = 5
MOST_PROBLEMS = 20
LONGEST_EXAMPLE = 60
BOX_WIDTH = 22 * SPACE
MARK_WIDTH = 8 * SPACE
WIDTH, HEIGHT = 92 * SPACE, 75 * SPACE
NOT_TAKEN = "Not taken"
KINDS = {
    RecordKind.SESSIONS: "A session",
    RecordKind.SORENESS: "A soreness entry",
    RecordKind.RUNS: "A run",
}


class ColumnsDialog(QDialog):
    """Shows the first rows, the meanings that were guessed, and what comes out.

    `matching` says what is chosen.

    Args:
        alone: whether this is the only file, so that leaving it out leaves nothing.
    """

    def __init__(
        self, guessed: GuessedTable, *, alone: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Import: {guessed.name}")
        self.matching = guessed.matching
        self._table = guessed.table
        self._sample = Table(
            self._table.header, self._table.rows[:LOOKED_AT], self._table.separator
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(plain("Which column is what?", "title"))
        rows = counted(len(self._table.rows), "row")
        layout.addWidget(plain(f"{guessed.name}, {rows}", "body", "muted"))
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(0, 0, SPACE, 0)
        body.setSpacing(2 * SPACE)
        body.addWidget(self._columns())
        body.addWidget(self._reading(guessed.matching.doubts))
        body.addWidget(self._outcome())
        body.addStretch(1)
        layout.addWidget(VerticalScroll(content), 1)
        layout.addLayout(self._foot(alone=alone))
        self.resize(WIDTH, HEIGHT)
        self._follow()
        self.kind.setFocus()

    def _columns(self) -> Card:
        card = Card()
        head = QHBoxLayout()
        head.addWidget(plain("Each row is", "lead"), 1)
        self.kind = self._box("Each row is", KINDS, self.matching.kind, "kind")
        head.addWidget(self.kind)
        card.body.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for column, text in enumerate(("Column", "First rows", "Meaning")):
            grid.addWidget(plain(text, "caption", "muted"), 0, column)
        self.fields = [self._field(n) for n in range(len(self._table.header))]
        for number, box in enumerate(self.fields):
            grid.addWidget(plain(self._name(number), "strong"), number + 1, 0)
            grid.addWidget(plain(self._examples(number), "body", "muted"), number + 1, 1)
            grid.addWidget(box, number + 1, 2)
        card.body.addLayout(grid)
        return card

    def _name(self, column: int) -> str:
        return self._table.header[column] or f"Column {column + 1}"

    def _examples(self, column: int) -> str:
        cells = (" ".join(cell.split()) for cell in self._table.column(column, EXAMPLES))
        return "\n".join(
            cell if len(cell) <= LONGEST_EXAMPLE else f"{cell[:LONGEST_EXAMPLE]}\u2026"
            for cell in cells
        )

    def _field(self, column: int) -> QComboBox:
        box = QComboBox()
        guard(box)
        box.addItem(NOT_TAKEN, "")
        for field in ColumnMeaning:
            box.addItem(field.value.capitalize(), field.value)
        meant = self.matching.fields[column]
        box.setCurrentIndex(0 if meant is None else list(ColumnMeaning).index(meant) + 1)
        box.setAccessibleName(f"What {self._name(column)} means")
        box.setFixedWidth(_wide_enough(box))
        box.currentIndexChanged.connect(lambda index: self._mean(column, index))
        return box

    def _mean(self, column: int, index: int) -> None:
        """Give a column a meaning, and take it from the one that had it."""
        field = list(ColumnMeaning)[index - 1] if index else None
        fields = [*self.matching.fields]
        for other, had in enumerate(fields):
            if field is not None and had is field and other != column:
                fields[other] = None
                self.fields[other].blockSignals(True)
                self.fields[other].setCurrentIndex(0)
                self.fields[other].blockSignals(False)
        fields[column] = field
        self._change(fields=tuple(fields))

    def _reading(self, doubts: tuple[str, ...]) -> Card:
        card = Card()
        card.body.addWidget(plain("How it is read", "lead"))
        for doubt in doubts:
            card.body.addWidget(plain(doubt, "body", "accent"))
        m = self.matching
        orders = {order: order.value.capitalize() for order in DateOrder}
        units = {unit: unit.value.capitalize() for unit in DurationUnit}
        parts = {part: part.value.capitalize() for part in TwoParts}
        lengths = {unit: unit.value for unit in DistanceUnit}
        self.order = self._box("A date such as 03/04/2026", orders, m.date_order, "date_order")
        self.unit = self._box("A duration such as 45", units, m.duration_unit, "duration_unit")
        self.parts = self._box("A duration such as 10:30", parts, m.two_parts, "two_parts")
        self.length = self._box("A distance such as 5.2", lengths, m.distance_unit, "distance_unit")
        self.comma = QCheckBox()
        self.comma.setChecked(m.decimal_comma)
        self.comma.setAccessibleName("A comma splits off fractions, as in 5,2")
        self.comma.toggled.connect(lambda on: self._change(decimal_comma=on))
        self._ways = [
            (ColumnMeaning.DATE, _way(self.order)),
            (ColumnMeaning.DURATION, _way(self.unit)),
            (ColumnMeaning.DURATION, _way(self.parts)),
            (ColumnMeaning.DISTANCE, _way(self.length)),
            (None, _way(self.comma)),
        ]
        for _, row in self._ways:
            card.body.addWidget(row)
        return card

    def _box(self, name: str, choices: dict[Any, str], chosen: StrEnum, changes: str) -> QComboBox:
        box = QComboBox()
        guard(box)
        for value, text in choices.items():
            box.addItem(text, value.value)
        kept = list(choices)
        box.setCurrentIndex(kept.index(chosen))
        box.setAccessibleName(name)
        box.setFixedWidth(_wide_enough(box))
        # Qt gives back a text in place of the choice.
        box.currentIndexChanged.connect(lambda index: self._change(**{changes: kept[index]}))
        return box

    def _outcome(self) -> Card:
        card = Card()
        card.body.addWidget(plain("What comes out", "lead"))
        self._found = QVBoxLayout()
        card.body.addLayout(self._found)
        return card

    def _foot(self, *, alone: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.summary = plain("", "strong")
        row.addWidget(self.summary, 1)
        cancel = button("Cancel" if alone else "Leave it out")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(lambda _checked: self.reject())
        self.accept_button = button("Import", "primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(lambda _checked: self.accept())
        row.addWidget(cancel)
        row.addWidget(self.accept_button)
        return row

    def _change(self, **changed: Any) -> None:
        self.matching = replace(self.matching, **changed)
        self._follow()

    def _follow(self) -> None:
        """Show what comes out as things are chosen now."""
        for field, row in self._ways:
            row.setVisible(field is None or field in self.matching.fields)
        clear_layout(self._found)
        lacking = lacking_column(self.matching)
        if lacking:
            self._say(lacking_in_words(lacking), able=False)
            return
        read = read_rows(self._sample, self.matching)
        records = read.value
        for record in list(records or ())[:SHOWN]:
            self._found.addWidget(plain(record_line(record)))
        for problem in read.problems[:MOST_PROBLEMS]:
            self._found.addWidget(plain(problem_in_words(problem), "body", "danger"))
        more = len(read.problems) - MOST_PROBLEMS
        if more > 0:
            said = f"and {counted(more, 'more row')} that are not understood"
            self._found.addWidget(plain(said, "body", "danger"))
        self._say(self._summed(records, len(read.problems)), able=bool(records))

    def _summed(self, records: Any, problems: int) -> str:
        total = len(self._table.rows)
        of_first = f" in the first {LOOKED_AT} of {total} rows" if total > LOOKED_AT else ""
        wrong = f", {counted(problems, 'row')} not understood" if problems else ""
        found = counted_records(records) if records else "Nothing"
        return f"{found}{wrong}{of_first}"

    def _say(self, text: str, *, able: bool) -> None:
        self.summary.setText(text)
        set_tone(self.summary, "ink" if able else "danger")
        self.accept_button.setEnabled(able)


def _wide_enough(box: QComboBox) -> int:
    """The same for all boxes in which the longest choice of any can be read."""
    metrics = QFontMetrics(box.font())
    words = (value.value for kind in (ColumnMeaning, TwoParts) for value in kind)
    return max(BOX_WIDTH, max(map(metrics.horizontalAdvance, words)) + MARK_WIDTH)


def _way(control: QWidget) -> QWidget:
    """A row with what a control is about, and the control at the right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * SPACE)
    row.addWidget(plain(control.accessibleName()), 1)
    row.addWidget(control, 0, Qt.AlignmentFlag.AlignRight)
    return holder
