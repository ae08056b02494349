"""Numbers, durations and distances as people and programs write them into cells."""

from __future__ import annotations

import re
from enum import StrEnum

from recoverytimer.soreness.entry import HIGHEST_LEVEL

# International mile.
MILE_M = 1609.344
_NUMBER = re.compile(r"^([+-]?\d[\d.,' \u00a0\u202f]*)\s*([^\W\d_/]*)\.?$")
_CLOCK = re.compile(r"^(\d{1,4}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?$")
_SPELT = re.compile(
    r"^(?:(\d+(?:[.,]\d+)?)\s*(?:h|hr|hrs|hours?|std)\.?)?,?\s*"
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:m|min|mins|minutes?|')\.?)?,?\s*"
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:s|sec|secs|seconds?|sek|\")\.?)?$",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"^(\d{1,2})(?:[.,]0+)?(?:\s*/\s*10)?$")
_GROUPED = re.compile(r"^\d{1,3}(?:,\d{3})+$")
# Bounds the work on cells that are made to be slow.
_LONGEST = 60


class DurationUnit(StrEnum):
    """What a plain number means in a column of durations."""

    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"

    @property
    def seconds(self) -> int:
        """How many seconds it has."""
        return {"seconds": 1, "minutes": 60, "hours": 3600}[self.value]


class TwoParts(StrEnum):
    """What 10:30 means in a column of durations."""

    MINUTES_SECONDS = "minutes and seconds"
    HOURS_MINUTES = "hours and minutes"


class DistanceUnit(StrEnum):
    """What a plain number means in a column of distances."""

    KILOMETRES = "km"
    MILES = "miles"
    METRES = "m"

    @property
    def metres(self) -> float:
        """How many metres it has."""
        return {"km": 1000.0, "miles": MILE_M, "m": 1.0}[self.value]


_DISTANCE_WORDS = {
    "km": DistanceUnit.KILOMETRES,
    "kms": DistanceUnit.KILOMETRES,
    "kilometres": DistanceUnit.KILOMETRES,
    "kilometers": DistanceUnit.KILOMETRES,
    "kilometer": DistanceUnit.KILOMETRES,
    "mi": DistanceUnit.MILES,
    "mile": DistanceUnit.MILES,
    "miles": DistanceUnit.MILES,
    "meilen": DistanceUnit.MILES,
    "m": DistanceUnit.METRES,
    "metres": DistanceUnit.METRES,
    "meters": DistanceUnit.METRES,
    "meter": DistanceUnit.METRES,
}


def _short(text: str) -> str:
    """The text without blanks around it; nothing of one that is too long for what it should be."""
    return text.strip() if len(text) <= _LONGEST else ""


def number(text: str, *, decimal_comma: bool) -> float | None:
    """What a cell says, or None where it is no number; a unit after it is passed over."""
    found = _NUMBER.match(_short(text))
    if not found:
        return None
    digits = re.sub(r"[' \u00a0\u202f]", "", found[1])
    thousands, point = (".", ",") if decimal_comma else (",", ".")
    try:
        return float(digits.replace(thousands, "").replace(point, "."))
    except ValueError:
        return None


def has_decimal_commas(texts: list[str], separator: str) -> bool:
    """Whether the comma splits off fractions in a column, and not thousands."""
    commas = [t for t in texts if re.search(r"\d,\d", t)]
    if not commas or any(re.search(r"\d\.\d", t) and t.rfind(".") > t.rfind(",") for t in texts):
        return False
    return separator == ";" or not all(_GROUPED.match(t.split()[0]) for t in commas)


def duration_s(
    text: str, unit: DurationUnit, two_parts: TwoParts, *, decimal_comma: bool = False
) -> float | None:
    """Seconds that a cell says ("1:02:03", "10:30", "45", "1 h 5 min"), or None."""
    text = _short(text)
    found = _CLOCK.match(text)
    if found:
        first, second = int(found[1]), int(found[2])
        if found[3] is not None:
            return first * 3600.0 + second * 60 + int(found[3])
        longer = two_parts is TwoParts.HOURS_MINUTES
        return first * 3600.0 + second * 60 if longer else first * 60.0 + second
    spelt = _SPELT.match(text)
    if text and spelt and any(spelt.groups()):
        parts = [float((p or "0").replace(",", ".")) for p in spelt.groups()]
        return parts[0] * 3600 + parts[1] * 60 + parts[2]
    plain = number(text, decimal_comma=decimal_comma)
    has_word = re.search(r"[^\W\d_]", text)
    return None if plain is None or plain < 0 or has_word else plain * unit.seconds


def distance_m(text: str, unit: DistanceUnit, *, decimal_comma: bool = False) -> float | None:
    """Metres that a cell says ("5.2", "5,2 km", "3.1 mi"), or None."""
    found = _NUMBER.match(_short(text))
    plain = number(text, decimal_comma=decimal_comma)
    if not found or plain is None or plain < 0:
        return None
    word = found[2].lower()
    said = _DISTANCE_WORDS.get(word) if word else unit
    return None if said is None else plain * said.metres


def unit_word(text: str) -> DistanceUnit | None:
    """The unit of length that a word names."""
    return _DISTANCE_WORDS.get(text.lower())


def level(text: str) -> int | None:
    """A whole number from 0 to 10 ("7", "7/10"), or None."""
    found = _LEVEL.match(text.strip())
    value = int(found[1]) if found else HIGHEST_LEVEL + 1
    return value if value <= HIGHEST_LEVEL else None
