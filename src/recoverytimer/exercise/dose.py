"""How much of an exercise: a hold, repetitions, passes, breaths, metres, or until you say so."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from recoverytimer.base.language import N_

LONGEST_DOSE_S = 7200
MOST_COUNTED = 1000
MOST_ROUNDS = 50
LONGEST_RANGE = 20
"""So many characters has a range at most."""

# Assumed where a file names no pace: content model of the shipped routines, rounded.
ASSUMED_REP_S = 4.0
ASSUMED_PASS_S = 3.0
ASSUMED_METRE_S = 0.8
ASSUMED_OPEN_S = 30.0
BREATH = (("in", 4.0), ("out", 6.0))

Seconds = Annotated[float, Meta(gt=0, le=LONGEST_DOSE_S)]
RANGE = r"^\d+(\.\d+)?-\d+(\.\d+)?$"
# Not Meta(pattern=...): msgspec 0.20 to 0.22 corrupts memory when a union holds one and an array.
RangeText = Annotated[str, Meta(max_length=LONGEST_RANGE, extra_json_schema={"pattern": RANGE})]
Count = Annotated[float, Meta(gt=0, le=MOST_COUNTED)]
PhaseName = Annotated[str, Meta(min_length=1, max_length=20)]


class Sided(Struct, frozen=True, forbid_unknown_fields=True):
    """An amount that differs between the left and the right side."""

    left: Count | RangeText | Annotated[tuple[Count | RangeText, ...], Meta(min_length=1)]
    right: Count | RangeText | Annotated[tuple[Count | RangeText, ...], Meta(min_length=1)]


class SidedSeconds(Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds that differ between the left and the right side."""

    left: Seconds | RangeText | Annotated[tuple[Seconds | RangeText, ...], Meta(min_length=1)]
    right: Seconds | RangeText | Annotated[tuple[Seconds | RangeText, ...], Meta(min_length=1)]


PerRoundSeconds = Annotated[
    tuple[Seconds | RangeText, ...], Meta(min_length=1, max_length=MOST_ROUNDS)
]
PerRoundCount = Annotated[tuple[Count | RangeText, ...], Meta(min_length=1, max_length=MOST_ROUNDS)]
SecondsAmount = Annotated[
    None | Seconds | RangeText | PerRoundSeconds | SidedSeconds,
    Meta(
        description=N_(
            "Write a number of seconds (more than 0, at most 7200), a range such as "
            '"20-30", one number per round as in [40, 30], or, in curly brackets, one per side: '
            "left = 40, right = 60."
        )
    ),
]
CountAmount = Annotated[
    None | Count | RangeText | PerRoundCount | Sided,
    Meta(
        description=N_(
            'Write a number (more than 0, at most 1000), a range such as "20-30", '
            "one number per round as in [40, 30], or, in curly brackets, one per side: "
            "left = 40, right = 60."
        )
    ),
]
Tempo = Annotated[
    None | Annotated[tuple[tuple[PhaseName, Seconds], ...], Meta(min_length=1, max_length=8)],
    Meta(
        description=N_(
            'Write one to eight named phases with their seconds, such as [["up", 2], ["down", 3]].'
        )
    ),
]
OneDuration = Annotated[
    None | Seconds, Meta(description=N_("Write a number of seconds, more than 0 and at most 7200."))
]


class Side(StrEnum):
    """A side of the body."""

    LEFT = "left"
    RIGHT = "right"


class Measure(StrEnum):
    """What a dose counts; the value is its key in a file."""

    HOLD = "hold"
    REPS = "reps"
    PASSES = "passes"
    BREATHS = "breaths"
    METRES = "metres"
    UP_TO = "up_to"
    UNTIL_DONE = "until_done"


_KEYS = tuple((measure, measure.value) for measure in Measure)


class Dose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How much, as a file says it; exactly one measure is set."""

    hold: SecondsAmount = None
    reps: CountAmount = None
    passes: CountAmount = None
    breaths: CountAmount = None
    metres: CountAmount = None
    up_to: OneDuration = None
    until_done: bool = False
    tempo: Tempo = None
    within: OneDuration = None
    pace: OneDuration = None
    about: OneDuration = None

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that are set; a sound dose has exactly one."""
        # Looked up once: asking an enum for its values is slow.
        return tuple(m for m, key in _KEYS if getattr(self, key))

    @property
    def measure(self) -> Measure:
        """The one measure of a sound dose."""
        return self.measures[0]


