"""What the voice says: whole sentences, with numbers and units as one says them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from enum import StrEnum

from recoverytimer.base.amounts import MINUTE_S, plain_number
from recoverytimer.base.language import (
    _,
    is_right_to_left,
    message,
    message_in,
    message_with,
    ngettext,
    npgettext,
    pgettext,
)
from recoverytimer.base.listing import all_of, one_of, sentences
from recoverytimer.exercise.dose import Measure, NumberRange, PlannedDose, Side
from recoverytimer.exercise.words.doses import amount_in_words
from recoverytimer.routine.timeline import RoundPosition

starts_soon = message("Starting soon. Get ready.")
rest = message("Rest.")
begin = message_in("spoken: the time to get ready is over", "Begin.")
halfway = message("Halfway.")
ten_seconds = message("Ten seconds.")
way_out = message_with("When time is up: {how}")
goes_on = message("Going on.")
round_added = message("One more round.")
press_to_answer = message("Press Y for yes or N for no.")
next_exercise = message_in("spoken exercise", "another exercise")

# Without one of these a text is said as it is written.
_SIGNS = re.compile(r"[\d/(]")
_WITH_UNIT = re.compile(r"(\d(?:[\d.,]*\d)?)\s*(?:(\u00b0)(?:\s*C\b)?|(s|min|h|cm|m)\b)")


class Unit(StrEnum):
    """Units by their short forms."""

    SECONDS = "s"
    MINUTES = "min"
    HOURS = "h"
    CENTIMETRES = "cm"
    METRES = "m"
    DEGREES = "\u00b0"


def sentence(text: str) -> str:
    """A text as a sentence; a question is one."""
    return text if text.endswith("?") else pgettext("spoken", "{text}.", text=text)


def press_when_done() -> str:
    """The arrow that goes on, in the way in which one reads."""
    if is_right_to_left():
        return _("Press the left arrow key when you're done.")
    return _("Press the right arrow key when you're done.")


def change_sides(side: Side | None) -> str:
    """Before the other side."""
    match side:
        case Side.LEFT:
            return _("Switch sides. Left side.")
        case Side.RIGHT:
            return _("Switch sides. Right side.")
    return _("Switch sides.")


def now_comes(exercise: str, at: RoundPosition | None) -> str:
    """An exercise begins, and perhaps a round."""
    return sentences((_round(at), pgettext("spoken", "{exercise}.", exercise=exercise)))


def next_comes(exercise: str, at: RoundPosition | None) -> str:
    """An exercise comes after this, perhaps in another round."""
    return sentences((_round(at), _("Next: {exercise}.", exercise=exercise)))


def _round(at: RoundPosition | None) -> str:
    if at is None:
        return ""
    if at.most is None:
        return _("Round {number} of at least {planned}.", number=at.number, planned=at.planned)
    if at.is_range and at.may_grow:
        rounds = _from_to(str(at.planned), str(at.most))
        return _("Round {number} of {planned}.", number=at.number, planned=rounds)
    return _("Round {number} of {planned}.", number=at.number, planned=at.planned)


def rest_for(length_s: float, exercise: str) -> str:
    """A rest begins, and what comes after it, if anything does."""
    duration = duration_spoken(length_s)
    if not exercise:
        return _("Rest for {duration}.", duration=duration)
    return _("Rest for {duration}. Next: {exercise}.", duration=duration, exercise=exercise)


def rest_then(length_s: float, exercise: str, at: RoundPosition | None) -> str:
    """A rest begins, and a set comes right behind it, perhaps in another round."""
    return sentences((rest_for(length_s, ""), next_comes(exercise, at)))


def left(length_s: float) -> str:
    """How much is left of a part."""
    return _("{duration} left.", duration=duration_spoken(length_s))


def left_in_all(length_s: float) -> str:
    """How much is left of a session."""
    return _("{duration} left in all.", duration=duration_spoken(length_s))


def exercise_spoken(name: str, side: Side | None, dose: str = "") -> str:
    """What is to be done, to be put into a sentence: its name, its side, how much."""
    match side, bool(dose):
        case Side.LEFT, False:
            return pgettext("spoken exercise", "{exercise}, left side", exercise=name)
        case Side.RIGHT, False:
            return pgettext("spoken exercise", "{exercise}, right side", exercise=name)
        case Side.LEFT, True:
            return pgettext(
                "spoken exercise", "{exercise}, left side, {dose}", exercise=name, dose=dose
            )
        case Side.RIGHT, True:
            return pgettext(
                "spoken exercise", "{exercise}, right side, {dose}", exercise=name, dose=dose
            )
        case None, True:
            return pgettext("spoken exercise", "{exercise}, {dose}", exercise=name, dose=dose)
    return name


def at_temperature(dose: str, temperature: float | str) -> str:
    """How much, in water or with a pack that is so warm."""
    degrees = speakable(f"{amount_in_words(temperature)} \u00b0C")
    return pgettext("spoken amount", "{dose} at {degrees}", dose=dose, degrees=degrees)


def dose_spoken(plan: PlannedDose) -> str:
    """A dose: "40 seconds", "10 repetitions", "20 to 30 seconds", "as long as you like"."""
    if plan.count:
        return _count_spoken(plan.measure, plan.count)
    if plan.measure is Measure.UNTIL_DONE or plan.seconds is None:
        return pgettext("spoken amount", "as long as you like")
    low, high = plan.seconds.low, plan.seconds.high
    if plan.measure is Measure.UP_TO:
        return pgettext("spoken amount", "up to {duration}", duration=duration_spoken(high))
    if not plan.seconds.is_range:
        return duration_spoken(high)
    if high < MINUTE_S:
        return _unit_spoken(Unit.SECONDS, _number_spoken(plan.seconds), math.ceil(high))
    return _from_to(duration_spoken(low), duration_spoken(high))


def _count_spoken(measure: Measure, count: NumberRange) -> str:
    n, amount = math.ceil(count.high), _number_spoken(count)
    match measure:
        case Measure.PASSES:
            return ngettext("{amount} pass", "{amount} passes", n, amount=amount)
        case Measure.BREATHS:
            return ngettext("{amount} breath", "{amount} breaths", n, amount=amount)
        case Measure.METRES:
            return _unit_spoken(Unit.METRES, amount, n)
    return ngettext("{amount} repetition", "{amount} repetitions", n, amount=amount)


def _number_spoken(count: NumberRange) -> str:
    high = plain_number(count.high)
    if count.or_more:
        return pgettext("spoken amount", "{number} or more", number=high)
    return _from_to(plain_number(count.low), high) if count.is_range else high


def _from_to(low: str, high: str) -> str:
    return pgettext("spoken range", "{low} to {high}", low=low, high=high)


def duration_spoken(seconds: float) -> str:
    """A duration: "40 seconds", "1 minute", "2 minutes and 30 seconds"."""
    minutes, rest = divmod(round(seconds), MINUTE_S)
    said = [_unit_spoken(Unit.MINUTES, str(minutes), minutes)] if minutes else []
    return all_of(
        [*said, _unit_spoken(Unit.SECONDS, str(rest), rest)] if rest or not minutes else said
    )


def _unit_spoken(unit: Unit, amount: str, n: int) -> str:
    """An amount with its unit, in the form that goes with a whole number."""
    match unit:
        case Unit.SECONDS:
            return npgettext("spoken", "{amount} second", "{amount} seconds", n, amount=amount)
        case Unit.MINUTES:
            return npgettext("spoken", "{amount} minute", "{amount} minutes", n, amount=amount)
        case Unit.HOURS:
            return npgettext("spoken", "{amount} hour", "{amount} hours", n, amount=amount)
        case Unit.CENTIMETRES:
            return npgettext(
                "spoken", "{amount} centimetre", "{amount} centimetres", n, amount=amount
            )
        case Unit.METRES:
            return npgettext("spoken", "{amount} metre", "{amount} metres", n, amount=amount)
        case Unit.DEGREES:
            return npgettext("spoken", "{amount} degree", "{amount} degrees", n, amount=amount)


def _with_unit(found: re.Match[str]) -> str:
    amount, unit = found[1], Unit(found[2] or found[3])
    # A fraction goes with the form of many.
    return _unit_spoken(unit, amount, int(amount) if amount.isdecimal() else 2)


def _ways_to_say() -> tuple[
    tuple[str | re.Pattern[str], str | Callable[[re.Match[str]], str]], ...
]:
    """How signs and short forms in written texts are said, in the order in which they are found."""
    return (
        (r"(\d)\s*[-\u2013]\s*(\d)", _from_to(r"\1", r"\2")),
        (_WITH_UNIT, _with_unit),
        (r"(\d)\s*%", pgettext("spoken", "{number} per cent", number=r"\1")),
        (r"(\d+)\s*/\s*10\b", pgettext("spoken level", "{level} out of 10", level=r"\1")),
        (r"\b90\s*/\s*90\b", pgettext("spoken: the position 90/90", "ninety ninety")),
        (
            r"(\S)\s*[x\u00d7]\s*(\d+)\b",
            pgettext("spoken", "{what}, {number} times", what=r"\1", number=r"\2"),
        ),
        (
            r"(\d)\s*[x\u00d7]\s+(\w)",
            pgettext("spoken", "{number} times {what}", number=r"\1", what=r"\2"),
        ),
        (r"(\w)\s*/\s*(\w)", one_of((r"\1", r"\2"))),
        (r"\s*\(([^()]*)\)", r", \1"),
    )


def speakable(text: str) -> str:
    """A written text as one says it: no signs, no short forms of units."""
    if _SIGNS.search(text):
        for pattern, said in _ways_to_say():
            text = re.sub(pattern, said, text)
    return re.sub(r"\s+", " ", text).strip()


def speakable_name(name: str) -> str:
    """The name of an exercise or routine as one says it."""
    return speakable(re.sub(r"(\S)\s+/\s+(\S)", all_of((r"\1", r"\2")), name))


def farewell(routine: str, *, complete: bool, kept: bool) -> str:
    """What is said at the end, and what becomes of a session that was ended early."""
    if complete:
        return _("Well done. That was {routine}.", routine=speakable_name(routine))
    if kept:
        return _("Session ended. What you did is kept.")
    return _("Session ended. It was too short to keep.")
