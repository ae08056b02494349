"""The dialog in which a person chooses what to export, and as what."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.base.storage.recordlimits import FIRST_YEAR, LAST_YEAR
from recoverytimer.base.words.common import cancel
from recoverytimer.forms.daytime import DayField
from recoverytimer.records.exportfiles import ExportFormat
from recoverytimer.records.words import exports as words
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


FORMS = (ExportFormat.JSON, ExportFormat.CSV, ExportFormat.ICS, None)
"""As what can be exported; None is the report of a month."""


class ExportDialog(QDialog):
    """Lets a person choose.

    Signals:
        chosen: the `ExportWish`.
    """

    chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.export_your_records())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(plain(words.export_your_records(), "title"))
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
        form = FORMS[self.forms.checkedId()]
        if form is None:
            return ExportWish(None, self.month.day.replace(day=1))
        if self.days.checkedId() == ALL:
            return ExportWish(form)
        first, last = sorted((self.first.day, self.last.day))
        return ExportWish(form, first, last)

    def _forms(self) -> Card:
        card = Card()
        card.body.setSpacing(0)
        self.forms = QButtonGroup(self)
        for number, form in enumerate(FORMS):
            radio, hint = QRadioButton(words.form_choice(form)), words.form_hint(form)
            radio.setAccessibleDescription(hint)
            radio.setChecked(number == 0)
            self.forms.addButton(radio, number)
            card.body.addWidget(radio)
            said = plain(hint, "caption", "muted")
            turns = self.isRightToLeft()
            said.setContentsMargins(*((0, 0, INDENT) if turns else (INDENT, 0, 0)), SPACE)
            card.body.addWidget(said)
        return card

    def _when(self, today: date) -> Card:
        card = Card()
        self._room = QStackedWidget()
        self._room.addWidget(self._range(today))
        self.month = _day_field(words.month(), today)
        self.month.setDisplayFormat("MMMM yyyy")
        self._room.addWidget(_in_row(plain(words.month(), wrap=False), self.month))
        card.body.addWidget(self._room)
        return card

    def _range(self, today: date) -> QWidget:
        self.days = QButtonGroup(self)
        chips = [Chip(words.all_days()), Chip(words.some_days())]
        for number, chip in enumerate(chips):
            self.days.addButton(chip, number)
        chips[ALL].setChecked(True)
        self.first = _day_field(words.first_day(), today.replace(day=1))
        self.last = _day_field(words.last_day(), today)
        self._between = _in_row(self.first, plain(words.to(), wrap=False), self.last)
        self.days.idToggled.connect(lambda _id, _on: self._follow())
        return _in_row(*chips, self._between)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch(1)
        leave = button(cancel())
        leave.clicked.connect(lambda _checked: self.reject())
        leave.setAutoDefault(False)
        export = button(words.choose(), "primary")
        export.setDefault(True)
        export.clicked.connect(lambda _checked: self._choose())
        row.addWidget(leave)
        row.addWidget(export)
        return row

    def _follow(self) -> None:
        is_report = FORMS[self.forms.checkedId()] is None
        self._room.setCurrentIndex(MONTH if is_report else DAYS)
        self._between.setEnabled(self.days.checkedId() == RANGE)

    def _choose(self) -> None:
        wish = self.wish
        self.accept()
        self.chosen.emit(wish)


def _day_field(name: str, day: date) -> DayField:
    field = DayField(day, date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
    field.setAccessibleName(name)
    return field


def _in_row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder
