"""How fast, as a person types it behind how much: `up 2, down 3`, `pace 3`, `in 60 s`."""

from __future__ import annotations

import re
from typing import Any

from recoverytimer.exercise.dose import PHASE_TIME, Dose
from recoverytimer.exercise.dosetext import read_tempo, seconds_of, tempo_text

SPEED = "speed"
"""The key of a step for how many times as fast it is done."""
LONGEST_PHASE = 20

_WITHIN = re.compile(r"(?:with)?in\s+(.+)", re.IGNORECASE)
_PACE = re.compile(r"pace\s+(.+)", re.IGNORECASE)
# Between commas they would rather be the rounds of an amount.
_ONLY_NUMBERS, _NUMBERS = (
    re.compile(r"[\d.,/\s\u2013-]*"),
    re.compile(r"[\d.\s]+([/\u2013-][\d.\s]+)+"),
)
_TEMPO = re.compile(r"tempo\s+(.+)", re.IGNORECASE)
_OWN_PACE = re.compile(
    r"(.*?)[,;\s]*\b(?:at\s+)?(?:my\s+|your\s+|one's\s+)?own\s+pace", re.IGNORECASE
)
_SPEED = re.compile(r"(.*?)[,;\s]*\b(?:at\s+)?speed\s+(\d{1,3}(?:\.\d{1,3})?)x?", re.IGNORECASE)


def read_pace(text: str, *, breath: bool) -> dict[str, Any] | None:
    """The keys that a text says, with their plain values; None where it says none.

    `breath`: numbers alone are the phases of a breath.
    """
    speed = _SPEED.fullmatch(text)
    if speed:
        return _besides(speed[1], {SPEED: _plain(speed[2])}, breath=breath)
    own = _OWN_PACE.fullmatch(text)
    if own:
        return _besides(own[1], {"own_pace": True}, breath=breath)
    for key, pattern in (("within", _WITHIN), ("pace", _PACE)):
        found = pattern.fullmatch(text)
        seconds = seconds_of(found[1]) if found else None
        if isinstance(seconds, int | float):
            return {key: seconds}
    return _tempo(text, breath=breath)


def _besides(text: str, found: dict[str, Any], *, breath: bool) -> dict[str, Any] | None:
    """What was found at the end of a text, with what stands before it."""
    before = read_pace(text, breath=breath) if text else {}
    return None if before is None else {**before, **found}


def _tempo(text: str, *, breath: bool) -> dict[str, Any] | None:
    if _ONLY_NUMBERS.fullmatch(text) and not _NUMBERS.fullmatch(text):
        return None
    named = _TEMPO.fullmatch(text)
    tempo = read_tempo(named[1] if named else text, breath=breath)
    return {"tempo": tempo} if isinstance(tempo, list) and all(map(_is_phase, tempo)) else None


def _is_phase(phase: list[Any]) -> bool:
    name, seconds = phase
    is_time = isinstance(seconds, int | float) or re.match(PHASE_TIME, seconds)
    return len(name) <= LONGEST_PHASE and bool(is_time)


def _plain(number: str) -> float | int:
    value = float(number)
    return int(value) if value.is_integer() else value


def pace_as_typed(dose: Dose, speed: float = 1) -> str:
    """How fast a dose is done, as one would type it; empty where it does not say."""
    own = "at own pace" if dose.own_pace else ""
    times = f"speed {seconds_text(speed)}" if speed != 1 else ""
    return ", ".join(part for part in (_rhythm_as_typed(dose), own, times) if part)


def _rhythm_as_typed(dose: Dose) -> str:
    if dose.within:
        return f"in {seconds_text(dose.within)} s"
    if dose.pace:
        return f"pace {seconds_text(dose.pace)}"
    text = tempo_text(dose.tempo)
    # What would be taken for another way to say how fast, as a single phase "in" or "pace".
    return text if not text or "tempo" in (read_pace(text, breath=False) or ()) else f"tempo {text}"


def seconds_text(seconds: float) -> str:
    """Seconds in digits."""
    return tempo_text([("", seconds)]).strip()
