"""The rows of a foreign table as records, the way a matching says."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta, tzinfo

from recoverytimer.base.toml.reading import Problem, Reader
from recoverytimer.records.formats.cells import original
from recoverytimer.records.localtime import instant_at, offset_min
from recoverytimer.records.records import Record, Records, cleaned, gathered
from recoverytimer.records.tables.columnnames import Meaning
from recoverytimer.records.tables.columns import Matching, lacking
from recoverytimer.records.tables.dates import Moment, clock, instant, moment
from recoverytimer.records.tables.rowrecords import Cells, UnclearError, When, records_of
from recoverytimer.records.tables.table import Row, Table
from recoverytimer.routine.files import FileRead

NOON = time(12)
# Between those of one day whose time of day is not said.
_APART = timedelta(minutes=5)


def read_rows(
    table: Table, matching: Matching, zone: tzinfo | None = None, source: str = ""
) -> FileRead[Records]:
    """The records in the rows, and each row that is not understood with its number and why.

    The same rows give the same ids, so that taking them twice is the same as once. What says no
    zone is local time in `zone`, None for that of this computer; `source` is the file's name.
    """
    missing = lacking(matching)
    if missing:
        return FileRead(None, (Problem("", missing.rstrip("."), "Then it can be read"),))
    reader = Reader()
    found: list[Record] = []
    seen: Counter[tuple[datetime, str]] = Counter()
    untimed: dict[datetime, datetime] = {}
    for row in table.rows:
        cells = Cells(_texts(row, matching), matching)
        if not cells.texts:
            continue
        try:
            said = _moment(cells)
            when = _when(said, zone)
            if said.clock is None:
                when = _after_others(when, cells, untimed)
            key = (when.at, cells.text(Meaning.NAME))
            found += records_of(cells, when, seen[key], source)
            seen[key] += 1
        except UnclearError as error:
            reader.problem(f"row {row.number}", error.what, error.cure)
    return FileRead(gathered(map(cleaned, found)), tuple(reader.problems))


def _texts(row: Row, matching: Matching) -> dict[Meaning, str]:
    pairs = zip(matching.fields, row.cells, strict=True)
    texts = ((field, original(cell.strip())) for field, cell in pairs if field is not None)
    return {field: text for field, text in texts if text}


def _moment(cells: Cells) -> Moment:
    """The day and the time of day that a row says.

    Raises:
        UnclearError: it is not understood.
    """
    text = cells.text(Meaning.DATE)
    said = moment(text, cells.matching.date_order)
    if said is None:
        raise UnclearError(Meaning.DATE, text, "Write it as 2026-03-04")
    at = cells.text(Meaning.TIME)
    if said.clock is not None or not at:
        return said
    found = clock(at)
    if found is None:
        raise UnclearError(Meaning.TIME, at, "Write it as 18:30")
    return Moment(said.day, found)


def _when(said: Moment, zone: tzinfo | None) -> When:
    if said.offset_min is None:
        at = instant_at(datetime.combine(said.day, said.clock or NOON), zone)
        return When(at, offset_min(at, zone))
    at = instant(said)
    # UTC says nothing of where it was.
    return When(at, said.offset_min or offset_min(at, zone))


def _after_others(when: When, cells: Cells, untimed: dict[datetime, datetime]) -> When:
    """What has no time of day comes after those of the same day, in the order of the rows."""
    at = untimed.get(when.at, when.at)
    untimed[when.at] = at + timedelta(seconds=cells.duration_s() or 0) + _APART
    return When(at, when.offset_min)
