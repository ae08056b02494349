"""What a programme file means."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.exercise import FileId, LongText, ShortText, Texts
from recoverytimer.programme.asked import Asked, Condition, Conditions
from recoverytimer.programme.day import Day, HoursApart
from recoverytimer.programme.limits import Limits
from recoverytimer.programme.load import Load
from recoverytimer.programme.stage import Stage
from recoverytimer.programme.table import Table
from recoverytimer.routine.routine import Lead

PROGRAMME_FORMAT = 1
MOST_STAGES = 60
MOST_DAYS = 120


class Allowed(Table, frozen=True, kw_only=True):
    """An exercise that a caution speaks against, but this programme allows in its dose."""

    exercise: FileId
    cautions: Annotated[tuple[Caution, ...], Meta(min_length=1)]
    why: LongText


class NotWith(Table, frozen=True, kw_only=True):
    """A caution with which it is not for one, and what is better."""

    caution: Caution
    says: LongText
    programme: FileId | None = None


class Consequence(StrEnum):
    """What a rule of a programme leads to."""

    EASE = "ease"
    BACK = "back"
    STOP = "stop"


class Rule(Table, frozen=True, kw_only=True):
    """A rule of the programme's own, beside those that hold for all.

    Attributes:
        running: with the answers of so many sessions on end.
        after_days: not before so many days since one began.
    """

    conditions: Conditions = field(name="if")
    running: Annotated[int, Meta(ge=1, le=10)] = 1
    after_days: Annotated[int, Meta(ge=0, le=730)] = 0
    then: Consequence
    says: LongText


class CountedFrom(StrEnum):
    """What the days are counted from, where they do not follow the person."""

    RACE = "race"


class Programme(Table, frozen=True, kw_only=True):
    """Weeks that lead somewhere: days, the stages in which they come, and when one goes on.

    Attributes:
        expect: what to expect, honestly.
        hours_apart: so far apart are sessions at least; the app's own hours step back before that.
        counted_from: days follow a date, not the person.
        after: what comes at the end; `next` are programmes.
    """

    name: ShortText
    summary: LongText
    for_whom: LongText
    avoid: LongText | None = None
    expect: LongText
    basis: Texts = ()
    not_with: Annotated[tuple[NotWith, ...], Meta(max_length=30)] = ()
    allowed: Annotated[tuple[Allowed, ...], Meta(max_length=50)] = ()
    hours_apart: HoursApart = None
    counted_from: CountedFrom | None = None
    prepare: Lead = None
    switch: Lead = None
    prepare_in_rest: bool | None = None
    asked: Annotated[tuple[Asked, ...], Meta(max_length=20)] = ()
    limits: Limits = Limits()
    rules: Annotated[tuple[Rule, ...], Meta(max_length=30)] = ()
    loads: Annotated[tuple[Load, ...], Meta(max_length=50)] = ()
    days: tuple[Day, ...]
    stages: Annotated[tuple[Stage, ...], Meta(min_length=1, max_length=MOST_STAGES)]
    after: LongText | None = None
    next: Annotated[tuple[FileId, ...], Meta(max_length=10)] = ()

    def day(self, day_id: str) -> Day | None:
        """The day with an id."""
        return next((day for day in self.days if day.id == day_id), None)

    def stage(self, stage_id: str) -> Stage | None:
        """The stage with an id."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)

    def question(self, asked_id: str) -> Asked | None:
        """What is asked under an id."""
        return next((asked for asked in self.asked if asked.id == asked_id), None)


def all_conditions(programme: Programme) -> Iterator[tuple[tuple[str | int, ...], Condition]]:
    """The conditions of a programme, each after the place where it stands."""
    for n, asked in enumerate(programme.asked):
        if asked.only_after:
            yield ("asked", n, "only_after"), asked.only_after
    for n, rule in enumerate(programme.rules):
        yield from ((("rules", n, "if", m), one) for m, one in enumerate(rule.conditions))
    for n, day in enumerate(programme.days):
        gate = day.gate.conditions if day.gate else ()
        yield from ((("days", n, "gate", "if", m), one) for m, one in enumerate(gate))
    for n, stage in enumerate(programme.stages):
        if stage.enter_if:
            yield ("stages", n, "enter_if"), stage.enter_if
        needed = stage.go_on.conditions if stage.go_on else ()
        yield from ((("stages", n, "go_on", "if", m), one) for m, one in enumerate(needed))
