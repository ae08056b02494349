"""What services call sports, as far as one has to know: running, another one, or not told."""

from __future__ import annotations

import re
from enum import Enum, auto


class SportKind(Enum):
    """Whether an activity was a run, by what a file calls it."""

    RUN = auto()
    OTHER = auto()
    UNTOLD = auto()


# "9" is what one service writes into the type of a GPX track.
_RUNNING = re.compile(r"^9$|(^|[\W_])(running|run|jog|jogging|lauf|laufen|course à pied|carrera)")
_UNTOLD = {"", "generic", "other", "workout", "training", "activity", "unknown", "all"}


def sport_kind(text: str) -> SportKind:
    """What a file's word or code for a sport says."""
    plain = text.strip().lower()
    if plain in _UNTOLD:
        return SportKind.UNTOLD
    return SportKind.RUN if _RUNNING.search(plain) else SportKind.OTHER
