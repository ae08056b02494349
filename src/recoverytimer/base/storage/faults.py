"""What can be wrong with the history, as values; `base/words` says it."""

from __future__ import annotations

from enum import Enum, auto


class HistoryFault(Enum):
    """What is wrong with the history."""

    NOT_READ = auto()
    NOT_WRITTEN = auto()
    NEWER = auto()
    DAMAGED = auto()


class StorageCause(Enum):
    """Why a database could not be read or written."""

    FULL = auto()
    SHUT = auto()
    READ_ONLY = auto()
    OTHER = auto()
