"""How fast, as a person types it behind how much: `up 2, down 3`, `4-7-8`, `pace 3`, `in 60 s`."""

from __future__ import annotations

import re
from typing import Any

from recoverytimer.exercise.dose import Dose
from recoverytimer.exercise.dosetext import read_tempo, seconds_of, tempo_text

PACES = ("tempo", "pace", "within")
"""The keys of a dose that say how fast it is done."""
LONGEST_PHASE = 20

_WITHIN = re.compile(r"(?:with)?in\s+(.+)", re.IGNORECASE)
_PACE = re.compile(r"pace\s+(.+)", re.IGNORECASE)
# Between commas they would rather be the rounds of an amount.
_ONLY_NUMBERS, _NUMBERS = (
    re.compile(r"[\d.,/\s\u2013-]*"),
    re.compile(r"[\d.\s]+([/\u2013-][\d.\s]+)+"),
)
_TEMPO = re.compile(r"tempo\s+(.+)", re.IGNORECASE)


def read_pace(text: str, *, breath: bool) -> dict[str, Any] | None:
    """The keys of a dose that a text says, with their plain values; None where it says none.

    `breath`: numbers alone are the phases of a breath.
    """
    for key, pattern in (("within", _WITHIN), ("pace", _PACE)):
        found = pattern.fullmatch(text)
        seconds = seconds_of(found[1]) if found else None
        if isinstance(seconds, int | float):
            return {key: seconds}
    if _ONLY_NUMBERS.fullmatch(text) and not _NUMBERS.fullmatch(text):
        return None
    named = _TEMPO.fullmatch(text)
    tempo = read_tempo(named[1] if named else text, breath=breath)
    return {"tempo": tempo} if isinstance(tempo, list) and all(map(_is_phase, tempo)) else None


def _is_phase(phase: list[Any]) -> bool:
    name, seconds = phase
    return len(name) <= LONGEST_PHASE and isinstance(seconds, int | float)


def pace_as_typed(dose: Dose) -> str:
    """How fast a dose is done, as one would type it; empty where it does not say."""
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
