"""Amounts and tempos as a person types them, and back: "45", "1:30", "20-30", "12x", "up 2".

What is read are the plain values of a file. What cannot be read stays the text it was, and the
reader of files says what is wrong with it.
"""

from __future__ import annotations

import re
from typing import Any

from recoverytimer.base import amounts
from recoverytimer.base.content import PHASE, key_in_language
from recoverytimer.base.typedamounts import DurationUnit, duration_s, ends_in_time
from recoverytimer.exercise.dose import FREE, Measure

TIMED = frozenset({Measure.HOLD, Measure.UP_TO})
# From here on seconds are shown as minutes and seconds; a range reads better in seconds for longer.
AS_CLOCK_S = 60
RANGE_AS_CLOCK_S = 120

_UNITS = (
    (Measure.REPS, r"x|reps?|repetitions?|times"),
    (Measure.PASSES, r"pass(?:es)?|rolls?"),
    (Measure.BREATHS, r"breaths?"),
    (Measure.METRES, r"met(?:re|er)s?"),
)
_UNIT_WORDS = "|".join(words for _, words in _UNITS)
_OR_MORE = re.compile(rf"(\d)(\s*(?:{_UNIT_WORDS})\b)?\s*(?:\+|\bor more\b)", re.IGNORECASE)
_UNTIL = re.compile(r"until.*|as long as.*|open", re.IGNORECASE)
_UP_TO = re.compile(r"(?:up to|at most|max\.?)\s+(.*)", re.IGNORECASE)
_SIDED = re.compile(
    r"l(?:eft)?\b[:\s]*(?P<left>.*?)[;,\s]*\br(?:ight)?\b[:\s]*(?P<right>.*)", re.IGNORECASE
)
_NUMBER = r"\d{1,9}(?:\.\d{1,9})?"
_RANGE = re.compile(r"(.+?)\s*(?:-|\u2013|\bto\b)\s*(.+)")
_UNIT_AT_END = re.compile(r"\s*(?:[a-z]+|['\"])$", re.IGNORECASE)
_OPEN = re.compile(rf"{_NUMBER}\+")
_NEXT_PHASE = re.compile(rf",|(?<=\d)\s+(?=[^\d\s])(?!{FREE}\b)")
_PHASE = re.compile(r"(.*\S)\s+(\S+)")
# Those of the exercises that come with the app, which are shown in the app's language.
KNOWN_PHASES = (
    *("in", "out", "up", "down", "hold", "change"),
    *("back", "flatten", "lift", "push", "relax", "release"),
    *("rest", "return", "round", "sink", "squeeze"),
)
_PHASES = {
    (True, 2): ("in", "out"),
    (True, 3): ("in", "hold", "out"),
    (True, 4): ("in", "hold", "out", "hold"),
    (False, 2): ("up", "down"),
    (False, 3): ("up", "hold", "down"),
    (False, 4): ("up", "hold", "down", "hold"),
}


def read_amount(text: str, measure: Measure) -> tuple[Measure, Any]:
    """The measure and the value that a text stands for; a unit in it outweighs `measure`."""
    text = _OR_MORE.sub(r"\1+\2", text.strip())
    if _UNTIL.fullmatch(text):
        return Measure.UNTIL_DONE, True
    up_to = _UP_TO.fullmatch(text)
    if up_to:
        return Measure.UP_TO, _value(up_to[1], timed=True)
    for counted, unit in _UNITS:
        found = re.fullmatch(rf"(.*[\d+])\s*(?:{unit})", text, re.IGNORECASE)
        if found:
            return counted, _value(found[1], timed=False)
    if measure is Measure.UNTIL_DONE:
        return measure, True
    timed = measure in TIMED
    if measure is Measure.METRES:
        text = text.removesuffix("m").strip()
    elif not timed and ends_in_time(text):
        measure, timed = Measure.HOLD, True
    return measure, _value(text, timed=timed)


def amount_text(value: Any, *, timed: bool = False) -> str:
    """A value of a file as `read_amount` reads it; what no file may have as it stands."""
    if isinstance(value, dict):
        joined = [isinstance(v, list) and len(v) > 1 for v in value.values()]
        sides = [f"{k} {amount_text(v, timed=timed)}" for k, v in value.items()]
        return ("; " if any(joined) else ", ").join(sides)
    if isinstance(value, list | tuple):
        return ", ".join(amount_text(v, timed=timed) for v in value)
    if isinstance(value, str):
        return _range_text(value, timed=timed)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return _number_text(value, clock=timed and value >= AS_CLOCK_S)


def amount_of(text: str) -> Any:
    """The plain value of "40", "1:30", "20-30", "12, 10, 8" or "left 40, right 60"."""
    return _value(text, timed=True)


def seconds_of(text: str) -> Any:
    """Seconds out of "90", "1:30" or "1 h 5 min"; None for nothing, the text if it is no time."""
    text = text.strip()
    return _part(text, timed=True) if text else None


