"""Any CSV file as a table: its encoding, separator and header found out."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from msgspec import Struct

from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import Problem, TooLarge
from recoverytimer.base.toml.reading import FileRead
from recoverytimer.records.faults import FileFault, NotATable, TooManyColumns, TooManyRows
from recoverytimer.records.tables.dates import says_date
from recoverytimer.records.tables.services import Cells, as_plain

LARGEST_CSV = 96 * 2**20
MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
_SEPARATORS = ",;\t|"
_LOOKED_AT = 50
# Above its header a table has a few lines at most, and a cell as many.
_FIRST_ROWS = 20
_MOST_LINES = 200
# Of another table below: so many names and no digit.
_FEWEST_NAMES = 5
_SEPARATOR_SAID = re.compile(r'"?sep=([,;|\t])"?\s*', re.IGNORECASE)
# What services write where there is nothing.
_MISSING = frozenset(("\u2013", "\u2014", "n/a", "na", "nan", "null", "none", "#n/a"))


class TableRow(Struct, frozen=True):
    """One row, with its number as a spreadsheet shows it."""

    number: int
    cells: tuple[str, ...]


class Table(Struct, frozen=True):
    """The names of the columns and the rows; every row has as many cells as there are names."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    separator: str = ","

    def column(self, index: int, most: int | None = None) -> list[str]:
        """The cells of a column that say something, the first of them only if so wished."""
        cells = (row.cells[index].strip() for row in self.rows)
        return list(islice((cell for cell in cells if not is_missing(cell)), most))


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is nothing."""
    return not cell.strip("-:. ") or cell.lower() in _MISSING


def read_table(data: bytes) -> FileRead[Table]:
    """The table in a file, or what is wrong with it; those of services are made plain."""
    if len(data) > LARGEST_CSV:
        return _refused(TooLarge(LARGEST_CSV))
    lines = list(io.StringIO(_decoded(data), newline=""))
    said = _SEPARATOR_SAID.fullmatch(lines[0]) if lines else None
    lines = ["\n", *lines[1:]] if said else lines
    separator = said[1] if said else _separator(lines[:_LOOKED_AT])
    try:
        rows = [
            TableRow(n, cells) for n, cells in enumerate(_rows(lines, separator), 1) if any(cells)
        ]
    except csv.Error as error:
        return _refused(NotATable(str(error)))
    if len(rows) > MOST_ROWS:
        return _refused(TooManyRows(MOST_ROWS))
    width = max((_filled_width(row.cells) for row in rows), default=0)
    if not width:
        return _refused(FileFault.NO_ROWS)
    if width > MOST_COLUMNS:
        return _refused(TooManyColumns(MOST_COLUMNS))
    return FileRead(_table(rows, width, separator))


def _refused(fault: object) -> FileRead[Table]:
    return FileRead(None, (Problem(fault),))


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What spreadsheets write on Windows where they do not write UTF-8.
        return data.decode("cp1252", errors="replace")


def _rows(lines: Sequence[str], separator: str) -> Iterator[tuple[str, ...]]:
    """The cells of each row; a quotation mark that nothing closes spoils its own line only.

    Raises:
        csv.Error: it is no table.
    """
    at, width = 0, 0
    while at < len(lines):
        end = _end_of_row(lines, at, separator, width)
        if end:
            reader = csv.reader(lines[at:end], delimiter=separator)
        else:
            end = at + 1
            reader = csv.reader(lines[at:end], delimiter=separator, quoting=csv.QUOTE_NONE)
        for cells in reader:
            width = len(cells) or width
            yield tuple(cells)
        at = end


def _end_of_row(lines: Sequence[str], at: int, separator: str, width: int) -> int | None:
    """Behind its last line; None where its quotation marks are closed by none of its own."""
    is_open = False
    for number in range(at, min(at + _MOST_LINES, len(lines))):
        if is_open and _is_row(lines[number], separator, width):
            return None
        is_open ^= lines[number].count('"') % 2 == 1
        if not is_open:
            return number + 1
    return None


def _is_row(line: str, separator: str, width: int) -> bool:
    """Whether a line is as wide as the row before, and has a date."""
    cells = next(csv.reader([line], delimiter=separator), [])
    return 1 < len(cells) == width and any(map(says_date, cells))


def _separator(lines: Sequence[str]) -> str:
    """The one that splits most rows into the same number of cells."""

    def score(separator: str) -> int:
        try:
            widths = Counter(map(len, _rows(lines, separator)))
        except csv.Error:
            return 0
        return max((count * (width - 1) for width, count in widths.items()), default=0)

    return max(_SEPARATORS, key=score)


def _table(rows: list[TableRow], width: int, separator: str) -> Table:
    filled = [TableRow(row.number, (row.cells + ("",) * width)[:width]) for row in rows]
    at = _header_at(filled)
    names = ("",) * width if at is None else tuple(map(_name, filled[at].cells))
    below = filled if at is None else _of_same_table(filled[at + 1 :], filled[at].cells)
    plain = as_plain(Cells(names, [row.cells for row in below]))
    pairs = zip(below, plain.rows, strict=True)
    return Table(plain.names, tuple(TableRow(row.number, of) for row, of in pairs), separator)


def _name(cell: str) -> str:
    return printable(cell).strip()


def _header_at(rows: Sequence[TableRow]) -> int | None:
    """Which row has the names, if one does: above the first date, and below titles."""
    above = list(takewhile(lambda row: not _is_dated(row), rows[:_FIRST_ROWS]))
    named = [number for number, row in enumerate(above) if _filled(row) > 1]
    fullest = max(map(_filled, rows[:_FIRST_ROWS]))
    full = (number for number in named if _filled(above[number]) > fullest / 2)
    return next(full, max(named, key=lambda number: _filled(above[number]), default=None))


def _of_same_table(rows: Sequence[TableRow], names: tuple[str, ...]) -> list[TableRow]:
    """The rows without the names said again, and without a table on other names below them."""
    mine = [row for row in rows if row.cells != names]
    for number, row in enumerate(mine):
        is_header = _filled(row) >= _FEWEST_NAMES and not any(map(_has_digit, row.cells))
        following = mine[number + 1 : number + _LOOKED_AT]
        if is_header and following and not any(map(_is_dated, following)):
            return mine[:number]
    return mine


def _filled(row: TableRow) -> int:
    return sum(map(bool, row.cells))


def _is_dated(row: TableRow) -> bool:
    return any(map(says_date, row.cells))


def _has_digit(cell: str) -> bool:
    return any(map(str.isdecimal, cell))


def _filled_width(cells: Sequence[str]) -> int:
    return max((n for n, cell in enumerate(cells, 1) if cell.strip()), default=0)
