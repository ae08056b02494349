"""How much of each exercise and for each place on the body."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from recoverytimer.history.ui.sharebar import ShareBar
from recoverytimer.history.words import labels, years
from recoverytimer.history.yearbook import NamedTotal, NamedTotals, Period
from recoverytimer.theme.theme import SPACE, theme_of
from recoverytimer.widgets.button import button
from recoverytimer.widgets.chip import add_chips
from recoverytimer.widgets.layout import Card, add_all, clear_layout, flow_of, row_of
from recoverytimer.widgets.text import heading, plain

AT_FIRST = 8
WIDE = 100 * SPACE


class TotalsList(Card):
    """Names with bars and totals, the most first; a few of them until all are wanted."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = title
        self._totals: Sequence[NamedTotal] = ()
        self._all = False
        self.body.setSpacing(2 * SPACE)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.all = button("", "quiet", do=self._switch)
        add_all(self.body, heading(title), self._grid, row_of(self.all, None), None)

    def show_totals(self, totals: Sequence[NamedTotal]) -> None:
        """Show these."""
        self._totals = totals
        self._fill()

    def _fill(self) -> None:
        clear_layout(self._grid)
        shown = self._totals if self._all else self._totals[:AT_FIRST]
        most = max((total.total_s for total in shown), default=0.0)
        if not shown:
            self._grid.addWidget(plain(labels.nothing_in_this_time(), "body", "muted"), 0, 0, 1, 3)
        for row, total in enumerate(shown):
            self._grid.addWidget(plain(total.name), row, 0)
            self._grid.addWidget(ShareBar(total.total_s / most), row, 1)
            said = plain(years.total(total), "body", "muted", wrap=False)
            self._grid.addWidget(said, row, 2, Qt.AlignmentFlag.AlignRight)
        count = len(self._totals)
        self.all.setVisible(count > AT_FIRST)
        choice = years.show_more(count, all_are_shown=self._all)
        self.all.setText(choice)
        self.all.setAccessibleName(years.show_more_of(self._title, choice))

    def _switch(self) -> None:
        self._all = not self._all
        self._fill()


class TotalsPanel(QWidget):
    """Both lists, for a period of time that one chooses.

    Signals:
        period_wanted: the `Period` that sums are wanted of.
    """

    period_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2 * SPACE)
        self.exercises = TotalsList(labels.by_exercise())
        self.areas = TotalsList(labels.by_muscle())
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(2 * SPACE)
        add_all(self._lists, (self.exercises, 3), (self.areas, 2))
        add_all(outer, self._periods(), self._lists)

    @property
    def period(self) -> Period:
        """The period that is chosen."""
        return tuple(Period)[self._group.checkedId()]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put one below the other where it is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE * theme_of(self).scale.factor
        direction = QBoxLayout.Direction
        self._lists.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def show_totals(self, totals: NamedTotals) -> None:
        """Show sums."""
        self.exercises.show_totals(totals.exercises)
        self.areas.show_totals(totals.areas)

    def show_year(self, number: int) -> None:
        """Name the year that the calendar shows."""
        chip = self._group.button(tuple(Period).index(Period.YEAR))
        chip.setText(str(number))
        chip.setAccessibleName(years.in_year(number))

    def _periods(self) -> QWidget:
        self._group = QButtonGroup(self)
        title = heading(labels.what_you_did(), "title", wrap=False)
        title.setMinimumHeight(5 * SPACE)
        chips = add_chips(self._group, map(years.period, Period))
        self._group.idClicked.connect(lambda _: self.period_wanted.emit(self.period))
        return flow_of(title, *chips)
