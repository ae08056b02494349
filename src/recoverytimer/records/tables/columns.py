"""Which column of a foreign table means what: a guess that a person can see and change."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from recoverytimer.base.typedamounts import DistanceUnit, DurationUnit, TwoParts
from recoverytimer.records.faults import LackingColumn
from recoverytimer.records.tables.columnnames import WORDINGS, ColumnMeaning
from recoverytimer.records.tables.dates import (
    DateOrder,
    cell_moment,
    cell_time,
    date_order_of,
    says_date,
)
from recoverytimer.records.tables.numbers import (
    cell_distance_m,
    cell_duration_s,
    cell_level,
    cell_number,
    has_decimal_commas,
)
from recoverytimer.records.tables.table import Table
from recoverytimer.records.tables.units import Doubt, distance_unit, duration_reading


class RecordKind(StrEnum):
    """What a row is."""

    SESSIONS = "sessions"
    SORENESS = "soreness"
    RUNS = "runs"


class ColumnMatching(Struct, frozen=True, kw_only=True):
    """How a table is to be read.

    Attributes:
        kind: what each row is; a session with a soreness gives both.
        fields: what each column means, None for one that is not read.
        doubts: what the rows leave open, to look at before reading.
    """

    kind: RecordKind
    fields: tuple[ColumnMeaning | None, ...]
    date_order: DateOrder = DateOrder.DAY_FIRST
    duration_unit: DurationUnit = DurationUnit.MINUTES
    two_parts: TwoParts = TwoParts.MINUTES_SECONDS
    distance_unit: DistanceUnit = DistanceUnit.KILOMETRES
    decimal_comma: bool = False
    doubts: tuple[Doubt, ...] = ()

    def column(self, field: ColumnMeaning) -> int | None:
        """The index of the column with this meaning."""
        return self.fields.index(field) if field in self.fields else None


_LOOKED_AT = 200
_MOSTLY = 0.5
_GOOD_NAME = 80.0
_FULL_NAME = 99.0
# Of a column with no telling name, but whose cells leave little doubt.
_BY_CONTENT = 50.0


def guess_columns(table: Table, today: date) -> ColumnMatching:
    """What the columns most probably mean, by their names and by all of their cells."""
    fields = _fields(table)
    kind = _kind(fields)
    matching = ColumnMatching(kind=kind, fields=fields)
    doubts: list[Doubt] = []
    dates = _cells(table, matching, ColumnMeaning.DATE)
    order, sure = date_order_of(dates, today)
    if not sure:
        shown = next(d for d in dates if cell_moment(d, order) != cell_moment(d, _other(order)))
        doubts.append(Doubt(order, shown))
    distances = _cells(table, matching, ColumnMeaning.DISTANCE)
    durations = _cells(table, matching, ColumnMeaning.DURATION)
    comma = has_decimal_commas([*distances, *durations], table.separator)
    name = _header(table, matching, ColumnMeaning.DISTANCE)
    twins = (
        table.column(n)
        for n, header in enumerate(table.header)
        if header == name and n != matching.column(ColumnMeaning.DISTANCE)
    )
    unit, doubt = distance_unit(name, distances, twins, comma=comma)
    doubts += [doubt] if doubt else []
    metres = [cell_distance_m(c, unit, decimal_comma=comma) for c in distances]
    name = _header(table, matching, ColumnMeaning.DURATION)
    duration_unit, two_parts, doubt = duration_reading(name, durations, metres, comma=comma)
    doubts += [doubt] if doubt else []
    return ColumnMatching(
        kind=kind,
        fields=fields,
        date_order=order,
        duration_unit=duration_unit,
        two_parts=two_parts,
        distance_unit=unit,
        decimal_comma=comma,
        doubts=tuple(doubts),
    )


def lacking_column(matching: ColumnMatching) -> LackingColumn | None:
    """What has to be chosen before rows can be read; None where nothing has."""
    if ColumnMeaning.DATE not in matching.fields:
        return LackingColumn(ColumnMeaning.DATE)
    if matching.kind is RecordKind.SORENESS and ColumnMeaning.LEVEL not in matching.fields:
        return LackingColumn(ColumnMeaning.LEVEL)
    twice = [f for f in ColumnMeaning if matching.fields.count(f) > 1]
    return LackingColumn(twice[0], is_twice=True) if twice else None


def _other(order: DateOrder) -> DateOrder:
    return next(o for o in DateOrder if o is not order)


def _cells(table: Table, matching: ColumnMatching, field: ColumnMeaning) -> list[str]:
    index = matching.column(field)
    return [] if index is None else table.column(index)


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
    if ColumnMeaning.DURATION not in found.values() and _is_how_long(table, found):
        found = {
            n: ColumnMeaning.DURATION if f is ColumnMeaning.TIME else f for n, f in found.items()
        }
    return tuple(found.get(n) for n in columns)


def _is_how_long(table: Table, found: Mapping[int, ColumnMeaning]) -> bool:
    """Whether a column called "time" is not when but how long: for runs, or if the date says when.

    The name alone fits both.
    """
    named = {field: n for n, field in found.items()}
    if (
        ColumnMeaning.TIME not in named
        or _name_score(ColumnMeaning.DURATION, table.header[named[ColumnMeaning.TIME]]) < _FULL_NAME
    ):
        return False
    dates = (
        table.column(named[ColumnMeaning.DATE], _LOOKED_AT) if ColumnMeaning.DATE in named else []
    )
    return ColumnMeaning.DISTANCE in named or any(":" in text for text in dates)


def _score(field: ColumnMeaning, name: str, cells: list[str]) -> float:
    """From 0 to 100 how well a column fits a meaning."""
    fits = _CONTENT.get(field)
    if fits and (not cells or sum(map(fits, cells)) < _MOSTLY * len(cells)):
        return 0.0
    score = _name_score(field, name)
    if score < _GOOD_NAME:
        return _BY_CONTENT if _tells_by_itself(field, cells) else 0.0
    return score


def _name_score(field: ColumnMeaning, name: str) -> float:
    from rapidfuzz import fuzz

    plain = plain_name(name)

    def alike(wording: str) -> float:
        return 0.5 * (fuzz.ratio(plain, wording) + fuzz.token_set_ratio(plain, wording))

    wordings = enumerate(WORDINGS[field])
    return max(round(alike(wording)) - 0.01 * place for place, wording in wordings)


def plain_name(name: str) -> str:
    """A column's name without its unit: "Distance (km)" and "distance_km" are "distance"."""
    words = re.sub(r"[(\[].*?[)\]]", " ", name.replace("_", " ").lower()).split()
    units = {"s", "min", "h", "m", "km", "mi", "sec", "hr"}
    return " ".join(w for w in words if len(words) == 1 or w not in units)


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
    ColumnMeaning.DURATION: _is_duration,
    ColumnMeaning.DISTANCE: _is_distance,
    ColumnMeaning.LEVEL: lambda cell: cell_level(cell) is not None,
    ColumnMeaning.AREA: _is_wording,
    ColumnMeaning.SIDE: _is_wording,
    ColumnMeaning.ACTIVITY: _is_wording,
}


def _tells_by_itself(field: ColumnMeaning, cells: list[str]) -> bool:
    if field is ColumnMeaning.DATE:
        return True
    return field is ColumnMeaning.DURATION and all(cell.count(":") > 1 for cell in cells)


def _kind(fields: tuple[ColumnMeaning | None, ...]) -> RecordKind:
    if ColumnMeaning.DISTANCE in fields or ColumnMeaning.ACTIVITY in fields:
        return RecordKind.RUNS
    if ColumnMeaning.LEVEL in fields and ColumnMeaning.DURATION not in fields:
        return RecordKind.SORENESS
    return RecordKind.SESSIONS
