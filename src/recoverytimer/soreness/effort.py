"""What soreness can come from: runs that tire and strength sessions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from recoverytimer.runs.leaps import ended_at, is_effort
from recoverytimer.runs.run import Effort, Run


class PastEffort(Struct, frozen=True):
    """When an effort ended (UTC), and in a few words what it was."""

    ended_at: datetime
    words: str


def efforts(runs: Iterable[Run], strength: Iterable[datetime]) -> tuple[PastEffort, ...]:
    """The hard, long or unrated runs and the strength sessions, the oldest first.

    Args:
        runs: in any order, as far back as a leap is looked for.
        strength: when strength sessions ended, UTC.
    """
    known = tuple(runs)
    found = [
        PastEffort(ended_at(run), "hard run" if run.effort is Effort.HARD else "run")
        for run in known
        if is_effort(run, known)
    ]
    found += [PastEffort(ended, "strength session") for ended in strength]
    return tuple(sorted(found, key=lambda effort: effort.ended_at))
