"""Since when a caution holds that ends, as a person says it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QLayout, QWidget

from recoverytimer.base import dates
from recoverytimer.base.storage.recordlimits import FIRST_YEAR
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.ending import ENDINGS, counted_from, due_month, due_months
from recoverytimer.forms.daytime import DayField
from recoverytimer.forms.fields import ChoiceField
from recoverytimer.forms.guard import guard
from recoverytimer.forms.row import labelled
from recoverytimer.settings import words
from recoverytimer.widgets.layout import row_of
from recoverytimer.widgets.tabstops import reach_here

INDENT = 38
"""So that a row begins where the words beside the box above it do."""


def indented(text: str, field: QWidget) -> QLayout:
    """What asks further below a box, with its field."""
    return row_of(INDENT, labelled(text, field), field, None)


class DueMonthField(ChoiceField):
    """The month in which a baby is due, where a person wants to say it."""

    def __init__(self, today: date) -> None:
        months = ((dates.month(day), day) for day in due_months(today))
        super().__init__([(words.not_said(), None), *months], dates.month)
        self.setObjectName("due")
        self.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.show_since(None)

    @property
    def since(self) -> date | None:
        """The day from which the pregnancy is counted; None where no month is said."""
        due = self.currentData()
        return None if due is None else counted_from(due)

    def show_since(self, since: date | None) -> None:
        """Show the month of a pregnancy that is counted from a day."""
        self.show_value(due_month(since))
        self.setCurrentIndex(max(0, self.currentIndex()))


class CautionDays(QObject):
    """A row for the day of each caution that ends, to stand where it is ticked.

    Signals:
        told: the days by their cautions.

    Args:
        questions: what is ticked, by the cautions.
    """

    told = Signal(object)

    def __init__(self, questions: Mapping[str, str], today: date) -> None:
        super().__init__()
        self._questions = questions
        self._today = today
        self._days: Mapping[Caution, date] = {}
        self._fields: dict[Caution, DayField | DueMonthField] = {}
        self.rows: dict[Caution, QWidget] = {caution: QWidget() for caution in ENDINGS}

    def show(self, days: Mapping[Caution, date]) -> None:
        """Show the days of some cautions, and no other rows."""
        self._days = days
        for caution in ENDINGS:
            day = days.get(caution)
            self.rows[caution].setVisible(day is not None)
            if day is not None:
                self._show_day(caution, day)

    def _show_day(self, caution: Caution, day: date) -> None:
        # Calendars take time to make, and most people need none.
        if caution not in self._fields:
            self._fields[caution] = self._filled(self.rows[caution], caution)
        field = self._fields[caution]
        if isinstance(field, DueMonthField):
            field.show_since(day)
        else:
            with QSignalBlocker(field):
                field.show_day(day)

    def _filled(self, row: QWidget, caution: Caution) -> DayField | DueMonthField:
        """Fill a row with its label and its field."""
        field = self._field(caution)
        field.setAccessibleDescription(self._questions.get(caution, ""))
        layout = indented(words.when_it_began(caution), field)
        layout.setContentsMargins(0, 0, 0, 0)
        row.setLayout(layout)
        reach_here(row, (field,))
        return field

    def _field(self, caution: Caution) -> DayField | DueMonthField:
        if caution is Caution.PREG:
            due = DueMonthField(self._today)
            due.edited.connect(lambda _due: self._tell_due(due.since))
            return due
        field = DayField(self._today, date(FIRST_YEAR, 1, 1), self._today)
        field.setObjectName(f"{caution} day")
        guard(field)
        field.dateChanged.connect(lambda _day: self._tell(caution, field.day))
        return field

    def _tell_due(self, since: date | None) -> None:
        # Who again would rather not say keeps the day that there is.
        if since is not None or due_month(self._days.get(Caution.PREG)) is not None:
            self._tell(Caution.PREG, since)

    def _tell(self, caution: Caution, day: date | None) -> None:
        told = {**self._days, caution: day}
        self.told.emit({one: day for one, day in told.items() if day is not None})
