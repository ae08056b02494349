"""Checking in: what a person says of how sore they are, on its way to entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct

from recoverytimer.base.days import ONE_DAY
from recoverytimer.base.storage.recordlimits import LONGEST_NOTE
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.entry import Level, Place, Sign, SorenessEntry, newest_by_place
from recoverytimer.soreness.episode import Episode


class FeltLevel(Struct, frozen=True):
    """How sore a place is."""

    level: Level
    signs: tuple[Sign, ...] = ()


class CheckIn(Struct, frozen=True):
    """What was said so far; places of an area always have a side here.

    Attributes:
        session_id: the session right after which it is said.
    """

    felt: Mapping[Place, FeltLevel] = {}
    note: str = ""
    session_id: str | None = None

    @property
    def spoken(self) -> tuple[tuple[Place, FeltLevel], ...]:
        """Each place once, and both sides as one where they feel the same; the worst first."""
        return tuple(sorted(_joined(self.felt).items(), key=lambda pair: -pair[1].level))

    def entries(
        self, at: datetime, offset_min: int, new_id: Callable[[], str]
    ) -> tuple[SorenessEntry, ...]:
        """One entry for each place, and one for both sides where they feel the same.

        The note stays with the worst place.
        """
        return tuple(
            SorenessEntry(
                id=new_id(),
                at=at,
                offset_min=offset_min,
                level=felt.level,
                area=place.area,
                side=place.side,
                signs=felt.signs,
                note=self.note.strip()[:LONGEST_NOTE] if number == 0 else "",
                session_id=self.session_id,
            )
            for number, (place, felt) in enumerate(self.spoken)
        )


def of_yesterday(entries: Iterable[SorenessEntry], today: date) -> CheckIn | None:
    """The same as was last said yesterday of each place; None where nothing was."""
    yesterday = [entry for entry in entries if entry.day == today - ONE_DAY]
    felt = {place: FeltLevel(e.level, e.signs) for place, e in newest_by_place(yesterday).items()}
    return CheckIn(felt) if felt else None


def not_sore(episodes: Iterable[Episode]) -> CheckIn:
    """Nothing hurts any more of what was sore, or nothing at all."""
    places = [side for episode in episodes for side in episode.place.by_side]
    return CheckIn({place: FeltLevel(0) for place in places or [Place()]})


def of_entry(entry: SorenessEntry) -> CheckIn:
    """An entry, to be said anew."""
    felt = FeltLevel(entry.level, entry.signs)
    return CheckIn(dict.fromkeys(entry.place.by_side, felt), entry.note, entry.session_id)


def of_session(entries: Iterable[SorenessEntry], session_id: str) -> CheckIn:
    """What was said at places right after a session, to be said anew."""
    named = [entry for entry in entries if entry.area is not None]
    felt = {
        place: FeltLevel(entry.level, entry.signs)
        for entry in named
        for place in entry.place.by_side
    }
    return CheckIn(felt, next((e.note for e in named if e.note), ""), session_id)


def lately_felt(episodes: Iterable[Episode]) -> Mapping[Place, int]:
    """How sore each side of what is sore was when it was last noted."""
    return {side: episode.level for episode in episodes for side in episode.place.by_side}


def is_worse(said: CheckIn, episodes: Iterable[Episode]) -> bool:
    """Whether a place is sore that was not, or more than it was, or in a new way."""
    before = {side: episode for episode in episodes for side in episode.place.by_side}

    def has_grown(place: Place, felt: FeltLevel) -> bool:
        known = before.get(place)
        if known is None:
            return felt.level > 0
        return felt.level > known.level or not set(felt.signs) <= set(known.signs)

    return any(has_grown(place, felt) for place, felt in said.felt.items())


def _joined(felt: Mapping[Place, FeltLevel]) -> Mapping[Place, FeltLevel]:
    """Both sides as one place where they feel the same."""
    found: dict[Place, FeltLevel] = {}
    for place, said in felt.items():
        both = _both_feel(felt, place.area) if place.area else None
        found[place if both is None else Place(place.area)] = said
    return found


def _both_feel(felt: Mapping[Place, FeltLevel], area: Area) -> FeltLevel | None:
    left, right = (felt.get(Place(area, side)) for side in Side)
    return left if left == right else None
