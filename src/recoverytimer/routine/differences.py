"""What is different between two routines, in words."""

from __future__ import annotations

from collections.abc import Mapping

from recoverytimer.base.linechanges import ComparedLine, compared
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.exercise.exercise import Exercise
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.words.steps import routine_lines


def differences(
    before: Routine,
    after: Routine,
    exercises: Mapping[str, Exercise],
    cautions: Mapping[Caution, CautionNote],
) -> tuple[ComparedLine, ...]:
    """Both routines line by line: what stayed, what is gone, what is new and what moved here."""
    old, new = (routine_lines(routine, exercises, cautions) for routine in (before, after))
    return compared(old, new)
