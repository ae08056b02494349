"""Which column of a foreign table means what: a guess that a person can see and change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.amounts import KILOMETRE_M, MINUTE_S
from recoverytimer.base.typedamounts import DistanceUnit, DurationUnit, TwoParts
from recoverytimer.records.faults import LackingColumn, TableFault
from recoverytimer.records.tables.columnnames import (
    OTHER_AMOUNTS,
    PACES,
    STEPS,
    WORDINGS,
    ColumnMeaning,
    plain_name,
)
from recoverytimer.records.tables.dates import (
    CellMoment,
    DateOrder,
    SerialDates,
    cell_moment,
    cell_time,
    date_order_of,
    says_date,
    serial_moment,
    serials_of,
)
from recoverytimer.records.tables.numbers import (
    cell_distance_m,
    cell_duration_s,
    cell_level,
    cell_number,
    has_decimal_commas,
)
from recoverytimer.records.tables.table import Table, is_missing
from recoverytimer.records.tables.units import (
    FASTEST_S_PER_M,
    SLOWEST_S_PER_M,
    Doubt,
    distance_unit,
    duration_reading,
)
from recoverytimer.records.tables.vocabulary import effort_of


class RecordKind(StrEnum):
    """What a row is."""

    SESSIONS = "sessions"
    SORENESS = "soreness"
    RUNS = "runs"


class ColumnMatching(Struct, frozen=True, kw_only=True):
    """How a table is to be read.

    Attributes:
        kind: what each row is, None where nothing tells; a session with a soreness gives both.
        fields: what each column means, None for one that is not read.
        serials: what numbers in place of dates count from.
        doubts: what the rows leave open, to look at before reading.
    """

    kind: RecordKind | None
    fields: tuple[ColumnMeaning | None, ...]
    date_order: DateOrder = DateOrder.DAY_FIRST
    serials: SerialDates = SerialDates.SINCE_1900
    duration_unit: DurationUnit = DurationUnit.MINUTES
    two_parts: TwoParts = TwoParts.MINUTES_SECONDS
    distance_unit: DistanceUnit = DistanceUnit.KILOMETRES
    decimal_comma: bool = False
    doubts: tuple[Doubt, ...] = ()

    def column(self, field: ColumnMeaning) -> int | None:
        """The index of the column with this meaning."""
        return self.fields.index(field) if field in self.fields else None

    def moment(self, text: str) -> CellMoment | None:
        """What a cell with a date says, or None where it says none."""
        return cell_moment(text, self.date_order) or serial_moment(text, self.serials)


_LOOKED_AT = 200
_SAMPLED = 2000
_MOST_UNKNOWN = 5
# Ours: nobody begins to run so often.
_SHORTEST_APART_S = 15.0 * MINUTE_S
_MOSTLY = 0.5
_GOOD_NAME = 80.0
_FULL_NAME = 99.0
# Of a column with no telling name, but whose cells leave little doubt.
_BY_CONTENT = 50.0
HOW_LONG = (ColumnMeaning.DURATION, ColumnMeaning.ELAPSED)
"""What says how long something lasted, the better one first."""


def guess_columns(table: Table, today: date) -> ColumnMatching:
    """What the columns most probably mean, by their names and by all of their cells."""
    fields = _without_pace(table, _fields(table))
    matching = ColumnMatching(kind=_kind(table, fields), fields=fields)
    doubts: list[Doubt] = []
    dates = _cells(table, matching, ColumnMeaning.DATE)
    order, sure = date_order_of(dates, today)
    if not sure:
        shown = next(d for d in dates if cell_moment(d, order) != cell_moment(d, _other(order)))
        doubts.append(Doubt(order, shown))
    serials, sure = serials_of(dates, today)
    doubts += [] if sure else [Doubt(serials, dates[0])]
    distances = _cells(table, matching, ColumnMeaning.DISTANCE)
    lasting = next((f for f in HOW_LONG if f in fields), ColumnMeaning.DURATION)
    comma = has_decimal_commas([*distances, *_cells(table, matching, lasting)], table.separator)
    name = _header(table, matching, ColumnMeaning.DISTANCE)
    unit, doubt = distance_unit(name, distances, comma=comma)
    doubts += [doubt] if doubt else []
    durations, apart = _durations(table, matching, lasting)
    metres = [cell_distance_m(c, unit, decimal_comma=comma) for c in apart]
    name = _header(table, matching, lasting)
    duration_unit, two_parts, doubt = duration_reading(name, durations, metres, comma=comma)
    doubts += [doubt] if doubt else []
    return replace(
        matching,
        date_order=order,
        serials=serials,
        duration_unit=duration_unit,
        two_parts=two_parts,
        distance_unit=unit,
        decimal_comma=comma,
        doubts=tuple(doubts),
    )


def lacking_column(matching: ColumnMatching) -> LackingColumn | TableFault | None:
    """What has to be chosen before rows can be read; None where nothing has."""
    if ColumnMeaning.DATE not in matching.fields:
        return LackingColumn(ColumnMeaning.DATE)
    if matching.kind is None:
        is_far = ColumnMeaning.DISTANCE in matching.fields
        return TableFault.COUNTS if is_far else TableFault.NO_AMOUNTS
    if matching.kind is RecordKind.SORENESS and ColumnMeaning.LEVEL not in matching.fields:
        return LackingColumn(ColumnMeaning.LEVEL)
    twice = [f for f in ColumnMeaning if matching.fields.count(f) > 1]
    return LackingColumn(twice[0], is_twice=True) if twice else None


def _other(order: DateOrder) -> DateOrder:
    return next(o for o in DateOrder if o is not order)


def _cells(table: Table, matching: ColumnMatching, field: ColumnMeaning) -> list[str]:
    index = matching.column(field)
    return [] if index is None else table.column(index)


def _durations(
    table: Table, matching: ColumnMatching, lasting: ColumnMeaning
) -> tuple[list[str], list[str]]:
    """Cells that say how long, from all of the table, and beside each what says how far, if any."""
    index, far = matching.column(lasting), matching.column(ColumnMeaning.DISTANCE)
    if index is None:
        return [], []
    filled = [row.cells for row in table.rows if not is_missing(row.cells[index].strip())]
    rows = filled[:: len(filled) // _SAMPLED + 1]
    distances = ["" if far is None else cells[far].strip() for cells in rows]
    return [cells[index].strip() for cells in rows], distances


def _header(table: Table, matching: ColumnMatching, field: ColumnMeaning) -> str:
    index = matching.column(field)
    return "" if index is None else table.header[index]


def _fields(table: Table) -> tuple[ColumnMeaning | None, ...]:
    """Each column with at most one meaning and each meaning once, the best pairs first."""
    columns = range(len(table.header))
    cells = [table.column(n, _LOOKED_AT) for n in columns]
    scores = {
        (n, field): score
        for n in columns
        for field in ColumnMeaning
        if (score := _score(field, table.header[n], cells[n]))
    }
    found: dict[int, ColumnMeaning] = {}
    for n, field in sorted(scores, key=lambda pair: -scores[pair]):
        if n not in found and field not in found.values():
            found[n] = field
    how_long = _how_long(table, {field: n for n, field in found.items()})
    if how_long is not None:
        found = {n: f for n, f in found.items() if f is not ColumnMeaning.DURATION}
        found[how_long] = ColumnMeaning.DURATION
    return tuple(found.get(n) for n in columns)


def _how_long(table: Table, named: Mapping[ColumnMeaning, int]) -> int | None:
    """The column called "time" if it is not when but how long: for runs, or if the date says when.

    The name alone fits both. Where a watch also gives the time in motion, it is the one without
    the pauses.
    """
    at, other = named.get(ColumnMeaning.TIME), named.get(ColumnMeaning.DURATION)
    if at is None or _name_score(ColumnMeaning.DURATION, table.header[at]) < _FULL_NAME:
        return None
    if other is not None and plain_name(table.header[other]) != "moving time":
        return None
    on = named.get(ColumnMeaning.DATE)
    says_when = on is not None and any(":" in text for text in table.column(on, _LOOKED_AT))
    return at if says_when or (other is None and ColumnMeaning.DISTANCE in named) else None


def _without_pace(
    table: Table, fields: tuple[ColumnMeaning | None, ...]
) -> tuple[ColumnMeaning | None, ...]:
    """Without a duration that is a pace: its name may be one, and nobody is so fast."""
    matching = ColumnMatching(kind=None, fields=fields)
    if plain_name(_header(table, matching, ColumnMeaning.DURATION)) not in PACES:
        return fields
    durations, distances = _durations(table, matching, ColumnMeaning.DURATION)
    seconds = [
        cell_duration_s(cell, DurationUnit.MINUTES, TwoParts.MINUTES_SECONDS) for cell in durations
    ]
    metres = [cell_distance_m(cell, DistanceUnit.KILOMETRES) for cell in distances]
    paces = [s / m for s, m in zip(seconds, metres, strict=True) if s and m]
    lasting = median(s for s in seconds if s) if paces else 0
    if not paces or median(paces) >= FASTEST_S_PER_M or lasting > SLOWEST_S_PER_M * KILOMETRE_M:
        return fields
    return tuple(None if field is ColumnMeaning.DURATION else field for field in fields)


def _score(field: ColumnMeaning, name: str, cells: list[str]) -> float:
    """From 0 to 100 how well a column fits a meaning."""
    score = _name_score(field, name)
    fits = _CONTENT.get(field)
    if fits and not _mostly(fits, cells):
        # Numbers are dates where the name says so.
        is_serial = field is ColumnMeaning.DATE and _mostly(_is_serial, cells)
        return score if is_serial and score >= _GOOD_NAME else 0.0
    if score < _GOOD_NAME:
        return _BY_CONTENT if _tells_by_itself(field, name, cells) else 0.0
    return score


def _mostly(fits: Callable[[str], bool], cells: list[str]) -> bool:
    return bool(cells) and sum(map(fits, cells)) >= _MOSTLY * len(cells)


def _name_score(field: ColumnMeaning, name: str) -> float:
    from rapidfuzz import fuzz

    plain = plain_name(name)
    wordings = WORDINGS[field]
    if plain in wordings:
        return 100 - 0.01 * wordings.index(plain)
    if not plain or not OTHER_AMOUNTS.isdisjoint(plain.split()):
        return 0.0

    def alike(wording: str) -> float:
        return 0.5 * (fuzz.ratio(plain, wording) + fuzz.token_set_ratio(plain, wording))

    return max(round(alike(wording)) - 0.01 * place for place, wording in enumerate(wordings))


def _is_serial(cell: str) -> bool:
    return serial_moment(cell, SerialDates.SINCE_1900) is not None


def _is_instant(cell: str) -> bool:
    return says_date(cell) or cell_time(cell) is not None


def _is_duration(cell: str) -> bool:
    found = cell_duration_s(
        cell, DurationUnit.MINUTES, TwoParts.MINUTES_SECONDS, decimal_comma=True
    )
    return found is not None


def _is_distance(cell: str) -> bool:
    return cell_distance_m(cell, DistanceUnit.METRES, decimal_comma=False) is not None


def _is_wording(cell: str) -> bool:
    return cell_number(cell, decimal_comma=False) is None and not says_date(cell)


_CONTENT: Mapping[ColumnMeaning, Callable[[str], bool]] = {
    ColumnMeaning.DATE: says_date,
    ColumnMeaning.TIME: lambda cell: cell_time(cell) is not None,
    ColumnMeaning.END: _is_instant,
    ColumnMeaning.DURATION: _is_duration,
    ColumnMeaning.ELAPSED: _is_duration,
    ColumnMeaning.DISTANCE: _is_distance,
    ColumnMeaning.LEVEL: lambda cell: cell_level(cell) is not None,
    ColumnMeaning.AREA: _is_wording,
    ColumnMeaning.SIDE: _is_wording,
    ColumnMeaning.EFFORT: lambda cell: effort_of(cell) is not None or _is_wording(cell),
    ColumnMeaning.ACTIVITY: _is_wording,
}


def _tells_by_itself(field: ColumnMeaning, name: str, cells: list[str]) -> bool:
    if field is ColumnMeaning.DATE:
        return True
    # A name that is not known may be that of a best lap.
    is_duration = field is ColumnMeaning.DURATION and not name
    return is_duration and all(cell.count(":") > 1 for cell in cells)


def _counts(table: Table, fields: tuple[ColumnMeaning | None, ...]) -> bool:
    """Whether distances are those of whole days, beside steps, or of a few minutes each."""
    if any(plain_name(name) in STEPS for name in table.header):
        return True
    if ColumnMeaning.DATE not in fields:
        return False
    cells = table.column(fields.index(ColumnMeaning.DATE), _LOOKED_AT)
    said = [moment for cell in cells if (moment := cell_moment(cell, DateOrder.DAY_FIRST))]
    at = [datetime.combine(moment.day, moment.clock) for moment in said if moment.clock]
    apart = [abs((b - a).total_seconds()) for a, b in pairwise(at)]
    return bool(apart) and median(apart) <= _SHORTEST_APART_S


def _kind(table: Table, fields: tuple[ColumnMeaning | None, ...]) -> RecordKind | None:
    """What the rows are; None where they do not say how long, how far or how sore."""
    is_long = any(field in fields for field in HOW_LONG)
    is_run = ColumnMeaning.DISTANCE in fields or ColumnMeaning.ACTIVITY in fields
    if is_run:
        is_told = is_long or ColumnMeaning.END in fields or ColumnMeaning.ACTIVITY in fields
        is_counted = not is_told and _counts(table, fields)
        is_amount = is_long or ColumnMeaning.END in fields or ColumnMeaning.DISTANCE in fields
        return RecordKind.RUNS if is_amount and not is_counted else None
    if ColumnMeaning.LEVEL in fields and ColumnMeaning.DURATION not in fields:
        return RecordKind.SORENESS
    # Where so much is not understood, it may be of anything.
    unknown = sum(
        field is None and bool(name) for field, name in zip(fields, table.header, strict=True)
    )
    return RecordKind.SESSIONS if is_long and unknown <= _MOST_UNKNOWN else None
