"""Numbers, durations and distances as people and programs write them into cells."""

from __future__ import annotations

import re

from recoverytimer.base.amounts import HOUR_S, MINUTE_S
from recoverytimer.base.typedamounts import (
    LONGEST_MATCHED,
    DistanceUnit,
    DurationUnit,
    TwoParts,
    distance_m,
    duration_s,
)
from recoverytimer.records.tables.vocabulary import known_unit
from recoverytimer.soreness.entry import HIGHEST_LEVEL

_NUMBER = re.compile(r"^[+]?(-?\d[\d.,'\u2019 ]*)\s*([^\W\d_/]*)\.?$")
_BARE = re.compile(r"^[+-]?\d[\d.,' ]*(?<!')$")
_WITH_PRIME = re.compile(r"^(\d+:\d\d)['\u2032\u2019](\d\d)")
_FRACTION = re.compile(r"(?<=:\d\d)[.,]\d+$")
_ISO = re.compile(r"^PT(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,7}(?:[.,]\d+)?)S)?$", re.IGNORECASE)
# As a table that pandas wrote has it.
_DAYS = re.compile(r"^0 days? (?=\d\d:)")
# "5.000 m" is no run of five metres.
_METRES_BY_POINTS = re.compile(r"^\d{1,3}(?:\.\d{3})+ m$")
_WORD = re.compile(r"[^\W\d_]+")
_LEVEL = re.compile(r"^(\d{1,2})(?:[.,]0+)?(?:\s*/\s*10)?$")
_GROUPED = re.compile(r"^-?\d{1,3}(?:,\d{3})+$")


def cell_number(text: str, *, decimal_comma: bool) -> float | None:
    """What a cell says, or None where it is no number; a unit after it is passed over."""
    found = _NUMBER.match(_with_point(text, decimal_comma=decimal_comma))
    try:
        return float(found[1]) if found else None
    except ValueError:
        return None


def has_decimal_commas(texts: list[str], separator: str) -> bool:
    """Whether the comma splits off fractions in a column, and not thousands."""
    commas = [t for t in texts if re.search(r"\d,\d", t)]
    if not commas or any(re.search(r"\d\.\d", t) and t.rfind(".") > t.rfind(",") for t in texts):
        return False
    return separator == ";" or not all(_GROUPED.match(t.split()[0]) for t in commas)


def cell_duration_s(
    text: str, unit: DurationUnit, two_parts: TwoParts, *, decimal_comma: bool = False
) -> float | None:
    """Seconds that a cell says ("1:02:03", "10:30", "45", "1 h 5 min"), or None."""
    text = _DAYS.sub("", _plain(text))
    if found := _ISO.match(text):
        hours, minutes, seconds = (
            float((part or "0").replace(",", ".")) for part in found.groups()
        )
        return hours * HOUR_S + minutes * MINUTE_S + seconds if any(found.groups()) else None
    if _BARE.match(text):
        return duration_s(_with_point(text, decimal_comma=decimal_comma), unit)
    # Suunto writes the minutes of "0:25'00.0" with their sign.
    return duration_s(_FRACTION.sub("", _WITH_PRIME.sub(r"\1:\2", text)), unit, two_parts)


def cell_distance_m(text: str, unit: DistanceUnit, *, decimal_comma: bool = False) -> float | None:
    """Metres that a cell says ("5.2", "5,2 km", "3.1 mi"), or None."""
    text = _plain(text)
    if _METRES_BY_POINTS.match(text):
        text = text.replace(".", "")
    return distance_m(_with_point(text, decimal_comma=decimal_comma), unit)


def _plain(text: str) -> str:
    """A text of usual length with simple spaces, and units that are known everywhere."""
    text = " ".join(text.split()) if len(text) <= LONGEST_MATCHED else ""
    return _WORD.sub(_with_known_unit, text)


def _with_known_unit(found: re.Match[str]) -> str:
    return known_unit(found[0])


def _with_point(text: str, *, decimal_comma: bool) -> str:
    """The text of a number with a decimal point and without thousands set apart."""
    text = _plain(text)
    found = _NUMBER.match(text)
    if not found:
        return text
    digits = re.sub(r"['\u2019 ]", "", found[1])
    thousands, point = (".", ",") if decimal_comma else (",", ".")
    both = "," in digits and "." in digits
    # What stands last, or has no three digits behind it, splits off a fraction whatever the others.
    if (both and digits.rfind(thousands) > digits.rfind(point)) or (
        not both and thousands in digits and not _GROUPED.match(digits.replace(".", ","))
    ):
        thousands, point = point, thousands
    return f"{digits.replace(thousands, '').replace(point, '.')} {found[2]}".rstrip()


def cell_level(text: str) -> int | None:
    """A whole number from 0 to 10 ("7", "7/10"), or None."""
    found = _LEVEL.match(text.strip())
    value = int(found[1]) if found else HIGHEST_LEVEL + 1
    return value if value <= HIGHEST_LEVEL else None