class NumberRange(Struct, frozen=True):
    """A number or a range of numbers, both ends included."""

    low: float
    high: float

    @property
    def is_range(self) -> bool:
        """Whether there is a choice between the ends."""
        return self.low != self.high

    def __mul__(self, factor: float) -> NumberRange:
        return NumberRange(self.low * factor, self.high * factor)


class PlannedDose(Struct, frozen=True, omit_defaults=True):
    """A dose for one side in one round.

    Attributes:
        seconds: how long it lasts, or None where the person decides.
        estimate_s: seconds for totals where `seconds` is None.
        count: repetitions, passes, breaths or metres, where the dose counts.
        cycle: named phases of one repetition with their seconds, repeated to the end.
        may_stop: whether "done" at any moment fulfils the dose.
    """

    measure: Measure
    seconds: NumberRange | None = None
    estimate_s: float = 0.0
    count: NumberRange | None = None
    cycle: tuple[tuple[str, float], ...] = ()
    may_stop: bool = False


Amount = None | float | str | tuple[float | str, ...] | Sided | SidedSeconds


def amount_range(amount: Amount, side: Side | None = None, round_index: int = 0) -> NumberRange:
    """What an amount comes to for a side in a round (from 0); the last round's value repeats."""
    if isinstance(amount, Sided | SidedSeconds):
        amount = amount.right if side is Side.RIGHT else amount.left
    if isinstance(amount, tuple):
        amount = amount[min(round_index, len(amount) - 1)]
    if isinstance(amount, str):
        low, _, high = amount.partition("-")
        return NumberRange(float(low), float(high))
    return NumberRange(float(amount or 0), float(amount or 0))


def written_range(amount: NumberRange) -> float | str:
    """An amount as a file has it: 12, "20-30"."""
    return f"{amount.low:g}-{amount.high:g}" if amount.is_range else amount.high


def longest_spell_s(dose: Dose) -> float:
    """Seconds of a sound dose on the side and in the round where it lasts longest."""
    amount = getattr(dose, dose.measure.value)
    of_sides = (
        (amount.left, amount.right) if isinstance(amount, Sided | SidedSeconds) else (amount,)
    )
    rounds = max(len(one) if isinstance(one, tuple) else 1 for one in of_sides)
    return max(planned_dose(dose, side, n).estimate_s for side in Side for n in range(rounds))


def planned_dose(dose: Dose, side: Side | None = None, round_index: int = 0) -> PlannedDose:
    """Lay a sound dose out for one side in one round (from 0)."""
    measure = dose.measure
    cycle = tuple((name, float(s)) for name, s in dose.tempo or ())
    if measure is Measure.HOLD:
        if dose.pace and not cycle:
            cycle = (("", dose.pace),)
        seconds = amount_range(dose.hold, side, round_index)
        return PlannedDose(measure, seconds, seconds.high, cycle=cycle)
    if measure is Measure.UP_TO:
        longest = float(dose.up_to or 0)
        return PlannedDose(
            measure, NumberRange(longest, longest), longest, cycle=cycle, may_stop=True
        )
    if measure is Measure.UNTIL_DONE:
        return PlannedDose(measure, None, dose.about or ASSUMED_OPEN_S, may_stop=True)
    return _counted(
        dose, measure, amount_range(getattr(dose, measure.value), side, round_index), cycle
    )


def _counted(
    dose: Dose, measure: Measure, count: NumberRange, cycle: tuple[tuple[str, float], ...]
) -> PlannedDose:
    if measure is Measure.BREATHS and not cycle:
        cycle = BREATH
    if dose.within:
        seconds = NumberRange(dose.within, dose.within)
        return PlannedDose(measure, seconds, dose.within, count, (("", dose.within / count.high),))
    pace = dose.pace or (ASSUMED_PASS_S if measure is Measure.PASSES else None)
    if not cycle and pace and measure is not Measure.METRES:
        cycle = (("", pace),)
    if cycle:
        seconds = count * sum(s for _, s in cycle)
        return PlannedDose(measure, seconds, seconds.high, count, cycle)
    each = ASSUMED_METRE_S if measure is Measure.METRES else ASSUMED_REP_S
    return PlannedDose(measure, None, dose.about or count.high * each, count, may_stop=True)
