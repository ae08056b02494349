"""A dose as a person types it: `45`, `1:30`, `20-30`, `12x`, `3 x 10`, `left 40, right 60`.

Behind it may stand how fast: `12x up 2, hold 1, down 3`. A number without a unit means what the
step counts already.
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
from recoverytimer.exercise.dosetext import TIMED, amount_text, is_open, read_amount
from recoverytimer.exercise.faults import DoseFault, OutOfBounds, WrongRange
from recoverytimer.exercise.fields import PACES
from recoverytimer.exercise.files import read_dose_table
from recoverytimer.exercise.paceinput import SPEED, pace_as_typed, read_pace

# What stands behind the "x" is no amount but a tempo where it begins with another word.
_SETS = re.compile(
    r"(\d+)\s*[x\u00d7*]\s*"
    r"((?:\d|l(?:eft)?\b|r(?:ight)?\b|up to\b|at most\b|max|until|open|as long).*)",
    re.IGNORECASE,
)
_GAP = re.compile(r"[,;]?\s+")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d(?!\d))")
_RANGE = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)-(\d{1,9}(?:\.\d{1,9})?)")
DONE = "until done"
LONGEST_TEXT, LONGEST_PACE = 1000, 300


class NotADoseError(ValueError):
    """What was typed is no dose, and why."""

    def __init__(self, fault: object) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class TypedDose:
    """What was typed: a dose, for how many rounds and at which speed where that was typed too."""

    dose: Dose
    rounds: int = 1
    speed: float | None = None


def typed_dose(
    text: str, before: Dose | None = None, *, breathes: bool = False, keeps_pace: bool = True
) -> TypedDose:
    """The dose that a text says.

    A number without a unit counts what the dose before counts; where that is nothing, it means
    seconds, or repetitions behind a number of sets.

    Args:
        text: what was typed.
        before: the dose in whose place it was typed.
        breathes: whether numbers alone, as in 4-7-8, are the phases of a breath.
        keeps_pace: whether, if none is typed, the pace of the dose before stays where it fits.

    Raises:
        NotADoseError: it says none.
    """
    if len(text) > LONGEST_TEXT:
        raise NotADoseError(DoseFault.NOT_UNDERSTOOD)
    said = _DECIMAL_COMMA.sub(".", text.strip()).replace("\u00d7", "x")
    reading = _Reading(before, breathes=breathes, keeps_pace=keeps_pace)
    sets = _SETS.fullmatch(said)
    if sets is None:
        return reading.dose(said, Measure.HOLD)
    try:
        return _sets(reading, int(sets[1]), sets[2])
    except NotADoseError as no_sets:
        try:
            # "10x 2-1-2" is no number of sets but of repetitions, and their tempo.
            return reading.dose(" ".join((f"{sets[1]}x", sets[2])), Measure.HOLD)
        except NotADoseError:
            raise no_sets from None


def _sets(reading: _Reading, rounds: int, said: str) -> TypedDose:
    if not 1 <= rounds <= MOST_ROUNDS:
        raise NotADoseError(DoseFault.ROUNDS)
    typed = reading.dose(said, Measure.REPS)
    return TypedDose(typed.dose, rounds, typed.speed)


class _Reading:
    """Reads a dose that is typed in the place of another one."""

    def __init__(self, before: Dose | None, *, breathes: bool, keeps_pace: bool) -> None:
        self._before = before if before is not None and before.measures else None
        self._breathes = breathes
        self._keeps_pace = keeps_pace

    def dose(self, said: str, usual: Measure) -> TypedDose:
        """The dose with its pace; `usual` is what a number counts where nothing was counted."""
        meant, parts = _meant(self._before, usual), _parted(said)
        try:
            dose = _amount(said, meant)
        except NotADoseError as no_amount:
            paced = None if no_amount.fault is DoseFault.ROUNDS else self._paced(parts, meant)
            if paced is None:
                raise
            return paced
        if dose.measure is Measure.UNTIL_DONE:
            # All that follows "until" could belong to it: the tempo begins as early as one can.
            paced = self._paced(parts[::-1], meant)
            if paced is not None:
                return paced
        return TypedDose(_with_pace(dose, self._before) if self._keeps_pace else dose)

    def _paced(self, parts: list[tuple[str, str]], meant: Measure) -> TypedDose | None:
        """The first dose that ends in a pace."""
        for how_much, how_fast in parts:
            try:
                dose = _amount(how_much, meant)
            except NotADoseError:
                continue
            breath = self._breathes or dose.measure is Measure.BREATHS
            pace = read_pace(how_fast, breath=breath)
            if pace is not None and _fits(dose, pace):
                speed = pace.pop(SPEED, None)
                kept = dose if pace or not self._keeps_pace else _with_pace(dose, self._before)
                return TypedDose(_checked({**msgspec.to_builtins(kept), **pace}), speed=speed)
        return None


def _fits(dose: Dose, pace: dict[str, Any]) -> bool:
    """Whether it is clear where the pace begins; behind "until" its phases are single words."""
    is_open = dose.measure is Measure.UNTIL_DONE
    return not is_open or all(" " not in name for name, _ in pace.get("tempo", ()))


def _parted(said: str) -> list[tuple[str, str]]:
    """A text in two parts, the longest first part first."""
    gaps = list(_GAP.finditer(said, max(0, len(said) - LONGEST_PACE)))
    return [(said[: gap.start()], said[gap.end() :]) for gap in reversed(gaps)]


def _meant(before: Dose | None, usual: Measure) -> Measure:
    """What a number without a unit counts."""
    if before is None or before.measure is Measure.UNTIL_DONE:
        return usual
    return Measure.HOLD if before.measure in TIMED else before.measure


def _amount(said: str, meant: Measure) -> Dose:
    measure, value = read_amount(said.lower().replace("/", ", "), meant)
    if measure is Measure.UP_TO and not isinstance(value, int | float):
        raise NotADoseError(DoseFault.NO_DURATION)
    if measure is not Measure.UNTIL_DONE:
        each = value.values() if isinstance(value, dict) else (value,)
        if any(isinstance(one, list) and len(one) > MOST_ROUNDS for one in each):
            raise NotADoseError(DoseFault.ROUNDS)
        for amount in _amounts(value):
            _check(amount, measure)
    return msgspec.convert({measure.value: value}, Dose)


def _checked(table: dict[str, Any]) -> Dose:
    """The dose of a table with a pace."""
    read = read_dose_table(table)
    if read.value is None:
        raise NotADoseError(DoseFault.PACE)
    return read.value.one_set


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
    if isinstance(amount, str) and measure not in TIMED and is_open(amount):
        amount = float(amount.removesuffix("+"))
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
    """Keep the pace where the measure can have it."""
    if before is None:
        return dose
    if dose.measure is before.measure:
        return replace(dose, **{key: getattr(before, key) for key in PACES})
    uncounted = {*TIMED, Measure.UNTIL_DONE}
    keeps = dose.measure in uncounted and before.measure in uncounted
    return replace(dose, tempo=before.tempo) if keeps else dose


def dose_as_typed(dose: Dose, speed: float = 1) -> str:
    """A dose as one would type it, so many times as fast."""
    pace = pace_as_typed(dose, speed)
    return f"{_amount_as_typed(dose, has_unit=bool(pace))} {pace}".strip()


def _amount_as_typed(dose: Dose, *, has_unit: bool) -> str:
    measure = dose.measure
    if measure is Measure.UNTIL_DONE:
        return DONE
    value = msgspec.to_builtins(getattr(dose, measure.value))
    text = amount_text(value, timed=measure in TIMED)
    if measure is Measure.UP_TO:
        return f"up to {text}"
    if measure is Measure.HOLD:
        return f"{text} s" if has_unit and ":" not in text else text
    is_reps = measure is Measure.REPS and not text.endswith("+")
    return f"{text}x" if is_reps else f"{text} {measure.value}"
