"""An exercise or a routine as it stands on a picture: its texts, and which figures are seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from msgspec import Struct

from recoverytimer.exercise.dose import PlannedDose, planned_dose
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.exercise.words.pages import felt, usual_dose
from recoverytimer.routine.portrait import Portrait
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.words.pages import you_need
from recoverytimer.routine.words.totals import total_in_words
from recoverytimer.sharing.handout import HandoutLine, handout


class CardShape(Enum):
    """The sizes of a picture: width and height in pixels."""

    SQUARE = (1080, 1080)
    WIDE = (1920, 1080)


class CardWish(Struct, frozen=True):
    """How somebody wants a picture."""

    shape: CardShape = CardShape.SQUARE
    is_dark: bool = False
    moves: bool = False

    @property
    def ending(self) -> str:
        """That of its file."""
        return ".webp" if self.moves else ".png"


@dataclass(frozen=True, slots=True)
class CardLine:
    """One step of a routine; of a group only what it is called, and its steps are `within` it."""

    title: str
    dose: str = ""
    exercise: str | None = None
    within: bool = False


@dataclass(frozen=True, slots=True)
class PictureCard:
    """All that is on it.

    Attributes:
        id: what it shows; the name of its file.
        exercise: the one that is seen large.
        lines: the steps of a routine.
        plan: the dose whose tempo the movement has.
    """

    id: str
    title: str
    facts: tuple[str, ...]
    exercise: str | None
    lines: tuple[CardLine, ...] = ()
    plan: PlannedDose | None = None


def exercise_card(exercise_id: str, exercise: Exercise) -> PictureCard:
    """An exercise with its usual dose."""
    facts = (usual_dose(exercise), felt(exercise.feel) if exercise.feel else "")
    return PictureCard(
        exercise_id, exercise.name, tuple(filter(None, facts)), exercise_id, plan=_plan(exercise)
    )


def routine_card(
    routine_id: str, routine: Routine, portrait: Portrait, exercises: Mapping[str, Exercise]
) -> PictureCard:
    """A sound routine as it is written: nothing of the person is on it."""
    shown = exercises.get(portrait.exercise or "")
    lines = handout(routine, portrait, exercises, {}).lines
    return PictureCard(
        routine_id,
        routine.name,
        (total_in_words(portrait.total), you_need(portrait.equipment)),
        portrait.exercise,
        tuple(map(_line, lines)),
        _plan(shown) if shown else None,
    )


def _line(line: HandoutLine) -> CardLine:
    return CardLine(line.title, line.dose, line.exercise, within=line.depth > 0)


def _plan(exercise: Exercise) -> PlannedDose:
    return planned_dose(exercise.dose)
