"""A load in kilograms that is carried on from session to session."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from recoverytimer.exercise.exercise import FileId
from recoverytimer.programme.table import Table


class UpWhen(StrEnum):
    """When more is loaded."""

    TWO_TO_SPARE = "two to spare twice"
    ALL_DONE = "all done"
    NO_PAIN = "a week without pain"


_Kg = Annotated[float, Meta(ge=0, le=500)]


class Load(Table, frozen=True, kw_only=True):
    """What one exercise is loaded with, and how that grows.

    Attributes:
        fails: after so many sessions on end in which not all was done, `take_off` comes off.
        take_off: as a share of the load.
        stage: nothing is loaded before that stage.
    """

    exercise: FileId
    start_kg: _Kg = 0
    step_kg: Annotated[float, Meta(gt=0, le=50)]
    up_when: UpWhen
    fails: Annotated[int, Meta(ge=1, le=20)] = 3
    take_off: Annotated[float, Meta(gt=0, le=0.9)] = 0.1
    most_kg: _Kg | None = None
    stage: FileId | None = None
