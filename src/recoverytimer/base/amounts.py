"""Durations, distances, numbers and counts as a person would write them."""

from __future__ import annotations

from math import floor

from recoverytimer.base.language import in_miles, pgettext, region

MINUTE_S = 60
HOUR_S = 60 * MINUTE_S
DAY_S = 24 * HOUR_S
KILOMETRE_M = 1000
# International mile.
MILE_M = 1609.344


def whole(value: float) -> int:
    """The nearest whole number; a half goes up, whatever stands before it."""
    return floor(value + 0.5)


def minutes_of(seconds: float) -> int:
    """The nearest whole minutes of what the clock shows, so that both always agree."""
    return whole(whole(seconds) / MINUTE_S)


def clock_digits(seconds: float) -> str:
    """Minutes and seconds: 1:05, or 1:00:05 from an hour on."""
    hours, rest = divmod(max(0, whole(seconds)), HOUR_S)
    minutes, left = divmod(rest, MINUTE_S)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def rough_duration(seconds: float) -> str:
    """A rough duration: 40 s, 8 min, 1 h 5 min."""
    if whole(seconds) < MINUTE_S:
        return _seconds(whole(seconds))
    hours, rest = divmod(minutes_of(seconds), MINUTE_S)
    if not hours:
        return pgettext("duration", "{minutes} min", minutes=rest)
    if not rest:
        return pgettext("duration", "{hours} h", hours=hours)
    return pgettext("duration", "{hours} h {minutes} min", hours=hours, minutes=rest)


def exact_duration(seconds: float) -> str:
    """An exact duration: 40 s, 1:30 min, 10 min."""
    if seconds < 2 * MINUTE_S and seconds % MINUTE_S:
        return _seconds(seconds)
    if seconds % MINUTE_S == 0:
        return rough_duration(seconds)
    return pgettext("duration", "{minutes} min", minutes=clock_digits(seconds))


def to_the_second(seconds: float) -> str:
    """An exact duration of what was measured or added up, which may be a fraction of a second."""
    return exact_duration(whole(seconds))


def _seconds(seconds: float) -> str:
    return pgettext("duration", "{seconds} s", seconds=plain_number(seconds))


def plain_number(value: float) -> str:
    """A number without a needless fraction: 12, 8.4 (8,4 where the region writes it so)."""
    return f"{value:g}".replace(".", region().decimal)


def unit_m() -> float:
    """The metres of a mile or a kilometre, whichever distances are told in."""
    return MILE_M if in_miles() else KILOMETRE_M


def distance_in_words(metres: float) -> str:
    """A distance: 8.4 km, 12 km, 400 m; or 5.2 mi, 0.25 mi."""
    if in_miles():
        digits = 2 if metres < MILE_M else 1
        miles = plain_number(round(metres / MILE_M, digits))
        return pgettext("distance", "{miles} mi", miles=miles)
    if metres < KILOMETRE_M / 2:
        return pgettext("distance", "{metres} m", metres=whole(metres))
    kilometres = plain_number(round(metres / KILOMETRE_M, 1))
    return pgettext("distance", "{kilometres} km", kilometres=kilometres)


def percent_in_words(value: float) -> str:
    """How many percent more: "25%", "just over 10%" where that would read as 10."""
    nearest = whole(value)
    said = pgettext("share", "{percent}%", percent=nearest)
    if nearest % 10 or value <= nearest:
        return said
    return pgettext("share", "just over {share}", share=said)
