"""What can be wrong with a programme, beside what is wrong with any file and any routine."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct


class ProgrammeFault(Enum):
    """What is wrong with a programme or a part of it."""

    NO_FORMAT = auto()
    NO_DAYS = auto()
    TOO_MANY_DAYS = auto()
    NO_STAGES = auto()
    DAY_NEEDS_ONE = auto()
    SECOND_NEEDS_ONE = auto()
    OPEN_STAGE_NOT_LAST = auto()
    NO_SESSION_IN_WEEK = auto()
    NO_CONDITION = auto()
    OPTIONS_MISSING = auto()
    OPTIONS_TOO_MANY = auto()
    SAYS_NOTHING = auto()
    STRANGE_NAME = auto()


class SameId(Struct, frozen=True):
    """Two of a kind have the same id."""

    id: str


class UnknownId(Struct, frozen=True):
    """There is nothing of this id; `known` is what there is, `near` what may be meant."""

    id: str
    known: tuple[str, ...]
    near: str = ""


class NotInDays(Struct, frozen=True):
    """No day of the stage has the exercise that a change, a load or a second session names."""

    exercise: str


class NotAnAnswer(Struct, frozen=True):
    """A condition looks for an answer that cannot be given; `known` are those that can."""

    answer: str
    known: tuple[str, ...]


class WeekBeyond(Struct, frozen=True):
    """A change is for a week that its stage does not have."""

    weeks: int


class NeedsNumbers(Struct, frozen=True):
    """`least`, `most` and `of` go with answers that are numbers."""

    id: str


class UnknownRoutine(Struct, frozen=True):
    """There is no routine of this id; `near` is what may be meant."""

    id: str
    near: str


class TooManySessions(Struct, frozen=True):
    """A stage is left only after more sessions than it has."""

    sessions: int
    has: int


class ManyMoreSets(Struct, frozen=True):
    """Sets grow by half and more from one week to the next within a stage."""

    before: int
    now: int
