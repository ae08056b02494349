"""The days of cautions that end: set when these are ticked, asked about, answered."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from msgspec.structs import replace

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.ending import ENDINGS, day_to_ask_again, has_lasted
from recoverytimer.settings.settings import Settings


def with_days(settings: Settings, today: date, before: Collection[Caution]) -> Settings:
    """The settings with a day for each caution that ends, and none for those that are off.

    A day that is still to come counts from today. A clot without a day, of those that were ticked
    `before`, keeps none: it is asked what it stands for.
    """
    days = {
        caution: min(settings.caution_days.get(caution, today), today)
        for caution in ENDINGS
        if caution in settings.cautions
        and (caution in settings.caution_days or not _is_unclear(caution, before))
    }
    return settings if days == settings.caution_days else replace(settings, caution_days=days)


def caution_to_ask_about(settings: Settings, today: date) -> Caution | None:
    """The caution whose time is over, the most pressing one first."""
    lasted = (
        caution
        for caution in ENDINGS
        if caution in settings.cautions
        and has_lasted(caution, settings.caution_days.get(caution), today)
    )
    return next(lasted, None)


def answered(settings: Settings, caution: Caution, today: date, *, is_over: bool) -> Settings:
    """The settings after a person said whether a caution is over."""
    if not is_over:
        again = {**settings.caution_days, caution: day_to_ask_again(caution, today)}
        return replace(settings, caution_days=again)
    left = ENDINGS[caution].becomes
    ticked = {*settings.cautions, *([left] if left else [])} - {caution}
    days = {one: day for one, day in settings.caution_days.items() if one is not caution}
    return replace(settings, cautions=tuple(c for c in Caution if c in ticked), caution_days=days)


def _is_unclear(caution: Caution, before: Collection[Caution]) -> bool:
    return caution is Caution.DVT and caution in before
