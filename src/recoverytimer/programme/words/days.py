"""What is said of a day of a programme."""

from __future__ import annotations

from recoverytimer.base.amounts import plain_number
from recoverytimer.base.language import _
from recoverytimer.base.listing import sentences


def with_load(kg: float, note: str) -> str:
    """With how much a set is done, before what else is noted."""
    said = _("Use {kg} kg.", kg=plain_number(kg))
    return sentences((said, note)) if note else said
