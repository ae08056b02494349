"""A month for a physiotherapist: what there is to say, in which order."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.history.changes import Record
from recoverytimer.player.session import Session
from recoverytimer.records.records import Records, day_of, instant_of
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import Place, SorenessEntry
from recoverytimer.soreness.noteddays import NotedDay, noted_days
from recoverytimer.soreness.placeorder import place_rank

MOST_NOTES = 24
LONGEST_PRINTED_NOTE = 240
MOST_ROUTINES = 12


class PlaceLine(Struct, frozen=True):
    """A place on the body with the highest level of each day, None where nothing was said."""

    place: Place
    levels: tuple[int | None, ...]


class RoutineLine(Struct, frozen=True):
    """How often a routine was done and for how long in all; without a name where it has none."""

    name: str
    times: int
    seconds: float
    complete: int


class MonthReport(Struct, frozen=True, kw_only=True):
    """A month. What has a value for each day begins with the first.

    Attributes:
        first: the first day.
        places: glutes first, then what was most often sore.
        session_s: seconds of sessions on each day.
        run_m: metres run on each day.
        routines: those done most often.
        signs: the days with entries that tell what soreness after effort does not do, with these.
        notes: the newest records with a note, the oldest first.
        notes_left_out: how many older ones there are that have no room.
    """

    first: date
    places: tuple[PlaceLine, ...]
    session_s: tuple[float, ...]
    run_m: tuple[float, ...]
    routines: tuple[RoutineLine, ...]
    runs: tuple[Run, ...]
    signs: tuple[NotedDay, ...]
    notes: tuple[Record, ...]
    notes_left_out: int
    cautions: tuple[CautionNote, ...]
    session_count: int
    soreness_count: int

    @property
    def days(self) -> tuple[date, ...]:
        """All days of the month."""
        return tuple(self.first + timedelta(days=n) for n in range(len(self.session_s)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on record."""
        return not (self.session_count or self.soreness_count or self.runs)


def month_report(
    records: Records, month: date, cautions: Sequence[CautionNote] = ()
) -> MonthReport:
    """The report of the month that a day lies in; cautions are those that apply to the person."""
    first = month.replace(day=1)
    count = calendar.monthrange(first.year, first.month)[1]
    days = [first + timedelta(days=n) for n in range(count)]
    some = records.between(days[0], days[-1])
    notes = sorted((r for r in some if r.note.strip()), key=lambda r: (day_of(r), instant_of(r)))
    return MonthReport(
        first=first,
        places=_places(some.soreness, days),
        session_s=_each_day(days, some.sessions, lambda s: s.total_s),
        run_m=_each_day(days, some.runs, lambda r: r.distance_m or 0.0),
        routines=_routines(some.sessions),
        runs=tuple(sorted(some.runs, key=lambda r: r.started_at)),
        signs=noted_days(e for e in some.soreness if e.signs)[::-1],
        notes=tuple(notes[-MOST_NOTES:]),
        notes_left_out=max(0, len(notes) - MOST_NOTES),
        cautions=tuple(cautions),
        session_count=len(some.sessions),
        soreness_count=len(some.soreness),
    )


def _each_day(
    days: Sequence[date], records: Iterable[Record], amount: Callable[..., float]
) -> tuple[float, ...]:
    sums = dict.fromkeys(days, 0.0)
    for record in records:
        sums[day_of(record)] += amount(record)
    return tuple(sums.values())


def _places(entries: Sequence[SorenessEntry], days: Sequence[date]) -> tuple[PlaceLine, ...]:
    levels: dict[Place, dict[date, int]] = {}
    for entry in entries:
        at_place = levels.setdefault(entry.place, {})
        at_place[entry.day] = max(entry.level, at_place.get(entry.day, 0))
    ordered = sorted(levels, key=place_rank(entries))
    return tuple(PlaceLine(p, tuple(levels[p].get(day) for day in days)) for p in ordered)


def _routines(sessions: Iterable[Session]) -> tuple[RoutineLine, ...]:
    by_name: dict[str, list[Session]] = {}
    for session in sessions:
        by_name.setdefault(session.routine_name, []).append(session)
    lines = (
        RoutineLine(
            name=name,
            times=len(done),
            seconds=sum(s.total_s for s in done),
            complete=sum(s.is_complete for s in done),
        )
        for name, done in by_name.items()
    )
    return tuple(sorted(lines, key=lambda line: (-line.times, line.name))[:MOST_ROUTINES])


def short_note(record: Record) -> str:
    """What a person wrote, on one line and not longer than there is room for."""
    text = " ".join(record.note.split())
    if len(text) <= LONGEST_PRINTED_NOTE:
        return text
    return f"{text[: LONGEST_PRINTED_NOTE - 1]}\u2026"
