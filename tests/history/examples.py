"""Sessions and histories of many examples."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from recoverytimer.base.days import local_day
from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.changes import Record
from recoverytimer.history.history import History
from recoverytimer.player.session import Session
from tests.recordmaking import NOON, session


@contextmanager
def fresh(*kept: Record) -> Iterator[History]:
    """A history for one example of many."""
    with TemporaryDirectory() as folder, closing(History(Path(folder, "history"))) as history:
        history.add(*kept)
        yield history


KINDS = (Kind.STRETCH, Kind.ROLL, None)
NOTES = ("", "Knee fine, après 50% of it", "MÜDE; straße", "ä% _'\"*", "左の膝が痛い")
SPREAD = st.builds(
    lambda number, hours, quarters, kind, routine, note: session(
        number,
        NOON + timedelta(hours=hours),
        15 * quarters,
        kind=kind,
        routine_id=routine,
        routine_name=f"The {routine}",
        note=note,
    ),
    st.integers(0, 20),
    st.integers(-400, 400),
    st.integers(-48, 56),
    st.sampled_from(KINDS),
    st.sampled_from(["roll-legs", "bedtime"]),
    st.sampled_from(NOTES),
)
SESSIONS = st.lists(SPREAD, unique_by=lambda s: s.id, max_size=12)
SOME_DAY = st.dates(date(2026, 2, 10), date(2026, 3, 25))


def day(record: Session) -> date:
    return local_day(record.started_at, record.offset_min)
