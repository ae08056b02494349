"""A dose as a person types it: `45`, `1:30`, `20-30`, `12x`, `3 x 10`, `left 40, right 60`.

A number without a unit means what the step counts already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec.structs import replace

from recoverytimer.exercise.dose import (
    LONGEST_DOSE_S,
    LONGEST_RANGE,
    MOST_COUNTED,
    MOST_ROUNDS,
    Dose,
    Measure,
)
from recoverytimer.exercise.dosetext import TIMED, amount_text, read_amount
from recoverytimer.exercise.faults import DoseFault, OutOfBounds, WrongRange

_SETS = re.compile(r"^(\d+)\s*[x\u00d7*]\s*(.+)$")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d(?!\d))")
_RANGE = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)-(\d{1,9}(?:\.\d{1,9})?)")
DONE = "until done"


class NotADoseError(ValueError):
    """What was typed is no dose, and why."""

    def __init__(self, fault: object) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class TypedDose:
    """What was typed: a dose, and for how many rounds where that was typed too."""

    dose: Dose
    rounds: int = 1


def typed_dose(text: str, before: Dose | None = None) -> TypedDose:
    """The dose that a text says; tempo and pace stay those of the dose before where they fit.

    A number without a unit counts what the dose before counts; where that is nothing, it means
    seconds, or repetitions behind a number of sets.

    Raises:
        NotADoseError: it says none.
    """
    said = _DECIMAL_COMMA.sub(".", text.strip().lower()).replace("\u00d7", "x").replace("/", ", ")
    sets = _SETS.match(said)
    if sets and not said.endswith("x"):
        rounds = int(sets[1])
        if not 1 <= rounds <= MOST_ROUNDS:
            raise NotADoseError(DoseFault.ROUNDS)
        return TypedDose(_dose(sets[2], before, _meant(before, Measure.REPS)), rounds)
    return TypedDose(_dose(said, before, _meant(before, Measure.HOLD)))


def _meant(before: Dose | None, usual: Measure) -> Measure:
    """What a number without a unit counts."""
    measure = before.measures[0] if before is not None and before.measures else None
    if measure is None or measure is Measure.UNTIL_DONE:
        return usual
    return Measure.HOLD if measure in TIMED else measure


def _dose(said: str, before: Dose | None, meant: Measure) -> Dose:
    measure, value = read_amount(said, meant)
    if measure is Measure.UP_TO and not isinstance(value, int | float):
        raise NotADoseError(DoseFault.NO_DURATION)
    if measure is not Measure.UNTIL_DONE:
        each = value.values() if isinstance(value, dict) else (value,)
        if any(isinstance(one, list) and len(one) > MOST_ROUNDS for one in each):
            raise NotADoseError(DoseFault.ROUNDS)
        for amount in _amounts(value):
            _check(amount, measure)
    return _with_pace(msgspec.convert({measure.value: value}, Dose), before)


def _amounts(value: Any) -> Iterator[Any]:
    """The single amounts and ranges in a plain value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _amounts(one)
    else:
        yield value


def _check(amount: Any, measure: Measure) -> None:
    span = _RANGE.fullmatch(amount) if isinstance(amount, str) else None
    if isinstance(amount, str) and (span is None or len(amount) > LONGEST_RANGE):
        raise NotADoseError(DoseFault.NOT_UNDERSTOOD)
    ends = [float(end) for end in span.groups()] if span else [float(amount)]
    most = LONGEST_DOSE_S if measure in TIMED else MOST_COUNTED
    if not all(0 < end <= most for end in ends):
        raise NotADoseError(OutOfBounds(measure))
    if ends[0] >= ends[-1] and span:
        raise NotADoseError(WrongRange(str(amount), is_reversed=True))


def _with_pace(dose: Dose, before: Dose | None) -> Dose:
    """Keep tempo and pace where the measure can have them."""
    if before is None or not before.measures:
        return dose
    measure = dose.measure
    if measure is before.measure:
        return replace(dose, tempo=before.tempo, pace=before.pace, within=before.within)
    both_timed = measure in TIMED and before.measure in {*TIMED, Measure.UNTIL_DONE}
    return replace(dose, tempo=before.tempo) if both_timed and measure is Measure.HOLD else dose


def dose_as_typed(dose: Dose) -> str:
    """A dose as one would type it."""
    measure = dose.measure
    if measure is Measure.UNTIL_DONE:
        return DONE
    value = msgspec.to_builtins(getattr(dose, measure.value))
    text = amount_text(value, timed=measure in TIMED)
    if measure is Measure.UP_TO:
        return f"up to {text}"
    if measure is Measure.HOLD:
        return text
    return f"{text}x" if measure is Measure.REPS else f"{text} {measure.value}"
