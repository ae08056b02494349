"""Records to test with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from recoverytimer.base.plaintext import as_name, without_controls
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.exercise import Kind
from recoverytimer.player.player import Outcome
from recoverytimer.player.session import PlayedSegment, Session
from recoverytimer.records.records import Records
from recoverytimer.routine.adaptation import Adaptation, Way
from recoverytimer.routine.timeline import SegmentKind
from recoverytimer.runs.run import LONGEST_RUN_M, LONGEST_RUN_S, Effort, Run
from recoverytimer.soreness.entry import Sign, SorenessEntry

START = datetime(2026, 3, 4, 6, 30, tzinfo=UTC)


def segment(actual_s: float = 30.0, **more: object) -> PlayedSegment:
    values: dict[str, object] = {
        "kind": SegmentKind.WORK,
        "exercise": "pigeon-pose",
        "side": Side.LEFT,
        "planned_s": 30.0,
        "outcome": Outcome.DONE,
    }
    return PlayedSegment(actual_s=actual_s, **{**values, **more})


def session(name: str = "one", at: datetime = START, **more: object) -> Session:
    values: dict[str, object] = {
        "routine_id": "glute-relief",
        "routine_name": "Glute relief",
        "ended_at": at + timedelta(minutes=8),
        "offset_min": 60,
        "segments": (
            segment(10.0, kind=SegmentKind.PREPARE),
            segment(30.0, round=1),
            segment(0.0, outcome=Outcome.SKIPPED, side=Side.RIGHT),
            segment(45.5, exercise="childs-pose", side=None),
        ),
        "note": "Better after.",
        "adaptations": (
            Adaptation(
                exercise="pigeon-pose",
                way=Way.SWAPPED,
                instead="figure-four-supine",
                cautions=(Caution.KNEE, Caution.HIPREP),
            ),
            Adaptation(exercise="bodyweight-squat", way=Way.LEFT_OUT, cautions=(Caution.KNEE,)),
        ),
    }
    return Session(id=name, started_at=at, **{**values, **more})


def sore(name: str = "one", at: datetime = START, level: int = 4, **more: object) -> SorenessEntry:
    values: dict[str, object] = {"offset_min": 60, "area": Area.GLUTES, "side": Side.LEFT}
    return SorenessEntry(id=name, at=at, level=level, **{**values, **more})


def run(name: str = "one", at: datetime = START, **more: object) -> Run:
    values: dict[str, object] = {"offset_min": 60, "distance_m": 10_000.0, "duration_s": 3600.0}
    return Run(id=name, started_at=at, **{**values, **more})


RECORDS = Records(
    (session(), session("two", START + timedelta(days=1), note="=cmd|' /C calc'!A0")),
    (sore(signs=(Sign.SHARP, Sign.AT_NIGHT)), sore("two", session_id="two", area=None)),
    (run(effort=Effort.EASY, note="-1, tired", source="morning.fit"),),
)

_IDS = st.uuids().map(str)
_TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from("=+-@'\"\t\r\n,;ab 1"), max_size=8),
).map(without_controls)
_NAMES = _TEXTS.map(as_name)
_OFFSETS = st.integers(-720, 840)
_INSTANTS = st.datetimes(
    datetime.fromisoformat("1990-01-02"), datetime.fromisoformat("2190-01-01")
).map(lambda d: d.replace(microsecond=d.microsecond // 1000 * 1000, tzinfo=UTC))
_SECONDS = st.floats(0, 1e5).map(lambda s: round(s, 3))
_AREAS = st.none() | st.sampled_from(Area)
_SIDES = st.none() | st.sampled_from(Side)

segments = st.builds(
    PlayedSegment,
    kind=st.sampled_from(SegmentKind),
    exercise=st.none() | st.sampled_from(["pigeon-pose", "bridge"]),
    side=_SIDES,
    round=st.none() | st.integers(1, 20),
    planned_s=st.none() | _SECONDS,
    actual_s=_SECONDS,
    outcome=st.sampled_from(Outcome),
)

adaptations = st.builds(
    Adaptation,
    exercise=st.sampled_from(["pigeon-pose", "bridge"]),
    way=st.sampled_from(Way),
    instead=st.none() | st.just("childs-pose"),
    cautions=st.lists(st.sampled_from(Caution), max_size=3, unique=True).map(tuple),
)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    start = draw(_INSTANTS)
    return Session(
        id=draw(_IDS),
        routine_id=draw(st.sampled_from(["glute-relief", "x", "exercise:pigeon-pose", ""])),
        routine_name=draw(_NAMES),
        started_at=start,
        ended_at=start + timedelta(seconds=draw(st.integers(0, 9000))),
        offset_min=draw(_OFFSETS),
        segments=tuple(draw(st.lists(segments, max_size=4))),
        kind=draw(st.none() | st.sampled_from(Kind)),
        by_hand=draw(st.booleans()),
        note=draw(_TEXTS),
        adaptations=tuple(draw(st.lists(adaptations, max_size=3))),
    )


soreness_entries = st.builds(
    SorenessEntry,
    id=_IDS,
    at=_INSTANTS,
    offset_min=_OFFSETS,
    level=st.integers(0, 10),
    area=_AREAS,
    side=_SIDES,
    signs=st.lists(st.sampled_from(Sign), unique=True).map(tuple),
    note=_TEXTS,
    session_id=st.none() | _IDS,
)
runs = st.builds(
    Run,
    id=_IDS,
    started_at=_INSTANTS,
    offset_min=_OFFSETS,
    distance_m=st.none() | st.floats(0.001, LONGEST_RUN_M),
    duration_s=st.none() | st.floats(0.001, LONGEST_RUN_S),
    effort=st.none() | st.sampled_from(Effort),
    note=_TEXTS,
    source=_NAMES,
)


def _unique(kind: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(kind, max_size=4, unique_by=lambda r: r.id).map(tuple)


def records() -> st.SearchStrategy[Records]:
    """Sound records of every sort."""
    return st.builds(
        Records,
        sessions=_unique(sessions()),
        soreness=_unique(soreness_entries),
        runs=_unique(runs),
    )
