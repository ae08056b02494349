"""The dialog in which a person sees, and changes, what the columns of a table mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from recoverytimer.base.typedamounts import TwoParts
from recoverytimer.base.words.common import cancel
from recoverytimer.forms.fields import ChoiceField
from recoverytimer.forms.row import labelled
from recoverytimer.history.words.counts import counted_records
from recoverytimer.records.activities import ReadRecords
from recoverytimer.records.readfiles import GuessedTable
from recoverytimer.records.tables.columnnames import ColumnMeaning
from recoverytimer.records.tables.columns import (
    HOW_LONG,
    ColumnMatching,
    RecordKind,
    lacking_column,
)
from recoverytimer.records.tables.dates import serial_moment
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
        today: what is of a later day is planned, and not taken.
        alone: whether this is the only file, so that leaving it out leaves nothing.
    """

    def __init__(
        self, guessed: GuessedTable, today: date, *, alone: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(window_title(guessed.name), parent)
        self.matching = guessed.matching
        self._table = guessed.table
        self._today = today
        self._sample = Table(
            self._table.header, self._table.rows[:LOOKED_AT], self._table.separator
        )
        size = words.table_with_rows(guessed.name, len(self._table.rows))
        reading = self._reading(guessed.matching.doubts)
        cards = column_of(self._columns(), reading, self._outcome(), None, gap=2 * SPACE)
        scroll = VerticalScroll(holding(cards, right=SPACE))
        # As high as there is room, so that not all of the dialog scrolls as well.
        scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        add_all(
            self.column,
            heading(words.which_is_what(), "title"),
            plain(size, "body", "muted"),
            (scroll, 1),
            self._foot(alone=alone),
        )
        self.want(WIDTH, HEIGHT)
        self._follow()
        self.kind.setFocus()

    def _columns(self) -> Card:
        self.kind = self._kind_box()
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

    def _kind_box(self) -> ChoiceField:
        """What the rows are; a table that does not say waits until it is chosen."""
        untold = [] if self.matching.kind else [(words.kind_of_row(None), None)]
        kinds = [(words.kind_of_row(kind), kind) for kind in RecordKind]
        box = ChoiceField([*untold, *kinds])
        box.show_value(self.matching.kind)
        box.setAccessibleName(words.each_row_is())
        box.setFixedWidth(_wide_enough(box))
        box.edited.connect(lambda kind: self._change(kind=kind and RecordKind(kind)))
        return box

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
        self.serials = self._box(words.serial_such_as(), say, m.serials, "serials")
        self.unit = self._box(words.number_such_as(), say, m.duration_unit, "duration_unit")
        self.parts = self._box(words.parts_such_as(), say, m.two_parts, "two_parts")
        self.length = self._box(words.distance_such_as(), say, m.distance_unit, "distance_unit")
        self.comma = QCheckBox()
        self.comma.setChecked(m.decimal_comma)
        self.comma.setAccessibleName(words.comma_splits())
        self.comma.toggled.connect(lambda on: self._change(decimal_comma=on))
        self._ways = [
            (_of(ColumnMeaning.DATE), _way(self.order)),
            (self._has_serials, _way(self.serials)),
            (_of(*HOW_LONG), _way(self.unit)),
            (_of(*HOW_LONG), _way(self.parts)),
            (_of(ColumnMeaning.DISTANCE), _way(self.length)),
            (lambda _: True, _way(self.comma)),
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

    def _has_serials(self, matching: ColumnMatching) -> bool:
        dates = matching.column(ColumnMeaning.DATE)
        cells = [] if dates is None else self._sample.column(dates)
        return any(serial_moment(cell, matching.serials) for cell in cells)

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
        for matters, row in self._ways:
            row.setVisible(matters(self.matching))
        clear_layout(self._found)
        lacking = lacking_column(self.matching)
        if lacking:
            self._say(lacking_in_words(lacking), able=False)
            return
        read = read_rows(self._sample, self.matching, self._today)
        records = read.records
        for record in list(records)[:SHOWN]:
            self._found.addWidget(plain(record_line(record)))
        for other in read.others[:SHOWN]:
            self._found.addWidget(plain(words.no_run(other.run, other.sport), "body", "muted"))
        for problem in read.problems[:MOST_PROBLEMS]:
            self._found.addWidget(plain(problem_in_words(problem), "body", "danger"))
        hidden = len(read.problems) - MOST_PROBLEMS
        if hidden > 0:
            self._found.addWidget(plain(more(hidden), "body", "danger"))
        self._say(self._summed(read), able=bool(len(records) or read.others))

    def _summed(self, read: ReadRecords) -> str:
        total = len(self._table.rows)
        said = words.found(
            counted_records(read.records) if len(read.records) else "",
            len(read.others),
            len(read.problems),
        )
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


def _of(*fields: ColumnMeaning) -> Callable[[ColumnMatching], bool]:
    """Whether some column has one of these meanings."""
    return lambda matching: any(field in matching.fields for field in fields)


def _way(control: QWidget) -> QWidget:
    """A row with what a control is about, and the control at the right."""
    row = row_of((labelled(control.accessibleName(), control, wrap=True), 1), gap=2 * SPACE)
    row.addWidget(control, 0, Qt.AlignmentFlag.AlignRight)
    return holding(row)
