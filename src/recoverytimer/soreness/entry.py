"""How sore one is, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from recoverytimer.base.days import local_day
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.player.session import Session

HIGHEST_LEVEL = 10
Level = Annotated[int, Meta(ge=0, le=HIGHEST_LEVEL)]


class Sign(StrEnum):
    """What soreness after effort does not do, as far as the person said so."""

    SHARP = "sharp"
    AT_NIGHT = "at night"


class Place(Struct, frozen=True):
    """Where it is sore: the area (None where it was not said) and the side (None for both)."""

    area: Area | None = None
    side: Side | None = None

    @property
    def by_side(self) -> tuple[Place, ...]:
        """The one or two places of which each has a side; none has where no area was said."""
        if self.area is None:
            return (Place(),)
        return (self,) if self.side else tuple(Place(self.area, side) for side in Side)


NO_PLACE = Place()


class SorenessEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A level at a place at an instant.

    Attributes:
        at: UTC.
        offset_min: minutes that local time was ahead of UTC there.
        area: None where it was not said.
        side: None for both sides.
        level: 0 (none) to 10.
        session_id: the session right after which it was felt.
    """

    id: str
    at: datetime
    offset_min: int
    level: Level
    area: Area | None = None
    side: Side | None = None
    signs: tuple[Sign, ...] = ()
    note: str = ""
    session_id: str | None = None

    @property
    def day(self) -> date:
        """The day by the local time there."""
        return local_day(self.at, self.offset_min)

    @property
    def place(self) -> Place:
        """The place that it tells of."""
        return Place(self.area, self.side)


def after_session(session: Session, level: int, place: Place = NO_PLACE) -> SorenessEntry:
    """How sore one is right after a session in all; there is one such entry of each.

    `place` is where it was most sore before, where that was said.
    """
    return SorenessEntry(
        id=session.id,
        at=session.ended_at,
        offset_min=session.offset_min,
        level=level,
        area=place.area,
        side=place.side,
        session_id=session.id,
    )


def newest_by_place(entries: Iterable[SorenessEntry]) -> Mapping[Place, SorenessEntry]:
    """The newest entry at each place; one for both sides counts for each of them."""
    newest: dict[Place, SorenessEntry] = {}
    for entry in sorted(entries, key=lambda entry: entry.at):
        newest.update(dict.fromkeys(entry.place.by_side, entry))
    return newest


def at_most(entries: Iterable[SorenessEntry], level: int) -> tuple[SorenessEntry, ...]:
    """Entries with the worst at a level, and none above it."""
    known = tuple(entries)
    worst = max((entry.level for entry in known), default=0)
    return tuple(
        replace(entry, level=level if entry.level == worst else min(level, entry.level))
        for entry in known
    )
