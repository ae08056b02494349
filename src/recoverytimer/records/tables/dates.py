"""Dates as people and programs write them into cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from recoverytimer.base.amounts import DAY_S, HOUR_S, MINUTE_S
from recoverytimer.base.days import NOON
from recoverytimer.base.storage.recordlimits import FIRST_YEAR, LAST_YEAR
from recoverytimer.base.textfolding import folded
from recoverytimer.base.typedamounts import LONGEST_MATCHED
from recoverytimer.player.session import FURTHEST_OFFSET_MIN

_HALF = r"(?:\s*(?P<half>[ap])\.?\s?m\.?)?"
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.m](?P<second>\d{2})s?(?:[.,]\d{1,9})?)?" + _HALF
)
_ZONE = r"(?:\s*(?P<zone>z|(?:utc|gmt)?[+-]\d{2}:?\d{2}|utc|gmt))?"
# "At", as services and people write it between a day and a time.
_AT = r"(?:(?:at|um|à|a las|a la|a|às|as|alle ore|alle|ore|om|kl\.?|klo|o|v|og|den)\s+)?"
_TAIL = rf"\.?(?:(?:\s*[t,]\s*|\s+){_AT}{_CLOCK}(?:\s*uhr)?{_ZONE})?$"
_WEEKDAY = r"^(?:[^\W\d_]{2,14}(?:-[^\W\d_]{2,8})?\.?,?\s+)?(?:den\s+)?"
_NUMBERS = re.compile(
    rf"{_WEEKDAY}(\d{{1,4}})([./-])\s?(\d{{1,2}})\2\s?(\d{{1,4}}){_TAIL}", re.IGNORECASE
)
_DAY_NAMED = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th|er|[.\u00ba\u00b0])?[\s-]+(?:de\s+)?"
    rf"([^\W\d_]{{3,12}})\.?,?[\s-]+(?:del?\s+)?(\d{{4}}){_TAIL}",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(
    rf"{_WEEKDAY}([^\W\d_]{{3,12}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TAIL}",
    re.IGNORECASE,
)
_SECONDS_SINCE_1970 = re.compile(r"^1\d{9}(?:\d{3})?$")
_ONLY_CLOCK = re.compile(
    rf"^(?:kl\.?\s*|klo\s*)?{_CLOCK.replace('[:.h]', '[:h]')}(?:\s*uhr)?$", re.IGNORECASE
)
_CJK_DATE = re.compile(r"^(\d{4})\s?\u5e74\s?(\d{1,2})\s?\u6708\s?(\d{1,2})\s?\u65e5")
# The beginnings of their names, without accents, in English, German, French, Spanish, Italian,
# Portuguese, Dutch, Swedish, Danish, Norwegian, Finnish, Polish and Czech; the longest counts.
_MONTHS = (
    "jan ene gen tammi sty led",
    "feb fev helmi lut uno",
    "mar mrz mrt maalis bre",
    "apr avr abr huhti kwi dub",
    "may mai mag maj mei touko kve",
    "jun juin giu kesa cze cerven cervn",
    "jul juil lug heina lip cervenc cervenec",
    "aug aou ago elo sie srp",
    "sep set syys wrz zari",
    "oct okt ott out loka paz rij",
    "nov marras lis",
    "dec dez dic des joulu gru pro",
)
_MONTH_OF = {start: n for n, row in enumerate(_MONTHS, start=1) for start in row.split()}
# A spreadsheet counts days from here, and from 1904 where an old setting says so; what is
# outside of the two bounds (1954 and 2119) is some other number.
_DAY_0 = {"1900": date(1899, 12, 30), "1904": date(1904, 1, 1)}
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_SERIAL = re.compile(r"^\d{5}(?:[.,]\d{1,12})?$")
_FRACTION_OF_DAY = re.compile(r"^0?[.,]\d{2,17}$")
_FROM_UTC = re.compile(r"([+-])(\d{2}):?(\d{2})$")
_SHORTEST_MONTH = 3
_YEAR_DIGITS = 4
_HALF_DAY = 12
_MILLISECOND_DIGITS = 13


class DateOrder(StrEnum):
    """What comes first in 03/04/2026; a year of four digits at the start is never in doubt."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class SerialDates(StrEnum):
    """From which year the days are counted where a spreadsheet left numbers in place of dates."""

    SINCE_1900 = "1900"
    SINCE_1904 = "1904"


class CellMoment(Struct, frozen=True):
    """A day, and the time of day and the UTC offset (in minutes) as far as they were said."""

    day: date
    clock: time | None = None
    offset_min: int | None = None


def cell_moment(text: str, order: DateOrder) -> CellMoment | None:
    """What a cell says, or None where it says no date."""
    text = _plain(text)
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


def serial_moment(text: str, since: SerialDates) -> CellMoment | None:
    """What a number says where a spreadsheet counts days, or None where it is none such."""
    text = text.strip()
    if not _SERIAL.match(text):
        return None
    days = float(text.replace(",", "."))
    if not _FIRST_SERIAL <= days <= _LAST_SERIAL:
        return None
    whole = int(days)
    day = _DAY_0[since] + timedelta(days=whole)
    return CellMoment(day, _part_of_day(days - whole) if days > whole else None)


def serials_of(texts: Sequence[str], today: date) -> tuple[SerialDates, bool]:
    """From which year the numbers of a column count, and whether that is sure: none is to come."""
    late = [m.day for t in texts if (m := serial_moment(t, SerialDates.SINCE_1904))]
    return SerialDates.SINCE_1900, not late or max(late) > today


def cell_time(text: str) -> time | None:
    """The time of day that a cell says, also as a part of a day, or None."""
    text = _plain(text)
    if _FRACTION_OF_DAY.match(text):
        return _part_of_day(float(text.replace(",", ".")))
    found = _ONLY_CLOCK.match(text)
    return _clock(found) if found else None


def _part_of_day(part: float) -> time:
    seconds = min(round(part * DAY_S), DAY_S - 1)
    return time(seconds // HOUR_S, seconds % HOUR_S // MINUTE_S, seconds % MINUTE_S)


def _plain(text: str) -> str:
    """A text of usual length with simple spaces, and slashes between year, month and day."""
    text = " ".join(text.split()) if len(text) <= LONGEST_MATCHED else ""
    return text if text.isascii() else _CJK_DATE.sub(r"\1/\2/\3", text)


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
    plain = folded(name).strip()
    starts = (plain[:length] for length in range(len(plain), _SHORTEST_MONTH - 1, -1))
    return next((_MONTH_OF[start] for start in starts if start in _MONTH_OF), 0)


def _moment(parts: tuple[int, int, int], found: re.Match[str]) -> CellMoment | None:
    try:
        day = date(*parts)
    except ValueError:
        return None
    if not FIRST_YEAR < day.year <= LAST_YEAR:
        return None
    if found["hour"] is None:
        return CellMoment(day)
    at, offset = _clock(found), _offset(found["zone"])
    if at is None or (offset is not None and abs(offset) > FURTHEST_OFFSET_MIN):
        return None
    return CellMoment(day, at, offset)


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
    found = _FROM_UTC.search(zone)
    if not found:
        return 0
    minutes = int(found[2]) * 60 + int(found[3])
    return -minutes if found[1] == "-" else minutes


def moment_in_utc(found: CellMoment) -> datetime:
    """The instant of a moment that says its offset, in UTC."""
    zone = timezone(timedelta(minutes=found.offset_min or 0))
    return datetime.combine(found.day, found.clock or NOON, zone).astimezone(UTC)
