"""The weeks of a year as bars, with what the week at hand says."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from recoverytimer.history.ui.weekbars import WeekBar, WeekBars
from recoverytimer.history.words import labels, years
from recoverytimer.history.yearbook import Year
from recoverytimer.widgets.button import button
from recoverytimer.widgets.layout import Card, add_all, row_of
from recoverytimer.widgets.text import heading, plain


class WeeksPanel(Card):
    """Minutes per week.

    Signals:
        week_chosen: the first `date` of the week whose sessions are to be listed.
    """

    week_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._summary = plain("", "body", "muted")
        self.bars = WeekBars()
        self.bars.moved.connect(self._tell)
        self.bars.chosen.connect(lambda bar: self.week_chosen.emit(bar.week))
        self.said: QLabel = plain("", "strong")
        self.look = button(labels.show_its_sessions(), "quiet", do=self._choose)
        title = heading(labels.minutes_per_week(), "title")
        self.setAccessibleName(title.text())
        add_all(self.body, title, self._summary, self.bars, row_of((self.said, 1), self.look))

    def show_year(self, year: Year) -> None:
        """Show the weeks of a year."""
        self._summary.setText(years.weeks(year))
        bars = [WeekBar(t.week, t.total_s, years.week(t)) for t in year.weeks]
        self.bars.show_weeks(year.number, bars, year.average_s)
        self._tell(self.bars.bar)

    def _tell(self, bar: WeekBar | None) -> None:
        self.said.setText(bar.text if bar else "")
        self.look.setVisible(bar is not None)
        self.look.setEnabled(bar is not None and bar.total_s > 0)

    def _choose(self) -> None:
        if self.bars.bar is not None:
            self.week_chosen.emit(self.bars.bar.week)
