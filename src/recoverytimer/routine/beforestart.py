"""What is asked before a routine starts, and what a person answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from msgspec import Struct

from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import ASKS_SIDE, Exercise
from recoverytimer.routine.choices import played_with
from recoverytimer.routine.routine import Group, Routine, Step, Work


class SideAnswer(StrEnum):
    """Which side is sore; NONE is both or neither."""

    LEFT = "left"
    RIGHT = "right"
    NONE = "none"

    @property
    def side(self) -> Side | None:
        """The side that is chosen."""
        return None if self is SideAnswer.NONE else Side(self)


class SaidIn(StrEnum):
    """Where a person said which side is sore."""

    SESSION = "session"
    SORENESS = "soreness"


class LastSide(Struct, frozen=True):
    """The side that was said last: a suggestion, and no answer."""

    side: Side
    said_in: SaidIn

    @property
    def answer(self) -> SideAnswer:
        """What the same would be again."""
        return SideAnswer(self.side)


class Answers(Struct, frozen=True):
    """What a person has said before a start.

    Attributes:
        side: None where it was not said.
        options: those that were chosen; of a choice without any it is not said.
    """

    side: SideAnswer | None = None
    options: tuple[str, ...] = ()

    @property
    def chosen_side(self) -> Side | None:
        """The side to begin with."""
        return self.side.side if self.side else None


NOTHING_SAID = Answers()


def asks_side(
    routine: Routine, exercises: Mapping[str, Exercise], options: Collection[str] | None = None
) -> bool:
    """Whether it matters which side is sore: with some options, or with any where none are said."""
    return any(_asks_side(step, exercises) for _, step in played_with(routine, options))


def _asks_side(step: Step, exercises: Mapping[str, Exercise]) -> bool:
    if isinstance(step, Group):
        return step.sides in ASKS_SIDE or bool(step.extra_on_chosen)
    if not isinstance(step, Work):
        return False
    return (step.sides or exercises[step.exercise].sides) in ASKS_SIDE or bool(step.extra_on_chosen)
