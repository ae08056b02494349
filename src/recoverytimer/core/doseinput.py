"""A dose as a person types it: `45`, `1:30`, `20-30`, `12x`, `3 x 10`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from recoverytimer.core import wording
from recoverytimer.core.dose import LONGEST_S, MOST_COUNTED, Dose, Measure, Sided, SidedSeconds
from recoverytimer.core.routine import MOST_ROUNDS

_NUMBER = r"(\d+(?:[.,]\d+)?)"
_CLOCK = re.compile(r"^(?:(\d+):)?(\d{1,3}):(\d{2})$")
_AMOUNT = re.compile(rf"^{_NUMBER}(?:\s*[-\u2013]\s*{_NUMBER})?\s*([a-z\u00d7]*)$")
_SETS = re.compile(r"^(\d+)\s*[x\u00d7*]\s*(.+)$")
_UNITS: dict[str, tuple[Measure, float]] = {
    "": (Measure.HOLD, 1.0),
    "s": (Measure.HOLD, 1.0),
    "sec": (Measure.HOLD, 1.0),
    "seconds": (Measure.HOLD, 1.0),
    "min": (Measure.HOLD, 60.0),
    "minutes": (Measure.HOLD, 60.0),
    "h": (Measure.HOLD, 3600.0),
    "hours": (Measure.HOLD, 3600.0),
    "x": (Measure.REPS, 1.0),
    "\u00d7": (Measure.REPS, 1.0),
    "rep": (Measure.REPS, 1.0),
    "reps": (Measure.REPS, 1.0),
    "pass": (Measure.PASSES, 1.0),
    "passes": (Measure.PASSES, 1.0),
    "breath": (Measure.BREATHS, 1.0),
    "breaths": (Measure.BREATHS, 1.0),
    "m": (Measure.METRES, 1.0),
    "metres": (Measure.METRES, 1.0),
}
_TIMED = frozenset({Measure.HOLD, Measure.UP_TO, Measure.UNTIL_DONE})
DONE = ("until done", "done", "open")
UP_TO = "up to "


class NotADoseError(ValueError):
    """What was typed is no dose; the message says what would be."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: a dose, and for how many rounds where that was typed too."""

    dose: Dose
    rounds: int = 1


def typed(text: str, before: Dose | None = None) -> Typed:
    """The dose that a text says; tempo and pace stay those of the dose before where they fit.

    Raises:
        NotADoseError: it says none.
    """
    said = text.strip().lower()
    sets = _SETS.match(said)
    if sets and not said.endswith(("x", "\u00d7")):
        rounds = int(sets[1])
        if not 1 <= rounds <= MOST_ROUNDS:
            message = f"1 to {MOST_ROUNDS} rounds are possible"
            raise NotADoseError(message)
        inner = sets[2] if re.search(r"[a-z:]", sets[2]) else f"{sets[2]}x"
        return Typed(_dose(inner, before), rounds)
    return Typed(_dose(said, before))


def _dose(said: str, before: Dose | None) -> Dose:
    if said in DONE:
        return Dose(until_done=True)
    if said.startswith(UP_TO):
        return Dose(up_to=_single(said.removeprefix(UP_TO)))
    clock = _CLOCK.match(said)
    if clock:
        seconds = int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3])
        return _with_pace(Dose(hold=_bounded(seconds, Measure.HOLD)), before)
    amount = _AMOUNT.match(said)
    unit = _UNITS.get(amount[3]) if amount else None
    if amount is None or unit is None:
        message = 'Type seconds "45", "1:30", a range "20-30", repetitions "12x" or "3 x 10"'
        raise NotADoseError(message)
    measure, factor = unit
    value = _range(amount[1], amount[2], measure, factor)
    return _with_pace(_of(measure, value), before)


def _of(measure: Measure, value: float | str) -> Dose:
    values: dict[str, Any] = {measure.value: value}
    return Dose(**values)


def _range(low: str, high: str | None, measure: Measure, factor: float) -> float | str:
    first = _bounded(float(low.replace(",", ".")) * factor, measure)
    if high is None:
        return first
    last = _bounded(float(high.replace(",", ".")) * factor, measure)
    if last < first:
        message = f"The smaller number comes first: {last:g}-{first:g}"
        raise NotADoseError(message)
    return f"{first:g}-{last:g}" if last > first else first


def _single(said: str) -> float:
    dose = _dose(said, None)
    if not isinstance(dose.hold, float | int):
        message = 'Type one duration: "up to 10 min"'
        raise NotADoseError(message)
    return float(dose.hold)


def _bounded(value: float, measure: Measure) -> float:
    most = LONGEST_S if measure is Measure.HOLD else MOST_COUNTED
    if not 0 < value <= most:
        unit = "seconds" if measure is Measure.HOLD else measure.value
        message = f"More than 0 and at most {most} {unit} are possible"
        raise NotADoseError(message)
    return float(value)


def _with_pace(dose: Dose, before: Dose | None) -> Dose:
    """Keep tempo and pace where the measure can have them."""
    if before is None or not before.measures:
        return dose
    measure = dose.measure
    if measure is before.measure:
        return replace(dose, tempo=before.tempo, pace=before.pace, within=before.within)
    both_timed = measure in _TIMED and before.measure in _TIMED
    return replace(dose, tempo=before.tempo) if both_timed and measure is Measure.HOLD else dose


def shown(dose: Dose) -> str:
    """A dose as one would type it; empty where it differs by side or round."""
    measure = dose.measure
    if measure is Measure.UNTIL_DONE:
        return DONE[0]
    if measure is Measure.UP_TO:
        return UP_TO + _clock(float(dose.up_to or 0))
    value = getattr(dose, measure.value)
    if isinstance(value, tuple | Sided | SidedSeconds):
        return ""
    text = value if isinstance(value, str) else f"{value:g}"
    if measure is Measure.HOLD:
        return text if isinstance(value, str) else _clock(value)
    return f"{text}x" if measure is Measure.REPS else f"{text} {measure.value}"


def _clock(seconds: float) -> str:
    """Seconds alone below a minute and where they are not whole: "45", "1:30"."""
    whole = seconds >= wording.MINUTE_S and seconds == round(seconds)
    return wording.clock(seconds) if whole else f"{seconds:g}"
