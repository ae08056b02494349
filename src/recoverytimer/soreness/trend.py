"""How soreness at each place goes over days: pure functions over entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.entry import SorenessEntry

Place = tuple[Area | None, Side | None]
"""Where on the body; without an area where that was not said, and then without a side."""


@dataclass(frozen=True, slots=True)
class Trend:
    """One place over days.

    Attributes:
        levels: the highest level of each day that has one, the oldest day first.
    """

    levels: tuple[tuple[date, int], ...]

    @property
    def slope(self) -> float | None:
        """Levels a day, the straight line with the least squares; None for a single day."""
        if len(self.levels) < 2:
            return None
        from statistics import linear_regression

        days = [day.toordinal() for day, _ in self.levels]
        return linear_regression(days, [level for _, level in self.levels]).slope


def trends(entries: Iterable[SorenessEntry]) -> Mapping[Place, Trend]:
    """Each place over the days of some entries; one for both sides counts for each of them."""
    highest: dict[Place, dict[date, int]] = {}
    for entry in entries:
        for place in places(entry):
            of_day = highest.setdefault(place, {})
            of_day[entry.day] = max(entry.level, of_day.get(entry.day, 0))
    return {place: Trend(tuple(sorted(days.items()))) for place, days in highest.items()}


def now_at(entries: Iterable[SorenessEntry]) -> Mapping[Place, SorenessEntry]:
    """The newest entry at each place; one for both sides counts for each of them."""
    newest: dict[Place, SorenessEntry] = {}
    for entry in sorted(entries, key=lambda entry: entry.at):
        newest.update(dict.fromkeys(places(entry), entry))
    return newest


def places(entry: SorenessEntry) -> tuple[Place, ...]:
    """The places that an entry tells of."""
    if entry.area is None:
        return ((None, None),)
    sides = (entry.side,) if entry.side else tuple(Side)
    return tuple((entry.area, side) for side in sides)
