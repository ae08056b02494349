"""What was adapted in a routine for a person, as a session keeps it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from recoverytimer.exercise.caution import Caution


class Way(StrEnum):
    """How a step was changed."""

    SWAPPED = "swapped"
    EASIER = "easier"
    LEFT_OUT = "left out"


class Adaptation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one step differed from the routine as it is written, and why.

    Attributes:
        exercise: the id of the exercise as it is written.
        instead: the id of what it was swapped for.
        cautions: what spoke against it.
    """

    exercise: str
    way: Way
    instead: str | None = None
    cautions: tuple[Caution, ...] = ()
