"""What is read at a moment of a session."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from recoverytimer.base.amounts import (
    clock_digits,
    plain_number,
    rough_duration,
    to_the_second,
    whole,
)
from recoverytimer.base.language import _, message, message_in, npgettext, pgettext
from recoverytimer.base.listing import sentences
from recoverytimer.exercise.dose import Measure, NumberRange, Side
from recoverytimer.exercise.exercise import Sides
from recoverytimer.routine.timeline import Certainty, RoundPosition, Segment, SegmentKind, Total
from recoverytimer.routine.words.stepfacts import FactKind, StepFact, as_sentences, in_a_row
from recoverytimer.routine.words.totals import with_certainty

make_ready = message("Get ready")
rest = message_in("a part of a session", "Rest")
loosen_up = message("Breathe and loosen up.")
so_far = message_in("below the time that has passed", "so far")


def left(total: Total) -> str:
    """How much of the session is left; empty where there is nothing but what one may add."""
    if total.certainty is Certainty.AT_LEAST and not whole(total.seconds):
        return ""
    return _("{total} left", total=with_certainty(clock_digits(total.seconds), total.certainty))


def paused(gap_s: float | None) -> str:
    """That the session stands still, and why, where nobody wanted that."""
    if gap_s is None:
        return pgettext("a session", "Paused.")
    return _("Paused: the computer was asleep for {duration}.", duration=rough_duration(gap_s))


def at_digits(digits: str, caption: str) -> str:
    """Where the countdown stands still: "25 of 30 s"."""
    return pgettext("below the countdown", "{digits} {caption}", digits=digits, caption=caption)


stands_still = message_in("in large letters: the session stands still", "Paused")


def title(part: str, *, is_paused: bool) -> str:
    """Where one is, as the title of a window."""
    return _("Paused: {part}", part=part) if is_paused else part


def sign(segment: Segment) -> str:
    """What kind of part this is, above its name; empty for an exercise."""
    match segment:
        case Segment(delayed=True):
            return _("Starting soon")
        case Segment(kind=SegmentKind.PREPARE):
            return _("Get ready")
        case Segment(kind=SegmentKind.SWITCH):
            return _("Switch sides")
        case Segment(kind=SegmentKind.REST):
            return rest()
        case Segment(kind=SegmentKind.QUESTION):
            if segment.offers_round:
                return pgettext("a part of a session: whether to go on", "Up to you")
            return pgettext("a part of a session: a question", "Check")
    return pgettext("a part of a session", "Optional") if segment.optional else ""


def side_in_words(side: Sides) -> str:
    """Which side it is for, among other facts; empty where that is not to be told."""
    return {
        Sides.LEFT: pgettext("which side an exercise is for", "left side"),
        Sides.RIGHT: pgettext("which side an exercise is for", "right side"),
        Sides.ALTERNATE: pgettext("which side an exercise is for", "alternate sides"),
    }.get(side, "")


def side_badge(side: Sides) -> str:
    """The same as a badge that is seen from afar."""
    return {
        Sides.LEFT: pgettext("which side an exercise is for", "LEFT SIDE"),
        Sides.RIGHT: pgettext("which side an exercise is for", "RIGHT SIDE"),
        Sides.ALTERNATE: pgettext("which side an exercise is for", "ALTERNATE SIDES"),
    }.get(side, "")


def large_side(side: Sides) -> str:
    """The same in letters that are as large as digits, so as short as can be."""
    return {
        Sides.LEFT: pgettext("a side of the body", "Left"),
        Sides.RIGHT: pgettext("a side of the body", "Right"),
    }.get(side, "")


def round_in_words(at: RoundPosition) -> str:
    """Which round this is."""
    if at.most is None:
        return _("Round {number} of at least {planned}", number=at.number, planned=at.planned)
    if at.is_range and at.may_grow:
        rounds = pgettext("a range", "{low}-{high}", low=at.planned, high=at.most)
        return _("Round {number} of {planned}", number=at.number, planned=rounds)
    return _("Round {number} of {planned}", number=at.number, planned=at.planned)


def change_sides(side: Side | None) -> str:
    """What to do between two sides."""
    match side:
        case Side.LEFT:
            return _("Now the left side.")
        case Side.RIGHT:
            return _("Now the right side.")
    return _("Switch sides.")


def note(facts: Sequence[StepFact], without: Collection[FactKind]) -> str:
    """What a step says of itself: how warm it is, its note; before a set, how much it will be."""
    row = in_a_row(facts, without)
    said = sentences(as_sentences(facts))
    return (
        pgettext("facts, then a note", "{facts}. {note}", facts=row, note=said)
        if row and said
        else row or said
    )


def of_duration(length_s: float) -> str:
    """How long a part takes, below what is left of it."""
    length = to_the_second(length_s)
    return pgettext("below the countdown", "of {duration}", duration=length)


def of_count(measure: Measure, of: NumberRange) -> str:
    """How many there are to do, below the number of this one."""
    n, count = math.ceil(of.high), plain_number(of.high)
    if of.or_more:
        return pgettext("below the countdown", "of {count} or more", count=count)
    match measure:
        case Measure.PASSES:
            return npgettext(
                "below the countdown", "of {count} pass", "of {count} passes", n, count=count
            )
        case Measure.BREATHS:
            return npgettext(
                "below the countdown", "of {count} breath", "of {count} breaths", n, count=count
            )
        case Measure.METRES:
            return pgettext("below the countdown", "of {count} m", count=count)
    return npgettext("below the countdown", "of {count} rep", "of {count} reps", n, count=count)


def counted(measure: Measure, count: NumberRange) -> str:
    """What is counted, below how many there are to do."""
    if count.or_more:
        return pgettext("below a number", "or more")
    n = math.ceil(count.high)
    match measure:
        case Measure.PASSES:
            return npgettext("below a number", "pass", "passes", n)
        case Measure.BREATHS:
            return npgettext("below a number", "breath", "breaths", n)
        case Measure.METRES:
            return pgettext("below a number", "m")
    return npgettext("below a number", "rep", "reps", n)


def following(name: str, *, after_no: bool = False) -> str:
    """What comes next, by its name, or after a no; the end where there is none."""
    if after_no:
        return _("After a no: {name}", name=name) if name else _("After a no, the session ends")
    return _("Next: {name}", name=name) if name else _("This is the last part")
