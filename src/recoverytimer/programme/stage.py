"""Some weeks of a programme, in which the same days come in turn."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field

from recoverytimer.base.language import N_
from recoverytimer.exercise.dose import Dose
from recoverytimer.exercise.exercise import FileId, LongText, ShortText, Sides
from recoverytimer.programme.asked import Condition, Conditions
from recoverytimer.programme.table import Table
from recoverytimer.routine.routine import Rest, RoundNumber, Temperature

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
WholeWeeks = Annotated[int, Meta(ge=1, le=MOST_WEEKS)]


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


def in_week(weeks: int | str | None, week: int) -> bool:
    """Whether a week, from 1, is one of those that a change names; without any it is."""
    if weeks is None:
        return True
    low, _, high = str(weeks).rstrip("+").partition("-")
    if str(weeks).endswith("+"):
        return week >= int(low)
    return int(low) <= week <= int(high or low)
