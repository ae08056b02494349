"""A data folder of somebody who has used the app for very long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests import plausible

from recoverytimer.history.history import History

TEN_MONTHS = timedelta(days=304)
ROUTINE = 'format = 1\nname = "Own {n}"\n[[steps]]\nexercise = "pigeon-pose"\nhold = 30\n'


def fill(folder: Path, routines: int, sessions: int, entries: int, runs: int = 0) -> None:
    """Write own routines, and records up to now: four sessions a day."""
    (folder / "routines").mkdir(parents=True)
    for n in range(routines):
        (folder / "routines" / f"own-{n}.toml").write_text(ROUTINE.format(n=n))
    history = History(folder / "history.sqlite3")
    plausible.fill(history, sessions, entries, runs)
    history.close()


def write_months(folder: Path) -> None:
    """Write what a runner has logged in the last ten months."""
    folder.mkdir()
    history = History(folder / "history.sqlite3")
    today = datetime.now(UTC).date()
    history.add(*plausible.runner(3, today - TEN_MONTHS, TEN_MONTHS.days).records)
    history.close()
