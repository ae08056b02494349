"""The dialog in which a person chooses what to export, and as what."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.base.storage.recordlimits import FIRST_YEAR
from recoverytimer.records.exportfiles import ExportFormat
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.layout import Card
from recoverytimer.widgets.text import plain

WIDTH = 72 * SPACE
INDENT = 38
ALL, RANGE = 0, 1
DAYS, MONTH = 0, 1


class ExportWish(Struct, frozen=True):
    """What to export; without a form it is the report of the month in which `first` lies.

    None as the first or the last day is no limit.
    """

    form: ExportFormat | None
    first: date | None = None
    last: date | None = None


CHOICES: tuple[tuple[ExportFormat | None, str, str], ...] = (
    (
        ExportFormat.JSON,
        "One file (JSON)",
        "Everything of each record; it reads back just the same.",
    ),
    (ExportFormat.CSV, "Tables (CSV)", "A folder for spreadsheets; it reads back just the same."),
    (ExportFormat.ICS, "Calendar (.ics)", "The sessions that you did, for a calendar of your own."),
    (
        None,
        "Report of a month (PDF)",
        "Soreness day by day, sessions, runs and notes, for a physiotherapist.",
    ),
)


class ExportDialog(QDialog):
    """Lets a person choose.

    Signals:
        chosen: the `ExportWish`.
    """

    chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export your records")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(plain("Export your records", "title"))
        layout.addWidget(self._forms())
        layout.addWidget(self._when(today))
        layout.addStretch(1)
        layout.addLayout(self._buttons())
        self.forms.idToggled.connect(lambda _id, _on: self._follow())
        self._follow()
        self.resize(WIDTH, self.sizeHint().height())
        self.forms.button(0).setFocus()

    @property
    def wish(self) -> ExportWish:
        """What is chosen now."""
        form = CHOICES[self.forms.checkedId()][0]
        if form is None:
            return ExportWish(None, _day(self.month).replace(day=1))
        if self.days.checkedId() == ALL:
            return ExportWish(form)
        first, last = sorted((_day(self.first), _day(self.last)))
        return ExportWish(form, first, last)

    def _forms(self) -> Card:
        card = Card()
        card.body.setSpacing(0)
        self.forms = QButtonGroup(self)
        for number, (_, name, said) in enumerate(CHOICES):
            radio = QRadioButton(name)
            radio.setAccessibleDescription(said)
            radio.setChecked(number == 0)
            self.forms.addButton(radio, number)
            card.body.addWidget(radio)
            words = plain(said, "caption", "muted")
            words.setContentsMargins(INDENT, 0, 0, SPACE)
            card.body.addWidget(words)
        return card

    def _when(self, today: date) -> Card:
        card = Card()
        self._room = QStackedWidget()
        self._room.addWidget(self._range(today))
        self.month = _date_edit("Month", "MMMM yyyy", today)
        self._room.addWidget(_in_row(plain("Month", wrap=False), self.month))
        card.body.addWidget(self._room)
        return card

    def _range(self, today: date) -> QWidget:
        self.days = QButtonGroup(self)
        chips = [Chip("All days"), Chip("Some days")]
        for number, chip in enumerate(chips):
            self.days.addButton(chip, number)
        chips[ALL].setChecked(True)
        self.first = _date_edit("First day", "d MMM yyyy", today.replace(day=1))
        self.last = _date_edit("Last day", "d MMM yyyy", today)
        self._between = _in_row(self.first, plain("to", wrap=False), self.last)
        self.days.idToggled.connect(lambda _id, _on: self._follow())
        return _in_row(*chips, self._between)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch(1)
        cancel = button("Cancel")
        cancel.clicked.connect(lambda _checked: self.reject())
        cancel.setAutoDefault(False)
        export = button("Export\u2026", "primary")
        export.setDefault(True)
        export.clicked.connect(lambda _checked: self._choose())
        row.addWidget(cancel)
        row.addWidget(export)
        return row

    def _follow(self) -> None:
        is_report = CHOICES[self.forms.checkedId()][0] is None
        self._room.setCurrentIndex(MONTH if is_report else DAYS)
        self._between.setEnabled(self.days.checkedId() == RANGE)

    def _choose(self) -> None:
        wish = self.wish
        self.accept()
        self.chosen.emit(wish)


def _date_edit(name: str, shown: str, day: date) -> QDateEdit:
    edit = QDateEdit(QDate(day.year, day.month, day.day))
    edit.setDisplayFormat(shown)
    edit.setMinimumDate(QDate(FIRST_YEAR, 1, 1))
    edit.setAccessibleName(name)
    return edit


def _day(edit: QDateEdit) -> date:
    shown = edit.date()
    return date(shown.year(), shown.month(), shown.day())


def _in_row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder
