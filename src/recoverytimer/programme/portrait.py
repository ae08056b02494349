"""What a programme is like: how long, how often, with what; and what each of its weeks comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from recoverytimer.exercise.exercise import Exercise
from recoverytimer.programme.dayroutine import Routines, day_routine, sets_in
from recoverytimer.programme.programme import Programme
from recoverytimer.programme.stage import Stage
from recoverytimer.programme.stepchanges import exercises_in
from recoverytimer.programme.weeks import all_places, week_places
from recoverytimer.routine.portrait import ASSUMED_SIDE
from recoverytimer.routine.timeline import Timeline, Timing, timeline_recipe
from recoverytimer.routine.timelinebuilder import build_timeline


class WeekTotals(Struct, frozen=True):
    """What the sessions of a week come to, further ones of a day left out."""

    sessions: int
    sets: int
    seconds: float


class ProgrammePortrait(Struct, frozen=True):
    """What a programme is like.

    Attributes:
        weeks: None where it has no end.
        sessions: how many; those of a week of a stage that has no end.
        shortest_s, longest_s: of its sessions.
    """

    weeks: int | None
    sessions: int
    equipment: tuple[str, ...]
    shortest_s: float
    longest_s: float


def week_totals(
    programme: Programme,
    stage: Stage,
    week: int,
    exercises: Mapping[str, Exercise],
    routines: Routines,
    timing: Timing | None = None,
) -> WeekTotals:
    """What a week of a stage (from 1) comes to."""
    laid = [
        build_timeline(timeline_recipe(routine, exercises, timing, chosen_side=ASSUMED_SIDE))
        for place in week_places(stage, week)
        if (routine := day_routine(programme, place, routines))
    ]
    return WeekTotals(len(laid), sum(map(sets_in, laid)), sum(one.total.seconds for one in laid))


def portrait_of(
    programme: Programme,
    exercises: Mapping[str, Exercise],
    routines: Routines,
    timing: Timing | None = None,
) -> ProgrammePortrait:
    """What a programme is like where all of it is done as it is written."""
    timelines = list(_timelines(programme, exercises, routines, timing))
    seconds = [one.total.seconds for one in timelines]
    used = dict.fromkeys(
        name for one in timelines for name in exercises_in(one.recipe.routine.steps)
    )
    weeks = [stage.weeks for stage in programme.stages]
    return ProgrammePortrait(
        weeks=None if None in weeks else sum(one or 0 for one in weeks),
        sessions=len(list(all_places(programme))),
        equipment=tuple(dict.fromkeys(e for name in used for e in exercises[name].equipment)),
        shortest_s=min(seconds, default=0),
        longest_s=max(seconds, default=0),
    )


def _timelines(
    programme: Programme,
    exercises: Mapping[str, Exercise],
    routines: Routines,
    timing: Timing | None,
) -> Iterator[Timeline]:
    for place in all_places(programme):
        routine = day_routine(programme, place, routines)
        if routine is not None:
            yield build_timeline(
                timeline_recipe(routine, exercises, timing, chosen_side=ASSUMED_SIDE)
            )
