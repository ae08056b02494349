"""What can be wrong with records and with the files that they come in, beside what any file has."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto

from msgspec import Struct

from recoverytimer.base.problem import ArchiveFault
from recoverytimer.records.tables.columnnames import ColumnMeaning


class RecordFault(Enum):
    """What makes a record unusable although its parts are sound."""

    NO_ID = auto()
    LONG_NOTE = auto()
    LONG_NAME = auto()
    ENDS_BEFORE_START = auto()
    TOO_MANY_SEGMENTS = auto()
    TOO_MANY_ADAPTATIONS = auto()
    WRONG_SECONDS = auto()
    WRONG_ROUND = auto()


class WithoutZone(Struct, frozen=True):
    """An instant does not say in which zone it is."""

    instant: str


class WrongYear(Struct, frozen=True):
    """An instant is of a year that none can be of."""

    instant: str


class WrongOffset(Struct, frozen=True):
    """Local time was further from UTC than anywhere."""

    minutes: int


class StillToCome(Struct, frozen=True):
    """An activity is of a later day than today: planned, or by a clock that is wrong."""

    day: date


class TooFar(Struct, frozen=True):
    """A distance is more than any, or none (metres)."""

    distance_m: float


class TooLong(Struct, frozen=True):
    """A duration is more than any, or none (seconds)."""

    duration_s: float


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
    BACKUP_AMONG_OTHERS = auto()
    PERHAPS_RUNS = auto()
    NOTHING_FOUND = auto()


class NotJson(Struct, frozen=True):
    """A text is no JSON; what its reader says."""

    detail: str


class LargeExport(Struct, frozen=True):
    """A file of records is larger than is read."""

    most: int


class LargeRecord(Struct, frozen=True):
    """A record is larger than any of ours."""

    most: int


class TooManyRecords(Struct, frozen=True):
    """A file holds more records than are read."""

    most: int


class NoSession(Struct, frozen=True):
    """There are parts of a session that is not there."""

    id: str


class WrongNumber(Struct, frozen=True):
    """The number of a part of a session is none."""

    text: str


class UnreadableWatchFile(Struct, frozen=True):
    """A file of a watch is not read; the fault of its format."""

    fault: object


class UnreadableArchive(Struct, frozen=True):
    """An archive is not read, or no further."""

    fault: ArchiveFault


class TooManyFiles(Struct, frozen=True):
    """A folder has more files than are read."""

    most: int


class CutOff(Struct, frozen=True):
    """A list of activities is damaged; how many of them came before that."""

    before: int


class NotATable(Struct, frozen=True):
    """A file is no table; what its reader says."""

    detail: str


class TooManyRows(Struct, frozen=True):
    """A table has more rows than are read."""

    most: int


class TooManyColumns(Struct, frozen=True):
    """A table has more columns than are read."""

    most: int


class UnclearCell(Struct, frozen=True):
    """A cell is not understood, or missing where it is empty."""

    meaning: ColumnMeaning
    text: str


class LackingColumn(Struct, frozen=True):
    """No column has a meaning that is needed, or two have one that only one can have."""

    meaning: ColumnMeaning
    is_twice: bool = False


class TableFault(Enum):
    """Why the rows of a table are nothing that is kept, unless a person says what they are."""

    NO_AMOUNTS = auto()
    COUNTS = auto()
