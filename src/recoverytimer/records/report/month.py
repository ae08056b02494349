"""A month on paper for a physiotherapist: what it says, in which order."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from recoverytimer.base import dates
from recoverytimer.base.amounts import KILOMETRE_M, clock_digits, counted, rough_duration
from recoverytimer.exercise.cautionnotes import CautionNote
from recoverytimer.history.history import Record
from recoverytimer.player.session import Session
from recoverytimer.records.records import Records, day_of, instant_of
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import SorenessEntry

MOST_NOTES = 24
LONGEST_PRINTED_NOTE = 240
MOST_ROUTINES = 12
_NOWHERE = "Not said where"


class PlaceLine(Struct, frozen=True):
    """A place on the body with the highest level of each day, None where nothing was said."""

    name: str
    levels: tuple[int | None, ...]


class RoutineLine(Struct, frozen=True):
    """How often a routine was done and for how long in all."""

    name: str
    times: int
    seconds: float
    complete: int


class NoteLine(Struct, frozen=True):
    """What a person wrote, and about what."""

    day: date
    about: str
    text: str


class MonthReport(Struct, frozen=True, kw_only=True):
    """A month. What has a value for each day begins with the first.

    Attributes:
        first: the first day.
        session_s: seconds of sessions on each day.
        run_m: metres run on each day.
        routines: those done most often.
        signs: what soreness after effort does not do, with the day and the place.
        notes: the newest ones, the oldest first.
        notes_left_out: how many older ones there are that have no room.
    """

    first: date
    places: tuple[PlaceLine, ...]
    session_s: tuple[float, ...]
    run_m: tuple[float, ...]
    routines: tuple[RoutineLine, ...]
    runs: tuple[Run, ...]
    signs: tuple[NoteLine, ...]
    notes: tuple[NoteLine, ...]
    notes_left_out: int
    cautions: tuple[CautionNote, ...]
    session_count: int
    soreness_count: int

    @property
    def title(self) -> str:
        """The month as one says it."""
        return dates.month(self.first)

    @property
    def days(self) -> tuple[date, ...]:
        """All days of the month."""
        return tuple(self.first + timedelta(days=n) for n in range(len(self.session_s)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on record."""
        return not (self.session_count or self.soreness_count or self.runs)

    @property
    def summary(self) -> tuple[str, ...]:
        """The month in a few sentences."""
        if self.is_empty:
            return (f"Nothing is on record for {self.title}.",)
        return (_of_sessions(self), _of_runs(self), _of_soreness(self))


def month_report(
    records: Records, month: date, cautions: Sequence[CautionNote] = ()
) -> MonthReport:
    """The report of the month that a day lies in; cautions are those that apply to the person."""
    first = month.replace(day=1)
    count = calendar.monthrange(first.year, first.month)[1]
    days = [first + timedelta(days=n) for n in range(count)]
    some = records.between(days[0], days[-1])
    notes = sorted(_notes(some), key=lambda note: note.day)
    return MonthReport(
        first=first,
        places=_places(some.soreness, days),
        session_s=_each_day(days, some.sessions, lambda s: s.total_s),
        run_m=_each_day(days, some.runs, lambda r: r.distance_m or 0.0),
        routines=_routines(some.sessions),
        runs=tuple(sorted(some.runs, key=lambda r: r.started_at)),
        signs=tuple(sorted(_signs(some.soreness), key=lambda note: note.day)),
        notes=tuple(notes[-MOST_NOTES:]),
        notes_left_out=max(0, len(notes) - MOST_NOTES),
        cautions=tuple(cautions),
        session_count=len(some.sessions),
        soreness_count=len(some.soreness),
    )


def place_name(entry: SorenessEntry) -> str:
    """Where it was: "Glutes, left"."""
    if entry.area is None:
        return _NOWHERE
    side = f", {entry.side}" if entry.side else ""
    return f"{entry.area.capitalize()}{side}"


def _each_day(
    days: Sequence[date], records: Iterable[Record], amount: Callable[..., float]
) -> tuple[float, ...]:
    sums = dict.fromkeys(days, 0.0)
    for record in records:
        sums[day_of(record)] += amount(record)
    return tuple(sums.values())


def _places(entries: Iterable[SorenessEntry], days: Sequence[date]) -> tuple[PlaceLine, ...]:
    """Those with the highest levels first; left before right."""
    levels: dict[str, dict[date, int]] = {}
    for entry in entries:
        at_place = levels.setdefault(place_name(entry), {})
        at_place[entry.day] = max(entry.level, at_place.get(entry.day, 0))
    ordered = sorted(levels, key=lambda name: (-sum(levels[name].values()), name))
    return tuple(PlaceLine(n, tuple(levels[n].get(day) for day in days)) for n in ordered)


def _routines(sessions: Iterable[Session]) -> tuple[RoutineLine, ...]:
    by_name: dict[str, list[Session]] = {}
    for session in sessions:
        by_name.setdefault(session.routine_name or session.routine_id, []).append(session)
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


def _signs(entries: Iterable[SorenessEntry]) -> Iterable[NoteLine]:
    return (NoteLine(e.day, place_name(e), ", ".join(e.signs)) for e in entries if e.signs)


def _notes(records: Records) -> Iterable[NoteLine]:
    for record in sorted(records, key=instant_of):
        text = " ".join(record.note.split())
        if text:
            short = (
                text
                if len(text) <= LONGEST_PRINTED_NOTE
                else f"{text[: LONGEST_PRINTED_NOTE - 1]}\u2026"
            )
            yield NoteLine(day_of(record), _about(record), short)


def _about(record: Record) -> str:
    if isinstance(record, Session):
        return record.routine_name or record.routine_id
    return "Run" if isinstance(record, Run) else place_name(record)


def _of_sessions(report: MonthReport) -> str:
    if not report.session_count:
        return "No sessions."
    days = sum(1 for s in report.session_s if s)
    total = rough_duration(sum(report.session_s))
    return f"{counted(report.session_count, 'session')} on {counted(days, 'day')}, {total} in all."


def _of_runs(report: MonthReport) -> str:
    if not report.runs:
        return "No runs."
    return f"{counted(len(report.runs), 'run')}, {sum(report.run_m) / KILOMETRE_M:.1f} km in all."


def _of_soreness(report: MonthReport) -> str:
    levels = [(level, p.name) for p in report.places for level in p.levels if level is not None]
    if not levels:
        return "No soreness said."
    highest, name = max(levels, key=lambda pair: pair[0])
    where = "" if name == _NOWHERE else f" ({name.lower()})"
    return (
        f"Soreness said {counted(report.soreness_count, 'time')}, at most {highest} of 10{where}."
    )


def run_line(run: Run) -> tuple[str, str, str]:
    """The distance, the time and the effort of a run, empty where they are not known."""
    distance = f"{run.distance_m / KILOMETRE_M:.2f} km" if run.distance_m else ""
    return distance, clock_digits(run.duration_s) if run.duration_s else "", run.effort or ""
