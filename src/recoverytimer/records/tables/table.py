"""Any CSV file as a table: its encoding, separator and header found out."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import Problem, TooLarge
from recoverytimer.base.toml.reading import FileRead
from recoverytimer.records.faults import FileFault, NotATable, TooManyColumns, TooManyRows
from recoverytimer.records.tables.dates import says_date

LARGEST_CSV = 96 * 2**20
MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
_SEPARATORS = ",;\t|"
_LOOKED_AT = 50


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
        """The cells of a column that are not empty, the first of them only if so wished."""
        cells = (row.cells[index].strip() for row in self.rows)
        return list(islice((cell for cell in cells if cell), most))


def read_table(data: bytes) -> FileRead[Table]:
    """The table in a file, or what is wrong with it."""
    if len(data) > LARGEST_CSV:
        return _refused(TooLarge(LARGEST_CSV))
    text = _decoded(data)
    separator = _separator(text)
    try:
        rows = [
            TableRow(n, cells) for n, cells in enumerate(_rows(text, separator), 1) if any(cells)
        ]
    except csv.Error as error:
        return _refused(NotATable(str(error)))
    if len(rows) > MOST_ROWS:
        return _refused(TooManyRows(MOST_ROWS))
    width = max((len(row.cells) for row in rows), default=0)
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


def _rows(text: str, separator: str, most: int | None = None) -> Iterator[tuple[str, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return (tuple(cells) for cells in islice(reader, most))


def _separator(text: str) -> str:
    """The one that splits most rows into the same number of cells."""

    def score(separator: str) -> int:
        try:
            widths = Counter(map(len, _rows(text, separator, _LOOKED_AT)))
        except csv.Error:
            return 0
        return max((count * (width - 1) for width, count in widths.items()), default=0)

    return max(_SEPARATORS, key=score)


def _table(rows: list[TableRow], width: int, separator: str) -> Table:
    filled = [TableRow(row.number, row.cells + ("",) * (width - len(row.cells))) for row in rows]
    # A title above the table fills one cell only.
    first = next((n for n, row in enumerate(filled) if sum(map(bool, row.cells)) > 1), 0)
    names = tuple(printable(name).strip() for name in filled[first].cells)
    if any(says_date(name) for name in names):
        names = ("",) * width
        return Table(names, tuple(filled[first:]), separator)
    return Table(names, tuple(filled[first + 1 :]), separator)
