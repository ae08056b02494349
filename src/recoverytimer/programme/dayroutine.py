"""The routine that a day of a programme plays in a week of its stage, eased or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.programme.day import Day
from recoverytimer.programme.limits import Easing
from recoverytimer.programme.programme import Programme
from recoverytimer.programme.stage import Stage, in_week
from recoverytimer.programme.stepchanges import (
    Steps,
    eased,
    only_with,
    with_changes,
    with_notes,
)
from recoverytimer.programme.weeks import Place, place_at, sessions_in_week, stage_before
from recoverytimer.programme.words.days import with_load
from recoverytimer.routine.routine import Routine, Work
from recoverytimer.routine.timeline import SegmentKind, Timeline

Routines = Callable[[str], Routine | None]
"""Finds a routine by its id."""


def steps_of(day: Day, routines: Routines) -> Steps:
    """What a day has, by a routine or of its own; nothing where its routine is not there."""
    routine = routines(day.routine) if day.routine else None
    return routine.steps if routine else day.steps


class Session(Struct, frozen=True):
    """How a day is to be done.

    Attributes:
        eased: what an easier one is; None as the programme has it.
        loads: kilograms by exercise.
    """

    eased: Easing | None = None
    loads: Mapping[str, float] = {}


AS_WRITTEN = Session()


def day_routine(
    programme: Programme, place: Place, routines: Routines, session: Session = AS_WRITTEN
) -> Routine | None:
    """What is played at a place; None where its stage, day or routine is not there."""
    if session.eased is Easing.STAGE_BEFORE:
        before = _stage_before(programme, place)
        if before is not None:
            return day_routine(programme, before, routines, replace(session, eased=None))
        session = replace(session, eased=Easing.SET_FEWER)
    stage, day = programme.stage(place.stage), programme.day(place.day)
    if stage is None or day is None:
        return None
    base = _base(programme, day, routines)
    if base is None:
        return None
    steps = _steps(base.steps, stage, place, session.eased)
    return replace(base, steps=with_notes(steps, lambda work: _load_note(work, session.loads)))


def second_routine(
    programme: Programme, place: Place, routines: Routines, session: Session = AS_WRITTEN
) -> Routine | None:
    """The further session of the day; None where there is none."""
    day = programme.day(place.day)
    if day is None or day.second is None:
        return None
    if day.second.routine is not None:
        return routines(day.second.routine)
    whole = day_routine(programme, place, routines, session)
    if whole is None:
        return None
    return replace(whole, steps=only_with(whole.steps, day.second.exercises or ()))


def _base(programme: Programme, day: Day, routines: Routines) -> Routine | None:
    """The day's routine, or its own steps as one, before the stage changes anything."""
    if day.routine is not None:
        return routines(day.routine)
    return Routine(
        name=day.name,
        steps=day.steps,
        summary=day.says,
        cautions=tuple(one.caution for one in programme.not_with),
        basis=programme.basis,
        prepare=programme.prepare,
        switch=programme.switch,
        prepare_in_rest=programme.prepare_in_rest,
        hours_apart=programme.hours_apart or None,
    )


def _steps(steps: Steps, stage: Stage, place: Place, easing: Easing | None) -> Steps:
    now = [
        change
        for change in stage.changes
        if in_week(change.weeks, place.week) and change.day in {None, place.day}
    ]
    steps = with_changes(steps, (change for change in now if not change.eased))
    if easing is None:
        return steps
    own = [change for change in now if change.eased]
    return with_changes(eased(steps, easing, [change.exercise or "" for change in own]), own)


def _stage_before(programme: Programme, place: Place) -> Place | None:
    """The same session in the last week of the stage before; None in the first one."""
    stage = programme.stage(place.stage)
    before = stage_before(programme, stage) if stage else None
    if before is None or before is stage:
        return None
    week = before.weeks or 1
    return place_at(before, week, min(place.session, sessions_in_week(before, week)))


def _load_note(work: Work, loads: Mapping[str, float]) -> str | None:
    kg = loads.get(work.exercise)
    return with_load(kg, work.note or "") if kg else None


def sets_in(timeline: Timeline) -> int:
    """How many sets there are; one on both sides counts once."""
    return len(
        {
            (s.step, tuple((r.group, r.number) for r in s.rounds))
            for s in timeline.segments
            if s.kind is SegmentKind.WORK
        }
    )
