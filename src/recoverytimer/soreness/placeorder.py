"""In which order sore places stand in charts and lists: glutes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.entry import Place, SorenessEntry

PlaceRank = Callable[[Place], tuple[bool, int, int, int]]

_AREAS: tuple[Area | None, ...] = (*Area, None)
_SIDES: tuple[Side | None, ...] = (None, *Side)


def place_rank(entries: Iterable[SorenessEntry]) -> PlaceRank:
    """A key to sort places by: glutes, then the area that was most often sore in some entries.

    An area stays together: both sides as one, left, right.
    """
    counts = Counter(entry.area for entry in entries if entry.level)

    def rank(place: Place) -> tuple[bool, int, int, int]:
        area, side = place.area, place.side
        is_other = area is not Area.GLUTES
        return is_other, -counts[area], _AREAS.index(area), _SIDES.index(side)

    return rank


def sore_areas(entries: Iterable[SorenessEntry]) -> tuple[Area | None, ...]:
    """The areas that were sore in some entries, in that order."""
    sore = [entry for entry in entries if entry.level]
    ordered = sorted({Place(entry.area) for entry in sore}, key=place_rank(sore))
    return tuple(place.area for place in ordered)
