"""What can be wrong with records and with the files that they come in, beside what any file has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from recoverytimer.records.tables.columnnames import ColumnMeaning


class RecordFault(Enum):
    """What makes a record unusable although its parts are sound."""

    NO_ID = auto()
    LONG_NOTE = auto()
    LONG_NAME = auto()
    ENDS_BEFORE_START = auto()
    TOO_MANY_SEGMENTS = auto()
    WRONG_SECONDS = auto()
    NO_RUNNING_SPEED = auto()


@dataclass(frozen=True, slots=True)
class WithoutZone:
    """An instant does not say in which zone it is."""

    instant: str


@dataclass(frozen=True, slots=True)
class WrongYear:
    """An instant is of a year that none can be of."""

    instant: str


@dataclass(frozen=True, slots=True)
class WrongOffset:
    """Local time was further from UTC than anywhere."""

    minutes: int


@dataclass(frozen=True, slots=True)
class NotARun:
    """An activity is of another sport."""

    sport: str


@dataclass(frozen=True, slots=True)
class WrongAmount:
    """A distance (metres) or a duration (seconds) is more than any."""

    amount: float
    most: float


class FileFault(Enum):
    """What is wrong with a file of records as a whole."""

    NOT_UNPACKED = auto()
    DAMAGED_BACKUP = auto()
    UNKNOWN_KIND = auto()
    NOT_A_LIST = auto()
    NO_SEGMENTS = auto()
    NO_WATCH_FILE = auto()
    NOTHING_RECORDED = auto()
    NO_ROWS = auto()


@dataclass(frozen=True, slots=True)
class NotJson:
    """A text is no JSON; what its reader says."""

    detail: str


@dataclass(frozen=True, slots=True)
class LargeExport:
    """A file of records is larger than is read."""

    most: int


@dataclass(frozen=True, slots=True)
class NoSession:
    """There are segments of a session that is not there."""

    id: str


@dataclass(frozen=True, slots=True)
class WrongNumber:
    """The number of a segment is none."""

    text: str


@dataclass(frozen=True, slots=True)
class UnreadableWatchFile:
    """A file of a watch is not read; the fault of its format."""

    fault: object


@dataclass(frozen=True, slots=True)
class NotATable:
    """A file is no table; what its reader says."""

    detail: str


@dataclass(frozen=True, slots=True)
class TooManyRows:
    """A table has more rows than are read."""

    most: int


@dataclass(frozen=True, slots=True)
class TooManyColumns:
    """A table has more columns than are read."""

    most: int


@dataclass(frozen=True, slots=True)
class UnclearCell:
    """A cell is not understood, or missing where it is empty."""

    meaning: ColumnMeaning
    text: str


@dataclass(frozen=True, slots=True)
class LackingColumn:
    """No column has a meaning that is needed, or two have one that only one can have."""

    meaning: ColumnMeaning
    is_twice: bool = False
