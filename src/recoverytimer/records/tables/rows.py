"""The rows of a foreign table as records, the way a matching says."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, timedelta, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.amounts import DAY_S, MINUTE_S
from recoverytimer.base.days import NOON, instant_at, offset_at
from recoverytimer.base.filenames import file_stem
from recoverytimer.base.problem import Problem, as_written
from recoverytimer.base.storage.recordlimits import LONGEST_NOTE, LONGEST_RECORD_NAME
from recoverytimer.base.typedamounts import DistanceUnit
from recoverytimer.history.changes import Record
from recoverytimer.player.session import Session
from recoverytimer.records.activities import Activity, ReadRecords, RunGathering
from recoverytimer.records.faults import UnclearCell
from recoverytimer.records.formats.owncsv import without_mark
from recoverytimer.records.records import cleaned_record, derived_id, gathered_records
from recoverytimer.records.tables.columnnames import ColumnMeaning
from recoverytimer.records.tables.columns import ColumnMatching, RecordKind, lacking_column
from recoverytimer.records.tables.dates import CellMoment, cell_time, moment_in_utc
from recoverytimer.records.tables.numbers import cell_distance_m, cell_duration_s, cell_level
from recoverytimer.records.tables.table import Table, TableRow, is_missing
from recoverytimer.records.tables.vocabulary import area_of, effort_of, is_sum, side_of
from recoverytimer.runs.run import LONGEST_RUN_M, LONGEST_RUN_S
from recoverytimer.soreness.entry import SorenessEntry

# Between those of one day whose time of day is not said.
_APART = timedelta(minutes=5)
# What some services write where nothing was measured.
_NOTHING = re.compile(r"^-1(?:[.,]0+)?$")
# Ours: nobody is slower or faster on their feet, on wheels or on snow, so that it is the unit.
_SLOWEST_M_S, _FASTEST_M_S = 0.2, 50.0


def read_rows(
    table: Table,
    matching: ColumnMatching,
    today: date,
    zone: tzinfo | None = None,
    source: str = "",
) -> ReadRecords:
    """The records in the rows, and each row that is not understood with its number and why.

    The same rows give the same ids, so that taking them twice is the same as once. What says no
    zone is local time in `zone`, None for that of this computer; `source` is the file's name.
    """
    lacking = lacking_column(matching)
    if lacking:
        return ReadRecords(problems=(Problem(lacking),))
    runs = RunGathering(today, zone)
    reader = runs.reader
    found: list[Record] = []
    seen: Counter[tuple[datetime, str]] = Counter()
    untimed: dict[datetime, datetime] = {}
    for row in table.rows:
        cells = RowCells(_texts(row, matching), matching)
        place = ("row", row.number - 1)
        if not cells.texts or _adds_up(row, cells):
            continue
        try:
            said = _moment(cells)
            when = _when(said, zone)
            if said.clock is None:
                when = _after_others(when, cells, untimed)
            key = (when.at, cells.text(ColumnMeaning.NAME))
            if matching.kind is RecordKind.RUNS:
                runs.take(_activity(cells, said, when), place, source, seen[key])
            else:
                found += _records_of_row(cells, said, when, seen[key])
            seen[key] += 1
        except UnclearError as error:
            reader.problem(error.fault, place)
    read = runs.outcome()
    return replace(read, records=gathered_records((*read.records, *map(cleaned_record, found))))


def _texts(row: TableRow, matching: ColumnMatching) -> dict[ColumnMeaning, str]:
    pairs = zip(matching.fields, row.cells, strict=True)
    texts = ((field, without_mark(cell.strip())) for field, cell in pairs if field is not None)
    return {field: text for field, text in texts if not is_missing(text)}


def _adds_up(row: TableRow, cells: RowCells) -> bool:
    """Whether it is no row of its own, but the sum or mean of those above."""
    first = next((cell for cell in row.cells if cell.strip()), "")
    return is_sum(first) and cells.matching.moment(cells.text(ColumnMeaning.DATE)) is None


def _moment(cells: RowCells) -> CellMoment:
    """The day and the time of day that a row says.

    Raises:
        UnclearError: it is not understood.
    """
    text = cells.text(ColumnMeaning.DATE)
    said = cells.matching.moment(text)
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

    def duration_s(self, field: ColumnMeaning = ColumnMeaning.DURATION) -> float | None:
        """Seconds, or None where there are none.

        Raises:
            UnclearError: they are not understood.
        """
        text, how = self.text(field), self.matching
        if not text or _NOTHING.match(text):
            return None
        value = cell_duration_s(
            text, how.duration_unit, how.two_parts, decimal_comma=how.decimal_comma
        )
        if value is None or value > LONGEST_RUN_S:
            raise UnclearError(field, text)
        return value or None

    def elapsed_s(self, said: CellMoment) -> float | None:
        """Seconds with the pauses, from the start that was said to the end, or None.

        Raises:
            UnclearError: they are not understood, and nothing else says how long it was.
        """
        elapsed = self.duration_s(ColumnMeaning.ELAPSED)
        text = self.text(ColumnMeaning.END)
        if elapsed or not text or said.clock is None:
            return elapsed
        end, clock = self.matching.moment(text), cell_time(text)
        start = datetime.combine(said.day, said.clock)
        if end and end.clock:
            ahead = timedelta(minutes=(said.offset_min or 0) - (end.offset_min or 0))
            seconds = (datetime.combine(end.day, end.clock) + ahead - start).total_seconds()
        elif clock:
            seconds = (datetime.combine(said.day, clock) - start).total_seconds() % DAY_S
        elif self.text(ColumnMeaning.DURATION):
            return None
        else:
            raise UnclearError(ColumnMeaning.END, text)
        return seconds if 0 < seconds <= LONGEST_RUN_S else None

    def distance_m(self, lasting_s: float | None) -> float | None:
        """Metres, or None where there are none; in the unit in which anybody can be so fast.

        Raises:
            UnclearError: they are not understood.
        """
        text, how = self.text(ColumnMeaning.DISTANCE), self.matching
        if not text or _NOTHING.match(text):
            return None
        other = (
            DistanceUnit.KILOMETRES
            if how.distance_unit is DistanceUnit.METRES
            else DistanceUnit.METRES
        )
        value = cell_distance_m(text, how.distance_unit, decimal_comma=how.decimal_comma)
        if value and not _is_possible(value, lasting_s):
            elsewise = cell_distance_m(text, other, decimal_comma=how.decimal_comma)
            value = elsewise if _is_possible(elsewise, lasting_s) else value
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


def _is_possible(metres: float | None, lasting_s: float | None) -> bool:
    if not metres:
        return False
    if not lasting_s:
        return metres <= LONGEST_RUN_M
    return _SLOWEST_M_S <= metres / lasting_s <= _FASTEST_M_S


def _is_minutes_for_hours(text: str, metres: float | None, lasting_s: float | None) -> bool:
    """Whether it is what spreadsheets make of "47:08", that is 47:08:00."""
    if not metres or not lasting_s or not text.endswith(":00"):
        return False
    is_possible = _is_possible(metres, lasting_s)
    return not is_possible and _is_possible(metres, lasting_s / MINUTE_S)


def _records_of_row(cells: RowCells, said: CellMoment, when: RowInstant, nth: int) -> list[Record]:
    """What a row says that is no run.

    `nth` is how many rows like it came before, so that each has an id of its own.

    Raises:
        UnclearError: a cell is not understood.
    """
    if cells.matching.kind is RecordKind.SORENESS:
        return [_soreness(cells, when, nth)]
    session = _session(cells, said, when, nth)
    if cells.level() is None:
        return [session]
    after = RowInstant(session.ended_at, when.offset_min)
    return [session, _soreness(cells, after, nth, session.id)]


def _activity(cells: RowCells, said: CellMoment, when: RowInstant) -> Activity:
    notes = [cells.text(ColumnMeaning.NAME), cells.text(ColumnMeaning.NOTE)]
    effort = cells.text(ColumnMeaning.EFFORT)
    if effort and effort_of(effort) is None and any(map(str.isalpha, effort)):
        notes.append(effort)
    moving, elapsed = cells.duration_s(), cells.elapsed_s(said)
    distance = cells.distance_m(moving or elapsed)
    if _is_minutes_for_hours(cells.text(ColumnMeaning.DURATION), distance, moving):
        moving = (moving or 0) / MINUTE_S
    is_told = bool(distance or moving or elapsed)
    return Activity(
        started_at=when.at,
        offset_min=when.offset_min,
        sport=cells.text(ColumnMeaning.ACTIVITY),
        is_among_runs=is_told and cells.matching.column(ColumnMeaning.ACTIVITY) is None,
        distance_m=distance,
        elapsed_s=elapsed,
        moving_s=moving,
        effort=effort_of(effort),
        note="\n".join(filter(None, notes)),
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


def _session(cells: RowCells, said: CellMoment, when: RowInstant, nth: int) -> Session:
    name = cells.text(ColumnMeaning.NAME)[:LONGEST_RECORD_NAME]
    seconds = cells.duration_s() or cells.elapsed_s(said) or 0.0
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
