"""What is wrong between the parts of a programme that read well each by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from recoverytimer.base.problem import Place, Problem, nearest
from recoverytimer.programme.asked import NUMBERS, AnswerKind, Asked, Condition, Of
from recoverytimer.programme.faults import (
    NeedsNumbers,
    NotAnAnswer,
    ProgrammeFault,
    SameId,
    TooManySessions,
    UnknownId,
    WeekBeyond,
)
from recoverytimer.programme.programme import Programme, all_conditions
from recoverytimer.programme.stage import Stage
from recoverytimer.programme.weeks import sessions_in_stage, sessions_in_week


def within_problems(programme: Programme) -> Iterator[Problem]:
    """What its parts say of each other and is not so."""
    for key in ("asked", "days", "stages"):
        for same in _same_ids(one.id for one in getattr(programme, key)):
            yield Problem(same, (), key)
    for n, asked in enumerate(programme.asked):
        yield from _asked_problems(asked, ("asked", n))
    for place, condition in all_conditions(programme):
        yield from _condition_problems(programme, condition, place)
    yield from _day_problems(programme)
    ids = tuple(stage.id for stage in programme.stages)
    for n, load in enumerate(programme.loads):
        if load.stage is not None and load.stage not in ids:
            yield Problem(_unknown(load.stage, ids), ("loads", n), "stage", load.exercise)
    for n, stage in enumerate(programme.stages):
        yield from _stage_problems(programme, n, stage)


def _same_ids(ids: Iterable[str]) -> Iterator[SameId]:
    all_ids = list(ids)
    return (SameId(one) for one in dict.fromkeys(all_ids) if all_ids.count(one) > 1)


def _asked_problems(asked: Asked, place: Place) -> Iterator[Problem]:
    has_options = bool(asked.options)
    if asked.kind is AnswerKind.CHOICE and len(asked.options) < 2:
        yield Problem(ProgrammeFault.OPTIONS_MISSING, place, "options", asked.id)
    if has_options and asked.kind is not AnswerKind.CHOICE:
        yield Problem(ProgrammeFault.OPTIONS_TOO_MANY, place, "options", asked.id)


def _condition_problems(
    programme: Programme, condition: Condition, place: Place
) -> Iterator[Problem]:
    asked = programme.question(condition.id)
    if asked is None:
        known = tuple(one.id for one in programme.asked)
        yield Problem(_unknown(condition.id, known), place, "id")
        return
    by_number = condition.least is not None or condition.most is not None
    if not by_number and not condition.answers:
        yield Problem(ProgrammeFault.NO_CONDITION, place, name=condition.id)
    if (by_number or condition.of is not Of.LEVEL) and asked.kind not in NUMBERS:
        yield Problem(NeedsNumbers(condition.id), place, name=condition.id)
    for answer in condition.answers:
        if answer not in asked.words:
            yield Problem(NotAnAnswer(answer, asked.words), place, "is", condition.id)


def _unknown(one: str, known: tuple[str, ...]) -> UnknownId:
    return UnknownId(one, known, nearest(one, known))


def _day_problems(programme: Programme) -> Iterator[Problem]:
    ids = tuple(day.id for day in programme.days)
    for n, day in enumerate(programme.days):
        if day.second and (day.second.routine is None) == (day.second.exercises is None):
            yield Problem(ProgrammeFault.SECOND_NEEDS_ONE, ("days", n, "second"), name=day.id)
        if day.gate and day.gate.instead not in ids:
            fault = _unknown(day.gate.instead, ids)
            yield Problem(fault, ("days", n, "gate"), "instead", day.id)


def _stage_problems(programme: Programme, n: int, stage: Stage) -> Iterator[Problem]:
    place: Place = ("stages", n)
    ids = tuple(day.id for day in programme.days)
    for day in dict.fromkeys(stage.days):
        if day not in ids:
            yield Problem(_unknown(day, ids), place, "days", stage.id)
    if stage.weeks is None and n + 1 < len(programme.stages):
        yield Problem(ProgrammeFault.OPEN_STAGE_NOT_LAST, place, "weeks", stage.id)
    if any(not sessions_in_week(stage, week) for week in range(1, (stage.weeks or 1) + 1)):
        yield Problem(ProgrammeFault.NO_SESSION_IN_WEEK, place, "days_a_week", stage.id)
    for m, change in enumerate(stage.changes):
        at = (*place, "changes", m)
        if change.day is not None and change.day not in stage.days:
            yield Problem(_unknown(change.day, stage.days), at, "day", change.exercise or "")
        first = ceil(float(str(change.weeks or 1).rstrip("+").partition("-")[0]))
        if stage.weeks is not None and first > stage.weeks:
            yield Problem(WeekBeyond(stage.weeks), at, "weeks", change.exercise or "")
    yield from _go_on_problems(stage, place)


def _go_on_problems(stage: Stage, place: Place) -> Iterator[Problem]:
    if stage.go_on is None:
        return
    for day in stage.go_on.of or ():
        if day not in stage.days:
            yield Problem(_unknown(day, stage.days), (*place, "go_on"), "of", stage.id)
    has = sessions_in_stage(stage, stage.go_on.of)
    if has is not None and (stage.go_on.sessions or 0) > has:
        yield Problem(
            TooManySessions(stage.go_on.sessions or 0, has), (*place, "go_on"), "sessions", stage.id
        )
