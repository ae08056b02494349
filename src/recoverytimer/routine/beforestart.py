"""What is asked before a routine starts, and what a person answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import product

from msgspec import Struct

from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.routine.routine import (
    Choice,
    Routine,
    Step,
    StepPath,
    all_steps,
    exercise_steps,
    needs_choice,
)
from recoverytimer.routine.timeline import is_picked


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


def picked(routine: Routine, *preferred: Collection[str]) -> tuple[str, ...]:
    """One option of each choice: what is preferred before all else, otherwise its first."""
    return tuple(_picked(choice, preferred) for choice in routine.choices)


def each_way(routine: Routine) -> Iterator[tuple[str, ...]]:
    """All that can be chosen: one option of each choice."""
    return product(*([option.id for option in choice.options] for choice in routine.choices))


def unknown_option(routine: Routine, options: Iterable[str]) -> str | None:
    """One that is no option of a routine; None where all are."""
    known = {option.id for choice in routine.choices for option in choice.options}
    return next((option for option in options if option not in known), None)


def _picked(choice: Choice, preferred: Iterable[Collection[str]]) -> str:
    ids = [option.id for option in choice.options]
    return next((one for few in preferred for one in ids if one in few), ids[0])


def steps_with(routine: Routine, options: Collection[str]) -> Iterator[tuple[StepPath, Step]]:
    """The steps that are there with some options, with their places."""
    gone: set[StepPath] = set()
    for path, step in all_steps(routine.steps):
        if path[:-1] in gone or not is_picked(routine, step.only, options):
            gone.add(path)
        else:
            yield path, step


def asks_side(routine: Routine, exercises: Mapping[str, Exercise]) -> bool:
    """Whether it matters which side is sore."""
    used = {step.exercise for _, step in exercise_steps(routine)}
    return needs_choice(routine, {name: exercises[name].sides for name in used})
