"""A run as a person types it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import Enum, auto

from msgspec import Struct

from recoverytimer.base.amounts import whole
from recoverytimer.base.days import NOON
from recoverytimer.base.typedamounts import (
    DurationUnit,
    distance_m,
    duration_s,
    usual_distance_unit,
)
from recoverytimer.runs.run import LONGEST_RUN_M, LONGEST_RUN_S


class RunFault(Enum):
    """What is wrong with what is typed."""

    DISTANCE = auto()
    TOO_FAR = auto()
    DURATION = auto()
    NOTHING = auto()


class RunInputError(ValueError):
    """What is typed cannot be a run."""

    def __init__(self, fault: RunFault) -> None:
        super().__init__(fault.name)
        self.fault = fault


class TypedRun(Struct, frozen=True):
    """A distance in metres and a duration in seconds, None for what was left empty."""

    distance_m: float | None
    duration_s: float | None


def typed_distance_m(text: str) -> float | None:
    """Metres of "10.5", "10,5 km" or "6 mi", in the usual unit where none is said; None if empty.

    Raises:
        RunInputError: it is no distance that one can run.
    """
    if not text.strip():
        return None
    found = distance_m(text, usual_distance_unit())
    if not found or round(found, 1) <= 0:
        raise RunInputError(RunFault.DISTANCE)
    if found > LONGEST_RUN_M:
        raise RunInputError(RunFault.TOO_FAR)
    return round(found, 1)


def as_typed(metres: float) -> float:
    """A distance in the usual unit, as one would type it.

    What was typed with up to three decimals comes back as it was; what nobody typed is rounded to
    hundredths.
    """
    unit = usual_distance_unit().metres
    tried = (round(metres / unit, digits) for digits in range(4))
    exact = (value for value in tried if round(value * unit, 1) == round(metres, 1))
    return next(exact, round(metres / unit, 2))


def typed_duration_s(text: str) -> float | None:
    """Seconds of "50", "50:30", "1:02:03" or "1 h 5 min", minutes if a number; None if empty.

    Raises:
        RunInputError: it is no duration.
    """
    if not text.strip():
        return None
    found = duration_s(text, DurationUnit.MINUTES)
    if not found or whole(found) <= 0 or found > LONGEST_RUN_S:
        raise RunInputError(RunFault.DURATION)
    return float(whole(found))


def typed_run(distance: str, duration: str) -> TypedRun:
    """Both at once.

    Raises:
        RunInputError: one of them is not understood, or both are empty.
    """
    typed = TypedRun(typed_distance_m(distance), typed_duration_s(duration))
    if typed.distance_m is None and typed.duration_s is None:
        raise RunInputError(RunFault.NOTHING)
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
