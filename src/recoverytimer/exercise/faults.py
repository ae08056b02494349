"""What can be wrong with an exercise or a dose, beside what is wrong with any file."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from msgspec import Struct

from recoverytimer.exercise.dose import Measure


class WrongRange(Struct, frozen=True):
    """A text in an amount is no range such as "20-30", or one whose smaller end comes last."""

    text: str
    is_reversed: bool


class NotOneMeasure(Struct, frozen=True):
    """A dose has no measure, or several."""

    measures: tuple[Measure, ...]


class MeasureWithout(Struct, frozen=True):
    """A key ("within" or "tempo") does not go with the measure of its dose."""

    measure: Measure


class Contradiction(Struct, frozen=True):
    """Only one of these keys can be."""

    keys: tuple[str, ...]


class SpellTooLong(Struct, frozen=True):
    """One spell of an exercise is longer than is safe for its kind."""

    most_s: float


class UnknownExercise(Struct, frozen=True):
    """There is no exercise of this id; `near` is what may be meant."""

    id: str
    near: str


class NoSource(Struct, frozen=True):
    """A source names none of the guide's, nor a text with its mark; or it does both."""


class UnknownReference(Struct, frozen=True):
    """The guide has no source of this id; `near` is what may be meant."""

    id: str
    near: str


class UnknownPose(Struct, frozen=True):
    """There is no figure of this name."""

    name: str


class UnknownPicture(Struct, frozen=True):
    """There is no picture of this name in the folder of pictures."""

    name: str
    folder: Path


class OutOfBounds(Struct, frozen=True):
    """So much of a measure, as it was typed, is none or too much."""

    measure: Measure


class DoseFault(Enum):
    """What else can be wrong with a dose as it was typed."""

    NOT_UNDERSTOOD = auto()
    ROUNDS = auto()
    NO_DURATION = auto()
    PACE = auto()
