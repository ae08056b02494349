"""What was noted of soreness, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.soreness.entry import Place, Sign, SorenessEntry
from recoverytimer.soreness.placeorder import place_rank


class PlaceOfDay(Struct, frozen=True):
    """How a place was over a day: each level that it came to, and what was said of it."""

    place: Place
    levels: tuple[int, ...]
    signs: tuple[Sign, ...] = ()


class NotedDay(Struct, frozen=True):
    """All that was noted on a day: the entries, the oldest first, and what they say by place."""

    day: date
    entries: tuple[SorenessEntry, ...]
    places: tuple[PlaceOfDay, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """What was written, each once."""
        return tuple(dict.fromkeys(entry.note for entry in self.entries if entry.note))


def noted_days(entries: Iterable[SorenessEntry]) -> tuple[NotedDay, ...]:
    """The days with an entry, the newest first; places are in the order of all their entries."""
    known = sorted(entries, key=lambda entry: (entry.at, entry.id))
    rank = place_rank(known)
    # A day comes in two parts where one travels west around midnight.
    by_day: dict[date, list[SorenessEntry]] = {}
    for entry in known:
        by_day.setdefault(entry.day, []).append(entry)
    return tuple(
        NotedDay(
            day, tuple(found), tuple(sorted(_places(found), key=lambda said: rank(said.place)))
        )
        for day, found in sorted(by_day.items(), reverse=True)
    )


def _places(entries: Sequence[SorenessEntry]) -> Iterable[PlaceOfDay]:
    """Each place once, and both sides as one where they were alike all day."""
    noted: dict[Place, list[SorenessEntry]] = {}
    for entry in entries:
        for place in entry.place.by_side:
            noted.setdefault(place, []).append(entry)
    found = {place: _of_day(place, said) for place, said in noted.items()}
    for place, said in found.items():
        first, *others = Place(place.area).by_side
        both = replace(said, place=Place(place.area))
        if any(found.get(side) != replace(said, place=side) for side in (first, *others)):
            yield said
        elif place == first:
            yield both


def _of_day(place: Place, entries: Sequence[SorenessEntry]) -> PlaceOfDay:
    levels = tuple(level for level, _same in groupby(entry.level for entry in entries))
    said = {sign for entry in entries for sign in entry.signs}
    return PlaceOfDay(place, levels, tuple(sign for sign in Sign if sign in said))
