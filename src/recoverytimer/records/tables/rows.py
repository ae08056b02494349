"""The rows of a foreign table as records, the way a matching says."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta, tzinfo

from msgspec import Struct

from recoverytimer.base.days import NOON, instant_at, offset_at
from recoverytimer.base.filenames import file_stem
from recoverytimer.base.problem import Problem, as_written
from recoverytimer.base.storage.recordlimits import LONGEST_NOTE, LONGEST_RECORD_NAME
from recoverytimer.base.toml.reading import FileRead, StructReader
from recoverytimer.history.changes import Record
from recoverytimer.player.session import Session
from recoverytimer.records.faults import UnclearCell
from recoverytimer.records.formats.owncsv import without_mark
from recoverytimer.records.records import Records, cleaned_record, derived_id, gathered_records
from recoverytimer.records.tables.columnnames import ColumnMeaning
from recoverytimer.records.tables.columns import ColumnMatching, RecordKind, lacking_column
from recoverytimer.records.tables.dates import CellMoment, cell_moment, cell_time, moment_in_utc
from recoverytimer.records.tables.numbers import cell_distance_m, cell_duration_s, cell_level
from recoverytimer.records.tables.table import Table, TableRow
from recoverytimer.records.tables.vocabulary import area_of, effort_of, is_running, side_of
from recoverytimer.runs.run import LONGEST_RUN_M, LONGEST_RUN_S, Run
from recoverytimer.soreness.entry import SorenessEntry

# Between those of one day whose time of day is not said.
_APART = timedelta(minutes=5)


def read_rows(
    table: Table, matching: ColumnMatching, zone: tzinfo | None = None, source: str = ""
) -> FileRead[Records]:
    """The records in the rows, and each row that is not understood with its number and why.

    The same rows give the same ids, so that taking them twice is the same as once. What says no
    zone is local time in `zone`, None for that of this computer; `source` is the file's name.
    """
    lacking = lacking_column(matching)
    if lacking:
        return FileRead(None, (Problem(lacking),))
    reader = StructReader()
    found: list[Record] = []
    seen: Counter[tuple[datetime, str]] = Counter()
    untimed: dict[datetime, datetime] = {}
    for row in table.rows:
        cells = RowCells(_texts(row, matching), matching)
        if not cells.texts:
            continue
        try:
            said = _moment(cells)
            when = _when(said, zone)
            if said.clock is None:
                when = _after_others(when, cells, untimed)
            key = (when.at, cells.text(ColumnMeaning.NAME))
            found += _records_of_row(cells, when, seen[key], source)
            seen[key] += 1
        except UnclearError as error:
            reader.problem(error.fault, ("row", row.number - 1))
    return FileRead(gathered_records(map(cleaned_record, found)), tuple(reader.problems))


def _texts(row: TableRow, matching: ColumnMatching) -> dict[ColumnMeaning, str]:
    pairs = zip(matching.fields, row.cells, strict=True)
    texts = ((field, without_mark(cell.strip())) for field, cell in pairs if field is not None)
    return {field: text for field, text in texts if text}


def _moment(cells: RowCells) -> CellMoment:
    """The day and the time of day that a row says.

    Raises:
        UnclearError: it is not understood.
    """
    text = cells.text(ColumnMeaning.DATE)
    said = cell_moment(text, cells.matching.date_order)
    if said is None:
        raise UnclearError(ColumnMeaning.DATE, text)
    at = cells.text(ColumnMeaning.TIME)
    if said.clock is not None or not at:
        return said
    found = cell_time(at)
    if found is None:
        raise UnclearError(ColumnMeaning.TIME, at)
    return CellMoment(said.day, found)


def _when(said: CellMoment, zone: tzinfo | None) -> RowInstant:
    if said.offset_min is None:
        at = instant_at(datetime.combine(said.day, said.clock or NOON), zone)
        return RowInstant(at, offset_at(at, zone))
    at = moment_in_utc(said)
    # UTC says nothing of where it was.
    return RowInstant(at, said.offset_min or offset_at(at, zone))


def _after_others(
    when: RowInstant, cells: RowCells, untimed: dict[datetime, datetime]
) -> RowInstant:
    """What has no time of day comes after those of the same day, in the order of the rows."""
    at = untimed.get(when.at, when.at)
    untimed[when.at] = at + timedelta(seconds=cells.duration_s() or 0) + _APART
    return RowInstant(at, when.offset_min)


class UnclearError(ValueError):
    """A cell that is not understood: what it means, and what it says."""

    def __init__(self, meaning: ColumnMeaning, text: str) -> None:
        self.fault = UnclearCell(meaning, as_written(text) if text else "")
        super().__init__(self.fault)


class RowInstant(Struct, frozen=True):
    """An instant in UTC and how many minutes local time was ahead of it."""

    at: datetime
    offset_min: int


class RowCells(Struct, frozen=True):
    """The filled cells of a row by their meaning, and how they are to be read."""

    texts: dict[ColumnMeaning, str]
    matching: ColumnMatching

    def text(self, field: ColumnMeaning) -> str:
        """What stands there; empty where nothing does."""
        return self.texts.get(field, "")

    def duration_s(self) -> float | None:
        """Seconds, or None where there are none.

        Raises:
            UnclearError: they are not understood.
        """
        text, how = self.text(ColumnMeaning.DURATION), self.matching
        if not text:
            return None
        value = cell_duration_s(
            text, how.duration_unit, how.two_parts, decimal_comma=how.decimal_comma
        )
        if value is None or value > LONGEST_RUN_S:
            raise UnclearError(ColumnMeaning.DURATION, text)
        return value or None

    def distance_m(self) -> float | None:
        """Metres, or None where there are none.

        Raises:
            UnclearError: they are not understood.
        """
        text, how = self.text(ColumnMeaning.DISTANCE), self.matching
        if not text:
            return None
        value = cell_distance_m(text, how.distance_unit, decimal_comma=how.decimal_comma)
        if value is None or value > LONGEST_RUN_M:
            raise UnclearError(ColumnMeaning.DISTANCE, text)
        return value or None

    def level(self) -> int | None:
        """The soreness, or None where there is none.

        Raises:
            UnclearError: it is not understood.
        """
        text = self.text(ColumnMeaning.LEVEL)
        value = cell_level(text) if text else None
        if text and value is None:
            raise UnclearError(ColumnMeaning.LEVEL, text)
        return value


def _records_of_row(cells: RowCells, when: RowInstant, nth: int, source: str) -> list[Record]:
    """What a row of a file with the name `source` says.

    `nth` is how many rows like it came before, so that each has an id of its own.

    Raises:
        UnclearError: a cell is not understood, or the row is no run.
    """
    kind = cells.matching.kind
    if kind is RecordKind.RUNS:
        return [_run(cells, when, nth, source)]
    if kind is RecordKind.SORENESS:
        return [_soreness(cells, when, nth)]
    session = _session(cells, when, nth)
    if cells.level() is None:
        return [session]
    after = RowInstant(session.ended_at, when.offset_min)
    return [session, _soreness(cells, after, nth, session.id)]


def _run(cells: RowCells, when: RowInstant, nth: int, source: str) -> Run:
    sport = cells.text(ColumnMeaning.ACTIVITY)
    if sport and not is_running(sport):
        raise UnclearError(ColumnMeaning.ACTIVITY, sport)
    notes = [cells.text(ColumnMeaning.NAME), cells.text(ColumnMeaning.NOTE)]
    effort = cells.text(ColumnMeaning.EFFORT)
    if effort and effort_of(effort) is None:
        notes.append(effort)
    return Run(
        id=derived_id("run", when.at.isoformat(), nth),
        started_at=when.at,
        offset_min=when.offset_min,
        distance_m=cells.distance_m(),
        duration_s=cells.duration_s(),
        effort=effort_of(effort),
        note="\n".join(filter(None, notes))[:LONGEST_NOTE],
        source=source[:LONGEST_RECORD_NAME],
    )


def _soreness(
    cells: RowCells, when: RowInstant, nth: int, session_id: str | None = None
) -> SorenessEntry:
    value = cells.level()
    if value is None:
        raise UnclearError(ColumnMeaning.LEVEL, "")
    place, side = cells.text(ColumnMeaning.AREA), cells.text(ColumnMeaning.SIDE)
    notes = [] if session_id else [cells.text(ColumnMeaning.NAME), cells.text(ColumnMeaning.NOTE)]
    if place and area_of(place) is None:
        notes.insert(0, place)
    return SorenessEntry(
        id=derived_id("soreness", when.at.isoformat(), place, side, nth),
        at=when.at,
        offset_min=when.offset_min,
        level=value,
        area=area_of(place),
        side=side_of(side or place),
        note="\n".join(filter(None, notes))[:LONGEST_NOTE],
        session_id=session_id,
    )


def _session(cells: RowCells, when: RowInstant, nth: int) -> Session:
    name = cells.text(ColumnMeaning.NAME)[:LONGEST_RECORD_NAME]
    seconds = cells.duration_s() or 0.0
    return Session(
        id=derived_id("session", when.at.isoformat(), name or "Session", nth),
        routine_id=file_stem(name, "session") if name else "",
        routine_name=name,
        started_at=when.at,
        ended_at=when.at + timedelta(seconds=seconds),
        offset_min=when.offset_min,
        segments=(),
        by_hand=True,
        note=cells.text(ColumnMeaning.NOTE)[:LONGEST_NOTE],
    )
