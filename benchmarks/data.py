"""A data folder of somebody who has used the app for very long."""

from __future__ import annotations

from pathlib import Path

from tests import plausible

from recoverytimer.history.history import History

ROUTINE = 'format = 1\nname = "Own {n}"\n[[steps]]\nexercise = "pigeon-pose"\nhold = 30\n'


def fill(folder: Path, routines: int, sessions: int, entries: int, runs: int = 0) -> None:
    """Write own routines, and records up to now: four sessions a day."""
    (folder / "routines").mkdir(parents=True)
    for n in range(routines):
        (folder / "routines" / f"own-{n}.toml").write_text(ROUTINE.format(n=n))
    history = History(folder / "history.sqlite3")
    plausible.fill(history, sessions, entries, runs)
    history.close()
