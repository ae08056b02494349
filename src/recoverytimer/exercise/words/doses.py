"""Doses: how much, on which sides, and how that is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil

from recoverytimer.base.amounts import exact_duration, plain_number
from recoverytimer.base.content import PHASE, key_in_language
from recoverytimer.base.language import _, message, message_in, npgettext, pgettext, region
from recoverytimer.base.listing import in_row, sentences
from recoverytimer.exercise.dose import (
    FREE,
    LONGEST_DOSE_S,
    MOST_COUNTED,
    MOST_ROUNDS,
    Amount,
    Dose,
    Measure,
    NumberRange,
    PlannedDose,
    Sided,
    SidedSeconds,
    amount_range,
    written_range,
)
from recoverytimer.exercise.exercise import Sides
from recoverytimer.exercise.faults import DoseFault, OutOfBounds, WrongRange

_as_long_as_you_like = message_in("a dose", "as long as you like")

_OneSide = None | float | str | tuple[float | str, ...]


def amount_in_words(value: Amount) -> str:
    """An amount without what it counts: "12", "20-30", "12, 10, 8"."""
    return _on_sides(value, lambda one: in_row(map(_number, _rounds(one))))


def sets_in_words(value: Amount) -> str:
    """A number of sets: "2-3 sets"."""
    return _on_sides(
        value,
        lambda one: npgettext(
            "a dose", "{count} set", "{count} sets", _plural(one), count=amount_in_words(one)
        ),
    )


def dose_in_words(value: Dose, sides: Sides = Sides.NONE) -> str:
    """A dose in words: "30 s, each side", "10 reps (up 2, hold 1, down 2)"."""
    paced = with_pace(how_much(value), pace_in_words(value))
    return in_row((paced, sides_in_words(sides)))


def how_much(value: Dose) -> str:
    """A dose without its pace: "30 s", "10 reps in 60 s"."""
    text = _measured(value)
    if not value.within:
        return text
    within = exact_duration(value.within)
    return pgettext("a dose", "{amount} in {duration}", amount=text, duration=within)


def planned_dose_in_words(plan: PlannedDose) -> str:
    """How much is planned of a set, on its side and in its round."""
    if plan.measure is Measure.UNTIL_DONE:
        return _as_long_as_you_like()
    amount = plan.count or plan.seconds
    if amount is None:
        return ""
    if plan.measure is Measure.UP_TO:
        return _up_to(amount.high)
    written = written_range(amount)
    return _held(written) if plan.measure is Measure.HOLD else _counted(plan.measure, written)


def _up_to(seconds: float) -> str:
    return pgettext("a dose", "up to {duration}", duration=exact_duration(seconds))


def pace_in_words(value: Dose, speed: float = 1) -> str:
    """How fast: "up 2, hold 1", "one every 3 s"; empty where a dose does not say.

    `speed`: so many times as fast as the dose says.
    """
    said = cycle_in_words(value.tempo or ((("", value.pace),) if value.pace else ()), speed)
    return in_row((said, own_pace() if value.own_pace else ""))


own_pace = message_in("how fast", "at your own pace")


def planned_pace_in_words(plan: PlannedDose) -> str:
    """How fast a set is done; where nobody keeps time, that one does."""
    if said := cycle_in_words(plan.tempo or plan.cycle):
        return said
    is_free = plan.seconds is None and plan.measure in {Measure.PASSES, Measure.BREATHS}
    return own_pace() if is_free else ""


def cycle_in_words(cycle: Sequence[tuple[str, float | str]], speed: float = 1) -> str:
    """The phases of a repetition, so many times as fast; one without a name is all of it."""
    faster = tuple((name, _at_speed(seconds, speed)) for name, seconds in cycle)
    match faster:
        case [("", float(each_s))]:
            return pgettext("a dose", "one every {duration}", duration=exact_duration(each_s))
    return phases_in_words(faster)


def _at_speed(seconds: float | str, speed: float) -> float | str:
    if seconds == FREE or speed == 1:
        return seconds
    taken = amount_range(seconds) * (1 / speed)
    return written_range(NumberRange(round(taken.low, 1), round(taken.high, 1)))


def with_pace(amount: str, pace: str) -> str:
    """How much, and how fast if that is said."""
    return pgettext("a dose", "{amount} ({phases})", amount=amount, phases=pace) if pace else amount


def _measured(value: Dose) -> str:
    match value.measure:
        case Measure.HOLD:
            return _on_sides(value.hold, _held)
        case Measure.UP_TO:
            return _up_to(float(value.up_to or 0))
        case Measure.UNTIL_DONE:
            return _as_long_as_you_like()
        case measure:
            return _on_sides(getattr(value, measure), lambda one: _counted(measure, one))


def _on_sides(value: Amount, say: Callable[[_OneSide], str]) -> str:
    if isinstance(value, Sided | SidedSeconds):
        left, right = say(value.left), say(value.right)
        return pgettext("a dose", "left {left}, right {right}", left=left, right=right)
    return say(value)


def _held(value: _OneSide) -> str:
    if isinstance(value, float | int):
        return exact_duration(value)
    return pgettext("a dose", "{seconds} s", seconds=amount_in_words(value))


def _counted(measure: Measure, value: _OneSide) -> str:
    n, count = _plural(value), amount_in_words(value)
    match measure:
        case Measure.PASSES:
            return npgettext("a dose", "{count} pass", "{count} passes", n, count=count)
        case Measure.BREATHS:
            return npgettext("a dose", "{count} breath", "{count} breaths", n, count=count)
        case Measure.METRES:
            return pgettext("a dose", "{count} m", count=count)
    return npgettext("a dose", "{count} rep", "{count} reps", n, count=count)


def _rounds(value: _OneSide) -> Iterable[float | str]:
    return value if isinstance(value, tuple) else (value or 0,)


def _plural(value: _OneSide) -> int:
    """The number by which a word behind an amount goes: the last one of it."""
    return ceil(amount_range(value, round_index=MOST_ROUNDS).high)


def _number(value: float | str) -> str:
    """A number, a range as a file has it, or a number that is the least."""
    if isinstance(value, str) and value.endswith("+"):
        least = plain_number(float(value.removesuffix("+")))
        return pgettext("an amount", "{number} or more", number=least)
    return value.replace(".", region().decimal) if isinstance(value, str) else plain_number(value)


def phases_in_words(phases: Iterable[tuple[str, float | str]]) -> str:
    """The phases of a tempo: "up 2-3, hold, down 2"."""
    return in_row(
        key_in_language(PHASE, name)
        if seconds == FREE
        else pgettext(
            "a phase and its seconds",
            "{phase} {seconds}",
            phase=key_in_language(PHASE, name),
            seconds=_number(seconds),
        )
        for name, seconds in phases
    )


def sides_in_words(sides: Sides) -> str:
    """On which sides, behind how much; empty where there are none."""
    return {
        Sides.NONE: "",
        Sides.EACH: pgettext("the sides of a dose", "each side"),
        Sides.ALTERNATE: pgettext("the sides of a dose", "alternate sides"),
        Sides.CHOSEN: pgettext("the sides of a dose", "chosen side"),
        Sides.LEFT: pgettext("the sides of a dose", "left side"),
        Sides.RIGHT: pgettext("the sides of a dose", "right side"),
        Sides.RIGHT_FIRST: pgettext("the sides of a dose", "each side, right first"),
        Sides.CHOSEN_FIRST: pgettext("the sides of a dose", "each side, chosen first"),
        Sides.OTHER: pgettext("the sides of a dose", "the side not chosen"),
    }[sides]


def dose_fault_in_words(fault: object) -> str:
    """Why what was typed is no dose, and what would be one."""
    match fault:
        case DoseFault.ROUNDS:
            return _("You can have 1 to {most} rounds.", most=MOST_ROUNDS)
        case DoseFault.NO_DURATION:
            return _('Type a single duration, such as "30", "1:30" or "up to 10 min".')
        case DoseFault.PACE:
            return how_fast_is_typed()
        case OutOfBounds(Measure.HOLD | Measure.UP_TO):
            return _("Type a number of seconds above 0 and at most {most}.", most=LONGEST_DOSE_S)
        case OutOfBounds():
            return _("Type a number above 0 and at most {most}.", most=MOST_COUNTED)
        case WrongRange(text):
            low, __, high = text.partition("-")
            return _("The smaller number comes first: {range}.", range=f"{high}-{low}")
    how_much = _(
        'Type how much: "45 s" and "1:30" are times, "12x" is repetitions, and "45" keeps '
        'the same unit as before. You can also type "20-30", "3 x 10", "left 40, right 60", or '
        '"12, 10, 8" (one for each round).'
    )
    return sentences((how_much, how_fast_is_typed()))


how_fast_is_typed = message(
    'Behind it you can type how fast: "12x up 2, hold 1, down 3", "6 breaths 4-7-8", "30 s pace 3" '
    '(one every 3 seconds) or "10x in 60 s".'
)


def amount_cure(key: str) -> str:
    """How to type what a key of a dose takes; empty for another key."""
    seconds = _(
        "Write a time above 0 and up to 2 hours, such as 45 (seconds) or 1:30 (90 seconds)."
    )
    match key:
        case "dose" | "hold" | "reps" | "passes" | "breaths" | "metres" | "until_done":
            return _(
                "Write an amount above 0, such as 45, 1:30 or 20-30. One for each round: 12, 10, "
                "8. One for each side: left 40, right 60. The limit is 2 hours, or 1000 times."
            )
        case "up_to":
            return _("How long at most? {how}", how=seconds)
        case "tempo":
            return _(
                "Tempo: write one to eight phases with their seconds, such as up 2, hold 1, down 2."
            )
        case "pace" | "within":
            return _("How long? {how}", how=seconds)
        case "sets":
            return _("Sets: write a number such as 3, or a range such as 2-3.")
        case "rest":
            return _("Rest: {how}", how=seconds)
        case "about":
            return _("For totals: {how}", how=seconds)
    return ""
