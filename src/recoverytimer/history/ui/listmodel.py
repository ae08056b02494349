"""All sessions as a list: by month and week, more of them when one comes to the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt

from recoverytimer.base import dates
from recoverytimer.history.sessionfilter import ALL_SESSIONS, SessionFilter
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.history.totals import WeekTotal
from recoverytimer.history.words import sessions, years
from recoverytimer.history.yearbook import Yearbook
from recoverytimer.widgets.modelindex import ROOT_INDEX, ModelIndex

SESSIONS_AT_ONCE = 30
MOST_AGAIN = 600
"""So many are read again at once; whoever had gone further goes on from there."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a month or, below it, of a week."""

    text: str
    of_month: bool


Row = SessionSummary | Heading


class ListRole(IntEnum):
    """What can be asked of a row in the model."""

    ROW = Qt.ItemDataRole.UserRole + 1
    ENDS = Qt.ItemDataRole.UserRole + 2
    """Whether it is the first and the last of its group, as a pair."""


class SessionModel(QAbstractListModel):
    """The sessions that pass a filter, the newest first, under headings."""

    def __init__(self, yearbook: Yearbook) -> None:
        super().__init__()
        self._yearbook = yearbook
        self._where = ALL_SESSIONS
        self._rows: list[Row] = []
        self._last: SessionSummary | None = None
        self._has_more = False

    @property
    def where(self) -> SessionFilter:
        """Which sessions are listed."""
        return self._where

    def narrow(self, where: SessionFilter) -> None:
        """List what passes a filter."""
        self._where = where
        self._begin(SESSIONS_AT_ONCE)

    def read_again(self) -> None:
        """List what there is now, as far as one had come."""
        count = sum(isinstance(row, SessionSummary) for row in self._rows)
        self._begin(min(max(SESSIONS_AT_ONCE, count), MOST_AGAIN))

    def row_of(self, session_id: str) -> int | None:
        """Where a session is, or None where it is not listed."""
        for number, row in enumerate(self._rows):
            if isinstance(row, SessionSummary) and row.id == session_id:
                return number
        return None

    @property
    def first_session(self) -> int | None:
        """Where the first session is, or None where there is none."""
        return next(
            (n for n, row in enumerate(self._rows) if isinstance(row, SessionSummary)), None
        )

    def rowCount(self, parent: ModelIndex = ROOT_INDEX) -> int:  # noqa: N802
        """Sessions and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Only sessions can be gone to."""
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, the text for screen readers, the row, or whether a group ends here."""
        row = self._rows[index.row()]
        if role == ListRole.ROW:
            return row
        if role == ListRole.ENDS:
            return self._ends(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, Heading) else sessions.name(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.text if isinstance(row, Heading) else sessions.spoken(row)
        return None

    def canFetchMore(self, parent: ModelIndex = ROOT_INDEX) -> bool:  # noqa: N802
        """Whether there may be older ones."""
        return not parent.isValid() and self._has_more

    def fetchMore(self, _parent: ModelIndex = ROOT_INDEX) -> None:  # noqa: N802
        """List the next older ones."""
        rows = self._next(SESSIONS_AT_ONCE)
        if rows:
            self.beginInsertRows(ROOT_INDEX, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def _begin(self, count: int) -> None:
        self.beginResetModel()
        self._last = None
        self._rows = self._next(count)
        self.endResetModel()

    def _next(self, count: int) -> list[Row]:
        """The next rows: sessions, and the headings that they need."""
        found = self._yearbook.sessions(self._last, count, self._where)
        self._has_more = len(found) == count
        totals: Mapping[date, WeekTotal] = {}
        if found and self._where == ALL_SESSIONS:
            totals = self._yearbook.weeks(found[-1].week, found[0].week)
        rows: list[Row] = []
        for summary in found:
            rows += self._headings(summary, totals)
            rows.append(summary)
            self._last = summary
        return rows

    def _headings(self, summary: SessionSummary, totals: Mapping[date, WeekTotal]) -> list[Row]:
        before = self._last
        new_month = before is None or before.day.replace(day=1) != summary.day.replace(day=1)
        new_week = before is None or before.week != summary.week
        rows: list[Row] = [Heading(dates.month(summary.day), of_month=True)] if new_month else []
        if new_month or new_week:
            total = totals.get(summary.week) if new_week else None
            text = years.week(total) if total else dates.week(summary.week)
            rows.append(Heading(text, of_month=False))
        return rows

    def _ends(self, number: int) -> tuple[bool, bool]:
        rows = self._rows
        first = number == 0 or isinstance(rows[number - 1], Heading)
        last = number + 1 == len(rows) or isinstance(rows[number + 1], Heading)
        return first, last
