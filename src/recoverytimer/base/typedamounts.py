"""Durations and distances as people and programs write them."""

from __future__ import annotations

import re
from enum import StrEnum

from recoverytimer.base.amounts import DAY_S, HOUR_S, KILOMETRE_M, MILE_M, MINUTE_S
from recoverytimer.base.language import in_miles


class DurationUnit(StrEnum):
    """What a number without a unit means as a duration."""

    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    MILLISECONDS = "milliseconds"
    DAYS = "days"

    @property
    def seconds(self) -> float:
        """How many seconds it has."""
        return _SECONDS_OF[self]


_SECONDS_OF = {
    DurationUnit.SECONDS: 1.0,
    DurationUnit.MINUTES: float(MINUTE_S),
    DurationUnit.HOURS: float(HOUR_S),
    DurationUnit.MILLISECONDS: 0.001,
    DurationUnit.DAYS: float(DAY_S),
}


class TwoParts(StrEnum):
    """What 10:30 means as a duration."""

    MINUTES_SECONDS = "minutes and seconds"
    HOURS_MINUTES = "hours and minutes"


class DistanceUnit(StrEnum):
    """What a number without a unit means as a distance."""

    KILOMETRES = "km"
    MILES = "miles"
    METRES = "m"

    @property
    def metres(self) -> float:
        """How many metres it has."""
        return {"km": float(KILOMETRE_M), "miles": MILE_M, "m": 1.0}[self.value]


