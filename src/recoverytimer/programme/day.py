"""What is done on one day of a programme."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, field

from recoverytimer.base.language import N_
from recoverytimer.exercise.exercise import FileId, LongText, RoutineId, ShortText
from recoverytimer.programme.asked import Conditions
from recoverytimer.programme.table import Table
from recoverytimer.routine.routine import Step

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
