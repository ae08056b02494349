"""How much of an exercise: a hold, repetitions, passes, breaths, metres, or until you say so."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from recoverytimer.base.language import N_

LONGEST_DOSE_S = 7200
MOST_COUNTED = 1000
MOST_ROUNDS = 50
LONGEST_RANGE = 20
"""So many characters has a range at most."""

ASSUMED_METRE_S = 0.8
ASSUMED_OPEN_S = 30.0
# A pause that one makes as long as one likes, within a repetition.
ASSUMED_FREE_S = 2.0
FREE = "free"
"""In the place of a phase's seconds: as long as the person likes."""

Seconds = Annotated[float, Meta(gt=0, le=LONGEST_DOSE_S)]
RANGE = r"^\d+(\.\d+)?-\d+(\.\d+)?$"
COUNT_RANGE = r"^\d+(\.\d+)?(\+|-\d+(\.\d+)?)$"
PHASE_TIME = rf"{RANGE}|^{FREE}$"
# Not Meta(pattern=...): msgspec 0.20 to 0.22 corrupts memory when a union holds one and an array.
RangeText = Annotated[str, Meta(max_length=LONGEST_RANGE, extra_json_schema={"pattern": RANGE})]
CountText = Annotated[
    str, Meta(max_length=LONGEST_RANGE, extra_json_schema={"pattern": COUNT_RANGE})
]
PhaseText = Annotated[
    str, Meta(max_length=LONGEST_RANGE, extra_json_schema={"pattern": PHASE_TIME})
]
Count = Annotated[float, Meta(gt=0, le=MOST_COUNTED)]
PhaseName = Annotated[str, Meta(min_length=1, max_length=20)]


class Sided(Struct, frozen=True, forbid_unknown_fields=True):
    """An amount that differs between the left and the right side."""

    left: Count | CountText | Annotated[tuple[Count | CountText, ...], Meta(min_length=1)]
    right: Count | CountText | Annotated[tuple[Count | CountText, ...], Meta(min_length=1)]


