"""What narrows the list of sessions down: words, kinds, a routine, a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from recoverytimer.exercise.exercise import KindGroup
from recoverytimer.exercise.words.kinds import group_name
from recoverytimer.history.sessionfilter import ALL_SESSIONS, SessionFilter
from recoverytimer.history.words import labels, years
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button
from recoverytimer.widgets.chip import Chip
from recoverytimer.widgets.flow import FlowLayout
from recoverytimer.widgets.searchfield import search_field
from recoverytimer.widgets.text import as_button_text

FOUR_WEEKS, THREE_MONTHS = timedelta(days=27), timedelta(days=90)


class FilterBar(QWidget):
    """Shows a filter and lets the person change it.

    Signals:
        changed: the `SessionFilter`.
        add_wanted: a session that was done without the app is to be entered.

    Args:
        routines: gives the names of routines by id.
        today: gives the date.
    """

    changed = Signal(object)
    add_wanted = Signal()

    def __init__(
        self,
        routines: Callable[[], Mapping[str, str]],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._routines = routines
        self._today = today
        self._where = ALL_SESSIONS
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(self._upper())
        column.addWidget(self._lower())

    @property
    def where(self) -> SessionFilter:
        """What is chosen now."""
        return self._where

    def show_days(self, first: date, last: date) -> None:
        """Choose these days and nothing else."""
        self._clear()
        self._set_days(years.days(first, last), first, last)

    def clear(self) -> None:
        """Take all away."""
        self._clear()
        self._tell()

    def _upper(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.search = search_field(labels.search_hint(), labels.search_sessions())
        self.search.textChanged.connect(self._tell)
        row.addWidget(self.search, 1)
        row.addStretch(0)
        add = button(labels.add_a_session())
        add.setToolTip(labels.one_without_the_app())
        add.clicked.connect(lambda _checked: self.add_wanted.emit())
        row.addWidget(add)
        return row

    def _lower(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=SPACE)
        self._groups = QButtonGroup(self)
        for number, group in enumerate(KindGroup):
            chip = Chip(group_name(group), checked=number == 0)
            self._groups.addButton(chip, number)
            flow.addWidget(chip)
        self._groups.idClicked.connect(self._tell)
        self.routine, self.time = (
            button(text, "quiet") for text in (labels.any_routine(), labels.any_time())
        )
        self.all = button(labels.clear_filter(), "quiet")
        self.all.clicked.connect(lambda _checked: self.clear())
        for made, fill in ((self.routine, self._fill_routines), (self.time, self._fill_times)):
            menu = QMenu(made)
            menu.aboutToShow.connect(fill)
            made.setMenu(menu)
        for made in (self.routine, self.time, self.all):
            flow.addWidget(made)
        self.all.hide()
        self._routine_id: str | None = None
        self._days: tuple[date | None, date | None] = (None, None)
        return holder

    def _fill_routines(self) -> None:
        menu = self.routine.menu()
        menu.clear()
        found: list[tuple[str | None, str]] = [
            (None, labels.any_routine()),
            *self._routines().items(),
        ]
        for routine_id, name in found:
            action = menu.addAction(as_button_text(name))
            action.triggered.connect(lambda _=False, i=routine_id, n=name: self._set_routine(n, i))

    def _fill_times(self) -> None:
        menu, today = self.time.menu(), self._today()
        menu.clear()
        before = today.year - 1
        choices: tuple[tuple[str, date | None, date | None], ...] = (
            (labels.any_time(), None, None),
            (labels.last_4_weeks(), today - FOUR_WEEKS, today),
            (labels.last_3_months(), today - THREE_MONTHS, today),
            (str(today.year), date(today.year, 1, 1), today),
            (str(before), date(before, 1, 1), date(before, 12, 31)),
            (years.before_year(before), None, date(before - 1, 12, 31)),
        )
        for name, first, last in choices:
            action = menu.addAction(name)
            action.triggered.connect(
                lambda _=False, n=name, f=first, t=last: self._set_days(n, f, t)
            )

    def _set_routine(self, name: str, routine_id: str | None) -> None:
        self._routine_id = routine_id
        _name(self.routine, name)
        self._tell()

    def _set_days(self, name: str, first: date | None, last: date | None) -> None:
        self._days = first, last
        _name(self.time, name)
        self._tell()

    def _clear(self) -> None:
        was = self.blockSignals(True)
        self.search.clear()
        self._groups.button(0).setChecked(True)
        self._set_routine(labels.any_routine(), None)
        self._set_days(labels.any_time(), None, None)
        self.blockSignals(was)

    def _tell(self, *_: object) -> None:
        group = list(KindGroup)[max(0, self._groups.checkedId())]
        self._where = SessionFilter(
            text=self.search.text(),
            kinds=group.value,
            routine_id=self._routine_id,
            first=self._days[0],
            last=self._days[1],
        )
        self.all.setVisible(self._where != ALL_SESSIONS)
        self.changed.emit(self._where)


def _name(made: QPushButton, text: str) -> None:
    made.setText(as_button_text(text))
    made.setAccessibleName(text)
