"""Tables of services that say things in ways of their own, made plain before they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from statistics import median

from msgspec import Struct

from recoverytimer.base.textfolding import folded
from recoverytimer.records.sports import SportKind, sport_kind
from recoverytimer.records.tables.columnnames import plain_name
from recoverytimer.records.tables.dates import CellMoment, DateOrder, cell_moment, says_date
from recoverytimer.records.tables.numbers import cell_number

_LOOKED_AT = 50
_MOSTLY = 0.5


class Cells(Struct, frozen=True):
    """A table while it is made plain: each row has as many cells as there are names."""

    names: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]

    def column(self, index: int) -> list[str]:
        """The filled cells of a column, the first of them only."""
        return [row[index] for row in self.rows[:_LOOKED_AT] if row[index].strip()]


def as_plain(cells: Cells) -> Cells:
    """The same as any table would say it; as it is where no service is known that writes so."""
    for made_plain in (_of_strava, _of_samsung, _of_zepp, _of_polar, _of_gym):
        plain = made_plain(cells)
        if plain is not None:
            return plain
    return cells


# "Activity" in the languages of Strava, without accents.
_ACTIVITY = re.compile(r"\b(?:activi|aktivi|attivi|ativid|aktywn|aktivn)")
# Its second columns of a name are in metres and seconds, the first ones in kilometres.
_FEWEST_METRES = 100.0


def _of_strava(cells: Cells) -> Cells | None:
    """The list in its archive: dates are in UTC, and the distance is there twice.

    Headers in English, German, French and Spanish are in public repositories; by what they have in
    common it is known in other languages too: an activity has an id, and a date.
    """
    names = [folded(name) for name in cells.names]
    about = [n for n, name in enumerate(names) if _ACTIVITY.search(name)]
    if not any("id" in names[n].split() or " identyf" in names[n] for n in about):
        return None
    dated = [n for n in about if _mostly(map(says_date, cells.column(n)))]
    if not dated:
        return None
    first = {name: names.index(name) for name in names if name}
    better = {
        first[name]: n
        for n, name in enumerate(names)
        if name and _is_in_metres(cells, first[name], n)
    }
    kept = [n for n in range(len(names)) if n not in better]
    metres = set(better.values())
    return Cells(
        tuple(f"{cells.names[n]} (m)" if n in metres else cells.names[n] for n in kept),
        [tuple(_in_utc(row[n]) if n in dated else row[n] for n in kept) for row in cells.rows],
    )


def _is_in_metres(cells: Cells, first: int, second: int) -> bool:
    pairs = [(_number(row[first]), _number(row[second])) for row in cells.rows[:_LOOKED_AT]]
    ratios = [b / a for a, b in pairs if a and b]
    return first != second and bool(ratios) and median(ratios) > _FEWEST_METRES


def _in_utc(cell: str) -> str:
    said = cell_moment(cell, DateOrder.DAY_FIRST) or cell_moment(cell, DateOrder.MONTH_FIRST)
    return f"{cell.strip()} UTC" if said and said.clock and said.offset_min is None else cell


# What the numbers of its manifests mean, as far as they are frequent; "15005" is for both.
_SAMSUNG_SPORTS = {
    "0": "Other",
    "1001": "Walking",
    "1002": "Running",
    "9001": "Pilates",
    "9002": "Yoga",
    "11007": "Cycling",
    "13001": "Hiking",
    "14001": "Swimming",
    "15001": "Step machine",
    "15002": "Weight machine",
    "15003": "Exercise bike",
    "15004": "Rowing machine",
    "15005": "Treadmill, jogging or walking",
    "15006": "Elliptical trainer",
    "16001": "Cross-country skiing",
    "16002": "Skiing",
}
_SAMSUNG_NAMES = {
    "exercise_type": "Activity type",
    "start_time": "Start",
    "duration": "Duration (s)",
    "distance": "Distance (m)",
    "title": "Title",
    "comment": "Note",
}


def _of_samsung(cells: Cells) -> Cells | None:
    """`com.samsung.shealth.exercise`: UTC beside an offset, milliseconds, sports as numbers."""
    columns: dict[str, int] = {}
    for n, name in enumerate(cells.names):
        # Newer ones write most names in full, and some of those without it are something else.
        key = name.rpartition(".")[2]
        if key not in columns or "." in name:
            columns[key] = n
    if not {"exercise_type", "start_time", "time_offset"} <= columns.keys():
        return None
    keys = [key for key in _SAMSUNG_NAMES if key in columns]

    def plain(row: tuple[str, ...]) -> tuple[str, ...]:
        said = {key: row[columns[key]].strip() for key in (*keys, "time_offset")}
        said["exercise_type"] = _SAMSUNG_SPORTS.get(said["exercise_type"], said["exercise_type"])
        said["start_time"] = _with_offset(said["start_time"], said["time_offset"])
        millis = _number(said.get("duration", ""))
        if millis is not None:
            said["duration"] = str(millis / 1000)
        return tuple(said[key] for key in keys)

    return Cells(tuple(_SAMSUNG_NAMES[key] for key in keys), list(map(plain, cells.rows)))


_OFFSET = re.compile(r"UTC([+-])(\d{2}):?(\d{2})$")
_MOST_MILLIS = 14 * 3_600_000


def _with_offset(start: str, offset: str) -> str:
    """An instant in UTC as the time there, with its offset: "UTC+0200", or milliseconds."""
    said = cell_moment(start, DateOrder.DAY_FIRST)
    if said is None or said.clock is None:
        return start
    found, millis = _OFFSET.match(offset), _number(offset)
    if found:
        ahead = timedelta(hours=int(found[2]), minutes=int(found[3]))
        ahead = -ahead if found[1] == "-" else ahead
    else:
        ahead = timedelta(milliseconds=millis or 0 if abs(millis or 0) <= _MOST_MILLIS else 0)
    return _iso(said, ahead)


def _iso(said: CellMoment, ahead: timedelta) -> str:
    at = datetime.combine(said.day, said.clock or datetime.min.time(), UTC)
    return at.astimezone(timezone(ahead)).isoformat(timespec="seconds")


# By a converter of its files; the others are other sports, or not known.
_ZEPP_SPORTS = {
    "1": "Running",
    "6": "Walking",
    "7": "Trail running",
    "8": "Treadmill running",
    "9": "Outdoor cycling",
    "10": "Indoor cycling",
}


def _of_zepp(cells: Cells) -> Cells | None:
    """`SPORT.csv` of Zepp (Amazfit): sports as numbers."""
    names = [name.lower() for name in cells.names]
    if not {"type", "starttime", "sporttime(s)"} <= set(names):
        return None
    at = names.index("type")

    def plain(row: tuple[str, ...]) -> tuple[str, ...]:
        cell = row[at].strip()
        sport = _ZEPP_SPORTS.get(cell, f"Type {cell}" if cell else "")
        return (*row[:at], sport, *row[at + 1 :])

    return Cells(cells.names, list(map(plain, cells.rows)))


def _of_polar(cells: Cells) -> Cells | None:
    """A session of Polar Flow: its first name is that of the person."""
    mine = ("name", "sport", "date", "start time", "duration")
    if tuple(name.lower() for name in cells.names[: len(mine)]) != mine:
        return None
    return Cells(cells.names[1:], [row[1:] for row in cells.rows])


_EXERCISES = ("exercise", "exercise name", "exercise title")
_LEFT_OUT = ("end time", "distance unit")


def _of_gym(cells: Cells) -> Cells | None:
    """The sets of FitNotes, Strong or Hevy: only those that went somewhere are activities."""
    names = [plain_name(name) for name in cells.names]
    exercise = next((names.index(name) for name in _EXERCISES if name in names), None)
    if exercise is None or "reps" not in names or "distance" not in names:
        return None
    distance = names.index("distance")
    unit = names.index("distance unit") if "distance unit" in names else None
    kept = [n for n, name in enumerate(names) if name not in _LEFT_OUT]
    nothing = ("",) * len(kept)

    def plain(row: tuple[str, ...]) -> tuple[str, ...]:
        if not _number(row[distance]) and sport_kind(row[exercise]) is not SportKind.RUN:
            return nothing
        far = f"{row[distance]} {row[unit]}".strip() if unit is not None else row[distance]
        return tuple(far if n == distance else row[n] for n in kept)

    said = tuple("Activity type" if n == exercise else cells.names[n] for n in kept)
    return Cells(said, list(map(plain, cells.rows)))


def _mostly(answers: Iterable[bool]) -> bool:
    known = list(answers)
    return bool(known) and sum(known) > _MOSTLY * len(known)


def _number(cell: str) -> float | None:
    return cell_number(cell, decimal_comma="," in cell and "." not in cell)
