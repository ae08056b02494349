"""What can be wrong with a routine, beside what is wrong with any file and any dose."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct

from recoverytimer.base.problem import Place


class RoutineFault(Enum):
    """What is wrong with a routine or with a step of it."""

    NO_FORMAT = auto()
    NO_STEPS = auto()
    TOO_DEEP = auto()
    TOO_MANY_STEPS = auto()
    UNCLEAR_STEP = auto()
    OUTSIDE_OF_GROUP = auto()
    SAME_OPTION = auto()
    TOO_MANY_CHOICES = auto()
    TOO_MANY_SEGMENTS = auto()
    STRANGE_NAME = auto()
    NOTHING_TO_PASTE = auto()
    NO_DEEPER = auto()
    ROUNDS_NOT_UNDERSTOOD = auto()
    REST_TOO_LONG = auto()


class NotAStep(Struct, frozen=True):
    """A value stands in the place of a step."""

    value: str


class WrongRounds(Struct, frozen=True):
    """A number of rounds that is 0, or a range of them whose smaller end comes last."""

    text: str


class NothingLeft(Struct, frozen=True):
    """With some options, by their words, there is nothing to play; without choices at all."""

    options: tuple[str, ...]


class UnknownOption(Struct, frozen=True):
    """No choice of the routine has an option of this id; `known` are those that there are."""

    id: str
    known: tuple[str, ...]


def step_number(place: Place) -> str:
    """The place of a step as a person counts: "3.1"."""
    return ".".join(str(step + 1) for step in place if isinstance(step, int))
