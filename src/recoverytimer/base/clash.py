"""Where there is something else of the same name."""

from __future__ import annotations

from enum import StrEnum


class ClashChoice(StrEnum):
    """What becomes of something that comes in where there is another of its name."""

    KEEP_BOTH = "keep both"
    REPLACE = "replace"
    SKIP = "skip"
