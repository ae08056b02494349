"""Episodes of soreness at a place: since when, how much, and whether it rises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from msgspec import Struct

from recoverytimer.base.days import ONE_HOUR
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.entry import Place, Sign, SorenessEntry

LONGEST_GAP_DAYS = 4
EFFORT_BEFORE = timedelta(hours=48)
EARLY_DAYS = 3


class Episode(Struct, frozen=True, kw_only=True):
    """Soreness that goes on, as it stood when it was last noted.

    An episode begins with the first level above 0 and ends with a 0, or where nothing was noted
    for more than four days (our own rule: usual soreness is gone in two to five days).

    Attributes:
        level: 0 to 10, as last noted.
        day_level: the highest level of that day.
        peak: the highest level of the episode.
        day: the day of the episode at the newest entry; the first is 1.
        hours: from the effort (from the first entry where none is known) to the newest entry.
        age_h: from the newest entry to now.
        effort_at: the end of the effort that it probably comes from, UTC; see `episodes`.
        again: it stayed or rose once more after a new effort within the episode.
        worse: the newest level, from the fourth day on, is above that of the third day (of the
            last one noted until then) and no new effort explains it.
        one_sided: the other side is not sore.
        signs: what was said with the newest entry.
    """

    place: Place
    level: int
    day_level: int
    peak: int
    day: int
    hours: float
    age_h: float = 0.0
    entries: int = 1
    effort_at: datetime | None = None
    again: bool = False
    worse: bool = False
    one_sided: bool = False
    signs: tuple[Sign, ...] = ()


def episodes(
    entries: Iterable[SorenessEntry], efforts: Iterable[datetime], now: datetime
) -> tuple[Episode, ...]:
    """The episodes of all places that are sore now, the worst first.

    An entry for both sides counts for each; where the newest one is for both, they are one episode.
    The effort is the last one in the 48 hours before the level last held or rose, or else before
    the episode began.

    Args:
        entries: in any order; those after `now` do not count.
        efforts: when hard runs and strength sessions ended, UTC.
        now: local time, with its offset.
    """
    known = sorted((e for e in entries if e.at <= now), key=lambda e: (e.at, e.id))
    before = sorted(efforts)
    areas: tuple[Area | None, ...] = (*Area, None)
    found = (e for area in areas for e in _at(area, known, before, now))
    return tuple(sorted(found, key=lambda episode: -episode.level))


def spoken_of(episodes: Iterable[Episode]) -> tuple[Episode, ...]:
    """The episodes without that of no place, where a place was named at that time or since."""
    found = tuple(episodes)
    named = min((e.age_h for e in found if e.place.area), default=None)
    return tuple(e for e in found if e.place.area or named is None or e.age_h < named)


def _going_on(entries: Iterable[SorenessEntry], today: date) -> tuple[SorenessEntry, ...]:
    """The entries of the episode that goes on today, out of those of one place in order."""
    found: list[SorenessEntry] = []
    for entry in entries:
        if found and (entry.day - found[-1].day).days > LONGEST_GAP_DAYS:
            found.clear()
        if entry.level:
            found.append(entry)
        else:
            found.clear()
    if found and (today - found[-1].day).days > LONGEST_GAP_DAYS:
        found.clear()
    return tuple(found)


def _at(
    area: Area | None, known: Sequence[SorenessEntry], efforts: Sequence[datetime], now: datetime
) -> Iterator[Episode]:
    mine = [e for e in known if e.area is area]
    left, right = (
        _going_on((e for e in mine if e.side in {None, side}), now.date()) for side in Side
    )
    if left and right and left[-1] is right[-1]:
        both = {e.id: e for e in (*left, *right)}
        whole = tuple(e for e in mine if e.id in both)
        yield _episode(Place(area), whole, efforts, now, one_sided=False)
        return
    for side, here, there in ((Side.LEFT, left, right), (Side.RIGHT, right, left)):
        if here:
            yield _episode(Place(area, side), here, efforts, now, one_sided=not there)


def _episode(
    place: Place,
    noted: tuple[SorenessEntry, ...],
    efforts: Sequence[datetime],
    now: datetime,
    *,
    one_sided: bool,
) -> Episode:
    first, newest = noted[0], noted[-1]
    day = max(1, (newest.day - first.day).days + 1)  # travelling west, local days go back
    effort_at = _effort(noted, efforts)
    again = effort_at is not None and effort_at > first.at
    return Episode(
        place=place,
        level=newest.level,
        day_level=max(e.level for e in noted if e.day == newest.day),
        peak=max(e.level for e in noted),
        day=day,
        hours=(newest.at - (effort_at or first.at)) / ONE_HOUR,
        age_h=(now - newest.at) / ONE_HOUR,
        entries=len(noted),
        effort_at=effort_at,
        again=again,
        worse=day > EARLY_DAYS and not again and newest.level > _early_level(noted),
        one_sided=one_sided,
        signs=newest.signs,
    )


def _effort(noted: Sequence[SorenessEntry], efforts: Sequence[datetime]) -> datetime | None:
    held = [e for last, e in pairwise(noted) if e.level >= last.level]
    for entry in (*held[-1:], noted[0]):
        before = [at for at in efforts if entry.at - EFFORT_BEFORE <= at <= entry.at]
        if before:
            return before[-1]
    return None


def _early_level(noted: Sequence[SorenessEntry]) -> int:
    """The level of the third day, or of the last day before it with an entry."""
    last = max(e.day for e in noted if (e.day - noted[0].day).days < EARLY_DAYS)
    return max(e.level for e in noted if e.day == last)
