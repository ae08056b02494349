"""Which format a routine needs: the oldest that says all of it, so that older apps can read it."""

from __future__ import annotations

from collections.abc import Iterator

from recoverytimer.exercise.dose import Dose, Measure, Sided
from recoverytimer.exercise.exercise import Sides
from recoverytimer.routine.routine import ROUTINE_FORMAT, Group, Routine, Step, Work, all_steps

_NEW_SIDES = frozenset({Sides.RIGHT_FIRST, Sides.CHOSEN_FIRST, Sides.OTHER})
_UNTIMED = frozenset({Measure.UP_TO, Measure.UNTIL_DONE})


def format_of(routine: Routine) -> int:
    """The number for the file of a routine."""
    is_new = any(_new_in_routine(routine)) or any(
        any(_new_in_step(step)) for _, step in all_steps(routine.steps)
    )
    return ROUTINE_FORMAT if is_new else 1


def _new_in_routine(routine: Routine) -> Iterator[bool]:
    yield bool(routine.choices or routine.replaces or routine.picture)
    yield routine.prepare_in_rest is not None
    yield isinstance(routine.times_a_day, str) or isinstance(routine.times_a_week, str)


def _new_in_step(step: Step) -> Iterator[bool]:
    yield step.left_out or bool(step.only)
    if isinstance(step, Group):
        yield isinstance(step.rounds, tuple) or step.sides in _NEW_SIDES
        yield bool(step.rest_note or step.extra_on_chosen)
    if isinstance(step, Work):
        yield step.sides in _NEW_SIDES
        yield step.speed != 1 or step.prepare_in_rest is not None
        yield step.dose is not None and any(_new_in_dose(step.dose))


def _new_in_dose(dose: Dose) -> Iterator[bool]:
    yield dose.own_pace
    yield any(isinstance(seconds, str) for _, seconds in dose.tempo or ())
    yield bool(dose.tempo) and dose.measure in _UNTIMED
    yield any(str(one).endswith("+") for one in _parts(getattr(dose, dose.measure)))


def _parts(amount: object) -> Iterator[object]:
    if isinstance(amount, Sided):
        yield from (*_parts(amount.left), *_parts(amount.right))
    elif isinstance(amount, tuple):
        yield from amount
    else:
        yield amount
