"""The year as a calendar, with what its signs mean and what the day at hand says."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from recoverytimer.exercise.exercise import Kind
from recoverytimer.exercise.words.kinds import kind_name
from recoverytimer.history.ui.daysquare import DaySquare, DaySwatch
from recoverytimer.history.ui.yearview import YearView
from recoverytimer.history.words import labels, years
from recoverytimer.history.yearbook import Year, YearDay
from recoverytimer.history.yearlayout import YearLayout
from recoverytimer.theme.icons import painted_icon
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.button import button, icon_button
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.layout import Card, add_all, clear_layout, column_of, holding, row_of
from recoverytimer.widgets.text import heading, plain


class Calendar(Card):
    """One square a day.

    Signals:
        year_wanted: the number of another year to show.
        day_chosen: the `date` whose sessions are to be listed.
        signs_wanted: whether each day is to show what kind it was of.
    """

    year_wanted = Signal(int)
    day_chosen = Signal(object)
    signs_wanted = Signal(bool)

    def __init__(self, *, signs: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.signs = QCheckBox(labels.signs_of_kinds())
        self.signs.setAccessibleName(labels.signs_of_kinds())
        self.signs.setChecked(signs)
        self.signs.toggled.connect(self._switch_signs)
        self._year: Year | None = None
        self.view = YearView()
        self.view.moved.connect(self._tell)
        self.view.chosen.connect(self.day_chosen)
        self._shades, kinds = FlowLayout(gap=SPACE), FlowLayout(gap=SPACE)
        self._kinds, self._named = kinds, holding(kinds)
        below = row_of((column_of(None, self._shades, None), 1), self.signs)
        add_all(self.body, self._head(), self.view, self._foot(), below, self._named)

    def show_year(self, year: Year) -> None:
        """Show a year."""
        self._year = year
        self._title.setText(str(year.number))
        self.setAccessibleName(self._title.text())
        self._summary.setText(years.year(year))
        for made, number in ((self.earlier, year.earlier), (self.later, year.later)):
            made.setEnabled(number is not None)
            made.setVisible(year.earlier is not None or year.later is not None)
        self.view.setAccessibleName(years.calendar(year))
        days = YearLayout(year.number).all_days()
        squares = {day: _square(year.days.get(day, YearDay(day)), year.today) for day in days}
        self.view.show_year(year.number, year.today, squares)
        self._show_signs()
        self._tell(self.view.day)
        self._explain(year)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Show all signs in strong contrast."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show_signs()

    def _switch_signs(self, wanted: bool) -> None:
        self._show_signs()
        self.signs_wanted.emit(wanted)

    def _show_signs(self) -> None:
        is_strong = theme_of(self).colours.is_strong
        shown = is_strong or self.signs.isChecked()
        self.signs.setVisible(not is_strong)
        self.view.show_signs(shown=shown)
        self._named.setVisible(shown)

    def _head(self) -> QHBoxLayout:
        before, after = painted_icon("chevron-left"), painted_icon("chevron-right")
        self.earlier = icon_button(before, labels.year_before(), do=lambda: self._go(-1))
        self.later = icon_button(after, labels.year_after(), do=lambda: self._go(1))
        self._title = heading("", "title", wrap=False)
        self._summary = plain("", "body", "muted")
        return row_of(self._title, SPACE, (self._summary, 1), self.earlier, self.later)

    def _foot(self) -> QHBoxLayout:
        self.said: QLabel = plain("", "strong")
        self.look = button(
            labels.show_its_sessions(), "quiet", do=lambda: self.day_chosen.emit(self.view.day)
        )
        return row_of((self.said, 1), self.look)

    def _go(self, direction: int) -> None:
        if self._year is not None:
            number = self._year.earlier if direction < 0 else self._year.later
            if number is not None:
                self.year_wanted.emit(number)

    def _tell(self, day: date | None) -> None:
        """Say what there was on a day."""
        if self._year is None or day is None:
            return
        found = self._year.days.get(day, YearDay(day))
        self.said.setText(years.day(found, self._year.today))
        self.look.setEnabled(found.total is not None)

    def _explain(self, year: Year) -> None:
        clear_layout(self._shades)
        clear_layout(self._kinds)
        for shade, name in enumerate(years.shade_names()):
            self._add(self._shades, DaySquare(name, shade), name)
        seen = {kind for day in year.days.values() if day.total for kind in day.total.kinds[:1]}
        for kind in Kind:
            if kind in seen:
                self._add(self._kinds, DaySquare("", 0, kind.value), kind_name(kind))

    def _add(self, legend: FlowLayout, square: DaySquare, name: str) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, SPACE, 0)
        row.setSpacing(6)
        add_all(row, DaySwatch(square), plain(name, "caption", "muted", wrap=False))
        legend.addWidget(holder)


def _square(day: YearDay, today: date) -> DaySquare:
    total = day.total
    return DaySquare(
        text=years.day(day, today),
        shade=years.shade(total.total_s) if total else 0,
        symbol=total.kind.value if total and total.kind else "",
        ahead=day.day > today,
    )
