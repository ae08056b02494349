"""Two programmes at once: what they share, and whether their hours leave room for both."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from recoverytimer.exercise.exercise import Exercise, Kind
from recoverytimer.programme.dayroutine import Routines, steps_of
from recoverytimer.programme.programme import Programme
from recoverytimer.programme.stepchanges import exercises_in
from recoverytimer.programme.weeks import rate_of

HOURS_A_WEEK = 168


class Clash(Struct, frozen=True):
    """Why two programmes do not go together.

    Attributes:
        exercises: strength that both have.
        hours: so far apart the sessions of both would have to be; None where there is room.
        contains: whether all strength of the one is in the other, so that it stands for it.
    """

    exercises: tuple[str, ...]
    hours: float | None
    contains: bool = False


def clash(
    one: Programme, other: Programme, exercises: Mapping[str, Exercise], routines: Routines
) -> Clash | None:
    """What speaks against two programmes at once; None where nothing does."""
    first, second = (_strength(each, exercises, routines) for each in (one, other))
    shared = tuple(name for name in first if name in second)
    hours = _hours(one, other) if first and second else None
    if not shared and hours is None:
        return None
    smaller = min((first, second), key=len)
    return Clash(shared, hours, bool(smaller) and len(shared) == len(smaller))


def _strength(
    programme: Programme, exercises: Mapping[str, Exercise], routines: Routines
) -> tuple[str, ...]:
    """The strength of a programme's days, changes included."""
    of_days = (name for day in programme.days for name in exercises_in(steps_of(day, routines)))
    instead = (c.instead for stage in programme.stages for c in stage.changes if c.instead)
    found = dict.fromkeys((*of_days, *instead))
    return tuple(n for n in found if n in exercises and exercises[n].kind is Kind.STRENGTH)


def _hours(one: Programme, other: Programme) -> float | None:
    """The hours that both want between sessions, where a week has not enough of them."""
    hours = max(one.hours_apart or 0, other.hours_apart or 0)
    most = sum(max(rate_of(stage) for stage in each.stages) for each in (one, other))
    return hours if hours * most > HOURS_A_WEEK else None
