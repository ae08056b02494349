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
from recoverytimer.records.tables.dates import DateOrder, SerialDates
from recoverytimer.records.tables.numbers import cell_distance_m, cell_duration_s
from recoverytimer.records.tables.vocabulary import known_unit

# Ours: sessions and runs last from two minutes to four hours, a run is 2.5 to 15 minutes a
# kilometre, and whoever writes more than 300 means metres.
SHORTEST_S = 2.0 * MINUTE_S
LONGEST_S = 4.0 * HOUR_S
FASTEST_S_PER_M = 0.15
SLOWEST_S_PER_M = 0.9
MOST_KM = 300.0
_MILLIS = {"ms", "millis", "milliseconds"}
_WORD = re.compile(r"[^\W\d_]+")


# The last two are what programs write, and spreadsheets that lost the form of their cells.
_LIKELY_FIRST = [
    DurationUnit.MINUTES,
    DurationUnit.SECONDS,
    DurationUnit.HOURS,
    DurationUnit.MILLISECONDS,
    DurationUnit.DAYS,
]


class Doubt(Struct, frozen=True):
    """What cells leave open: how they are read, and one of them where that is to be shown."""

    reading: DateOrder | SerialDates | DurationUnit | TwoParts | DistanceUnit
    cell: str = ""


def distance_unit(
    name: str, cells: Sequence[str], *, comma: bool
) -> tuple[DistanceUnit, Doubt | None]:
    """The unit of a column of distances, and what is in doubt.

    Args:
        name: what the column is called.
        cells: what is in it.
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
    return usual_distance_unit(), Doubt(usual_distance_unit())


def duration_reading(
    name: str, cells: Sequence[str], metres: Sequence[float | None], *, comma: bool
) -> tuple[DurationUnit, TwoParts, Doubt | None]:
    """What plain numbers and what 10:30 mean in a column of durations, and what is in doubt."""
    said = next((unit for word in _words(name) if (unit := _duration_unit(word))), None)
    shape = re.search(r"\b(h+:mm|m+:ss)\b", name.lower())
    units = [said] if said else _LIKELY_FIRST
    parts = list(TwoParts)
    if shape:
        parts = [TwoParts.HOURS_MINUTES if "h" in shape[1] else TwoParts.MINUTES_SECONDS]
    readings = [(unit, part) for part in parts for unit in units]

    seconds = {
        reading: [cell_duration_s(c, *reading, decimal_comma=comma) for c in cells]
        for reading in readings
    }
    likely = [reading for reading in readings if _is_likely(seconds[reading], metres)]
    best = (likely or readings)[0]
    if len({tuple(seconds[reading]) for reading in likely or readings}) == 1:
        return (*best, None)
    shown = next((cell for cell in cells if ":" in cell), "")
    return (*best, Doubt(best[1], shown) if shown else Doubt(best[0]))


def _words(name: str) -> list[str]:
    """The words of a column's name; a unit in brackets as one that is known everywhere."""
    plain = name.lower().replace("_", " ")
    bracketed = " ".join(re.findall(r"[(\[]([^()\[\]]*)[)\]]", plain))
    return [*map(known_unit, _WORD.findall(bracketed)), *_WORD.findall(plain)]


def _duration_unit(word: str) -> DurationUnit | None:
    return DurationUnit.MILLISECONDS if word in _MILLIS else duration_unit_named(word)


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
