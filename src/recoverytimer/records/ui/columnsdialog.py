"""The dialog in which a person sees, and changes, what the columns of a table mean."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from recoverytimer.base.typedamounts import TwoParts
from recoverytimer.base.words.common import cancel
from recoverytimer.forms.fields import ChoiceField
from recoverytimer.forms.row import labelled
from recoverytimer.history.words.counts import counted_records
from recoverytimer.records.readfiles import GuessedTable
from recoverytimer.records.tables.columnnames import ColumnMeaning
from recoverytimer.records.tables.columns import lacking_column
from recoverytimer.records.tables.rows import read_rows
from recoverytimer.records.tables.table import Table
from recoverytimer.records.tables.units import Doubt
from recoverytimer.records.words import columns as words
from recoverytimer.records.words.counts import record_line
from recoverytimer.records.words.imports import more, window_title
from recoverytimer.records.words.labels import import_
from recoverytimer.records.words.problems import lacking_in_words, problem_in_words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.dialogs import Dialog
from recoverytimer.widgets.layout import Card, add_all, clear_layout, column_of, holding, row_of
from recoverytimer.widgets.scroll import VerticalScroll
from recoverytimer.widgets.text import heading, plain, set_tone

LOOKED_AT = 1000
"""So many rows are read anew with each change."""
EXAMPLES = 3
SHOWN = 5
MOST_PROBLEMS = 20
LONGEST_EXAMPLE = 60
BOX_WIDTH = 22 * SPACE
MARK_WIDTH = 8 * SPACE
WIDTH, HEIGHT = 92 * SPACE, 75 * SPACE


class ColumnsDialog(Dialog):
    """Shows the first rows, the meanings that were guessed, and what comes out.

    `matching` says what is chosen.

    Args:
        alone: whether this is the only file, so that leaving it out leaves nothing.
    """

    def __init__(
        self, guessed: GuessedTable, *, alone: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(window_title(guessed.name), parent)
        self.matching = guessed.matching
        self._table = guessed.table
        self._sample = Table(
            self._table.header, self._table.rows[:LOOKED_AT], self._table.separator
        )
        size = words.table_with_rows(guessed.name, len(self._table.rows))
        reading = self._reading(guessed.matching.doubts)
        cards = column_of(self._columns(), reading, self._outcome(), None, gap=2 * SPACE)
        add_all(
            self.column,
            heading(words.which_is_what(), "title"),
            plain(size, "body", "muted"),
            (VerticalScroll(holding(cards, right=SPACE)), 1),
            self._foot(alone=alone),
        )
        self.want(WIDTH, HEIGHT)
        self._follow()
        self.kind.setFocus()

    def _columns(self) -> Card:
        self.kind = self._box(words.each_row_is(), words.kind_of_row, self.matching.kind, "kind")
        head = row_of((labelled(words.each_row_is(), self.kind, "lead"), 1), self.kind)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for column, text in enumerate((words.column(), words.first_rows(), words.meaning())):
            grid.addWidget(plain(text, "caption", "muted"), 0, column)
        self.fields = [self._field(n) for n in range(len(self._table.header))]
        for number, box in enumerate(self.fields):
            grid.addWidget(labelled(self._name(number), box, "strong", wrap=True), number + 1, 0)
            grid.addWidget(plain(self._examples(number), "body", "muted"), number + 1, 1)
            grid.addWidget(box, number + 1, 2)
        return Card(head, grid)

    def _name(self, column: int) -> str:
        return self._table.header[column] or words.unnamed_column(column + 1)

    def _examples(self, column: int) -> str:
        cells = (" ".join(cell.split()) for cell in self._table.column(column, EXAMPLES))
        return "\n".join(
            cell if len(cell) <= LONGEST_EXAMPLE else f"{cell[:LONGEST_EXAMPLE]}\u2026"
            for cell in cells
        )

    def _field(self, column: int) -> ChoiceField:
        meanings = [(words.meaning_in_words(meaning), meaning) for meaning in ColumnMeaning]
        box = ChoiceField([(words.not_taken(), None), *meanings])
        box.show_value(self.matching.fields[column])
        box.setAccessibleName(words.what_it_means(self._name(column)))
        box.setFixedWidth(_wide_enough(box))
        box.edited.connect(lambda meant: self._mean(column, meant and ColumnMeaning(meant)))
        return box

    def _mean(self, column: int, meant: ColumnMeaning | None) -> None:
        """Give a column a meaning, and take it from the one that had it."""
        fields = [*self.matching.fields]
        for other, had in enumerate(fields):
            if meant is not None and had is meant and other != column:
                fields[other] = None
                self.fields[other].show_value(None)
        fields[column] = meant
        self._change(fields=tuple(fields))

    def _reading(self, doubts: tuple[Doubt, ...]) -> Card:
        card = Card(heading(words.how_it_is_read()))
        for doubt in doubts:
            card.body.addWidget(plain(words.doubt_in_words(doubt), "body", "accent"))
        m = self.matching
        say = words.reading
        self.order = self._box(words.date_such_as(), say, m.date_order, "date_order")
        self.unit = self._box(words.number_such_as(), say, m.duration_unit, "duration_unit")
        self.parts = self._box(words.parts_such_as(), say, m.two_parts, "two_parts")
        self.length = self._box(words.distance_such_as(), say, m.distance_unit, "distance_unit")
        self.comma = QCheckBox()
        self.comma.setChecked(m.decimal_comma)
        self.comma.setAccessibleName(words.comma_splits())
        self.comma.toggled.connect(lambda on: self._change(decimal_comma=on))
        self._ways = [
            (ColumnMeaning.DATE, _way(self.order)),
            (ColumnMeaning.DURATION, _way(self.unit)),
            (ColumnMeaning.DURATION, _way(self.parts)),
            (ColumnMeaning.DISTANCE, _way(self.length)),
            (None, _way(self.comma)),
        ]
        add_all(card.body, *(row for _, row in self._ways))
        return card

    def _box(
        self, name: str, say: Callable[[Any], str], chosen: StrEnum, changes: str
    ) -> ChoiceField:
        """A choice among all values of the same kind as the one that is chosen."""
        kind = type(chosen)
        box = ChoiceField([(say(value), value) for value in kind])
        box.show_value(chosen)
        box.setAccessibleName(name)
        box.setFixedWidth(_wide_enough(box))
        # Qt gives back a text in place of the choice.
        box.edited.connect(lambda value: self._change(**{changes: kind(value)}))
        return box

    def _outcome(self) -> Card:
        self._found = QVBoxLayout()
        return Card(heading(words.what_comes_out()), self._found)

    def _foot(self, *, alone: bool) -> QHBoxLayout:
        self.summary = plain("", "strong")
        leave = button(cancel() if alone else words.leave_it_out(), do=self.reject)
        leave.setAutoDefault(False)
        self.accept_button = button(import_(), "primary", do=self.accept)
        self.accept_button.setDefault(True)
        return row_of((self.summary, 1), leave, self.accept_button)

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
        hidden = len(read.problems) - MOST_PROBLEMS
        if hidden > 0:
            self._found.addWidget(plain(more(hidden), "body", "danger"))
        self._say(self._summed(records, len(read.problems)), able=bool(records))

    def _summed(self, records: Any, problems: int) -> str:
        total = len(self._table.rows)
        said = words.found(counted_records(records) if records else "", problems)
        return words.found_in_first(said, LOOKED_AT, total) if total > LOOKED_AT else said

    def _say(self, text: str, *, able: bool) -> None:
        self.summary.setText(text)
        set_tone(self.summary, "ink" if able else "danger")
        self.accept_button.setEnabled(able)


def _wide_enough(box: ChoiceField) -> int:
    """The same for all boxes in which the longest choice of any can be read."""
    metrics = QFontMetrics(box.font())
    texts = (*map(words.meaning_in_words, ColumnMeaning), *map(words.reading, TwoParts))
    return max(BOX_WIDTH, max(map(metrics.horizontalAdvance, texts)) + MARK_WIDTH)


def _way(control: QWidget) -> QWidget:
    """A row with what a control is about, and the control at the right."""
    row = row_of((labelled(control.accessibleName(), control, wrap=True), 1), gap=2 * SPACE)
    row.addWidget(control, 0, Qt.AlignmentFlag.AlignRight)
    return holding(row)
