"""What happened in a programme, as it is recorded: never changed, only added to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from recoverytimer.programme.weeks import Place

Value = int | str
"""A number, or an answer in words."""


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag=str.lower):
    """Something that happened.

    Attributes:
        programme: the id of the programme in which it was.
        at: UTC.
        offset_min: minutes that local time was ahead of UTC where it happened.
    """

    id: str
    programme: str
    at: datetime
    offset_min: int = 0

    @property
    def day(self) -> date:
        """The day on which it was, by local time."""
        return (self.at + timedelta(minutes=self.offset_min)).date()


class Begun(Event, frozen=True, kw_only=True):
    """A programme was begun, or begun anew.

    `counted_from`: the date that its days are counted from.
    """

    counted_from: date | None = None


class Done(Event, frozen=True, kw_only=True):
    """The session of a day was done, by the session's id in the history.

    Attributes:
        share: how much of its sets was done.
        failed: exercises in which not all repetitions were done.
        second: whether it was the further session of the day.
    """

    session: str
    place: Place
    share: Annotated[float, Meta(ge=0, le=1)] = 1.0
    failed: tuple[str, ...] = ()
    second: bool = False


class Answered(Event, frozen=True, kw_only=True):
    """A question was answered; without a value it was passed over.

    `about`: the id of the `Done` that it is about; the latest one before where it is missing.
    """

    question: str
    value: Value | None = None
    about: str | None = None


class PutOff(Event, frozen=True, kw_only=True):
    """The session that is due waits until a day."""

    until: date


class Skipped(Event, frozen=True, kw_only=True):
    """A day was passed over."""

    place: Place


class Moved(Event, frozen=True, kw_only=True):
    """The person chose where to go on: a week again, a stage back, or the next stage."""

    place: Place


class Eased(Event, frozen=True, kw_only=True):
    """The person wished an easier week; that of the place."""

    place: Place


class PauseReason(StrEnum):
    """Why there is a pause."""

    ILLNESS = "illness"
    AWAY = "away"
    OTHER = "other"


class Paused(Event, frozen=True, kw_only=True):
    """A pause, which may lie ahead; without an end until it is resumed."""

    reason: PauseReason
    since: date
    until: date | None = None


class Resumed(Event, frozen=True, kw_only=True):
    """A pause, or a stop, is over."""


class Left(Event, frozen=True, kw_only=True):
    """The person left the programme before its end."""


class Ended(Event, frozen=True, kw_only=True):
    """The person said that it is over."""


class Undone(Event, frozen=True, kw_only=True):
    """An earlier event does not count any more."""

    what: str


AnyEvent = (
    Begun
    | Done
    | Answered
    | PutOff
    | Skipped
    | Moved
    | Eased
    | Paused
    | Resumed
    | Left
    | Ended
    | Undone
)


_OVER = (Left, Ended)


def what_counts(events: Iterable[AnyEvent]) -> tuple[AnyEvent, ...]:
    """The events since one last began, in the order in which they were, without undone ones."""
    ordered = sorted(events, key=lambda event: (event.at, event.id))
    gone = {event.what for event in ordered if isinstance(event, Undone)}
    there = [e for e in ordered if e.id not in gone and not isinstance(e, Undone)]
    starts = [n for n, event in enumerate(there) if isinstance(event, Begun)]
    return tuple(there[starts[-1] :]) if starts else ()


def under_way(events: Iterable[AnyEvent]) -> dict[str, tuple[AnyEvent, ...]]:
    """By the ids of the programmes that one is in, what counts of their events."""
    by_programme: dict[str, list[AnyEvent]] = {}
    for event in events:
        by_programme.setdefault(event.programme, []).append(event)
    found = {name: what_counts(all_of) for name, all_of in by_programme.items()}
    return {n: there for n, there in found.items() if there and not isinstance(there[-1], _OVER)}
