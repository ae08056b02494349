"""What soreness can come from: runs that tire and strength sessions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import Enum, auto

from msgspec import Struct

from recoverytimer.runs.leaps import ended_at, is_effort
from recoverytimer.runs.run import Effort, Run


class EffortKind(Enum):
    """What an effort was."""

    HARD_RUN = auto()
    RUN = auto()
    STRENGTH = auto()


class PastEffort(Struct, frozen=True):
    """When an effort ended (UTC), and what it was."""

    ended_at: datetime
    kind: EffortKind


def efforts(runs: Iterable[Run], strength: Iterable[datetime]) -> tuple[PastEffort, ...]:
    """The hard, long or unrated runs and the strength sessions, the oldest first.

    Args:
        runs: in any order, as far back as a leap is looked for.
        strength: when strength sessions ended, UTC.
    """
    known = tuple(runs)
    found = [
        PastEffort(
            ended_at(run), EffortKind.HARD_RUN if run.effort is Effort.HARD else EffortKind.RUN
        )
        for run in known
        if is_effort(run, known)
    ]
    found += [PastEffort(ended, EffortKind.STRENGTH) for ended in strength]
    return tuple(sorted(found, key=lambda effort: effort.ended_at))
