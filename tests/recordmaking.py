"""Records to test with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from recoverytimer.base.plaintext import as_name
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.changes import Record
from recoverytimer.history.history import History
from recoverytimer.player.player import Outcome
from recoverytimer.player.session import PlayedSegment, Session
from recoverytimer.routine.adaptation import Adaptation, Way
from recoverytimer.routine.timeline import SegmentKind
from recoverytimer.runs.run import LONGEST_RUN_M, LONGEST_RUN_S, Effort, Run
from recoverytimer.soreness.entry import Sign, SorenessEntry

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def work(exercise: str, actual_s: float) -> PlayedSegment:
    return PlayedSegment(
        kind=SegmentKind.WORK,
        exercise=exercise,
        planned_s=actual_s,
        actual_s=actual_s,
        outcome=Outcome.DONE,
    )


def session(number: int = 1, at: datetime = NOON, offset_min: int = 0, **other: object) -> Session:
    usual = {
        "routine_id": "glute-relief",
        "routine_name": "Glute relief",
        "segments": (
            work("pigeon-pose", 40.0),
            PlayedSegment(kind=SegmentKind.REST, planned_s=10.0, actual_s=5.0),
        ),
        "kind": Kind.STRETCH,
        "note": "fine",
    }
    return Session(
        id=f"id-{number}",
        started_at=at,
        ended_at=at + timedelta(minutes=8),
        offset_min=offset_min,
        **(usual | other),
    )


def entry(
    number: int = 1,
    level: int = 3,
    at: datetime = NOON,
    area: Area | None = Area.GLUTES,
    side: Side | None = None,
    **other: object,
) -> SorenessEntry:
    usual = {"offset_min": 0}
    return SorenessEntry(
        id=f"entry-{number}", at=at, level=level, area=area, side=side, **(usual | other)
    )


def run(
    number: int = 1, at: datetime = NOON, distance_m: float | None = 8000.0, **other: object
) -> Run:
    usual = {"offset_min": 0}
    return Run(id=f"run-{number}", started_at=at, distance_m=distance_m, **(usual | other))


def never_was(history: History, *gone: Record) -> None:
    """Have a history be as one that these records were never in."""
    history.delete_all(gone)
    with history.database.writing() as connection:
        connection.execute("DELETE FROM deleted")


_INSTANTS = st.timedeltas(timedelta(days=-10_000), timedelta(days=10_000)).map(
    lambda apart: NOON + apart
)
_OFFSETS = st.integers(-12 * 4, 14 * 4).map(lambda quarters: quarters * 15)
_TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60).map(as_name)
_IDS = st.uuids().map(str)
_SECONDS = st.floats(0, 7200, allow_subnormal=False)
_SEGMENTS = st.builds(
    PlayedSegment,
    kind=st.sampled_from(SegmentKind),
    exercise=st.none() | _TEXTS,
    side=st.none() | st.sampled_from(Side),
    round=st.none() | st.integers(1, 99),
    planned_s=st.none() | _SECONDS,
    actual_s=_SECONDS,
    outcome=st.sampled_from(Outcome),
)
_ADAPTATIONS = st.builds(
    Adaptation,
    exercise=_TEXTS,
    way=st.sampled_from(Way),
    instead=st.none() | _TEXTS,
    cautions=st.lists(st.sampled_from(Caution), max_size=3, unique=True).map(tuple),
)
_SESSIONS = st.builds(
    Session,
    id=_IDS,
    routine_id=_TEXTS,
    routine_name=_TEXTS,
    started_at=_INSTANTS,
    ended_at=_INSTANTS,
    offset_min=_OFFSETS,
    segments=st.lists(_SEGMENTS, max_size=4).map(tuple),
    kind=st.none() | st.sampled_from(Kind),
    by_hand=st.booleans(),
    note=_TEXTS,
    adaptations=st.lists(_ADAPTATIONS, max_size=3).map(tuple),
)
_ENTRIES = st.builds(
    SorenessEntry,
    id=_IDS,
    at=_INSTANTS,
    offset_min=_OFFSETS,
    level=st.integers(0, 10),
    area=st.none() | st.sampled_from(Area),
    side=st.none() | st.sampled_from(Side),
    signs=st.lists(st.sampled_from(Sign), unique=True).map(tuple),
    note=_TEXTS,
    session_id=st.none() | _IDS,
)
_RUNS = st.builds(
    Run,
    id=_IDS,
    started_at=_INSTANTS,
    offset_min=_OFFSETS,
    distance_m=st.none() | st.floats(1, LONGEST_RUN_M),
    duration_s=st.none() | st.floats(1, LONGEST_RUN_S),
    effort=st.none() | st.sampled_from(Effort),
    note=_TEXTS,
    source=_TEXTS,
)


def records() -> st.SearchStrategy[Session | SorenessEntry | Run]:
    """Records of every sort."""
    return st.one_of(_SESSIONS, _ENTRIES, _RUNS)
