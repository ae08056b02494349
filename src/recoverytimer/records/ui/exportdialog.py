"""The dialog in which a person chooses what to export, and as what."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QStackedWidget, QWidget

from recoverytimer.base.storage.recordlimits import FIRST_YEAR, LAST_YEAR
from recoverytimer.forms.daytime import DayField
from recoverytimer.records.exportfiles import ExportFormat
from recoverytimer.records.words import exports as words
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.chip import add_chips
from recoverytimer.widgets.dialogs import Dialog, cancel_and
from recoverytimer.widgets.layout import Card, add_all, flow_of, holding, row_of
from recoverytimer.widgets.text import heading, plain

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


class ExportDialog(Dialog):
    """Lets a person choose.

    Signals:
        chosen: the `ExportWish`.
    """

    chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(words.export_your_records(), parent)
        end, _choose = cancel_and(self, words.choose(), self._choose)
        title = heading(words.export_your_records(), "title")
        add_all(self.column, title, self._forms(), self._when(today), None, end)
        self.forms.idToggled.connect(lambda _id, _on: self._follow())
        self._follow()
        self.want(WIDTH)
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
            said = plain(hint, "caption", "muted")
            turns = self.isRightToLeft()
            said.setContentsMargins(*((0, 0, INDENT) if turns else (INDENT, 0, 0)), SPACE)
            add_all(card.body, radio, said)
        return card

    def _when(self, today: date) -> Card:
        self._room = QStackedWidget()
        self._room.addWidget(self._range(today))
        self.month = _day_field(words.month(), today)
        self.month.setDisplayFormat("MMMM yyyy")
        self._room.addWidget(holding(row_of(plain(words.month(), wrap=False), self.month, None)))
        return Card(self._room)

    def _range(self, today: date) -> QWidget:
        self.days = QButtonGroup(self)
        chips = add_chips(self.days, (words.all_days(), words.some_days()))
        self.first = _day_field(words.first_day(), today.replace(day=1))
        self.last = _day_field(words.last_day(), today)
        self._between = holding(row_of(self.first, plain(words.to(), wrap=False), self.last, None))
        self.days.idToggled.connect(lambda _id, _on: self._follow())
        return flow_of(*chips, self._between)

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