_DURATION_WORDS = {
    DurationUnit.SECONDS: (
        *("s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "sekund"),
        *("sekunder", "seconde", "secondes", "seconden", "secondo", "secondi"),
        *("seg", "segs", "segundo", "segundos"),
    ),
    DurationUnit.MINUTES: (
        *("min", "mins", "minute", "minutes", "minuten", "minuut", "minut", "minuter"),
        *("minuto", "minutos", "minuti"),
    ),
    DurationUnit.HOURS: (
        *("h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures"),
        *("hora", "horas", "ora", "ore", "uur", "uren", "tim", "timme", "timmar"),
    ),
}
_DISTANCE_WORDS = {
    DistanceUnit.KILOMETRES: ("km", "kms", "kilometres", "kilometers", "kilometer"),
    DistanceUnit.MILES: ("mi", "mile", "miles", "meilen"),
    DistanceUnit.METRES: ("m", "metres", "meters", "meter"),
}
# Behind a number only; elsewhere an "m" is rather a metre.
_SIGNS = {DurationUnit.SECONDS: ('"',), DurationUnit.MINUTES: ("m", "'"), DurationUnit.HOURS: ()}
_SECONDS, _MINUTES, _HOURS = (
    "|".join((*words, *_SIGNS[unit])) for unit, words in _DURATION_WORDS.items()
)
_DECIMAL = r"\d+(?:[.,]\d+)?"
_NUMBER = re.compile(r"\d+(?:[.,]\d*)?")
_CLOCK = re.compile(
    rf"(\d{{1,4}}):(\d{{2}})(?::(\d{{2}}))?([.,]\d+)?\s*(?:(?:({_MINUTES})|({_HOURS}))\.?)?",
    re.IGNORECASE,
)
_AND = r",?\s*(?:(?:and|und|et|y|e|en|och)\b\s*)?"
_SPELT = re.compile(
    rf"(?:({_DECIMAL})\s*(?:{_HOURS})\.?)?{_AND}(?:({_DECIMAL})\s*(?:{_MINUTES})\.?)?{_AND}"
    rf"(?:({_DECIMAL})\s*(?:{_SECONDS})\.?)?",
    re.IGNORECASE,
)
# "1 h 30" and "1 min 30": what comes last is in the next smaller unit.
_OPEN = re.compile(rf".*\d\s*(?:({_HOURS})|{_MINUTES})\.?{_AND}[0-5]?\d", re.IGNORECASE)
_PRIMES = str.maketrans({"\u2032": "'", "\u2019": "'", "\u2033": '"', "\u201d": '"'})
_ENDS_IN_TIME = re.compile(rf".*(?:\d:\d\d|\d\s*(?:{_HOURS}|{_MINUTES}|{_SECONDS}))", re.IGNORECASE)
_GROUPING = r"' \u00a0\u202f"
_DISTANCE = re.compile(
    rf"((?:\d{{1,3}}(?:[{_GROUPING}]\d{{3}})+|\d+)(?:[.,]\d*)?)\s*([^\W\d_/]*)\.?"
)
# Bounds the work on texts that are made to be slow.
LONGEST_MATCHED = 60


def duration_s(
    text: str, unit: DurationUnit, two_parts: TwoParts = TwoParts.MINUTES_SECONDS
) -> float | None:
    """Seconds of "45", "1:30", "1:02:03", "0,5 h" or "1 h 5 min", or None where it is no duration.

    Args:
        text: what was written.
        unit: what a number without a unit is in.
        two_parts: what 10:30 means where it does not say so itself, as "10:30 min" does.
    """
    text = _short(text).translate(_PRIMES).replace("''", '"')
    if found := _OPEN.fullmatch(text):
        text += "m" if found[1] else "s"
    if clock := _CLOCK.fullmatch(text):
        return _clock_s(clock, two_parts)
    spelt = _SPELT.fullmatch(text)
    if spelt and any(spelt.groups()):
        hours, minutes, seconds = (_value(part or "0") for part in spelt.groups())
        return hours * HOUR_S + minutes * MINUTE_S + seconds
    return _value(text) * unit.seconds if _NUMBER.fullmatch(text) else None


def ends_in_time(text: str) -> bool:
    """Whether what a text ends in can only be a duration: "20-30 s", "up to 1:30"."""
    return _ENDS_IN_TIME.fullmatch(text) is not None


def duration_unit_named(word: str) -> DurationUnit | None:
    """The unit of time that a word names."""
    return next((u for u, words in _DURATION_WORDS.items() if word.lower() in words), None)


def distance_m(text: str, unit: DistanceUnit) -> float | None:
    """Metres of "5.2", "5,2 km", "3.1 mi" or "10 000 m", or None where it is no distance.

    Args:
        text: what was written.
        unit: what a number without a unit is in.
    """
    found = _DISTANCE.fullmatch(_short(text))
    if found is None:
        return None
    said = distance_unit_named(found[2]) if found[2] else unit
    return None if said is None else _value(re.sub(f"[{_GROUPING}]", "", found[1])) * said.metres


def usual_distance_unit() -> DistanceUnit:
    """The unit that distances are told in, and that a number alone is in."""
    return DistanceUnit.MILES if in_miles() else DistanceUnit.KILOMETRES


def distance_unit_named(word: str) -> DistanceUnit | None:
    """The unit of length that a word names."""
    return next((u for u, words in _DISTANCE_WORDS.items() if word.lower() in words), None)


def _clock_s(found: re.Match[str], two_parts: TwoParts) -> float:
    parts = [float(part) for part in (found[1], found[2], found[3]) if part]
    parts[-1] += _value(f"0{found[4] or ''}")
    says_unit = found[5] or found[6]
    in_hours = bool(found[6]) if says_unit else two_parts is TwoParts.HOURS_MINUTES
    units: tuple[int, ...] = (HOUR_S, MINUTE_S, 1)
    if len(parts) < len(units):
        units = units[:2] if in_hours else units[1:]
    return sum(part * unit for part, unit in zip(parts, units, strict=True))


def _value(digits: str) -> float:
    return float(digits.replace(",", "."))


def _short(text: str) -> str:
    """The text without blanks around it; nothing of one that is too long for what it should be."""
    return text.strip() if len(text) <= LONGEST_MATCHED else ""
