"""What a programme asks, and what an answer may have to be."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field

from recoverytimer.base.language import N_
from recoverytimer.exercise.exercise import LONGEST_NAME, FileId, ShortText
from recoverytimer.programme.table import Table
from recoverytimer.routine.routine import Option

DURING, MORNING, LEFT = "during", "morning", "left"
"""Ids that the common rules go by: pain during, pain in the morning, repetitions left."""
MOST_LEFT = 3
"""Three repetitions left, or more."""
YES, NO = "yes", "no"


class When(StrEnum):
    """When something is asked."""

    START = "start"
    AFTER = "after"
    MORNING = "morning"
    WEEK = "week"


class AnswerKind(StrEnum):
    """How something is answered."""

    SCALE = "0-10"
    LEFT = "reps left"
    YES_NO = "yes or no"
    CHOICE = "choice"


NUMBERS = frozenset({AnswerKind.SCALE, AnswerKind.LEFT})
"""Kinds whose answers are numbers."""
# Without a pattern, as in `dose.RangeText`; it has to be one of the answers anyway.
_Answer = Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME)]
Is = Annotated[
    None | _Answer | Annotated[tuple[_Answer, ...], Meta(min_length=1, max_length=20)],
    Meta(description=N_('Write an answer such as "yes", or a list of answers.')),
]


class Of(StrEnum):
    """What of a number is looked at: itself, or how much it is more than an earlier one."""

    LEVEL = "level"
    RISE = "rise"
    SINCE_FIRST = "since the first"
    SINCE_LAST_WEEK = "since the week before"


class Condition(Table, frozen=True, kw_only=True):
    """What answers must be. Without an answer it is never known to hold.

    Attributes:
        id: of what is asked.
        equals: the ids of answers.
        last: looks at so many of the latest answers; at all where it is missing.
        each_day: looks at the answers for the last session of each day.
    """

    id: FileId
    least: Annotated[float, Meta(ge=-10, le=10)] | None = None
    most: Annotated[float, Meta(ge=-10, le=10)] | None = None
    equals: Is = field(name="is", default=None)
    of: Of = Of.LEVEL
    last: Annotated[int, Meta(ge=1, le=60)] | None = None
    each_day: bool = False

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers with which it holds, where these are words."""
        return (self.equals,) if isinstance(self.equals, str) else (self.equals or ())


Options = Annotated[
    tuple[Option, ...],
    Meta(
        max_length=20,
        description=N_(
            "Write a list of options, each with an id and what it says, in curly brackets."
        ),
    ),
]
Conditions = Annotated[tuple[Condition, ...], Meta(min_length=1, max_length=20)]


class Asked(Table, frozen=True, kw_only=True):
    """A question, when it is asked, and how it is answered."""

    id: FileId
    when: When
    ask: ShortText
    kind: AnswerKind
    options: Options = ()
    only_after: Condition | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """What can be answered, where that is no number: the ids of its options."""
        ids = tuple(option.id for option in self.options)
        return (YES, NO) if self.kind is AnswerKind.YES_NO else ids
