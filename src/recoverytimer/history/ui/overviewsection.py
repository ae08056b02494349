"""The section that sums up: a year as a calendar, its weeks, what was done most."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from recoverytimer.base.days import last_of_week
from recoverytimer.history.ui.calendar import Calendar
from recoverytimer.history.ui.keynumbers import KeyNumbers
from recoverytimer.history.ui.totalspanel import TotalsPanel
from recoverytimer.history.ui.weekspanel import WeeksPanel
from recoverytimer.history.words import labels
from recoverytimer.history.yearbook import Yearbook
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card, ScrollingColumn, add_all, row_of
from recoverytimer.widgets.text import heading, plain

BEST_AFTER_MS = 100


class OverviewSection(ScrollingColumn):
    """Asks for what it shows each time that it is shown.

    Signals:
        days_chosen: the first and the last `date` of days whose sessions are to be listed.
        goal_wanted: so many days are to make a week count.
        signs_wanted: whether the year is to show what kind each day was of.
        add_wanted: a session that was done without the app is to be entered.
    """

    days_chosen = Signal(object, object)
    goal_wanted = Signal(int)
    signs_wanted = Signal(bool)
    add_wanted = Signal()

    def __init__(
        self, yearbook: Yearbook, *, signs: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._yearbook = yearbook
        self._number = yearbook.today.year
        self.empty = self._empty()
        self.numbers, self.calendar = KeyNumbers(), Calendar(signs=signs)
        self.weeks, self.totals = WeeksPanel(), TotalsPanel()
        self._parts: tuple[QWidget, ...] = (self.numbers, self.calendar, self.weeks, self.totals)
        add_all(self.body, self.empty, *self._parts)
        # All days ever are gone through for it, so it follows when the page is painted.
        self._best = QTimer(self, singleShot=True, interval=BEST_AFTER_MS)
        self._best.timeout.connect(self._show_best)
        self._connect()

    def show_again(self) -> None:
        """Show everything as it is now."""
        any_record = self._yearbook.has_records()
        self.empty.setVisible(not any_record)
        for part in self._parts:
            part.setVisible(bool(any_record))
        if any_record:
            self._show_year(self._number)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Ask for nothing that nobody sees."""
        self._best.stop()
        super().hideEvent(event)

    def _connect(self) -> None:
        self.numbers.goal_wanted.connect(self.goal_wanted)
        self.calendar.signs_wanted.connect(self.signs_wanted)
        self.calendar.year_wanted.connect(self._show_year)
        self.calendar.day_chosen.connect(lambda day: self.days_chosen.emit(day, day))
        self.weeks.week_chosen.connect(
            lambda first: self.days_chosen.emit(first, last_of_week(first))
        )
        self.totals.period_wanted.connect(lambda _period: self._show_totals())

    def _show_year(self, number: int) -> None:
        year = self._yearbook.year(number)
        if year is None:
            return
        self._number = number
        self.numbers.show_year(year)
        self.calendar.show_year(year)
        self.weeks.show_year(year)
        self.totals.show_year(number)
        self._show_totals()
        self._best.start()

    def _show_best(self) -> None:
        self.numbers.show_best(self._yearbook.best_streak())

    def _show_totals(self) -> None:
        self.totals.show_totals(self._yearbook.totals(self.totals.period, self._number))

    def _empty(self) -> Card:
        add = button(labels.add_done_without(), do=self.add_wanted.emit)
        title = heading(labels.none_yet(), "title")
        return Card(title, plain(labels.kept_here()), SPACE, row_of(add, None))
