"""Cautions that end: how long each lasts before it is asked about again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from recoverytimer.exercise.caution import Caution

MONTHS_AHEAD = 10
PREGNANCY = timedelta(weeks=40)
"""From the day from which it is counted to the day when the baby is due."""


class Ending(Struct, frozen=True):
    """How a caution ends: it holds until a person says that it is over.

    Attributes:
        lasts: after that time it is asked about.
        asked_again: and after this one, where it is not over then.
        becomes: the caution that is left when it is over.
    """

    lasts: timedelta
    asked_again: timedelta
    becomes: Caution | None = None


# The most pressing one first; a month is four weeks here, and three are thirteen.
ENDINGS: Mapping[Caution, Ending] = {
    Caution.DVT: Ending(timedelta(weeks=13), timedelta(weeks=4), Caution.CLOTPAST),
    Caution.ACUTE: Ending(timedelta(days=3), timedelta(days=3)),
    Caution.SURGERY: Ending(timedelta(weeks=13), timedelta(weeks=4)),
    Caution.PREG: Ending(PREGNANCY + timedelta(weeks=2), timedelta(weeks=4)),
}


def has_lasted(caution: Caution, since: date | None, today: date) -> bool:
    """Whether it is time to ask about a caution.

    A clot without a day was noted when its code also stood for one in the past: that is asked.
    """
    if since is None:
        return caution is Caution.DVT
    return today - since >= ENDINGS[caution].lasts


def day_to_ask_again(caution: Caution, today: date) -> date:
    """The day on which a caution is asked about again when it is not over yet."""
    return today + ENDINGS[caution].asked_again


def counted_from(due: date) -> date:
    """The day from which a pregnancy is counted, by the day when the baby is due."""
    return due - PREGNANCY


def due_month(since: date | None) -> date | None:
    """The last day of the month in which a baby is due, where a pregnancy is counted by one."""
    due = None if since is None else since + PREGNANCY
    return due if due is not None and (due + timedelta(days=1)).day == 1 else None


def due_months(today: date) -> tuple[date, ...]:
    """The last days of the months in which a baby may be due that is expected now."""
    first = today.year * 12 + today.month - 1
    months = (divmod(first + n, 12) for n in range(1, MONTHS_AHEAD + 1))
    return tuple(date(year, month + 1, 1) - timedelta(days=1) for year, month in months)


def day_that_counts(caution: Caution, told: date | None, today: date) -> date:
    """The day from which a caution is counted: the one that was told, else today.

    A day that is still to come is none, but for a pregnancy whose due month can be chosen today.
    """
    is_due = caution is Caution.PREG
    latest = counted_from(due_months(today)[-1]) if is_due else today
    if told is not None and told <= latest:
        return told
    # Today must not stand for a month that nobody said.
    stands_for_month = is_due and due_month(today) is not None
    return today - timedelta(days=1) if stands_for_month else today
