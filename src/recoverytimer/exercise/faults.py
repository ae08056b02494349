"""What can be wrong with an exercise or a dose, beside what is wrong with any file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from recoverytimer.exercise.dose import Measure


@dataclass(frozen=True, slots=True)
class WrongRange:
    """A text in an amount is no range such as "20-30", or one whose smaller end comes last."""

    text: str
    is_reversed: bool


@dataclass(frozen=True, slots=True)
class NotOneMeasure:
    """A dose has no measure, or several."""

    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class MeasureWithout:
    """A key ("within" or "tempo") does not go with the measure of its dose."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Only one of these keys can be."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpellTooLong:
    """One spell of an exercise is longer than is safe for its kind."""

    most_s: float


@dataclass(frozen=True, slots=True)
class UnknownExercise:
    """There is no exercise of this id; `near` is what may be meant."""

    id: str
    near: str


@dataclass(frozen=True, slots=True)
class UnknownPose:
    """There is no figure of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class UnknownPicture:
    """There is no picture of this name in the folder of pictures."""

    name: str
    folder: Path


@dataclass(frozen=True, slots=True)
class OutOfBounds:
    """So much of a measure, as it was typed, is none or too much."""

    measure: Measure


class DoseFault(Enum):
    """What else can be wrong with a dose as it was typed."""

    NOT_UNDERSTOOD = auto()
    ROUNDS = auto()
    NO_DURATION = auto()
