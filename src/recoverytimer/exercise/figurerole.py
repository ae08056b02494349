"""An exercise as it is drawn."""

from __future__ import annotations

from msgspec import Struct

from recoverytimer.exercise.dose import Side


class FigureRole(Struct, frozen=True):
    """An exercise as it is shown: on which side, where it has one, and held or moving."""

    exercise: str
    side: Side | None = None
    held: bool = False
