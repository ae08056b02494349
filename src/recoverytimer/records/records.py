"""The sessions, soreness entries and runs that go in or out, and what is sound among them."""

from __future__ import annotations

import math
import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from recoverytimer.base.amounts import DAY_S
from recoverytimer.base.days import local_day
from recoverytimer.base.plaintext import as_name, without_controls
from recoverytimer.base.problem import Place
from recoverytimer.base.storage.instants import LONG_AGO
from recoverytimer.base.storage.recordlimits import (
    EARLIEST_YEAR,
    LAST_YEAR,
    LONGEST_NOTE,
    LONGEST_RECORD_NAME,
)
from recoverytimer.base.toml.reading import StructReader
from recoverytimer.history.changes import Record, RecordKey
from recoverytimer.history.history import History
from recoverytimer.history.sessionlog import SessionSummary
from recoverytimer.player.session import (
    FURTHEST_OFFSET_MIN,
    PlayedSegment,
    Session,
    not_before_start,
)
from recoverytimer.records.faults import RecordFault, WithoutZone, WrongOffset, WrongYear
from recoverytimer.routine.adaptation import Adaptation
from recoverytimer.routine.routine import MOST_STEPS
from recoverytimer.runs.run import Run
from recoverytimer.soreness.entry import SorenessEntry

R = TypeVar("R", bound=Record)

_NAMES = ("routine_id", "routine_name", "source")
MOST_SEGMENTS = 5_000
MOST_ROUNDS_DONE = MOST_SEGMENTS
LONGEST_SESSION_S = 7 * DAY_S
_NAMESPACE = uuid.UUID("5a0c7be4-3f0e-5f0b-9a53-3d2f3f9a7c11")


class Records(Struct, frozen=True, eq=False):
    """What a person did and felt; each kind in any order.

    Attributes:
        changed: when each was changed last (UTC), where that is known; they are the same without.
    """

    sessions: tuple[Session, ...] = ()
    soreness: tuple[SorenessEntry, ...] = ()
    runs: tuple[Run, ...] = ()
    changed: Mapping[RecordKey, datetime] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Records) and (self.sessions, self.soreness, self.runs) == (
            other.sessions,
            other.soreness,
            other.runs,
        )

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        return len(self.sessions) + len(self.soreness) + len(self.runs)

    def __iter__(self) -> Iterator[Record]:
        yield from self.sessions
        yield from self.soreness
        yield from self.runs

    def between(self, first: date | None, last: date | None) -> Records:
        """Those of some days, both included and each by its own local time; None is no limit."""

        def wanted(record: Record) -> bool:
            day = day_of(record)
            return (first is None or day >= first) and (last is None or day <= last)

        return gathered_records((r for r in self if wanted(r)), self.changed)


def gathered_records(
    records: Iterable[Record], changed: Mapping[RecordKey, datetime] | None = None
) -> Records:
    """Records of any kind, each with its kind, and when they were changed where that is known."""
    found = list(records)
    return Records(
        sessions=tuple(r for r in found if isinstance(r, Session)),
        soreness=tuple(r for r in found if isinstance(r, SorenessEntry)),
        runs=tuple(r for r in found if isinstance(r, Run)),
        changed=changed or {},
    )


def instant_of(record: Record) -> datetime:
    """When it was, in UTC; of what lasts, its start."""
    return record.at if isinstance(record, SorenessEntry) else record.started_at


def day_of(record: Record) -> date:
    """The day by the local time where it was."""
    return local_day(instant_of(record), record.offset_min)


