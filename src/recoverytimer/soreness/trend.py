"""How soreness at each place goes over days: the levels, as lines to draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import IntEnum

from msgspec import Struct

from recoverytimer.base.days import ONE_DAY
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.effort import EffortKind, PastEffort
from recoverytimer.soreness.entry import Place, SorenessEntry
from recoverytimer.soreness.verdicts import PEAK_FROM_H, PEAK_TO_H

Levels = tuple[tuple[date, int], ...]
"""The highest level of each day that has one, the oldest day first."""


class TrendSpan(IntEnum):
    """How many days one looks back on."""

    WEEKS = 14
    MONTHS = 91


def trends(entries: Iterable[SorenessEntry]) -> Mapping[Place, Levels]:
    """Each place over the days of some entries; one for both sides counts for each of them."""
    highest: dict[Place, dict[date, int]] = {}
    for entry in entries:
        for place in entry.place.by_side:
            of_day = highest.setdefault(place, {})
            of_day[entry.day] = max(entry.level, of_day.get(entry.day, 0))
    return {place: tuple(sorted(days.items())) for place, days in highest.items()}


class TrendLine(Struct, frozen=True):
    """The levels of one side, or of both where there is none."""

    levels: Levels
    side: Side | None = None

    @property
    def parts(self) -> tuple[Levels, ...]:
        """Days that follow each other; a day without an entry parts them."""
        found: list[list[tuple[date, int]]] = []
        for day, level in self.levels:
            if not found or day - found[-1][-1][0] > ONE_DAY:
                found.append([])
            found[-1].append((day, level))
        return tuple(map(tuple, found))

    def on(self, day: date) -> int | None:
        """The level of a day, where there is one."""
        return dict(self.levels).get(day)


class UsualPeak(Struct, frozen=True):
    """When soreness from a kind of effort is usually felt, in local time."""

    begins: datetime
    ends: datetime
    after: EffortKind


def usual_peak(effort: PastEffort, now: datetime) -> UsualPeak:
    """The usual 24 to 72 hours after an effort (soreness-course); `now` is local time."""
    local = effort.ended_at.astimezone(now.tzinfo)
    after = (timedelta(hours=hours) for hours in (PEAK_FROM_H, PEAK_TO_H))
    begins, ends = (local + time for time in after)
    return UsualPeak(begins, ends, effort.kind)


def lines_of(
    entries: Iterable[SorenessEntry], area: Area | None, first: date
) -> tuple[TrendLine, ...]:
    """The lines of an area from a day on: one where both sides are alike, else one a side."""
    found = trends(e for e in entries if e.area is area and e.day >= first)
    left, right = (found.get(Place(area, side if area else None)) for side in Side)
    if left == right:
        return (TrendLine(left),) if left else ()
    sided = ((left, Side.LEFT), (right, Side.RIGHT))
    return tuple(TrendLine(levels, side) for levels, side in sided if levels)
