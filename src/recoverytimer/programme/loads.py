"""How much is loaded now, as it grew from session to session."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from recoverytimer.base.days import WEEK_DAYS
from recoverytimer.programme.asked import DURING, LEFT
from recoverytimer.programme.dayroutine import Routines, day_routine
from recoverytimer.programme.load import Load, UpWhen
from recoverytimer.programme.programme import Programme
from recoverytimer.programme.record import Record, SessionDone
from recoverytimer.programme.stepchanges import exercises_in
from recoverytimer.programme.verdict import level_of
from recoverytimer.programme.weeks import Place

TO_SPARE, TIMES = 2, 2
FINEST_KG = 0.5


def loads_at(
    programme: Programme, record: Record, place: Place, routines: Routines
) -> dict[str, float]:
    """Kilograms by exercise for the session at a place."""
    return {
        load.exercise: _grown(load, list(_sessions_with(load, programme, record, routines)))
        for load in programme.loads
        if _is_loaded(load, programme, place)
    }


def _is_loaded(load: Load, programme: Programme, place: Place) -> bool:
    ids = [stage.id for stage in programme.stages]
    if load.stage is None or load.stage not in ids or place.stage not in ids:
        return True
    return ids.index(place.stage) >= ids.index(load.stage)


def _sessions_with(
    load: Load, programme: Programme, record: Record, routines: Routines
) -> Iterator[SessionDone]:
    for session in record.sessions:
        if _is_loaded(load, programme, session.place):
            routine = day_routine(programme, session.place, routines)
            if routine and load.exercise in exercises_in(routine.steps):
                yield session


class _Growth(Struct):
    """The load so far, and what was seen since it last changed."""

    kg: float
    fails: int = 0
    spare: int = 0
    since: date | None = None


def _grown(load: Load, sessions: list[SessionDone]) -> float:
    now = _Growth(load.start_kg)
    for session in sessions:
        if load.exercise in session.done.failed:
            _fail(load, now)
        else:
            now.fails = 0
            if _is_up(load, now, session):
                now.kg += load.step_kg
        if load.most_kg is not None:
            now.kg = min(now.kg, load.most_kg)
    return now.kg


def _fail(load: Load, now: _Growth) -> None:
    now.fails, now.spare = now.fails + 1, 0
    if now.fails >= load.fails:
        now.kg = round(now.kg * (1 - load.take_off) / FINEST_KG) * FINEST_KG
        now.fails = 0


def _is_up(load: Load, now: _Growth, session: SessionDone) -> bool:
    match load.up_when:
        case UpWhen.ALL_DONE:
            return True
        case UpWhen.TWO_TO_SPARE:
            left = level_of(session, LEFT)
            now.spare = now.spare + 1 if left is not None and left >= TO_SPARE else 0
            now.spare %= TIMES
            return now.spare == 0 and left is not None and left >= TO_SPARE
        case UpWhen.NO_PAIN:
            today = session.done.day
            if now.since is None or level_of(session, DURING) != 0:
                now.since = today
            if (today - now.since).days < WEEK_DAYS:
                return False
            now.since = today
            return True
