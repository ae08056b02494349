"""A data folder of somebody who has used the app for very long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from recoverytimer.core.history import History
from recoverytimer.core.player import Outcome
from recoverytimer.core.session import PlayedSegment, Session
from recoverytimer.core.timeline import SegmentKind

ROUTINE = 'format = 1\nname = "Own {n}"\n[[steps]]\nexercise = "pigeon-pose"\nhold = 30\n'


def fill(folder: Path, routines: int, sessions: int) -> None:
    """Write own routines and sessions, four a day up to now, with a day of rest in ten."""
    (folder / "routines").mkdir(parents=True)
    for n in range(routines):
        (folder / "routines" / f"own-{n}.toml").write_text(ROUTINE.format(n=n))
    history = History(folder / "history.sqlite3")
    history.add_all(_session(n) for n in range(sessions))
    history.close()


def _session(n: int) -> Session:
    start = datetime.now(UTC) - timedelta(hours=6 * n + 1, days=n // 36)
    played = PlayedSegment(
        kind=SegmentKind.WORK, exercise="pigeon-pose", actual_s=30.0, outcome=Outcome.DONE
    )
    return Session(
        id=f"{n:08}",
        routine_id="glute-relief",
        routine_name="Glute relief stretches",
        started_at=start,
        ended_at=start + timedelta(minutes=8),
        offset_min=0,
        segments=(played, played),
    )
