"""What narrows the list of sessions down: words, kinds, a routine, a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from recoverytimer.exercise.exercise import KindGroup
from recoverytimer.exercise.words.kinds import group_name
from recoverytimer.history.sessionfilter import ALL_SESSIONS, SessionFilter
from recoverytimer.history.words import labels, years
from recoverytimer.theme.theme import SPACE
from recoverytimer.widgets.button import button, rename_button
from recoverytimer.widgets.chip import add_chips
from recoverytimer.widgets.layout import add_all, flow_of, row_of
from recoverytimer.widgets.menu import fill_menu
from recoverytimer.widgets.searchfield import SearchField

FOUR_WEEKS, THREE_MONTHS = timedelta(days=27), timedelta(days=90)


class FilterBar(QWidget):
    """Shows a filter and lets the person change it.

    Signals:
        changed: the `SessionFilter`.
        add_wanted: a session that was done without the app is to be entered.

    Args:
        routines: gives the names of routines by the ids that each has had.
        today: gives the date.
    """

    changed = Signal(object)
    add_wanted = Signal()

    def __init__(
        self,
        routines: Callable[[], Mapping[frozenset[str], str]],
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
        add_all(column, self._upper(), self._lower())

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
        self.search = SearchField(labels.search_hint(), labels.search_sessions())
        self.search.textChanged.connect(self._tell)
        add = button(labels.add_a_session(), do=self.add_wanted.emit)
        add.setToolTip(labels.one_without_the_app())
        row = row_of((self.search, 1))
        row.addStretch(0)
        row.addWidget(add)
        return row

    def _lower(self) -> QWidget:
        self._groups = QButtonGroup(self)
        chips = add_chips(self._groups, map(group_name, KindGroup))
        self._groups.idClicked.connect(self._tell)
        self.routine, self.time = (
            button(text, "quiet") for text in (labels.any_routine(), labels.any_time())
        )
        self.all = button(labels.clear_filter(), "quiet", do=self.clear)
        for made, fill in ((self.routine, self._fill_routines), (self.time, self._fill_times)):
            menu = QMenu(made)
            menu.aboutToShow.connect(fill)
            made.setMenu(menu)
        self.all.hide()
        self._routine_ids: frozenset[str] = frozenset()
        self._days: tuple[date | None, date | None] = (None, None)
        return flow_of(*chips, self.routine, self.time, self.all)

    def _fill_routines(self) -> None:
        any_one: tuple[frozenset[str], str] = frozenset(), labels.any_routine()
        fill_menu(
            self.routine.menu(),
            (
                (name, partial(self._set_routine, name, routine_ids))
                for routine_ids, name in (any_one, *self._routines().items())
            ),
        )

    def _fill_times(self) -> None:
        today = self._today()
        before = today.year - 1
        choices: tuple[tuple[str, date | None, date | None], ...] = (
            (labels.any_time(), None, None),
            (labels.last_4_weeks(), today - FOUR_WEEKS, today),
            (labels.last_3_months(), today - THREE_MONTHS, today),
            (str(today.year), date(today.year, 1, 1), today),
            (str(before), date(before, 1, 1), date(before, 12, 31)),
            (years.before_year(before), None, date(before - 1, 12, 31)),
        )
        fill_menu(
            self.time.menu(),
            ((name, partial(self._set_days, name, *days)) for name, *days in choices),
        )

    def _set_routine(self, name: str, routine_ids: frozenset[str]) -> None:
        self._routine_ids = routine_ids
        rename_button(self.routine, name)
        self._tell()

    def _set_days(self, name: str, first: date | None, last: date | None) -> None:
        self._days = first, last
        rename_button(self.time, name)
        self._tell()

    def _clear(self) -> None:
        was = self.blockSignals(True)
        self.search.clear()
        self._groups.button(0).setChecked(True)
        self._set_routine(labels.any_routine(), frozenset())
        self._set_days(labels.any_time(), None, None)
        self.blockSignals(was)

    def _tell(self, *_: object) -> None:
        group = list(KindGroup)[max(0, self._groups.checkedId())]
        self._where = SessionFilter(
            text=self.search.text(),
            kinds=group.value,
            routine_ids=self._routine_ids,
            first=self._days[0],
            last=self._days[1],
        )
        self.all.setVisible(self._where != ALL_SESSIONS)
        self.changed.emit(self._where)
