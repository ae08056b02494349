"""Where cautions are: kept for as long as these are ticked."""

from __future__ import annotations

from msgspec.structs import replace

from recoverytimer.exercise.injuredpart import PLACED
from recoverytimer.settings.settings import Settings


def with_parts_of_ticked(settings: Settings) -> Settings:
    """The settings without parts of cautions that are off, or that have none.

    So that the next injury is not taken for where the last one was.
    """
    told = settings.caution_parts
    parts = {c: told[c] for c in PLACED if c in told and c in settings.cautions}
    return settings if parts == told else replace(settings, caution_parts=parts)
