"""One row of a foreign table as records."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from msgspec import Struct

from recoverytimer.base.toml.reading import shown
from recoverytimer.player.session import Session
from recoverytimer.records.records import LONGEST_NAME, LONGEST_NOTE, Record, derived_id
from recoverytimer.records.tables.columnnames import Meaning
from recoverytimer.records.tables.columns import Matching, RecordKind
from recoverytimer.records.tables.numbers import distance_m, duration_s, level
from recoverytimer.records.tables.vocabulary import area_of, effort_of, is_running, side_of
from recoverytimer.runs.run import LONGEST_RUN_M, LONGEST_RUN_S, Run
from recoverytimer.soreness.entry import SorenessEntry

UNNAMED = "Session"


class UnclearError(ValueError):
    """A cell that is not understood: what it means, what it says, and what would be right."""

    def __init__(self, field: Meaning, text: str, cure: str) -> None:
        self.what = f"{field} is {shown(text)}" if text else f"the {field} is missing"
        self.cure = cure
        super().__init__(self.what)


class When(Struct, frozen=True):
    """An instant in UTC and how many minutes local time was ahead of it."""

    at: datetime
    offset_min: int


class Cells(Struct, frozen=True):
    """The filled cells of a row by their meaning, and how they are to be read."""

    texts: dict[Meaning, str]
    matching: Matching

    def text(self, field: Meaning) -> str:
        """What stands there; empty where nothing does."""
        return self.texts.get(field, "")

    def duration_s(self) -> float | None:
        """Seconds, or None where there are none.

        Raises:
            UnclearError: they are not understood.
        """
        text, how = self.text(Meaning.DURATION), self.matching
        if not text:
            return None
        value = duration_s(text, how.duration_unit, how.two_parts, decimal_comma=how.decimal_comma)
        if value is None or value > LONGEST_RUN_S:
            raise UnclearError(Meaning.DURATION, text, 'Right would be "1:02:03" or "45 min"')
        return value or None

    def distance_m(self) -> float | None:
        """Metres, or None where there are none.

        Raises:
            UnclearError: they are not understood.
        """
        text, how = self.text(Meaning.DISTANCE), self.matching
        if not text:
            return None
        value = distance_m(text, how.distance_unit, decimal_comma=how.decimal_comma)
        if value is None or value > LONGEST_RUN_M:
            raise UnclearError(Meaning.DISTANCE, text, 'Right would be "10.5" or "6 mi"')
        return value or None

    def level(self) -> int | None:
        """The soreness, or None where there is none.

        Raises:
            UnclearError: it is not understood.
        """
        text = self.text(Meaning.LEVEL)
        value = level(text) if text else None
        if text and value is None:
            raise UnclearError(Meaning.LEVEL, text, "A whole number from 0 to 10 is right")
        return value


def records_of(cells: Cells, when: When, nth: int, source: str) -> list[Record]:
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
    after = When(session.ended_at, when.offset_min)
    return [session, _soreness(cells, after, nth, session.id)]


def _run(cells: Cells, when: When, nth: int, source: str) -> Run:
    sport = cells.text(Meaning.ACTIVITY)
    if sport and not is_running(sport):
        raise UnclearError(Meaning.ACTIVITY, sport, "Only runs are taken")
    notes = [cells.text(Meaning.NAME), cells.text(Meaning.NOTE)]
    effort = cells.text(Meaning.EFFORT)
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
        source=source[:LONGEST_NAME],
    )


def _soreness(cells: Cells, when: When, nth: int, session_id: str | None = None) -> SorenessEntry:
    value = cells.level()
    if value is None:
        raise UnclearError(Meaning.LEVEL, "", "A whole number from 0 to 10 is right")
    place, side = cells.text(Meaning.AREA), cells.text(Meaning.SIDE)
    notes = [] if session_id else [cells.text(Meaning.NAME), cells.text(Meaning.NOTE)]
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


def _session(cells: Cells, when: When, nth: int) -> Session:
    name = (cells.text(Meaning.NAME) or UNNAMED)[:LONGEST_NAME]
    seconds = cells.duration_s() or 0.0
    return Session(
        id=derived_id("session", when.at.isoformat(), name, nth),
        routine_id=re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or UNNAMED.lower(),
        routine_name=name,
        started_at=when.at,
        ended_at=when.at + timedelta(seconds=seconds),
        offset_min=when.offset_min,
        segments=(),
        by_hand=True,
        note=cells.text(Meaning.NOTE)[:LONGEST_NOTE],
    )
