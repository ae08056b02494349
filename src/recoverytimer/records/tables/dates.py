"""Dates as people and programs write them into cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from recoverytimer.base.days import NOON
from recoverytimer.base.storage.recordlimits import FIRST_YEAR, LAST_YEAR
from recoverytimer.base.typedamounts import LONGEST_MATCHED

_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?"
)
_ZONE = r"(?:\s*(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2}))?"
_TAIL = rf"(?:(?:\s*[t,]\s*|\s+)(?:at\s+|um\s+)?{_CLOCK}(?:\s*uhr)?{_ZONE})?$"
_WEEKDAY = r"^(?:[^\W\d_]{2,10}\.?,?\s+)?"
_NUMBERS = re.compile(
    rf"{_WEEKDAY}(\d{{1,4}})([./-])\s?(\d{{1,2}})\2\s?(\d{{1,4}}){_TAIL}", re.IGNORECASE
)
_DAY_NAMED = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]+([^\W\d_]{{3,10}})\.?,?[\s-]+(\d{{4}}){_TAIL}",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(
    rf"{_WEEKDAY}([^\W\d_]{{3,10}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TAIL}",
    re.IGNORECASE,
)
_SECONDS_SINCE_1970 = re.compile(r"^1\d{9}(?:\d{3})?$")
_ONLY_CLOCK = re.compile(rf"^{_CLOCK}(?:\s*uhr)?$", re.IGNORECASE)
# English, German, French, Spanish, as far as they differ in the first three letters.
_MONTHS = (
    "jan ene",
    "feb fév",
    "mar mär mrz",
    "apr avr abr",
    "may mai",
    "jun juin",
    "jul juil",
    "aug aoû ago",
    "sep",
    "oct okt",
    "nov",
    "dec dez déc dic",
)
_YEAR_DIGITS = 4
_HALF_DAY = 12
_MILLISECOND_DIGITS = 13


class DateOrder(StrEnum):
    """What comes first in 03/04/2026; a year of four digits at the start is never in doubt."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class CellMoment(Struct, frozen=True):
    """A day, and the time of day and the UTC offset (in minutes) as far as they were said."""

    day: date
    clock: time | None = None
    offset_min: int | None = None


def cell_moment(text: str, order: DateOrder) -> CellMoment | None:
    """What a cell says, or None where it says no date."""
    text = text.strip()
    if len(text) > LONGEST_MATCHED:
        return None
    if _SECONDS_SINCE_1970.match(text):
        seconds = int(text) / (1000 if len(text) == _MILLISECOND_DIGITS else 1)
        instant = datetime.fromtimestamp(seconds, UTC)
        return CellMoment(instant.date(), instant.time(), 0)
    for pattern, parts in (
        (_NUMBERS, _of_numbers),
        (_DAY_NAMED, _of_day_named),
        (_NAMED_DAY, _of_named_day),
    ):
        found = pattern.match(text)
        if found:
            return _moment(parts(found, order), found)
    return None


def says_date(text: str) -> bool:
    """Whether a cell says a date, in one order or the other."""
    return any(cell_moment(text, order) for order in DateOrder)


def cell_time(text: str) -> time | None:
    """The time of day that a cell says, or None."""
    found = _ONLY_CLOCK.match(text.strip())
    return _clock(found) if found and len(text) <= LONGEST_MATCHED else None


def date_order_of(texts: Sequence[str], today: date) -> tuple[DateOrder, bool]:
    """Which order the dates of a column are in, and whether that is sure.

    Looked at are all of them: the order in which most can be read, and fewest are still to come;
    then the one in which they go on from row to row.
    """
    read = {order: [m for t in texts if (m := cell_moment(t, order))] for order in DateOrder}
    if read[DateOrder.DAY_FIRST] == read[DateOrder.MONTH_FIRST]:
        return DateOrder.DAY_FIRST, True

    def merit(order: DateOrder) -> tuple[int, int]:
        to_come = sum(m.day > today for m in read[order])
        return len(read[order]) - to_come, _goes_on([m.day for m in read[order]])

    day_first, month_first = merit(DateOrder.DAY_FIRST), merit(DateOrder.MONTH_FIRST)
    if day_first != month_first:
        better = day_first > month_first
        return (DateOrder.DAY_FIRST if better else DateOrder.MONTH_FIRST), True
    # With full stops it is always the day.
    return DateOrder.DAY_FIRST, any("." in text for text in texts)


def _goes_on(days: Sequence[date]) -> int:
    ups = all(a <= b for a, b in pairwise(days))
    downs = all(a >= b for a, b in pairwise(days))
    return int(ups or downs)


def _of_numbers(found: re.Match[str], order: DateOrder) -> tuple[int, int, int]:
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == _YEAR_DIGITS:
        return first, second, third
    # A year of three digits or one is none.
    year = {_YEAR_DIGITS: third, 2: 2000 + third}.get(len(found[4]), 0)
    return (year, second, first) if order is DateOrder.DAY_FIRST else (year, first, second)


def _of_day_named(found: re.Match[str], _: DateOrder) -> tuple[int, int, int]:
    return int(found[3]), _month(found[2]), int(found[1])


def _of_named_day(found: re.Match[str], _: DateOrder) -> tuple[int, int, int]:
    return int(found[3]), _month(found[1]), int(found[2])


def _month(name: str) -> int:
    """The number of a month; 0, which is none, where the word names none."""
    low = name.lower()
    starts = ((n, s) for n, row in enumerate(_MONTHS, start=1) for s in row.split())

    return next((n for n, s in starts if low.startswith(s)), 0)


def _moment(parts: tuple[int, int, int], found: re.Match[str]) -> CellMoment | None:
    try:
        day = date(*parts)
    except ValueError:
        return None
    if not FIRST_YEAR < day.year <= LAST_YEAR:
        return None
    if found["hour"] is None:
        return CellMoment(day)
    at = _clock(found)
    return None if at is None else CellMoment(day, at, _offset(found["zone"]))


def _clock(found: re.Match[str]) -> time | None:
    hour, half = int(found["hour"]), found["half"]
    if half:
        if not 1 <= hour <= _HALF_DAY:
            return None
        hour = hour % _HALF_DAY + (_HALF_DAY if half.lower() == "p" else 0)
    try:
        return time(hour, int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return None


def _offset(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone[0] not in "+-":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[-2:])
    return -minutes if zone[0] == "-" else minutes


def moment_in_utc(found: CellMoment) -> datetime:
    """The instant of a moment that says its offset, in UTC."""
    zone = timezone(timedelta(minutes=found.offset_min or 0))
    return datetime.combine(found.day, found.clock or NOON, zone).astimezone(UTC)
