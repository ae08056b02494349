"""What a programme allows in its dose, although a caution speaks against it."""

from __future__ import annotations

from msgspec.structs import replace

from recoverytimer.exercise.contraindications import PersonalCautions
from recoverytimer.programme.programme import Programme


def with_allowed(programme: Programme, mine: PersonalCautions) -> PersonalCautions:
    """A person's cautions as they count in a programme; what is never to be done stays so."""
    allowed = {(one.exercise, caution) for one in programme.allowed for caution in one.cautions}
    return replace(mine, asked=mine.asked | allowed)
