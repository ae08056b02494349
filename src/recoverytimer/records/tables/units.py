"""What unit numbers are in, where their column does not say: the one with likely values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median

from msgspec import Struct

from recoverytimer.base.amounts import HOUR_S, MINUTE_S
from recoverytimer.base.typedamounts import (
    DistanceUnit,
    DurationUnit,
    TwoParts,
    distance_unit_named,
    duration_unit_named,
    usual_distance_unit,
)
from recoverytimer.records.tables.dates import DateOrder
from recoverytimer.records.tables.numbers import cell_distance_m, cell_duration_s

# Ours: sessions and runs last from two minutes to four hours, a run is 2.5 to 15 minutes a
# kilometre, and whoever writes more than 300 means metres.
SHORTEST_S = 2.0 * MINUTE_S
LONGEST_S = 4.0 * HOUR_S
FASTEST_S_PER_M = 0.15
SLOWEST_S_PER_M = 0.9
MOST_KM = 300.0
# Ours, too: of two columns with the same distances one may be rounded to tenths.
SAME_AS_TWIN = 0.05


class Doubt(Struct, frozen=True):
    """What cells leave open: how they are read, and one of them where that is to be shown."""

    reading: DateOrder | DurationUnit | TwoParts | DistanceUnit
    cell: str = ""


def distance_unit(
    name: str, cells: Sequence[str], twins: Iterable[Sequence[str]] = (), *, comma: bool
) -> tuple[DistanceUnit, Doubt | None]:
    """The unit of a column of distances, and what is in doubt.

    Args:
        name: what the column is called.
        cells: what is in it.
        twins: the cells of other columns of that name, as Strava has kilometres and then metres.
        comma: whether it splits off fractions.
    """
    said = next((unit for word in _words(name) if (unit := distance_unit_named(word))), None)
    if said:
        return said, None
    values = _known(cell_distance_m(c, DistanceUnit.METRES, decimal_comma=comma) for c in cells)
    if not values or all(re.search(r"[^\W\d_]\.?$", cell) for cell in cells):
        return usual_distance_unit(), None
    if median(values) > MOST_KM:
        return DistanceUnit.METRES, None
    for twin in twins:
        metres = _known(cell_distance_m(c, DistanceUnit.METRES, decimal_comma=comma) for c in twin)
        times = median(metres) / median(values) if metres else 0.0
        told = (u for u in DistanceUnit if abs(times / u.metres - 1) < SAME_AS_TWIN)
        if unit := next(told, None):
            return unit, None
    return usual_distance_unit(), Doubt(usual_distance_unit())


def duration_reading(
    name: str, cells: Sequence[str], metres: Sequence[float | None], *, comma: bool
) -> tuple[DurationUnit, TwoParts, Doubt | None]:
    """What plain numbers and what 10:30 mean in a column of durations, and what is in doubt."""
    said = next((unit for word in _words(name) if (unit := duration_unit_named(word))), None)
    shape = re.search(r"\b(h+:mm|m+:ss)\b", name.lower())
    units = [said] if said else [DurationUnit.MINUTES, DurationUnit.SECONDS, DurationUnit.HOURS]
    parts = list(TwoParts)
    if shape:
        parts = [TwoParts.HOURS_MINUTES if "h" in shape[1] else TwoParts.MINUTES_SECONDS]
    readings = [(unit, part) for part in parts for unit in units]

    def seconds(reading: tuple[DurationUnit, TwoParts]) -> list[float | None]:
        return [cell_duration_s(c, *reading, decimal_comma=comma) for c in cells]

    likely = [r for r in readings if _is_likely(seconds(r), metres)]
    best = (likely or readings)[0]
    is_open = len({tuple(seconds(r)) for r in likely or readings}) > 1
    if not is_open:
        return (*best, None)
    shown = next((cell for cell in cells if ":" in cell), "")
    return (*best, Doubt(best[1], shown) if shown else Doubt(best[0]))


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", name.lower().replace("_", " "))


def _is_likely(seconds: Sequence[float | None], metres: Sequence[float | None]) -> bool:
    known = _known(seconds)
    if not known or not SHORTEST_S <= median(known) <= LONGEST_S:
        return False
    if len(metres) != len(seconds):
        return True
    paces = [s / m for s, m in zip(seconds, metres, strict=True) if s and m]
    return not paces or FASTEST_S_PER_M <= median(paces) <= SLOWEST_S_PER_M


def _known(values: Iterable[float | None]) -> list[float]:
    return [v for v in values if v]
