"""What is asked before a routine starts, and what a person answers."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.routine.routine import Routine, exercise_steps, needs_choice


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
    """What a person has said before a start; `side` is None where they have not been asked."""

    side: SideAnswer | None = None

    @property
    def chosen_side(self) -> Side | None:
        """The side to begin with."""
        return self.side.side if self.side else None


NOTHING_SAID = Answers()
A_SIDE = Answers(SideAnswer.LEFT)
"""What is assumed for totals of who has not been asked."""


def asks_side(routine: Routine, exercises: Mapping[str, Exercise]) -> bool:
    """Whether it matters which side is sore."""
    used = {step.exercise for _, step in exercise_steps(routine)}
    return needs_choice(routine, {name: exercises[name].sides for name in used})