def read_tempo(text: str, *, breath: bool | None = None) -> Any:
    """Phases out of "up 2, hold 1" or "4-7-8"; None for nothing, the text if it is unclear.

    Bare numbers are clear only where it is known whether they are those of a breath.
    """
    text = text.strip()
    if not text:
        return None
    numbers = re.split(r"\s*[-\u2013/,]\s*|\s+", text)
    names = None if breath is None else _PHASES.get((breath, len(numbers)))
    if names and all(re.fullmatch(_NUMBER, n) for n in numbers):
        return [[name, _plain(float(n))] for name, n in zip(names, numbers, strict=True)]
    bare = re.sub(r"(\d)\s*s\b", r"\1", text)
    found = [_phase(part.strip()) for part in _NEXT_PHASE.split(bare)]
    has_time = any(re.search(rf"\d|\b{FREE}\b", part) for part in bare.split(","))
    return found if all(found) and has_time else text


def _phase(part: str) -> list[Any] | None:
    """A phase with its seconds, a range of them, or as long as one likes; None if it is unclear."""
    found = _PHASE.fullmatch(part)
    is_timed = found is not None and (found[2] == FREE or bool(re.search(r"\d", found[2])))
    if found is not None and is_timed:
        return [_phase_key(found[1]), _part(found[2], timed=True)]
    return [_phase_key(part), FREE] if part and not re.search(r"\d", part) else None


def _phase_key(name: str) -> str:
    keys = {w.casefold(): k for k in KNOWN_PHASES for w in (k, key_in_language(PHASE, k))}
    return keys.get(name.casefold(), name)


def tempo_text(phases: Any) -> str:
    """Phases as `read_tempo` reads them."""
    if not isinstance(phases, list | tuple) or not all(_is_phase(phase) for phase in phases):
        return str(phases or "")
    says_free = all(seconds == FREE for _, seconds in phases)
    return ", ".join(_phase_text(name, seconds, says_free=says_free) for name, seconds in phases)


def _phase_text(name: str, seconds: Any, *, says_free: bool) -> str:
    said = key_in_language(PHASE, name)
    if seconds == FREE and not says_free and not re.search(r"\d", said):
        return said
    return f"{said} {_number_text(seconds, clock=False)}"


def _is_phase(phase: Any) -> bool:
    return isinstance(phase, list | tuple) and len(phase) == 2


def is_open(amount: str) -> bool:
    """Whether a text is a count without an upper end, as a file has it."""
    return _OPEN.fullmatch(amount) is not None


def _value(text: str, *, timed: bool) -> Any:
    sided = _SIDED.fullmatch(text.strip())
    if sided:
        return {side: _rounds(sided[side], timed=timed) for side in ("left", "right")}
    return _rounds(text, timed=timed)


def _rounds(text: str, *, timed: bool) -> Any:
    """One value, or one for each round."""
    parts = [_part(part.strip(), timed=timed) for part in text.rstrip(" ,;").split(",")]
    if len(parts) == 1:
        return parts[0]
    # One that is unclear makes all of it unclear, as the person typed it.
    sound = all(not isinstance(p, str) or _RANGE.fullmatch(p) or is_open(p) for p in parts)
    return parts if sound else text


def _part(text: str, *, timed: bool) -> Any:
    """A number, a range as a file has it, or the text if it is neither."""
    one = _number(text, timed=timed)
    if one is not None:
        return one
    ends = _RANGE.fullmatch(text)
    if ends is None:
        return text
    unit = _UNIT_AT_END.search(ends[2])
    both = (f"{ends[1]}{unit[0]}" if unit and ends[1][-1].isdigit() else ends[1], ends[2])
    low, high = (_number(end, timed=timed) for end in both)
    return text if low is None or high is None else f"{_decimal(low)}-{_decimal(high)}"


def _number(text: str, *, timed: bool) -> float | int | None:
    if not timed:
        return _plain(float(text)) if re.fullmatch(_NUMBER, text) else None
    found = duration_s(text, DurationUnit.SECONDS)
    return None if found is None else _plain(found)


def _plain(value: float) -> float | int:
    return int(value) if value.is_integer() else value


def _decimal(value: float) -> str:
    """Digits without an exponent, which a range in a file cannot have."""
    return f"{value:f}".rstrip("0").rstrip(".") if "e" in repr(value) else str(value)


def _range_text(text: str, *, timed: bool) -> str:
    low, _, high = text.partition("-")
    try:
        ends = [_plain(float(end)) for end in (low, high)]
    except ValueError:
        return text
    clock = timed and max(ends) >= RANGE_AS_CLOCK_S
    return "-".join(_number_text(end, clock=clock) for end in ends)


def _number_text(value: Any, *, clock: bool) -> str:
    if not isinstance(value, int | float):
        return str(value)
    number = _plain(float(value))
    if not clock or not isinstance(number, int):
        return _decimal(number)
    return amounts.clock_digits(number)
