"""Where the days of a year lie: a column for each week, a row for each day of the week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from recoverytimer.base.days import WEEK_DAYS, day_of_week

BAND_ROWS = WEEK_DAYS + 1
"""The rows of a band: the names of the months, and the days of a week from its first on."""
NARROWEST, WIDEST = 14, 24
"""Pixels from one column to the next."""
HALF = 7
"""The month with which the second band begins."""


@dataclass(frozen=True)
class YearLayout:
    """The days of a year in one band, or the halves of the year in two, one below the other.

    Rows count from the top through all bands, columns from the first week of each band; day and
    place always lead back to each other.
    """

    year: int
    bands: int = 1

    @cached_property
    def rows(self) -> int:
        """How many rows there are."""
        return self.bands * BAND_ROWS

    @cached_property
    def columns(self) -> int:
        """How many weeks the widest band has."""
        ends = (*(first for first, _ in self._starts[1:]), date(self.year + 1, 1, 1))
        return max(
            (end.toordinal() - 1 - week) // WEEK_DAYS + 1
            for end, (_, week) in zip(ends, self._starts, strict=True)
        )

    def place(self, day: date) -> tuple[int, int]:
        """The row and the column of a day of the year."""
        band = self._band(day)
        column = (day.toordinal() - self._starts[band][1]) // WEEK_DAYS
        return band * BAND_ROWS + 1 + day_of_week(day), column

    def day_at(self, row: int, column: int) -> date | None:
        """The day at a row and a column, or None where no day of the year lies."""
        return self._days.get((row, column))

    def months(self) -> Iterator[tuple[int, int, int]]:
        """Each month by its number, with the row and the column that its name stands at."""
        for month in range(1, 13):
            row, column = self.place(date(self.year, month, 1))
            yield month, row // BAND_ROWS * BAND_ROWS, column

    def all_days(self) -> Iterator[date]:
        """Every day of the year."""
        day = date(self.year, 1, 1)
        while day.year == self.year:
            yield day
            day += timedelta(days=1)

    @cached_property
    def _days(self) -> Mapping[tuple[int, int], date]:
        return {self.place(day): day for day in self.all_days()}

    @cached_property
    def _starts(self) -> tuple[tuple[date, int], ...]:
        """The first day of each band, and the number of the first day of its week."""
        firsts = [date(self.year, 1, 1), date(self.year, HALF, 1)][: self.bands]
        return tuple((first, first.toordinal() - day_of_week(first)) for first in firsts)

    def _band(self, day: date) -> int:
        return int(self.bands > 1 and day.month >= HALF)


def layout_for(year: int, width: int) -> tuple[YearLayout, int]:
    """The layout for a width, and the pixels from one column to the next."""
    whole, halves = YearLayout(year), YearLayout(year, 2)
    layout = whole if width // whole.columns >= NARROWEST else halves
    return layout, max(1, min(WIDEST, width // layout.columns))
