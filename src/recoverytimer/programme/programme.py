"""What a programme file means."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field

from recoverytimer.base.language import N_
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import Dose
from recoverytimer.exercise.exercise import FileId, LongText, RoutineId, ShortText, Sides, Texts
from recoverytimer.programme.asked import Asked, Condition, Conditions
from recoverytimer.programme.load import Load
from recoverytimer.routine.routine import Lead, Rest, RoundNumber, Step, Temperature

PROGRAMME_FORMAT = 1
MOST_STAGES = 60
MOST_DAYS = 120
MOST_WEEKS = 104
USUAL_REPEATS = 2

Weeks = Annotated[
    None
    | Annotated[int, Meta(ge=1, le=MOST_WEEKS)]
    | Annotated[str, Meta(max_length=7, extra_json_schema={"pattern": r"^\d+(\+|-\d+)$"})],
    Meta(description=N_('Write a week such as 2, a range such as "3-8", or "3+" from week 3 on.')),
]
SessionsAWeek = Annotated[float, Meta(gt=0, le=14)]
DaysAWeek = Annotated[
    None
    | SessionsAWeek
    | Annotated[tuple[SessionsAWeek, ...], Meta(min_length=1, max_length=MOST_WEEKS)],
    Meta(
        description=N_(
            "Write a number of days a week such as 3 (3.5 is every second day), or one for each "
            "week as in [1, 2, 3]."
        )
    ),
]
DayIds = Annotated[
    tuple[FileId, ...],
    Meta(
        min_length=1,
        max_length=50,
        description=N_('Write a list of the ids of days, such as ["a", "b"].'),
    ),
]
ExerciseIds = Annotated[
    tuple[FileId, ...],
    Meta(
        min_length=1,
        max_length=50,
        description=N_('Write a list of exercises, such as ["calf-raise"].'),
    ),
]
HoursApart = Annotated[
    Annotated[float, Meta(ge=0, le=720)] | None,
    Meta(description=N_("Write a number of hours, from 0 to 720.")),
]
WholeWeeks = Annotated[int, Meta(ge=1, le=MOST_WEEKS)]


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One table of a programme's file."""


class Second(Table, frozen=True, kw_only=True):
    """A further, shorter session on the same day: a routine, or some exercises of the first."""

    routine: RoutineId | None = None
    exercises: ExerciseIds | None = None


class Gate(Table, frozen=True, kw_only=True):
    """What must hold before a day is done as it is written; else another day's is.

    `from_day`: never before that day, where days are counted from a date.
    """

    conditions: Conditions = field(name="if")
    instead: FileId
    from_day: Annotated[int, Meta(ge=0, le=365)] | None = None


class Day(Table, frozen=True, kw_only=True):
    """What is done on one day: a routine by its id, or steps of its own.

    Attributes:
        optional: one may pass it over, and it is not asked for.
        hours_apart: since the last of the days that have hours of their own.
    """

    id: FileId
    name: ShortText
    routine: RoutineId | None = None
    steps: tuple[Step, ...] = ()
    says: LongText | None = None
    second: Second | None = None
    gate: Gate | None = None
    hours_apart: HoursApart = None
    optional: bool = False


class Change(Dose, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is otherwise with an exercise of a stage's days, in some of its weeks.

    The keys of a dose replace those of the step; `rounds` and `rest_between` are of the sets.

    Attributes:
        exercise: all that is done in sets, where it is missing.
        day: on this day only.
        instead: this exercise in its place.
        eased: only where a session is eased, in place of one set fewer.
    """

    exercise: FileId | None = None
    weeks: Weeks = None
    day: FileId | None = None
    eased: bool = False
    rounds: RoundNumber | None = None
    rest_between: Rest | None = None
    sides: Sides | None = None
    instead: FileId | None = None
    note: LongText | None = None
    temperature: Temperature = None
    left_out: bool = False


class GoOn(Table, frozen=True, kw_only=True):
    """When the next stage comes; all that is said must hold, and no answer is never a good one.

    Attributes:
        sessions: so many sessions of the stage at least.
        of: only these days count there.
        each_day: each day at least so often.
        in_full: the last session of each day done to its end.
        ask_from: from so many sessions on the person is asked, where fewer than `sessions` are.
    """

    sessions: Annotated[int, Meta(ge=1, le=500)] | None = None
    of: DayIds | None = None
    each_day: Annotated[int, Meta(ge=1, le=100)] | None = None
    in_full: bool = False
    ask_from: Annotated[int, Meta(ge=1, le=500)] | None = None
    conditions: Conditions = field(name="if", default=())


class Stuck(StrEnum):
    """What comes when a stage was repeated as often as it may be."""

    ASK = "ask"
    STOP = "stop"


class Stage(Table, frozen=True, kw_only=True):
    """Some weeks in which the same days come in turn.

    Attributes:
        weeks: how many; without an end where it is missing.
        days: the ids of the days in their order.
        days_a_week: how many sessions a week has; as many as there are days where it is missing.
        enter_if: otherwise the stage is left out.
        repeats: how often its last week may be repeated.
    """

    id: FileId
    name: ShortText
    says: LongText | None = None
    weeks: WholeWeeks | None = None
    days: DayIds
    days_a_week: DaysAWeek = None
    enter_if: Condition | None = None
    changes: Annotated[tuple[Change, ...], Meta(max_length=200)] = ()
    go_on: GoOn | None = None
    repeats: Annotated[int, Meta(ge=0, le=20)] = USUAL_REPEATS
    when_stuck: Stuck = Stuck.ASK


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


class Easing(StrEnum):
    """What an easier session is."""

    SET_FEWER = "one set fewer"
    HALF = "half the sets"
    ONE_SET = "one set each"
    STAGE_BEFORE = "the stage before"


_Level = Annotated[int, Meta(ge=0, le=10)]
_Days = Annotated[int, Meta(ge=1, le=365)]


class Limits(Table, frozen=True, kw_only=True):
    """The numbers of the common rules; a programme may have others.

    Attributes:
        during_fine, morning_fine: pain up to that is no reason to ease.
        during_stop, morning_stop: from that on the session ends, or someone is to look at it.
        morning_rise: so much more than the morning before is a reason to ease.
        mornings_above: so many mornings on end above the usual one are a reason to stop.
        calm_sessions: so many lead back from easier ones.
        week_again, stage_back, ask: so many days without a session lead to that.
        eased: what an easier session is.
    """

    during_fine: _Level = 3
    during_stop: _Level = 6
    morning_fine: _Level = 3
    morning_rise: _Level = 2
    morning_stop: _Level = 6
    mornings_above: Annotated[int, Meta(ge=2, le=30)] = 3
    calm_sessions: Annotated[int, Meta(ge=1, le=10)] = 2
    week_again: _Days = 7
    stage_back: _Days = 14
    ask: _Days = 28
    eased: Easing = Easing.SET_FEWER


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


def in_week(weeks: int | str | None, week: int) -> bool:
    """Whether a week, from 1, is one of those that a change names; without any it is."""
    if weeks is None:
        return True
    low, _, high = str(weeks).rstrip("+").partition("-")
    if str(weeks).endswith("+"):
        return week >= int(low)
    return int(low) <= week <= int(high or low)


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
