"""How long a routine takes, and how often it may be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil

from recoverytimer.base.amounts import (
    MINUTE_S,
    clock_digits,
    exact_duration,
    minutes_of,
    plain_number,
    rough_duration,
    whole,
)
from recoverytimer.base.language import _, ngettext, npgettext, pgettext
from recoverytimer.base.listing import in_row, one_of, sentences
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.timeline import Certainty, Total


def total_in_words(value: Total) -> str:
    """A total with how it is to be read: "8 min", "20 to 30 min", "at least 12 min"."""
    if value.certainty is Certainty.AT_LEAST:
        least_s = value.seconds if value.least_s is None else value.least_s
        return with_certainty(rough_duration(least_s), value.certainty)
    if value.least_s is None or value.most_s is None:
        return with_certainty(rough_duration(value.seconds), value.certainty)
    if rough_duration(value.least_s) == rough_duration(value.most_s):
        return with_certainty(rough_duration(value.most_s), value.certainty)
    return _from_to(value.least_s, value.most_s)


def total_to_the_second(value: Total) -> str:
    """The same where one works on it: "8:20", if that is how long it takes."""
    if value.certainty is Certainty.EXACT:
        return clock_digits(value.seconds)
    return total_in_words(value)


def with_certainty(duration: str, certainty: Certainty) -> str:
    """A duration with how sure it is."""
    match certainty:
        case Certainty.EXACT:
            return duration
        case Certainty.ABOUT:
            return pgettext("how long it takes", "about {duration}", duration=duration)
        case Certainty.AT_LEAST:
            return pgettext("how long it takes", "at least {duration}", duration=duration)


def _from_to(least_s: float, most_s: float) -> str:
    if minutes_of(most_s) < MINUTE_S <= whole(least_s):
        low, high = minutes_of(least_s), minutes_of(most_s)
        return pgettext("how long it takes", "{low} to {high} min", low=low, high=high)
    low_text, high_text = rough_duration(least_s), rough_duration(most_s)
    return pgettext("how long it takes", "{low} to {high}", low=low_text, high=high_text)


def changes_of_position(count: int) -> str:
    """How often one gets up or down in a routine."""
    if count == 0:
        return _("You stay in one position.")
    return ngettext("You change position once.", "You change position {n} times.", count)


def how_often(routine: Routine) -> str:
    """How often a routine may be done, and how far apart; empty where it does not say."""
    parts = []
    if isinstance(routine.times_a_day, str):
        parts.append(_("{times} times a day", times=routine.times_a_day))
    elif routine.times_a_day:
        parts.append(ngettext("At most once a day", "Up to {n} times a day", routine.times_a_day))
    if isinstance(routine.times_a_week, str):
        parts.append(_("{times} times a week", times=routine.times_a_week))
    elif routine.times_a_week:
        parts.append(ngettext("Once a week", "{n} times a week", routine.times_a_week))
    if routine.hours_apart:
        n, hours = ceil(routine.hours_apart), plain_number(routine.hours_apart)
        if parts:
            apart = npgettext(
                "how often, behind a comma",
                "at least {hours} hour apart",
                "at least {hours} hours apart",
                n,
                hours=hours,
            )
        else:
            apart = ngettext(
                "At least {hours} hour apart", "At least {hours} hours apart", n, hours=hours
            )
        parts.append(apart)
    return in_row(parts)


def how_played(routine: Routine) -> tuple[tuple[str, str], ...]:
    """What holds for all of a routine while it is played: labels, and what they stand before."""
    prepare = exact_duration(routine.prepare) if routine.prepare is not None else ""
    switch = exact_duration(routine.switch) if routine.switch is not None else ""
    facts = (
        (_("Get into position"), in_row((prepare, _in_rest(routine.prepare_in_rest)))),
        (_("Switch sides"), switch),
        (_("Delay before starting"), exact_duration(routine.delay) if routine.delay else ""),
    )
    return tuple((label, text) for label, text in facts if text)


def what_is_chosen(routine: Routine) -> tuple[tuple[str, str], ...]:
    """What is asked before the start: each question, and what can be answered."""
    return tuple((choice.ask, one_of(o.says for o in choice.options)) for choice in routine.choices)


def _in_rest(is_held: bool | None) -> str:
    if is_held is None:
        return ""
    if is_held:
        return pgettext("when one gets into position", "in the rest before a set")
    return pgettext("when one gets into position", "after the rest before a set")


def when_again(routine: Routine, last_begun: Callable[[], datetime | None], now: datetime) -> str:
    """When a routine may be done again, in sentences; empty where it may be done now.

    Args:
        routine: what is to be done again.
        last_begun: gives when it was begun the last time (UTC), if ever; asked only where a
            routine wants hours to lie between.
        now: UTC.
    """
    last = last_begun() if routine.hours_apart is not None else None
    if routine.hours_apart is None or last is None:
        return ""
    left_s = (last + timedelta(hours=routine.hours_apart) - now).total_seconds()
    if left_s <= 0:
        return ""
    did = ngettext(
        "You did this less than {hours} hour ago.",
        "You did this less than {hours} hours ago.",
        ceil(routine.hours_apart),
        hours=plain_number(routine.hours_apart),
    )
    return sentences(
        (did, _("It is better to wait another {duration}.", duration=rough_duration(left_s)))
    )
