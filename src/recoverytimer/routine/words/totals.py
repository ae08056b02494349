"""How long a routine takes, and how often it may be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil

from recoverytimer.base.amounts import clock_digits, plain_number, rough_duration
from recoverytimer.base.language import _, ngettext, npgettext, pgettext
from recoverytimer.base.listing import in_row, sentences
from recoverytimer.routine.routine import Routine
from recoverytimer.routine.timeline import Certainty, Total


def total_in_words(value: Total, *, exact: bool = False) -> str:
    """A total with how it is to be read: "8 min", "about 45 min", "at least 12:30"."""
    text = clock_digits(value.seconds) if exact else rough_duration(value.seconds)
    match value.certainty:
        case Certainty.EXACT:
            return text
        case Certainty.ABOUT:
            return pgettext("how long it takes", "about {duration}", duration=text)
        case Certainty.AT_LEAST:
            return pgettext("how long it takes", "at least {duration}", duration=text)


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