def derived_id(*content: object) -> str:
    """An id for what has none: the same for the same content, so that it is taken only once."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(map(str, content))))


def record_fault(record: Record) -> object:
    """What makes a record unusable although its parts are sound; None if nothing."""
    return _fault_of_instants(record) or _fault_of_texts(record) or _fault_of_segments(record)


def _fault_of_instants(record: Record) -> object:
    instants = [instant_of(record)]
    if isinstance(record, Session):
        instants.append(record.ended_at)
    for instant in instants:
        if instant.utcoffset() is None:
            return WithoutZone(instant.isoformat())
        if not EARLIEST_YEAR <= instant.year <= LAST_YEAR:
            return WrongYear(instant.isoformat())
    if abs(record.offset_min) > FURTHEST_OFFSET_MIN:
        return WrongOffset(record.offset_min)
    return None


def cleaned_record(record: R) -> R:
    """A record from anywhere with its names on one line, and no control character in it."""
    texts = {
        key: as_name(value) if key in _NAMES else without_controls(value)
        for key in ("note", *_NAMES)
        if isinstance(value := getattr(record, key, None), str)
    }
    changed: dict[str, object] = {k: v for k, v in texts.items() if v != getattr(record, k)}
    if isinstance(record, Session):
        segments = tuple(map(_cleaned_segment, record.segments))
        if segments != record.segments:
            changed["segments"] = segments
        adaptations = tuple(map(_cleaned_adaptation, record.adaptations))
        if adaptations != record.adaptations:
            changed["adaptations"] = adaptations
    return replace(record, **changed) if changed else record


def _cleaned_segment(segment: PlayedSegment) -> PlayedSegment:
    name = as_name(segment.exercise or "")
    return segment if name == (segment.exercise or "") else replace(segment, exercise=name)


def _cleaned_adaptation(adaptation: Adaptation) -> Adaptation:
    instead = adaptation.instead
    return replace(
        adaptation,
        exercise=as_name(adaptation.exercise),
        instead=instead and as_name(instead),
    )


def mended_record(record: R) -> R:
    """The record, where it is a session with an end that is not before its start."""
    if not isinstance(record, Session):
        return record
    if _fault_of_instants(record) or _fault_of_seconds(record):
        return record
    return cast("R", not_before_start(record))


def checked_record(record: R | None, place: Place, reader: StructReader) -> R | None:
    """The record if it can be used, mended; what is wrong with it is noted."""
    if record is None:
        return None
    record = mended_record(record)
    fault = record_fault(record)
    if fault:
        reader.problem(fault, place)
        return None
    return record and cleaned_record(record)


def _fault_of_texts(record: Record) -> RecordFault | None:
    if not record.id or len(record.id) > LONGEST_RECORD_NAME:
        return RecordFault.NO_ID
    if len(record.note) > LONGEST_NOTE:
        return RecordFault.LONG_NOTE
    names: list[str] = []
    if isinstance(record, Session):
        names = [record.routine_id, record.routine_name]
        names += (a for one in record.adaptations for a in (one.exercise, one.instead or ""))
    elif isinstance(record, Run):
        names = [record.source]
    if any(len(name) > LONGEST_RECORD_NAME for name in names):
        return RecordFault.LONG_NAME
    return None


def _fault_of_segments(record: Record) -> RecordFault | None:
    if not isinstance(record, Session):
        return None
    if record.ended_at < record.started_at:
        return RecordFault.ENDS_BEFORE_START
    if len(record.segments) > MOST_SEGMENTS:
        return RecordFault.TOO_MANY_SEGMENTS
    if len(record.adaptations) > MOST_STEPS:
        return RecordFault.TOO_MANY_ADAPTATIONS
    if not all(0 <= (segment.round or 0) <= MOST_ROUNDS_DONE for segment in record.segments):
        return RecordFault.WRONG_ROUND
    return _fault_of_seconds(record)


def _fault_of_seconds(record: Session) -> RecordFault | None:
    seconds = [s for x in record.segments for s in (x.actual_s, x.planned_s or 0.0)]
    if not all(math.isfinite(s) and 0 <= s <= LONGEST_SESSION_S for s in seconds):
        return RecordFault.WRONG_SECONDS
    return None


_SESSIONS_A_PAGE = 500


def records_of(history: History, first: date | None = None, last: date | None = None) -> Records:
    """The records of some days, both included and each by its own local time; None is no limit.

    Raises:
        HistoryError: they could not be read.
    """
    days = (first or date.min, last or date.max)
    return Records(
        sessions=_sessions(history, *days),
        soreness=history.soreness.between(*days),
        runs=history.runs.between(*days),
        changed={key: at for key, at in history.changed().items() if at > LONG_AGO},
    )


def _sessions(history: History, first: date, last: date) -> tuple[Session, ...]:
    """The oldest first."""
    found: list[Session] = []
    before: SessionSummary | None = None
    while page := history.sessions.page(before, _SESSIONS_A_PAGE):
        before = page[-1]
        wanted = (s for s in page if first <= local_day(s.started_at, s.offset_min) <= last)
        read = (history.sessions.get(summary.id) for summary in wanted)
        found += (mended_record(session) for session in read if session is not None)
    return tuple(reversed(found))
