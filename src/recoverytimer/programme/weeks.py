"""Which day comes when in a stage: its days in turn, so many sessions a week."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from math import ceil

from msgspec import Struct

from recoverytimer.programme.programme import Programme
from recoverytimer.programme.stage import Stage


class Place(Struct, frozen=True):
    """Where one is in a programme: a session of a week of a stage, both from 1."""

    stage: str
    week: int
    session: int
    day: str


def sessions_in_week(stage: Stage, week: int) -> int:
    """How many sessions a week of a stage has; every second day is four and three in turn."""
    rate = rate_of(stage, week)
    if isinstance(stage.days_a_week, tuple):
        return ceil(rate)
    return ceil(rate * week) - ceil(rate * (week - 1))


def rate_of(stage: Stage, week: int = 1) -> float:
    """How many sessions a week of a stage has on average."""
    if isinstance(stage.days_a_week, tuple):
        return stage.days_a_week[min(week, len(stage.days_a_week)) - 1]
    return float(len(stage.days) if stage.days_a_week is None else stage.days_a_week)


def day_at(stage: Stage, week: int, session: int) -> str:
    """The day that is in turn in a session (from 1) of a week."""
    before = sum(sessions_in_week(stage, one) for one in range(1, week))
    return stage.days[(before + session - 1) % len(stage.days)]


def place_at(stage: Stage, week: int, session: int) -> Place:
    """A place with the day that is in turn there."""
    return Place(stage.id, week, session, day_at(stage, week, session))


def week_places(stage: Stage, week: int) -> tuple[Place, ...]:
    """The sessions of a week in their order."""
    return tuple(place_at(stage, week, n + 1) for n in range(sessions_in_week(stage, week)))


def stage_places(stage: Stage) -> Iterator[Place]:
    """The sessions of a stage in their order; of one week where it is open-ended."""
    for week in range(1, (stage.weeks or 1) + 1):
        yield from week_places(stage, week)


def all_places(programme: Programme) -> Iterator[Place]:
    """The sessions of a programme in their order; a week of a stage without an end."""
    for stage in programme.stages:
        yield from stage_places(stage)


def sessions_in_stage(stage: Stage, of: Collection[str] | None = None) -> int | None:
    """How many sessions a stage has, of some days or of all; None where it has no end."""
    if stage.weeks is None:
        return None
    return sum(of is None or place.day in of for place in stage_places(stage))


def stage_before(programme: Programme, stage: Stage) -> Stage:
    """The stage before another one; the first has none, and stays."""
    index = programme.stages.index(stage)
    return programme.stages[max(0, index - 1)]


def is_last(stage: Stage, place: Place) -> bool:
    """Whether nothing comes after a place in its stage."""
    if stage.weeks is None or place.week < stage.weeks:
        return False
    return place.session >= sessions_in_week(stage, place.week)


def following(stage: Stage, place: Place) -> Place:
    """The place after another one in the same stage, whether or not the stage ends there."""
    if place.session < sessions_in_week(stage, place.week):
        return place_at(stage, place.week, place.session + 1)
    return place_at(stage, place.week + 1, 1)


def found_again(programme: Programme, place: Place) -> Place | None:
    """The same place in a programme that may have changed since; None where its stage is gone.

    The day counts: where it is in turn at another time of its week, that is the place.
    """
    stage = programme.stage(place.stage) or next(
        (one for one in programme.stages if place.day in one.days), None
    )
    if stage is None:
        return None
    week = min(place.week, stage.weeks or place.week)
    places = week_places(stage, week)
    same = [one for one in places if one.day == place.day]
    among = same or places
    return min(among, key=lambda one: abs(one.session - place.session))
