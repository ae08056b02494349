"""The days of a year as a table, so that keys and screen readers walk it as they walk any."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from recoverytimer.base.dates import short_month_name, short_weekday_name
from recoverytimer.base.days import WEEK_DAYS
from recoverytimer.base.language import region
from recoverytimer.history.ui.daysquare import DaySquare
from recoverytimer.history.yearlayout import BAND_ROWS, YearLayout
from recoverytimer.widgets.modelindex import ROOT_INDEX, ModelIndex
from recoverytimer.widgets.text import as_tooltip

NAMED_ROWS = frozenset({1, 3, 5})
"""The rows of a band with the name of their weekday; more of them would be crowded."""


class DayRole(IntEnum):
    """What can be asked of a day in the model."""

    DAY = Qt.ItemDataRole.UserRole + 1
    SQUARE = Qt.ItemDataRole.UserRole + 2


class YearModel(QAbstractTableModel):
    """The squares of a year; the first column and the first row of each band are names."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = YearLayout(date.min.year)
        self._squares: Mapping[date, DaySquare] = {}
        self._names: dict[tuple[int, int], str] = {}

    @property
    def layout(self) -> YearLayout:
        """Where the days are."""
        return self._layout

    def show(self, layout: YearLayout, squares: Mapping[date, DaySquare]) -> None:
        """Show these squares in this order."""
        self.beginResetModel()
        self._layout, self._squares = layout, squares
        self._names = {(row, column + 1): short_month_name(n) for n, row, column in layout.months()}
        for row in range(layout.rows):
            if row % BAND_ROWS in NAMED_ROWS:
                weekday = (region().first_weekday + row % BAND_ROWS - 1) % WEEK_DAYS
                self._names[row, 0] = short_weekday_name(weekday)
        self.endResetModel()

    def index_of(self, day: date) -> QModelIndex:
        """Where a day of the year is."""
        row, column = self._layout.place(day)
        return self.index(row, column + 1)

    def day_at(self, index: ModelIndex) -> date | None:
        """The day at an index, or None where there is a name or nothing."""
        return self._layout.day_at(index.row(), index.column() - 1) if index.isValid() else None

    def rowCount(self, parent: ModelIndex = ROOT_INDEX) -> int:  # noqa: N802
        """All rows."""
        return 0 if parent.isValid() else self._layout.rows

    def columnCount(self, parent: ModelIndex = ROOT_INDEX) -> int:  # noqa: N802
        """All weeks, and the column of names."""
        return 0 if parent.isValid() else self._layout.columns + 1

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Only days can be gone to."""
        if self.day_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A name; or a day, its square, and its text to be read and to be heard."""
        day = self.day_at(index)
        if day is None:
            named = role == Qt.ItemDataRole.DisplayRole
            return self._names.get((index.row(), index.column())) if named else None
        square = self._squares.get(day)
        if role == DayRole.DAY:
            return day
        if role == DayRole.SQUARE:
            return square
        if square is not None and role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(square.text)
        if square is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            return square.text
        return None
