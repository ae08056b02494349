"""The one line on what got easier: which of several is told, and never the same one over again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import Enum, auto

from recoverytimer.base.days import ONE_DAY
from recoverytimer.exercise.exercise import Kind
from recoverytimer.history.history import History
from recoverytimer.history.recordkeeper import RecordKeeper
from recoverytimer.history.sessionfilter import SessionFilter
from recoverytimer.soreness.easing import (
    EASING_RUNS_BACK,
    ENTRIES_BACK,
    Easing,
    easings,
    next_to_tell,
)
from recoverytimer.today.situation import REAL_STRENGTH_S

MOST_SESSIONS = 1000


class ToldAt(Enum):
    """Where it is told."""

    TODAY = auto()
    END = auto()


class EasingLines:
    """Looks up what got easier; where the history cannot be read, nothing did.

    Args:
        now: gives this instant in UTC.
        last: gives the name of the line that was told last; empty where none was.
        keep: keeps it.
    """

    def __init__(
        self,
        records: RecordKeeper,
        now: Callable[[], datetime],
        last: Callable[[], str],
        keep: Callable[[str], object],
    ) -> None:
        self._records = records
        self._now = now
        self._last = last
        self._keep = keep
        self._chosen: dict[ToldAt, tuple[date, str]] = {}

    def line(self, at: ToldAt) -> Easing | None:
        """What to tell; the same all day at one place, and another one than was told before."""
        today, history = self._now().astimezone().date(), self._records.history
        found = self._records.ask(lambda: _easings(history, today)) or ()
        day, name = self._chosen.get(at, (date.min, ""))
        line = next((one for one in found if day == today and one.name == name), None)
        line = line or next_to_tell(found, self._last())
        if line is not None:
            self._chosen[at] = (today, line.name)
            if line.name != self._last():
                self._keep(line.name)
        return line


def _easings(history: History, today: date) -> tuple[Easing, ...]:
    first, last = today - EASING_RUNS_BACK, today + ONE_DAY
    runs = history.runs.between(first, last)
    if not runs:
        return ()
    of_strength = SessionFilter(first=first, last=last, kinds=frozenset({Kind.STRENGTH}))
    strength = history.sessions.page(count=MOST_SESSIONS, where=of_strength)
    return easings(
        history.soreness.between(today - ENTRIES_BACK, last),
        runs,
        (one.ended_at for one in strength if one.total_s >= REAL_STRENGTH_S),
        today,
    )