class SidedSeconds(Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds that differ between the left and the right side."""

    left: Seconds | RangeText | Annotated[tuple[Seconds | RangeText, ...], Meta(min_length=1)]
    right: Seconds | RangeText | Annotated[tuple[Seconds | RangeText, ...], Meta(min_length=1)]


Cycle = tuple[tuple[str, float], ...]
"""The named phases of a repetition with their seconds."""
PerRoundSeconds = Annotated[
    tuple[Seconds | RangeText, ...], Meta(min_length=1, max_length=MOST_ROUNDS)
]
PerRoundCount = Annotated[tuple[Count | CountText, ...], Meta(min_length=1, max_length=MOST_ROUNDS)]
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
    None | Count | CountText | PerRoundCount | Sided,
    Meta(
        description=N_(
            'Write a number (more than 0, at most 1000), a range such as "20-30", "8+" for 8 or '
            "more, one number per round as in [40, 30], or, in curly brackets, one per side: "
            "left = 40, right = 60."
        )
    ),
]
Tempo = Annotated[
    None
    | Annotated[
        tuple[tuple[PhaseName, Seconds | PhaseText], ...], Meta(min_length=1, max_length=8)
    ],
    Meta(
        description=N_(
            'Write one to eight named phases with their seconds, such as [["up", 2], ["down", 3]]; '
            'a range such as "2-3", or "free" for as long as one likes, can stand for the seconds.'
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

    @property
    def other(self) -> Side:
        """The other one."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


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
    """How much, as a file says it; exactly one measure is set.

    `own_pace`: nothing is timed, however fast the person goes.
    """

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
    own_pace: bool = False
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


class Paces(Struct, frozen=True, omit_defaults=True):
    """Seconds that are assumed where nothing names a pace: those of the shipped routines, rounded.

    Only what one breathes or rolls by is timed by them; repetitions merely count in a total.
    """

    rep_s: float = 4.0
    pass_s: float = 3.0
    breath_in_s: float = 4.0
    breath_out_s: float = 6.0

    @property
    def breath(self) -> Cycle:
        """The phases of a breath."""
        return (("in", self.breath_in_s), ("out", self.breath_out_s))


USUAL_PACES = Paces()


class NumberRange(Struct, frozen=True, omit_defaults=True):
    """A number or a range of numbers, both ends included.

    `or_more`: it has no upper end.
    """

    low: float
    high: float
    or_more: bool = False

    @property
    def is_range(self) -> bool:
        """Whether there is a choice between the ends."""
        return self.low != self.high

    def __mul__(self, factor: float) -> NumberRange:
        return replace(self, low=self.low * factor, high=self.high * factor)


class PlannedDose(Struct, frozen=True, omit_defaults=True):
    """A dose for one side in one round.

    Attributes:
        seconds: how long it lasts, or None where the person decides.
        estimate_s: seconds for totals where `seconds` is None.
        count: repetitions, passes, breaths or metres, where the dose counts.
        cycle: named phases of one repetition with their seconds, repeated to the end.
        may_stop: whether "done" at any moment fulfils the dose.
        tempo: the phases as they are written, where they cannot be kept time for.
    """

    measure: Measure
    seconds: NumberRange | None = None
    estimate_s: float = 0.0
    count: NumberRange | None = None
    cycle: Cycle = ()
    may_stop: bool = False
    tempo: Tempo = None


Amount = None | float | str | tuple[float | str, ...] | Sided | SidedSeconds


def amount_range(amount: Amount, side: Side | None = None, round_index: int = 0) -> NumberRange:
    """What an amount comes to for a side in a round (from 0); the last round's value repeats."""
    if isinstance(amount, Sided | SidedSeconds):
        amount = amount.right if side is Side.RIGHT else amount.left
    if isinstance(amount, tuple):
        amount = amount[min(round_index, len(amount) - 1)]
    if isinstance(amount, str):
        if amount.endswith("+"):
            least = float(amount.removesuffix("+"))
            return NumberRange(least, least, or_more=True)
        low, _, high = amount.partition("-")
        return NumberRange(float(low), float(high))
    return NumberRange(float(amount or 0), float(amount or 0))


def longest_spell_s(dose: Dose) -> float:
    """Seconds of a sound dose on the side and in the round where it lasts longest."""
    amount = getattr(dose, dose.measure.value)
    of_sides = (
        (amount.left, amount.right) if isinstance(amount, Sided | SidedSeconds) else (amount,)
    )
    rounds = max(len(one) if isinstance(one, tuple) else 1 for one in of_sides)
    return max(planned_dose(dose, side, n).estimate_s for side in Side for n in range(rounds))


def planned_dose(
    dose: Dose,
    side: Side | None = None,
    round_index: int = 0,
    paces: Paces = USUAL_PACES,
    speed: float = 1.0,
) -> PlannedDose:
    """Lay a sound dose out for one side in one round (from 0), so many times as fast."""
    measure = dose.measure
    rhythm = _rhythm(dose, paces, speed)
    if measure is Measure.HOLD:
        seconds = amount_range(dose.hold, side, round_index)
        return PlannedDose(
            measure, seconds, seconds.high, cycle=rhythm.cycle, tempo=rhythm.free_tempo
        )
    if measure is Measure.UP_TO:
        longest = float(dose.up_to or 0)
        seconds = NumberRange(longest, longest)
        return PlannedDose(measure, seconds, longest, None, rhythm.cycle, True, rhythm.free_tempo)
    if measure is Measure.UNTIL_DONE:
        about_s = dose.about or ASSUMED_OPEN_S
        return PlannedDose(measure, None, about_s, None, rhythm.cycle, True, rhythm.free_tempo)
    count = amount_range(getattr(dose, measure.value), side, round_index)
    if dose.within:
        seconds = NumberRange(dose.within, dose.within)
        return PlannedDose(measure, seconds, dose.within, count, (("", dose.within / count.high),))
    if rhythm.cycle:
        return _in_rhythm(dose, measure, count, rhythm)
    estimate_s = dose.about or count.high * rhythm.each_s.high
    return PlannedDose(measure, None, estimate_s, count, may_stop=True, tempo=dose.tempo or None)


class _Rhythm(Struct, frozen=True):
    """How time is kept: by a cycle, if at all; and how long each repetition takes (s)."""

    cycle: Cycle
    each_s: NumberRange
    free_tempo: Tempo = None


def _rhythm(dose: Dose, paces: Paces, speed: float) -> _Rhythm:
    measure = dose.measure
    if dose.tempo:
        ends = [(name, _phase_range(seconds) * (1 / speed)) for name, seconds in dose.tempo]
        each_s = NumberRange(sum(s.low for _, s in ends), sum(s.high for _, s in ends))
        if dose.own_pace or any(seconds == FREE for _, seconds in dose.tempo):
            return _Rhythm((), each_s, dose.tempo)
        return _Rhythm(tuple((name, s.high) for name, s in ends), each_s)
    cycle = () if dose.own_pace else _usual_cycle(dose, paces)
    if not cycle:
        each = _assumed_s(measure, paces)
        return _Rhythm((), NumberRange(each, each) * (1 / speed))
    cycle = tuple((name, seconds / speed) for name, seconds in cycle)
    each = sum(seconds for _, seconds in cycle)
    return _Rhythm(cycle, NumberRange(each, each))


def _usual_cycle(dose: Dose, paces: Paces) -> Cycle:
    """The cycle of a dose without a tempo."""
    if dose.pace and dose.measure not in {Measure.METRES, Measure.UP_TO, Measure.UNTIL_DONE}:
        return (("", dose.pace),)
    if dose.measure is Measure.BREATHS:
        return paces.breath
    return (("", paces.pass_s),) if dose.measure is Measure.PASSES else ()


def _assumed_s(measure: Measure, paces: Paces) -> float:
    match measure:
        case Measure.METRES:
            return ASSUMED_METRE_S
        case Measure.PASSES:
            return paces.pass_s
        case Measure.BREATHS:
            return paces.breath_in_s + paces.breath_out_s
    return paces.rep_s


def _phase_range(seconds: float | str) -> NumberRange:
    return amount_range(ASSUMED_FREE_S if seconds == FREE else seconds)


def _in_rhythm(dose: Dose, measure: Measure, count: NumberRange, rhythm: _Rhythm) -> PlannedDose:
    """Counted by a cycle, the slower one where the tempo is a range."""
    seconds = NumberRange(count.low * rhythm.each_s.low, count.high * rhythm.each_s.high)
    if count.or_more:
        estimate_s = dose.about or seconds.high
        return PlannedDose(measure, None, estimate_s, count, rhythm.cycle, may_stop=True)
    return PlannedDose(measure, seconds, seconds.high, count, rhythm.cycle)
