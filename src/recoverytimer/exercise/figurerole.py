"""An exercise as it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from recoverytimer.exercise.dose import Side


@dataclass(frozen=True, slots=True)
class FigureRole:
    """An exercise as it is shown: on which side, where it has one, and held or moving."""

    exercise: str
    side: Side | None = None
    held: bool = False
