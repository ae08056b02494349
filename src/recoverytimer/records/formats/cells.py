"""Cells of a CSV file that no spreadsheet takes for a formula, and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

# What begins a formula, in full width too, and the mark itself so that it can be taken off again.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MARK = "'"


def harmless(text: str) -> str:
    """A text with a mark before it where a spreadsheet would run it as a formula."""
    return _MARK + text if text.startswith((*_RISKY, _MARK)) else text


def original(cell: str) -> str:
    """What `harmless` was given."""
    is_marked = cell.startswith(_MARK) and cell[1:].startswith((*_RISKY, _MARK))
    return cell[1:] if is_marked else cell


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A file as spreadsheets want it: a byte order mark, commas, lines as RFC 4180 ends them."""
    memory = io.StringIO(newline="")
    writer = csv.writer(memory)
    writer.writerow(header)
    for row in rows:
        writer.writerow([harmless(c) if isinstance(c, str) else c for c in row])
    return memory.getvalue().encode("utf-8-sig")
