"""A run as a person types it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from msgspec import Struct

from recoverytimer.base.amounts import KILOMETRE_M
from recoverytimer.base.days import NOON
from recoverytimer.base.typedamounts import DistanceUnit, DurationUnit, distance_m, duration_s
from recoverytimer.runs.run import LONGEST_RUN_M, LONGEST_RUN_S


class RunInputError(ValueError):
    """What is typed cannot be a run; the text is a sentence for the person."""


class TypedRun(Struct, frozen=True):
    """A distance in metres and a duration in seconds, None for what was left empty."""

    distance_m: float | None
    duration_s: float | None


def typed_distance_m(text: str) -> float | None:
    """Metres of "10.5", "10,5 km" or "6 mi", kilometres where no unit is said; None if empty.

    Raises:
        RunInputError: it is no distance that one can run.
    """
    if not text.strip():
        return None
    found = distance_m(text, DistanceUnit.KILOMETRES)
    if not found or round(found, 1) <= 0:
        message = 'The distance is not understood. Right would be "10.5".'
        raise RunInputError(message)
    if found > LONGEST_RUN_M:
        message = (
            f"That is further than {LONGEST_RUN_M // KILOMETRE_M} km. Type the distance in km."
        )
        raise RunInputError(message)
    return round(found, 1)


def typed_duration_s(text: str) -> float | None:
    """Seconds of "50", "50:30", "1:02:03" or "1 h 5 min", minutes if a number; None if empty.

    Raises:
        RunInputError: it is no duration.
    """
    if not text.strip():
        return None
    found = duration_s(text, DurationUnit.MINUTES)
    if not found or round(found) <= 0 or found > LONGEST_RUN_S:
        message = 'The minutes are not understood. Right would be "50", "50:30" or "1:05:00".'
        raise RunInputError(message)
    return float(round(found))


def typed_run(distance: str, duration: str) -> TypedRun:
    """Both at once.

    Raises:
        RunInputError: one of them is not understood, or both are empty.
    """
    typed = TypedRun(typed_distance_m(distance), typed_duration_s(duration))
    if typed.distance_m is None and typed.duration_s is None:
        message = "Type how far or how long you ran."
        raise RunInputError(message)
    return typed


def usual_start(day: date, typed: TypedRun, now: datetime) -> datetime:
    """When a run began on the wall, if only its day is known: today's has just ended, else noon.

    `now` is the time on the wall, with its zone.
    """
    if day != now.date():
        return datetime.combine(day, NOON)
    began = now.replace(tzinfo=None) - timedelta(seconds=typed.duration_s or 0)
    # One that began before midnight was still today's to who chose the day.
    return max(began, datetime.combine(day, time(0)))
