"""What is kept of cautions besides that they are ticked: their days, and where they are."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.ending import (
    ENDINGS,
    day_that_counts,
    day_to_ask_again,
    has_lasted,
)
from recoverytimer.exercise.injuredpart import PLACED
from recoverytimer.settings.settings import Settings


def following_cautions(settings: Settings, today: date, before: Settings) -> Settings:
    """The settings with the days and parts of the cautions that are ticked, and of no others.

    So the next injury is not taken for where the last one was.

    A clot without a day, of those that were ticked `before`, keeps none: it is asked what it stands
    for. A caution whose day was another one before is asked about when its time is over, whatever
    was answered.
    """
    days = {
        caution: day_that_counts(caution, settings.caution_days.get(caution), today)
        for caution in ENDINGS
        if caution in settings.cautions
        and (caution in settings.caution_days or not _is_unclear(caution, before))
    }
    again = {
        caution: min(day, day_to_ask_again(caution, today))
        for caution, day in settings.ask_again_on.items()
        if caution in ENDINGS
        and caution in settings.cautions
        and before.caution_days.get(caution, days.get(caution)) == days.get(caution)
    }
    told = settings.caution_parts
    parts = {c: told[c] for c in PLACED if c in told and c in settings.cautions}
    return replace(settings, caution_days=days, ask_again_on=again, caution_parts=parts)


def caution_to_ask_about(settings: Settings, today: date) -> Caution | None:
    """The caution whose time is over, the most pressing one first."""
    lasted = (
        caution
        for caution in ENDINGS
        if caution in settings.cautions and _is_to_ask(settings, caution, today)
    )
    return next(lasted, None)


def answered(settings: Settings, caution: Caution, today: date, *, is_over: bool) -> Settings:
    """The settings after a person said whether a caution is over."""
    if not is_over:
        again = {**settings.ask_again_on, caution: day_to_ask_again(caution, today)}
        days = {caution: today, **settings.caution_days}
        return replace(settings, caution_days=days, ask_again_on=again)
    left = ENDINGS[caution].becomes
    ticked = {*settings.cautions, *([left] if left else [])} - {caution}
    over = replace(settings, cautions=tuple(c for c in Caution if c in ticked))
    return following_cautions(over, today, settings)


def _is_to_ask(settings: Settings, caution: Caution, today: date) -> bool:
    if caution in settings.ask_again_on:
        return today >= settings.ask_again_on[caution]
    return has_lasted(caution, settings.caution_days.get(caution), today)


def _is_unclear(caution: Caution, before: Settings) -> bool:
    return caution is Caution.DVT and caution in before.cautions
